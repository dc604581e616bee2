import type { Command } from 'commander'
import { type Global, print } from '../io.ts'
import { server } from '../server.ts'

export function office(program: Command): void {
  const office = program.command('office').description('seats at this desk')
  const inspect = async <T>(run: (desk: never) => Promise<T>): Promise<T> => (await server()).withDesk(program.opts<Global>(), run as never, { inspect: true }) as Promise<T>
  office.command('invite <party> <role> <office>')
    .description('a link by which an office takes its seat, once, within ten minutes; role is drafter, releaser, both, depositary, evaluator or observer')
    .option('--nature <nature>', 'civil, military, police, health, diplomatic or not-named', 'civil')
    .action(async (party: string, role: string, name: string, { nature }: { nature: string }) => {
      const global = program.opts<Global>()
      const answer = await (await server()).inviteLink(global, { party, role, office: name, nature })
      print(global, answer, () => [answer.link])
    })
  office.command('seats').description('every seat, open or closed, with its passkeys counted').action(async () => {
    const { seatsOf } = await server()
    const seats = await inspect(seatsOf)
    print(program.opts<Global>(), { seats }, () => seats.map((seat) => `${seat.id.slice(0, 8)}  ${seat.party}  ${seat.role}  ${seat.closed ? 'closed' : 'open'}  ${seat.passkeys} passkeys${seat.suspect ? ', one may be copied' : ''}  ${seat.office}`))
  })
  office.command('close <seat>').description('a link that closes a seat and ends its sessions, good for ten minutes').action(async (id: string) => {
    const { closeLink } = await server()
    const answer = await inspect((desk) => closeLink(desk, id))
    print(program.opts<Global>(), answer, () => [answer.link])
  })
  office.command('audit').description('what was done at the doors, newest first').action(async () => {
    const { auditOf } = await server()
    const audit = await inspect(auditOf)
    print(program.opts<Global>(), { audit }, () => audit.map((line) => `${line.at}  ${line.act}${line.count > 1 ? ` x${line.count}` : ''}  ${line.what}  ${line.office}`))
  })
}

import type { Command } from 'commander'
import { type Global, print } from '../io.ts'
import { server } from '../server.ts'

export function office(program: Command): void {
  program.command('office').description('seats at this desk').command('invite <party> <role> <office>')
    .description('a link by which an office takes its seat, once, within ten minutes; role is drafter or releaser')
    .option('--nature <nature>', 'civil, military, police, health, diplomatic or not-named', 'civil')
    .action(async (party: string, role: string, name: string, { nature }: { nature: string }) => {
      const global = program.opts<Global>()
      const answer = await (await server()).inviteLink(global, { party, role, office: name, nature })
      print(global, answer, () => [answer.link])
    })
}

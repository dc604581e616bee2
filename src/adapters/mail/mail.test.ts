import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { Fault, LANGUAGES } from '../../core/values/index.ts'
import { mailer, type Mail, type Mailer } from './index.ts'

interface Got {
  to: string[]
  raw: string
}

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function server(over: SMTPServerOptions = {}): Promise<{ got: Got[]; mailer: Mailer; port: number }> {
  const got: Got[] = []
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        got.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() })
        done()
      })
    },
    ...over,
  })
  smtp.on('error', () => {})
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
  open.push(() => new Promise((done) => smtp.close(() => done())))
  const { port } = smtp.server.address() as AddressInfo
  const made = mailer({ url: `smtp://127.0.0.1:${port}`, from: 'desk@desk.example', timeoutMs: 2000 })
  open.push(async () => made.close())
  return { got, mailer: made, port }
}

const mail: Mail = {
  to: 'office@cub.example',
  letter: { subject: 'Terremoto de magnitud 7.3', text: 'Se registró un terremoto.\n\nhttps://desk.example/ack/abc\n' }, language: 'es',
  id: '7f3a.1.CUB', cap: new TextEncoder().encode('<alert/>'),
}

const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim()

test('a warning arrives whole: text, CAP attachment, one stable id, marked as automatic', async () => {
  const { got, mailer } = await server()
  expect(await mailer.send(mail)).toMatchObject({ kind: 'delivered' })
  const [{ to, raw }] = got as [Got]
  expect(to).toEqual(['office@cub.example'])
  expect([header(raw, 'Message-ID'), header(raw, 'Auto-Submitted'), header(raw, 'Content-Language')]).toEqual(
    ['<7f3a.1.CUB@desk.example>', 'auto-generated', 'es']
  )
  expect(raw).toMatch(/Content-Type: application\/cap\+xml; name=warning\.cap\.xml/)
  expect(raw).toContain(Buffer.from('<alert/>').toString('base64'))
  expect(raw.replace(/=\r\n/g, '')).toContain('registr=C3=B3')
})

test.each(LANGUAGES)('a subject in %s cannot carry a header in', async (language) => {
  const { got, mailer } = await server()
  await mailer.send({ ...mail, language, letter: { ...mail.letter, subject: 'a\r\nBcc: spy@evil.example' } })
  expect(got[0]!.to).toEqual(['office@cub.example'])
  expect(header(got[0]!.raw, 'Bcc')).toBeUndefined()
})

test('450 asks to come back, 550 is final', async () => {
  const refusing = (responseCode: number) => server({
    onRcptTo: (_, __, done) => done(Object.assign(new Error('not now'), { responseCode })),
  })
  expect(await (await refusing(450)).mailer.send(mail)).toMatchObject({ kind: 'failed', code: 'busy', permanent: false })
  expect(await (await refusing(550)).mailer.send(mail)).toMatchObject({ kind: 'failed', code: 'refused', permanent: true })
})

test('a server that is not there, or that never speaks, is tried again', async () => {
  const { mailer: gone } = await server()
  for (const close of open.splice(0)) await close()
  expect(await gone.send(mail)).toMatchObject({ kind: 'failed', code: 'network', permanent: false })
  const { port } = await server({ onConnect: () => {} })
  const mute = mailer({ url: `smtp://127.0.0.1:${port}`, from: 'desk@desk.example', timeoutMs: 300 })
  expect(await mute.send(mail)).toMatchObject({ kind: 'failed', code: 'timeout', permanent: false })
  mute.close()
})

test('TLS is not given up: a server without it gets nothing when it is required', async () => {
  const { got, port } = await server()
  const strict = mailer({ url: `smtp://127.0.0.1:${port}`, from: 'desk@desk.example', timeoutMs: 2000, requireTls: true })
  expect((await strict.send(mail)).kind).toBe('failed')
  expect(got).toEqual([])
  strict.close()
})

test.each(
  ['a@b.example, c@d.example', 'A <a@b.example>', 'a@b.example\r\nRCPT TO:<x@y.example>', '', 'nobody']
)('%j is no mailbox', async (to) => {
  const { got, mailer } = await server()
  expect(await mailer.send({ ...mail, to })).toMatchObject({ kind: 'failed', code: 'address', permanent: true })
  expect(got).toEqual([])
})

test.each(
  [['http://x', 'desk@desk.example', 'mail-url'], ['x', 'desk@desk.example', 'mail-url'], ['smtp://x', 'Desk <desk@x>', 'mail-from']]
)('%s from %s is refused', (url, from, code) => {
  expect(() => mailer({ url, from })).toThrow(expect.objectContaining({ code }) as unknown as Fault)
})

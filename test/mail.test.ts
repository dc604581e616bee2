import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Json } from '../src/core/values/index.ts'
import { DESK } from '../src/server/desk.ts'
import { say } from '../src/server/say.ts'
import { clockOf, threadOf } from '../src/server/thread.ts'
import { type Running, up } from '../src/server/up.ts'
import { compose } from '../src/server/warnings/draft.ts'
import { draftOf, releaseDraft, saveDraft } from '../src/server/warnings/release.ts'

const data = mkdtempSync(join(tmpdir(), 'contadora-mail-'))
const received: { to: string[]; text: string }[] = []
const smtp = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, session, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: plain(Buffer.concat(parts).toString()) })
      done()
    })
  },
})
let running: Running

beforeAll(async () => {
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
  running = await up({ demo: true, port: '0', data }, () => {}, { CONTADORA_SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}` })
})
afterAll(async () => {
  await running?.close()
  await new Promise<void>((done) => smtp.close(() => done()))
  rmSync(data, { recursive: true })
})

/** Soft line breaks and escapes of quoted-printable undone, as a mail program does. */
function plain(raw: string): string {
  return raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

test('a warning comes by mail; opening its link acknowledges nothing, the button on that page does', async () => {
  const { desk, book } = running.parts
  const contact = { themes: [], office: 'Guardia de Defensa Civil', nature: 'civil', step: 0, channels: [{ kind: 'mail', address: 'guardia@cub.example', language: 'es' }] }
  await say(desk, await desk.office('CUB', 'releaser'), { kind: 'contact', release: { audience: 'named', to: [DESK] }, body: contact as unknown as Json })
  const drafter = await desk.office('JAM', 'drafter')
  const { id } = await saveDraft(desk, drafter, await compose(running.parts, drafter, book.told()[0]!))
  const warning = (await releaseDraft(desk, { draft: (await draftOf(desk, 'JAM', id))!, by: await desk.office('JAM', 'releaser') })).id
  const mail = await vi.waitFor(() => {
    const found = received.find(({ to }) => to.includes('guardia@cub.example'))
    if (!found) throw new Error('no mail came')
    return found
  }, { timeout: 20_000 })
  expect(mail.text).toMatch(/^Subject: .*Terremoto|=\?UTF-8/im)

  const clock = async () => clockOf((await threadOf(desk, 'JAM', warning))!, 'CUB', desk.clock())!
  await vi.waitFor(async () => expect((await clock()).state).not.toBe('undelivered'), { timeout: 20_000 })
  const link = new URL(/https?:\/\/\S+\/ack\/[\w~-]+/.exec(mail.text)![0])
  const at = `http://127.0.0.1:${running.port}${link.pathname}`
  const page = await (await fetch(at)).text()
  await fetch(at, { method: 'HEAD' })
  expect((await clock()).answeredAt).toBeNull()

  const action = /action="([^"]+\/ack\/[^"]+)"/.exec(page)![1]!
  const press = (fields: Record<string, string>) => fetch(new URL(action, at), { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { origin: `http://127.0.0.1:${running.port}` } })
  expect((await press({ version: '1' })).status).toBe(400)
  const answered = await press({ answer: 'acknowledge', version: '1' })
  expect(answered.status).toBe(303)
  expect((await clock()).answeredAt).not.toBeNull()
}, 60_000)

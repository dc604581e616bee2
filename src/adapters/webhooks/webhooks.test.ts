import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { fetchPublic } from '../http-feed/index.ts'
import { Fault } from '../../core/values/index.ts'
import { deliver, newSecret, secretBytes, signatures, verifies, type Post } from './index.ts'

const secret = newSecret((n) => new Uint8Array(n).fill(7))
const other = newSecret((n) => new Uint8Array(n).fill(8))
const AT = Date.parse('2020-01-28T19:15:00.400Z')
const message = { id: 'msg_7f3a_1_CUB', at: AT, body: '{"warning":"7f3a"}' }
const local: Post = (url, options) => fetchPublic(url, { ...options, allowLoopback: true })

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

interface Got {
  headers: IncomingHttpHeaders
  body: string
  url: string
}

async function listening(answer: (response: ServerResponse) => void): Promise<{ url: string; got: Got[] }> {
  const got: Got[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      got.push({ headers: request.headers, body, url: request.url ?? '' })
      answer(response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  open.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got }
}

describe('delivery', () => {
  test('a receiver can verify what it got, under the old secret and the new', async () => {
    const { url, got } = await listening((response) => response.writeHead(204).end())
    expect(await deliver({ url, secrets: [secret, other] }, message, local)).toEqual({ kind: 'delivered', detail: 'HTTP 204' })
    const { headers, body } = got[0]!
    const signed = {
      id: String(headers['webhook-id']), timestamp: Number(headers['webhook-timestamp']), signature: String(headers['webhook-signature']),
      body,
    }
    expect([signed.id, signed.timestamp, body]).toEqual([message.id, 1580238900, message.body])
    expect([verifies(signed, secret, 1580238900), verifies(signed, other, 1580239199)]).toEqual([true, true])
  })

  test.each([
    [410, {}, 'gone', true, undefined], [500, {}, 'busy', false, undefined], [429, { 'retry-after': '7' }, 'busy', false, 7000],
    [503, { 'retry-after': 'Tue, 28 Jan 2020 19:16:00 GMT' }, 'busy', false, 59_600],
    [403, { 'retry-after': 'soon' }, 'refused', false, undefined],
  ] as const)('HTTP %i', async (status, headers, code, permanent, retryAfterMs) => {
    const { url } = await listening((response) => response.writeHead(status, headers).end())
    const outcome = await deliver({ url, secrets: [secret] }, message, local)
    expect(outcome).toEqual(
      { kind: 'failed', code, permanent, detail: `HTTP ${status}`, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
    )
  })

  test('a redirect is not followed: the second address never hears of it', async () => {
    const second = await listening((response) => response.end())
    const first = await listening((response) => response.writeHead(307, { location: second.url }).end())
    expect(await deliver({ url: first.url, secrets: [secret] }, message, local)).toMatchObject(
      { kind: 'failed', code: 'redirect', permanent: false }
    )
    expect(second.got).toEqual([])
  })

  test('silence, a closed port, and an endless answer end', async () => {
    const quick: Post = (url, options) => fetchPublic(url, { ...options, timeoutMs: 200, allowLoopback: true })
    const mute = await listening(() => {})
    expect(await deliver({ url: mute.url, secrets: [secret] }, message, quick)).toMatchObject({ code: 'timeout', permanent: false })
    expect(await deliver({ url: 'http://127.0.0.1:9/', secrets: [secret] }, message, quick)).toMatchObject(
      { code: 'network', permanent: false }
    )
  })

  test.each(
    ['http://127.0.0.1:9/', 'http://169.254.169.254/latest', 'http://[::1]/', 'ftp://example.org/', 'http://user:pass@example.org/']
  )(
    '%s is refused for good', async (url) => {
      expect(await deliver({ url, secrets: [secret] }, message, (to, options) => fetchPublic(to, options))).toMatchObject(
        { kind: 'failed', code: 'address', permanent: true }
      )
    })
})

describe('signature', () => {
  const timestamp = 1614265330
  const signed = { id: 'm', timestamp, body: '{"a":1}', signature: signatures('m', timestamp, '{"a":1}', [secret]) }

  test('is the HMAC-SHA256 of id.timestamp.body in base64 (vector from openssl)', () => {
    expect(signed.signature).toBe('v1,mlXKZG4EVmaAsym6eHFB0apslv/M17Tys3dYQtNro5k=')
  })

  test.each([
    ['another body', { body: '{"a":2}' }, timestamp], ['another id', { id: 'n' }, timestamp],
    ['another time', { timestamp: timestamp + 1 }, timestamp],
    ['replayed later', {}, timestamp + 301], ['from the future', {}, timestamp - 301], ['no signature', { signature: '' }, timestamp],
    ['no time', { timestamp: Number.NaN }, timestamp],
  ])('%s does not verify', (_, over, now) => {
    expect(verifies(signed, secret, timestamp)).toBe(true)
    expect(verifies({ ...signed, ...over }, secret, now)).toBe(false)
  })

  test('a short secret is refused', () => {
    expect(() => secretBytes('whsec_c2hvcnQ=')).toThrow(Fault)
    expect(secretBytes(secret)).toHaveLength(32)
  })
})

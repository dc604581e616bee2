import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { asFault } from '../../core/values/index.ts'
import { checkUrl, fetchPublic, type FetchOptions, healthOf, isPublicAddress, NEVER_POLLED, pollFeed } from './index.ts'

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => (server.closeAllConnections(), server.close())))

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://localhost:${(server.address() as AddressInfo).port}/`
}
const here = { allowLoopback: true }
const codeOf = (url: string, options: FetchOptions = here) =>
  fetchPublic(url, options).then(() => 'read', (error: unknown) => asFault(error).code)

test.each([
  '127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1',
  '255.255.255.255',
  '198.18.0.1', '192.0.2.1', '::1', '::', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', '::ffff:10.0.0.1',
  '::ffff:8.8.8.8', '64:ff9b::a00:1',
  '2002:a00:1::', '2001::1', '2001:db8::1', 'ff02::1', 'not-an-address', '',
])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false))

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])('%s is public', (address) =>
  expect(isPublicAddress(address)).toBe(true))

test.each([
  ['file:///etc/passwd', 'fetch-scheme'], ['ftp://example.org/', 'fetch-scheme'], ['http://u:p@example.org/', 'fetch-scheme'],
  ['nonsense', 'fetch-scheme'],
  ['http://127.0.0.1/', 'fetch-address'], ['http://2130706433/', 'fetch-address'], ['http://0x7f.1/', 'fetch-address'],
  ['http://[::1]/', 'fetch-address'],
  ['http://[::ffff:127.0.0.1]/', 'fetch-address'], ['http://169.254.169.254/latest', 'fetch-address'],
])('%s is refused', (url, code) => {
  expect(() => checkUrl(url)).toThrow(expect.objectContaining({ code }))
})

test('a name that resolves to this machine is refused when it connects, and allowed only for the demo', async () => {
  const url = await serve((_, answer) => answer.end('ok'))
  expect(await codeOf(url, {})).toBe('fetch-address')
  expect(new TextDecoder().decode((await fetchPublic(url, here)).bytes)).toBe('ok')
})

test('redirects: followed three times, never to a private address, never for a POST', async () => {
  const url = await serve((asked, answer) => {
    const n = Number(asked.url!.slice(1) || '0')
    if (asked.url === '/private') return void answer.writeHead(302, { location: 'http://10.0.0.1/' }).end()
    if (asked.url === '/file') return void answer.writeHead(302, { location: 'file:///etc/passwd' }).end()
    if (n === 9) return void answer.end('there')
    answer.writeHead(307, { location: `/${n + 1}` }).end()
  })
  expect((await fetchPublic(`${url}6`, here)).url).toBe(`${url}9`)
  expect(await codeOf(`${url}5`)).toBe('fetch-redirects')
  expect(await codeOf(`${url}private`)).toBe('fetch-address')
  expect(await codeOf(`${url}file`)).toBe('fetch-scheme')
  expect((await fetchPublic(`${url}6`, { ...here, method: 'POST', body: 'x' })).status).toBe(307)
})

test('size is capped: announced, streamed without end, and inside gzip', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  const url = await serve((asked, answer) => {
    if (asked.url === '/announced') return void answer.writeHead(200, { 'content-length': '999999999' }).flushHeaders()
    if (asked.url === '/gzip') return void answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    if (asked.url === '/broken') return void answer.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip')
    if (asked.url === '/odd') return void answer.writeHead(200, { 'content-encoding': 'zip' }).end('x')
    const more = () => { while (!answer.destroyed && answer.write(Buffer.alloc(65_536))) { /* until the socket is full */ } }
    answer.on('drain', more)
    more()
  })
  for (const path of ['announced', 'gzip', 'endless']) expect(await codeOf(url + path, { ...here, maxBytes: 1_000_000 })).toBe('fetch-size')
  expect(await codeOf(`${url}broken`)).toBe('fetch-encoding')
  expect(await codeOf(`${url}odd`)).toBe('fetch-encoding')
})

test('silence, a trickle and a cut connection end by themselves', async () => {
  const url = await serve((asked, answer) => {
    if (asked.url === '/cut') return void answer.writeHead(200, { 'content-length': '10' }).write('half', () => answer.destroy())
    if (asked.url === '/trickle') answer.writeHead(200).write('x')
  })
  expect(await codeOf(`${url}silence`, { ...here, timeoutMs: 200 })).toBe('fetch-timeout')
  expect(await codeOf(`${url}trickle`, { ...here, timeoutMs: 200 })).toBe('fetch-timeout')
  expect(await codeOf(`${url}cut`)).toBe('fetch-network')
  await serve(() => {})
  expect(await codeOf('http://localhost:1/')).toBe('fetch-network')
})

const feed = { every: 60, staleAfter: 900, maxBytes: 1_000_000, mediaTypes: ['application/json'] }
const deps = (now: number) => ({ ...here, now: () => now, random: () => 0.5 })

test('changed, same by validator, same by content, changed again', async () => {
  let [body, tag, asked304] = ['one', '"1"', 0]
  const url = await serve((asked, answer) => {
    if (asked.headers['if-none-match'] === tag) return void (asked304++, answer.writeHead(304).end())
    answer.writeHead(200, { etag: tag, 'last-modified': 'Tue, 28 Jan 2020 19:10:24 GMT' }).end(body)
  })
  const first = await pollFeed(feed, url, NEVER_POLLED, deps(1000))
  expect(first).toMatchObject({ result: { status: 'changed', etag: '"1"' },
    state: { lastChange: 1000, lastSuccess: 1000, nextTry: 64_000 } })
  const second = await pollFeed(feed, url, first.state, deps(2000))
  expect(second).toMatchObject({ result: { status: 'same' }, state: { etag: '"1"', lastChange: 1000, lastSuccess: 2000 } })
  expect(asked304).toBe(1)
  tag = '"2"'
  const third = await pollFeed(feed, url, second.state, deps(3000))
  expect(third).toMatchObject({ result: { status: 'same' }, state: { etag: '"2"', lastChange: 1000 } })
  ;[body, tag] = ['two', '"3"']
  expect((await pollFeed(feed, url, third.state, deps(4000))).result.status).toBe('changed')
})

test('failures back off, keep what was known, and obey Retry-After; success clears them', async () => {
  let status = 503
  const url = await serve((_, answer) => answer.writeHead(status, status === 429 ? { 'retry-after': '7200' } : {}).end('{}'))
  let state = { ...NEVER_POLLED, etag: '"1"', lastSuccess: 500 }
  const waits: number[] = []
  for (let i = 0; i < 8; i++) {
    const outcome = await pollFeed(feed, url, state, deps(1000))
    expect(outcome.result).toMatchObject({ status: 'failed', code: 'fetch-status', message: 'the server answered 503' })
    state = outcome.state as typeof state
    waits.push((state.nextTry - 1000) / 1000)
  }
  expect(waits).toEqual([90, 180, 360, 720, 1440, 2700, 2700, 2700])
  expect(state).toMatchObject({ etag: '"1"', lastSuccess: 500, failures: 8 })
  status = 429
  expect((await pollFeed(feed, url, state, deps(1000))).state.nextTry).toBe(7_201_000)
  status = 200
  expect((await pollFeed(feed, url, state, deps(2000))).state).toMatchObject({ failures: 0, lastError: { code: 'fetch-status' } })
})

test('stale is not quiet', () => {
  const success = { ...NEVER_POLLED, lastSuccess: 1_000_000, lastChange: 5 }
  expect(healthOf(feed, NEVER_POLLED, 0).word).toBe('never')
  expect(healthOf(feed, success, 1_000_000 + 900_000)).toMatchObject({ word: 'fresh', lastChange: 5 })
  expect(healthOf(feed, { ...success, failures: 1 }, 1_000_001).word).toBe('failing')
  expect(healthOf(feed, success, 1_000_000 + 900_001).word).toBe('stale')
})

test('a token goes to the address itself, and never along with a redirect', async () => {
  const got: (string | undefined)[] = []
  const other = await serve((request, answer) => (got.push(request.headers['x-token'] as string | undefined), answer.end('{}')))
  const moved = await serve((_, answer) => answer.writeHead(302, { location: other }).end())
  const feed = { every: 60, maxBytes: 1000, mediaTypes: ['application/json'], tokenHeader: 'x-token' }
  const deps = { ...here, now: () => 0, random: () => 0, token: 's3cret' }
  expect((await pollFeed(feed, other, NEVER_POLLED, deps)).result.status).toBe('changed')
  expect((await pollFeed(feed, moved, NEVER_POLLED, deps)).result).toMatchObject({ status: 'failed', code: 'fetch-redirects' })
  const { tokenHeader: _, ...open } = feed
  expect((await pollFeed(open, other, NEVER_POLLED, deps)).result.status).toBe('changed')
  expect(got).toEqual(['s3cret', undefined])
})

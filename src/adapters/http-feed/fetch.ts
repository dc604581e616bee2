import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { type Duplex, pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Fault } from '../../core/values/index.ts'
import { checkUrl, publicAddressOnly, type AddressRule } from './address.ts'

export interface FetchOptions extends AddressRule {
  method?: 'GET' | 'HEAD' | 'POST'
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** for the whole exchange, redirects and body included */
  timeoutMs?: number
  /** of the body after decompression; reading stops there */
  maxBytes?: number
  /** 3 for GET and HEAD; a POST is never redirected */
  maxRedirects?: number
}

export interface Fetched {
  status: number
  headers: Record<string, string>
  bytes: Uint8Array
  /** where the body came from, after redirects */
  url: string
}

const DECODERS = new Map<string, () => Duplex>([
  ['gzip', createGunzip], ['x-gzip', createGunzip], ['deflate', createInflate], ['br', createBrotliDecompress],
])
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * One HTTP exchange with a public address. Each hop is judged again, when it connects. Any status is an answer; Faults are
 * `fetch-scheme`, `fetch-address`, `fetch-redirects`, `fetch-timeout`, `fetch-size`, `fetch-encoding`, `fetch-network`.
 */
export async function fetchPublic(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const { method = 'GET', timeoutMs = 20_000, maxBytes = 32 * 1024 * 1024 } = options
  const hops = method === 'POST' ? 0 : (options.maxRedirects ?? 3)
  const signal = AbortSignal.timeout(timeoutMs)
  let url = checkUrl(address, options)
  for (let hop = 0; ; hop++) {
    const answer = await send(url, method, signal, options)
    const [status, location] = [answer.statusCode ?? 0, answer.headers.location]
    if (method === 'POST' || !REDIRECTS.has(status) || location === undefined) {
      const bytes = await bodyOf(answer, maxBytes, signal)
      return { status, headers: plainHeaders(answer), bytes, url: url.href }
    }
    answer.destroy()
    if (hop >= hops) throw new Fault('fetch-redirects', `more than ${hops} redirects`)
    const next = URL.canParse(location, url.href) ? new URL(location, url.href).href : location
    if (url.protocol === 'https:' && next.startsWith('http:'))
      throw new Fault('fetch-redirects', 'a redirect from https to http is refused')
    url = checkUrl(next, options)
  }
}

function send(url: URL, method: string, signal: AbortSignal, options: FetchOptions): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const headers = { 'accept-encoding': 'gzip', 'user-agent': 'contadora', ...options.headers }
  return new Promise((done, fail) => {
    const lookup = publicAddressOnly(options)
    const sent = request(url, { method, headers, signal, lookup, agent: false, maxHeaderSize: 32 * 1024 }, done)
    sent.on('error', (error) => fail(faultOf(error, signal)))
    sent.end(options.body)
  })
}

/** Counts what comes out of the decompressor, so a bomb stops at the cap and not at the memory. */
async function bodyOf(answer: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const declared = Number(answer.headers['content-length'] ?? 0)
  try {
    if (declared > maxBytes) throw new Fault('fetch-size', `${declared} bytes announced; at most ${maxBytes} are read`)
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of decoded(answer) as AsyncIterable<Uint8Array>) {
      size += part.length
      if (size > maxBytes) throw new Fault('fetch-size', `more than ${maxBytes} bytes`)
      parts.push(part)
    }
    return new Uint8Array(Buffer.concat(parts))
  } catch (error) {
    throw faultOf(error, signal)
  } finally {
    answer.destroy()
  }
}

function decoded(answer: IncomingMessage): Readable {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return answer
  const decoder = DECODERS.get(encoding)?.()
  if (!decoder) throw new Fault('fetch-encoding', `content-encoding "${encoding.slice(0, 40)}" is not read here`)
  // errors reach the reader through the decoder, which pipeline destroys
  return pipeline(answer, decoder, () => {})
}

function faultOf(error: unknown, signal: AbortSignal): Fault {
  if (error instanceof Fault) return error
  if (signal.aborted) return new Fault('fetch-timeout', 'no complete answer in time')
  const { code = '', message = 'failed' } = error as { code?: string; message?: string }
  if (code === 'ENOTPUBLIC') return new Fault('fetch-address', message)
  if (/^Z_|^ERR_PADDING|BROTLI/.test(code)) return new Fault('fetch-encoding', `the compressed body is broken: ${code}`)
  return new Fault('fetch-network', code || message)
}

function plainHeaders(answer: IncomingMessage): Record<string, string> {
  const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : (value ?? ''))
  return Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, text(value)]))
}

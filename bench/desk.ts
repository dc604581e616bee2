import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Measure, quantile } from './index.ts'

const BIN = join(import.meta.dirname, '..', 'bin', 'contadora.js')
const RATE = 200
const SECONDS = 15
const IDLE_MS = 15_000

interface Desk {
  child: ChildProcess
  base: string
  secondsToPage: number
}

/** The installed desk with its demo, from outside: how soon it opens, what it holds, what a page weighs, and how it serves a rate. */
export async function run(): Promise<Measure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-bench-'))
  try {
    const first = await openDesk(dir)
    await closeDesk(first)
    const again = await openDesk(dir)
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
    const idle = await residentMb(again.child)
    const pages = await pagesOf(again.base)
    const weights = await weightsOf(again.base, pages)
    const rate = await rateOf(again.base, pages)
    const busy = await residentMb(again.child)
    await closeDesk(again)
    const [heaviest] = weights
    return [
      { name: 'up to first page, a new desk (sets everything up)', value: first.secondsToPage, unit: 's' },
      { name: 'up to first page, a desk that was there', value: again.secondsToPage, unit: 's' },
      { name: 'resident, idle', value: idle, unit: 'MB', note: `after the load ${Math.round(busy)}` },
      { name: 'heaviest page with its style and scripts, gzip', value: heaviest!.kb, unit: 'KB', note: `${heaviest!.path}; median ${weights[weights.length >> 1]!.kb.toFixed(1)} of ${weights.length} pages` },
      ...rate,
    ]
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** Pinned to one core where the machine can: the client takes the other. */
async function openDesk(dir: string): Promise<Desk> {
  const words = [process.execPath, BIN, 'up', '--demo', '--port', '0', '--data', dir]
  const pinned = canPin() ? ['taskset', '-c', '0', ...words] : words
  const start = performance.now()
  const child = spawn(pinned[0]!, pinned.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  const base = await new Promise<string>((resolve, reject) => {
    child.stderr!.on('data', (chunk: Buffer) => {
      const open = /open (http:\/\/localhost:\d+)/.exec((said += chunk))
      if (open) resolve(open[1]!)
    })
    child.on('exit', (code) => reject(new Error(`the desk ended with ${code}: ${said}`)))
  })
  const { status } = await fetch(`${base}/en/`)
  if (status !== 200) throw new Error(`the first page answered ${status}`)
  return { child, base, secondsToPage: (performance.now() - start) / 1000 }
}

async function closeDesk({ child }: Desk): Promise<void> {
  child.removeAllListeners('exit')
  child.kill('SIGTERM')
  await once(child, 'exit')
}

function canPin(): boolean {
  try {
    execFileSync('taskset', ['-c', '0', 'true'])
    return true
  } catch {
    return false
  }
}

async function residentMb({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024
}

/** Every page that a click away from the front pages leads to, one of each shape. */
async function pagesOf(base: string): Promise<string[]> {
  const shapes = new Map<string, string>()
  const next = ['/en/', '/en/watch', '/en/states', '/en/treaties', '/en/feeds', '/en/data', '/en/api', '/en/status', '/en/verify', '/en/sign-in', '/en/states/JAM']
  for (const path of next) {
    const shape = path.replace(/\?.*/, '').replace(/\/(events|states|treaties|warnings|record)\/[^/]+/, '/$1/one')
    if (shapes.has(shape)) continue
    const answer = await fetch(base + path)
    if (answer.status !== 200 || !(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue
    shapes.set(shape, path)
    next.push(...[...(await answer.text()).matchAll(/href="(\/en\/[^"#]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&')))
  }
  return [...shapes.values()]
}

async function weightsOf(base: string, pages: readonly string[]): Promise<{ path: string; kb: number }[]> {
  const weighed = new Map<string, number>()
  const weight = async (path: string): Promise<number> => {
    if (!weighed.has(path)) weighed.set(path, gzipSync(Buffer.from(await (await fetch(base + path)).arrayBuffer())).length)
    return weighed.get(path)!
  }
  const weights = await Promise.all(pages.map(async (path) => {
    const html = Buffer.from(await (await fetch(base + path)).arrayBuffer())
    const parts = [...html.toString().matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)].map(([, url]) => url!)
    const all = await Promise.all([...new Set(parts)].map(weight))
    return { path, kb: (gzipSync(html).length + all.reduce((sum, one) => sum + one, 0)) / 1024 }
  }))
  return weights.sort((a, b) => b.kb - a.kb)
}

/** An open loop: requests leave on time however late the answers are, and a late one counts from when it should have left. */
async function rateOf(base: string, pages: readonly string[]): Promise<Measure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  await Promise.all(pages.map((path) => timed(base + path, agent, performance.now())))
  const samples: Promise<number>[] = []
  const start = performance.now()
  for (let i = 0; i < RATE * SECONDS; i++) {
    const due = start + (i * 1000) / RATE
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    samples.push(timed(base + pages[i % pages.length]!, agent, due))
  }
  const times = await Promise.all(samples)
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  const failed = times.filter((ms) => !Number.isFinite(ms)).length
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
  return [{ name: `pages at ${RATE}/s on one core, p99`, value: p99, unit: 'ms', note: `median ${p50.toFixed(1)}; ${times.length} requests of ${pages.length} pages, ${failed} failed, ${Math.round(times.length / seconds)}/s served` }]
}

function timed(url: string, agent: Agent, due: number): Promise<number> {
  return new Promise((resolve) => {
    get(url, { agent }, (answer: IncomingMessage) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode === 200 ? performance.now() - due : Infinity))
    }).on('error', () => resolve(Infinity))
  })
}

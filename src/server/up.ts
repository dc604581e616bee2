import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Fault } from '../core/values/index.ts'
import { type Flags, readConfig } from './config.ts'
import type { Desk } from './desk.ts'
import { EventBook } from './events.ts'
import { httpApp } from './app.ts'
import type { Parts } from './http.ts'
import { handlers } from './jobs/index.ts'
import { attributor, openDesk, ROOT } from './open.ts'
import { Polls } from './polls.ts'
import { thresholdsOf } from './thresholds.ts'
import { scheduleReach } from './reach.ts'
import { Beat } from './record.ts'
import { scheduleReminders } from './reminders.ts'
import { warm } from './warm.ts'
import { Worker } from './worker.ts'
import { demoOf } from './demo/index.ts'

export interface Running {
  desk: Desk
  parts: Parts
  port: number
  close(): Promise<void>
}

/** Opens the desk and serves it; resolves when the first page can be had. What can wait goes on behind it. A start that fails leaves nothing running. */
export async function up(flags: Flags, tell: (text: string) => void, env: Record<string, string | undefined> = process.env): Promise<Running> {
  const config = readConfig(flags, env, ROOT)
  const desk = await openDesk(config)
  await using opened = new AsyncDisposableStack()
  opened.defer(() => desk.store.close())
  const atlas = await attributor(desk.region)
  const book = new EventBook(desk.store, atlas, () => thresholdsOf(desk))
  const parts = { desk, book, atlas, polls: new Polls(desk, book), demo: null } as Omit<Parts, 'worker'> as Parts
  const worker = (parts.worker = new Worker(desk, handlers(() => parts)))
  const beat = new Beat(desk)
  desk.published = () => beat.published
  desk.wake = () => worker.nudge()
  if (config.demo) parts.demo = await demoOf(parts)
  const server = await listen(createServer(getRequestListener(httpApp(parts).fetch)), config.port, config.host)
  opened.defer(() => closed(server))
  const { port } = server.address() as AddressInfo
  desk.port = port
  await book.catchUp()
  await parts.demo?.listening()
  let closing = false
  const warming = warm(parts, () => closing)
  opened.defer(() => {
    closing = true
    return warming
  })
  await Promise.all([parts.polls.remember(), desk.store.onOthers(desk.heard)])
  if (!config.demo) await Promise.all([scheduleReach(desk), scheduleReminders(desk)])
  opened.defer(() => beat.stop())
  worker.start()
  opened.defer(() => worker.stop())
  const failures = setInterval(() => void desk.audit.flush().catch((error: unknown) => process.stderr.write(`audit: ${String(error)}\n`)), 15_000).unref()
  opened.defer(() => {
    clearInterval(failures)
    return desk.audit.flush({ all: true })
  })
  await beat.start()
  opened.defer(() => parts.polls.stop())
  if (config.poll) parts.polls.start()
  if (parts.demo) tell('demo: everything here is an exercise, open on this machine only')
  const running = opened.move()
  return { desk, parts, port, close: () => running.disposeAsync() }
}

export function openAddress({ port, desk }: Running): string {
  return `open http://localhost:${port}  (store: ${desk.store.engine}, data: ${desk.config.dir})`
}

async function listen(server: Server, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Fault('port-taken', `port ${port} is taken: give another with --port`, { field: 'port' }) : error)
    })
    server.listen(port, host, () => resolve(server))
  })
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

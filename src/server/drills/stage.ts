import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSecret } from '../../adapters/webhooks/index.ts'
import type { ContactBody, OrderBody } from '../../core/statements/index.ts'
import type { Scenario } from '../../core/watch/index.ts'
import type { Instant, Json, Party } from '../../core/values/index.ts'
import { readConfig } from '../config.ts'
import { DESK, type Desk, random } from '../desk.ts'
import { admitOffices, officesOf } from '../demo/offices.ts'
import { EventBook } from '../events.ts'
import type { Parts } from '../http.ts'
import { handlers } from '../jobs/index.ts'
import { attributor, openDesk, ROOT } from '../open.ts'
import { Polls } from '../polls.ts'
import { say } from '../say.ts'
import { Worker } from '../worker.ts'

export interface Stage {
  parts: Parts
  /** moves the clock of the desk on to `until`; every job that falls due on the way is done at its time */
  pass(until: Instant): Promise<void>
  close(): Promise<void>
}

/**
 * A desk of its own for one drill: a real store, real keys, real deliveries over loopback; only its clock is the scenario's. `dir` is
 * kept; without it the desk is gone at the end.
 */
export async function openStage(scenario: Scenario, dir?: string): Promise<Stage> {
  await using opened = new AsyncDisposableStack()
  const folder = dir ?? (await mkdtemp(join(tmpdir(), 'contadora-drill-')))
  if (dir === undefined) opened.defer(() => rm(folder, { recursive: true, force: true }))
  let now = scenario.begins
  const desk = await openDesk(readConfig({ demo: true, data: folder, port: '0', poll: false }, dir === undefined ? {} : process.env, ROOT), { clock: () => now })
  opened.defer(() => desk.store.close())
  const atlas = await attributor(desk.region)
  const book = new EventBook(desk.store, atlas)
  const parts = { desk, book, atlas, polls: new Polls(desk, book), demo: null } as Omit<Parts, 'worker'> as Parts
  parts.worker = new Worker(desk, handlers(() => parts))
  const lines = await openLines(scenario)
  opened.defer(() => lines.close())
  await admitOffices(desk, officesOf(desk, scenario.roles))
  for (const party of scenario.roles) await nameLine(desk, party, `${lines.url}/${party}`)
  for (const order of scenario.orders) await give(desk, order)
  const stage = opened.move()
  return {
    parts,
    async pass(until) {
      for (let due = await nextDue(desk, until); due !== null; due = await nextDue(desk, until)) {
        now = Math.max(now, due)
        await parts.worker.drain()
      }
      now = Math.max(now, until)
      await parts.worker.drain()
    },
    close: () => stage.disposeAsync(),
  }
}

/** When the next job is due, up to `until`; null when none is. A lease that a drained worker left counts from its end. */
async function nextDue({ store }: Desk, until: Instant): Promise<Instant | null> {
  const jobs = store.undisclosed as unknown as import('kysely').Kysely<{ job: { run_at: number; done: number | null } }>
  const row = await jobs.selectFrom('job').select(({ fn }) => fn.min('run_at').as('at')).where('done', 'is', null).executeTakeFirst()
  const at = row?.at == null ? null : Number(row.at)
  return at !== null && at <= until ? at : null
}

async function openLines({ offline }: Scenario): Promise<{ url: string; close(): Promise<void> }> {
  const dead = new Set(offline.map((party) => `/${party}`))
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(dead.has(request.url ?? '') ? 503 : 204).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

async function nameLine(desk: Desk, party: Party, url: string): Promise<void> {
  const body: ContactBody = {
    themes: [], office: `Emergency operations of ${desk.region.name(party, 'en')} (exercise)`, nature: 'civil', step: 0, channels: [{ kind: 'webhook', url, secret: newSecret(random) }],
  }
  await say(desk, await desk.office(party, 'drafter'), { kind: 'contact', release: { audience: 'named', to: [DESK] }, body: body as unknown as Json })
}

async function give(desk: Desk, { by, theme, severity }: Scenario['orders'][number]): Promise<void> {
  const body: OrderBody = { themes: [theme], severity, messages: ['alert', 'update'], from: desk.clock() }
  await say(desk, await desk.office(by, 'releaser'), { kind: 'order', release: { audience: 'author' }, body: body as unknown as Json })
}

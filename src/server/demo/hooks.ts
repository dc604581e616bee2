import { createHash } from 'node:crypto'
import { verifies } from '../../adapters/webhooks/index.ts'
import type { ContactBody, OrderBody } from '../../core/statements/index.ts'
import type { Json, Party } from '../../core/values/index.ts'
import { DESK, type Desk } from '../desk.ts'
import { say } from '../say.ts'
import { ownContacts } from '../warnings/contacts.ts'
import { ordersOf } from '../warnings/orders.ts'
import type { Hooks, Received } from './model.ts'

/** An office of a party with its line: an address on this very desk. */
interface Line {
  party: Party
  line: number
  office: string
}

/** Cuba's first office has closed its line for good (410): its second must be called. Every other party has one office. */
const CLOSED = new Set(['CUB/1'])

function linesOf(desk: Desk, party: Party): Line[] {
  const name = desk.region.name(party, 'en')
  return [
    { party, line: 1, office: `Emergency operations of ${name} (exercise)` },
    ...(CLOSED.has(`${party}/1`) ? [{ party, line: 2, office: `Night duty desk of ${name} (exercise)` }] : []),
  ]
}

function secretOf(desk: Desk, party: Party, line: number): string {
  const seed = createHash('sha256').update(desk.keys.secret('demo/hooks')).update(`${party}/${line}`).digest()
  return `whsec_${seed.toString('base64')}`
}

/** Tells the desk, as each party would, whom to call: signed statements, said again only when the address has changed. */
export async function nameOffices(desk: Desk, parties: readonly Party[]): Promise<void> {
  for (const party of parties) {
    const known = await ownContacts(desk, party, DESK)
    for (const { line, office } of linesOf(desk, party)) {
      const channel = { kind: 'webhook' as const, url: `http://127.0.0.1:${desk.port}/demo/hook/${party}/${line}`, secret: secretOf(desk, party, line) }
      if (known.some((one) => one.office === office && JSON.stringify(one.channels) === JSON.stringify([channel]))) continue
      const body: ContactBody = { themes: [], office, nature: 'civil', step: line - 1, channels: [channel] }
      await say(desk, await desk.office(party, 'drafter'), { kind: 'contact', release: { audience: 'named', to: [DESK] }, body: body as unknown as Json })
    }
  }
}

/** A standing order for severe hurricanes, given once, before anything happens. */
export async function giveOrder(desk: Desk, party: Party, theme: string): Promise<void> {
  if ((await ordersOf(desk, party)).some(({ body }) => body.themes.includes(theme))) return
  const body: OrderBody = { themes: [theme], severity: 'Severe', messages: ['alert', 'update'], from: desk.clock() }
  await say(desk, await desk.office(party, 'releaser'), { kind: 'order', release: { audience: 'author' }, body: body as unknown as Json })
}

const MOST_KEPT = 20

/** The receiving end: checks the signature as any receiver would, and never answers a warning by itself. */
export function openHooks(desk: Desk): Hooks {
  const kept = new Map<Party, Received[]>()
  return {
    received: (party) => kept.get(party) ?? [],
    take(party, line, headers, body) {
      const here = desk.region.state(party) ? linesOf(desk, party).find((one) => one.line === line) : undefined
      if (!here) return 404
      if (CLOSED.has(`${party}/${line}`)) return 410
      const signed = { id: headers('webhook-id') ?? '', timestamp: Number(headers('webhook-timestamp')), signature: headers('webhook-signature') ?? '', body }
      if (!verifies(signed, secretOf(desk, party, line), desk.clock() / 1000)) return 401
      const said = JSON.parse(body) as { type: string; data: { cap: string } }
      if (said.type === 'contact.test') return 204
      const before = (kept.get(party) ?? []).filter(({ id }) => id !== signed.id)
      kept.set(party, [{ at: desk.clock(), id: signed.id, type: said.type, office: here.office, cap: said.data.cap }, ...before].slice(0, MOST_KEPT))
      return 204
    },
  }
}

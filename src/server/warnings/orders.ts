import type { OrderBody } from '../../core/statements/index.ts'
import { unverifiedSigned } from '../../core/statements/index.ts'
import { asFault, type Fault, type Party } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import { idOf } from '../disclosing.ts'
import type { WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import { bodyOf } from '../body.ts'
import type { Said } from '../say.ts'
import { compose } from './draft.ts'
import { earlierOf, ownThread } from './own.ts'
import { coveredBy, draftOf, type How, releaseDraft, saveDraft } from './release.ts'

export type Order = NonNullable<How['order']>

/** Standing orders of a party that still stand: the newest word on each counts, and a withdrawal is a word. */
export async function ordersOf(desk: Desk, party: Party): Promise<Order[]> {
  const { items } = await desk.store.page(party, { kind: 'order', order: 'newest', limit: 200 })
  const replaced = new Set(items.flatMap(({ replaces }) => replaces ?? []))
  return items.filter(({ author, id }) => author === party && !replaced.has(id)).flatMap((item) => {
    const body = bodyOf<OrderBody>(item)
    return body && !body.withdrawn ? [{ id: item.id, body, sealedAt: item.sealedAt, header: unverifiedSigned(item.signed).header }] : []
  })
}

/** Parties that could let something out by themselves: a releasing key of the right kind, and at least one order that stands. */
async function orderers({ desk }: Parts, exercise: boolean, touched: ReadonlySet<Party>): Promise<{ party: Party; orders: Order[] }[]> {
  const { ring, law } = await desk.law()
  const able = [...touched].filter((party) => ring.of(party, law.size, 'releaser').some((credential) => credential.exercise === exercise))
  const all = await Promise.all(able.map(async (party) => ({ party, orders: await ordersOf(desk, party) })))
  return all.filter(({ orders }) => orders.length > 0)
}

/**
 * Lets out what the standing orders of the touched states cover, each state for itself: a new warning, or an update of its own when the
 * event has a new version. A version that the state has told of already is not told twice. What an order does not cover waits for people
 * and leaves no draft behind. A state whose release is refused holds up no other: the refusals come back beside what was said.
 */
export async function releaseByOrders(parts: Parts, event: WatchedEvent): Promise<{ said: Said[]; refused: { party: Party; fault: Fault }[] }> {
  const [said, refused]: [Said[], { party: Party; fault: Fault }[]] = [[], []]
  if (event.record.state !== 'live') return { said, refused }
  const touched = new Set(event.touches.map(({ party }) => party))
  for (const { party, orders } of await orderers(parts, event.record.status !== 'actual', touched)) {
    try {
      const released = await releaseUnder(parts, event, party, orders)
      if (released) said.push(released)
    } catch (error) {
      refused.push({ party, fault: asFault(error) })
    }
  }
  return { said, refused }
}

async function releaseUnder(parts: Parts, event: WatchedEvent, party: Party, orders: readonly Order[]): Promise<Said | null> {
  const { desk } = parts
  const { record } = event
  const fitting = orders.filter(({ body }) => body.themes.includes(record.theme))
  if (fitting.length === 0) return null
  const own = await ownThread(parts, party, event)
  const last = own?.versions.at(-1)
  if (last && (last.body.act === 'cancel' || last.body.event?.key === record.versions.at(-1)!.key)) return null
  const by = await desk.office(party, 'releaser', fitting[0]!.header.authority.agency)
  const body = await compose(parts, by, event, earlierOf(own))
  const order = fitting.find((one) => coveredBy(one, by, body, desk.clock()))
  if (!order) return null
  // the ids follow from what is told: a second server, or a second look at the same moment, finds it done
  const act = `${party} ${record.versions.at(-1)!.key} ${own?.versions.length ?? 0}`
  const draftId = idOf(desk, `draft under an order: ${act}`)
  await once(() => saveDraft(desk, by, body, own?.root, draftId))
  const draft = await draftOf(desk, party, draftId)
  if (!draft || draft.warning) return null
  return once(() => releaseDraft(desk, { draft, by, order, id: idOf(desk, `release under an order: ${act}`) }))
}

/** Null when the same act was sealed already, in other words. */
async function once(act: () => Promise<Said>): Promise<Said | null> {
  try {
    return await act()
  } catch (error) {
    const { code } = asFault(error)
    if (code !== 'id-conflict' && code !== 'conflict') throw error
    return null
  }
}

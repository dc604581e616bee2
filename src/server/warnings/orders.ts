import type { OrderBody } from '../../core/statements/index.ts'
import { unverifiedSigned } from '../../core/statements/index.ts'
import { asFault, type Party } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import type { WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import { bodyOf, type Said } from '../say.ts'
import { threadsFor } from '../views/warnings.ts'
import { compose } from './draft.ts'
import { draftOf, type How, releaseDraft, saveDraft } from './release.ts'

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

/**
 * Lets out what the standing orders of the touched states cover, each state for itself: a new warning, or an update of its own when the
 * event has a new version. A version that the state has told of already is not told twice. What an order does not cover waits for people.
 */
export async function releaseByOrders(parts: Parts, event: WatchedEvent): Promise<Said[]> {
  const { desk } = parts
  const { ring, law } = await desk.law()
  const said: Said[] = []
  for (const party of new Set(event.touches.map((touch) => touch.party))) {
    if (ring.of(party, law.size, 'releaser').length === 0) continue
    for (const order of await ordersOf(desk, party)) {
      const released = await releaseUnder(parts, event, party, order)
      if (released) said.push(released)
      if (released) break
    }
  }
  return said
}

async function releaseUnder(parts: Parts, event: WatchedEvent, party: Party, order: Order): Promise<Said | null> {
  const { desk } = parts
  const { record } = event
  if (!order.body.themes.some((theme) => theme === record.theme) || record.state !== 'live') return null
  const own = (await threadsFor(parts, party)).find(({ versions }) => versions[0]!.header.author === party && versions.some(({ body }) => body.event && record.ids.includes(body.event.id)))
  const last = own?.versions.at(-1)
  if (last && (last.body.act === 'cancel' || last.body.event?.key === record.versions.at(-1)!.key)) return null
  const by = await desk.office(party, 'releaser')
  const body = await compose(parts, by, event, own ? { version: own.versions.length, references: own.versions.map(({ id }) => id) } : undefined)
  try {
    const saved = await saveDraft(desk, by, body, own?.root)
    const draft = await draftOf(desk, party, saved.id)
    return await releaseDraft(desk, { draft: draft!, by, order })
  } catch (error) {
    if (asFault(error).code !== 'release-order') throw error
    return null
  }
}

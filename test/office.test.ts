import { expect, test } from 'vitest'
import type { Json, Party } from '../src/core/values/index.ts'
import { DESK } from '../src/server/desk.ts'
import type { WatchedEvent } from '../src/server/events.ts'
import { ingest } from '../src/server/ingest.ts'
import { acceptInvite } from '../src/server/invite.ts'
import { say } from '../src/server/say.ts'
import { threadOf } from '../src/server/thread.ts'
import { reviewLines } from '../src/server/views/reviews.ts'
import { reportView, threadsFor } from '../src/server/views/warnings.ts'
import { ownContacts } from '../src/server/warnings/contacts.ts'
import { compose } from '../src/server/warnings/draft.ts'
import { releaseByOrders } from '../src/server/warnings/orders.ts'
import { cancelWarning, draftOf, releaseDraft, saveDraft } from '../src/server/warnings/release.ts'
import { review } from '../src/server/warnings/review.ts'
import { eachInAWorld } from './exchange-fixture.ts'
import { START, type World } from './properties/world.ts'

const AT = Date.parse('2020-01-28T19:10:24Z')
let world: World
eachInAWorld((one) => (world = one))

/** The earthquake south of Cuba, as an exercise: the offices here hold exercise keys. */
async function quake(mag = 7.7): Promise<WatchedEvent> {
  world.at(AT + 600_000)
  const properties = { mag, place: 'at sea', time: AT, updated: AT + 300_000 + mag * 1000, type: 'earthquake', status: 'reviewed', title: `M ${mag} at sea`, ids: ',us1,', tsunami: 1 }
  const feature = { type: 'Feature', id: 'us1', geometry: { type: 'Point', coordinates: [-78.756, 19.419, 14.9] }, properties }
  const { desk, parts } = world
  await ingest(desk, parts.book, { feed: 'usgs', from: 'test', as: 'exercise' }, Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [feature] })))
  return parts.book.told()[0]!
}

async function order(party: Party, severity: string, themes = ['earthquake']): Promise<void> {
  const body = { themes, severity, messages: ['alert', 'update'], from: START }
  await say(world.desk, await world.desk.office(party, 'releaser'), { kind: 'order', release: { audience: 'author' }, body })
}

const kindsOf = async (party: Party, kind: string) => (await world.desk.store.page(party, { kind, limit: 100 })).items.filter(({ author }) => author === party).length

/** A warning of Jamaica by two credentials. */
async function warned(event: WatchedEvent) {
  const { desk, parts } = world
  const drafter = await desk.office('JAM', 'drafter')
  const saved = await saveDraft(desk, drafter, await compose(parts, drafter, event))
  return releaseDraft(desk, { draft: (await draftOf(desk, 'JAM', saved.id))!, by: await desk.office('JAM', 'releaser') })
}

test('an order that does not reach this severity leaves nothing behind, not even a draft', async () => {
  await order('JAM', 'Extreme')
  await order('CUB', 'Minor', ['flood'])
  const { said, refused } = await releaseByOrders(world.parts, await quake(5.1))
  expect([said, refused]).toEqual([[], []])
  expect(await kindsOf('JAM', 'draft') + await kindsOf('CUB', 'draft')).toBe(0)
})

test('an order that covers an event lets it out once, and again when the source revises it', async () => {
  await order('JAM', 'Minor')
  const event = await quake(7.3)
  expect((await releaseByOrders(world.parts, event)).said).toHaveLength(1)
  expect((await releaseByOrders(world.parts, event)).said).toEqual([])
  expect((await releaseByOrders(world.parts, await quake(7.7))).said).toHaveLength(1)
  const [thread] = await threadsFor(world.parts, 'CUB')
  expect(thread!.versions.map(({ body }) => [body.act, body.released.by])).toEqual([['alert', 'standing-order'], ['update', 'standing-order']])
  expect(await kindsOf('JAM', 'draft')).toBe(2)
})

test('a state whose release is refused holds up no other', async () => {
  await order('CUB', 'Minor')
  await order('JAM', 'Minor')
  const event = await quake()
  // Cuba's office signs with a key that the law log does not know: what it signs is refused
  const { desk } = world
  const office = desk.office.bind(desk)
  desk.office = async (party, role, ...rest) => ({ ...(await office(party, role, ...rest)), ...(party === 'CUB' ? { signer: desk.keys.signer('a key of nobody') } : {}) })
  const { said, refused } = await releaseByOrders(world.parts, event)
  expect(said.map(({ header }) => header.author)).toEqual(['JAM'])
  expect(refused.map(({ party }) => party)).toEqual(['CUB'])
})

test('what one person let out waits for another credential, and for nobody after it', async () => {
  const { desk } = world
  const { id } = await warned(await quake())
  const releaser = await desk.office('JAM', 'releaser')
  const cancelled = await cancelWarning(desk, releaser, id, 'ended')
  const due = async (role: 'drafter' | 'releaser') => reviewLines(await threadsFor(world.parts, 'JAM'), 'JAM', 'es', await desk.office('JAM', role))
  expect(await due('releaser')).toMatchObject([{ warning: cancelled.id, mine: false }])
  expect(await due('drafter')).toMatchObject([{ warning: cancelled.id, mine: true }])
  await expect(review(desk, releaser, cancelled.id, true)).rejects.toMatchObject({ code: 'release-same' })
  await expect(review(desk, await desk.office('CUB', 'releaser'), cancelled.id, true)).rejects.toMatchObject({ code: 'not-found' })
  await expect(review(desk, releaser, id, true)).rejects.toMatchObject({ code: 'no-review' })
  await review(desk, await desk.office('JAM', 'drafter'), cancelled.id, false)
  expect(await due('drafter')).toEqual([])
  await expect(review(desk, await desk.office('JAM', 'drafter'), cancelled.id, true)).rejects.toMatchObject({ code: 'no-review' })
})

test('the report has a line for a recipient that only a later version named', async () => {
  const { desk, parts } = world
  const first = await warned(await quake(7.3))
  const thread = (await threadOf(desk, 'JAM', first.id))!
  const drafter = await desk.office('JAM', 'drafter')
  const event = await quake(7.7)
  const body = await compose(parts, drafter, event, { version: 1, references: [first.id] })
  const like = body.content.recipients.find(({ party }) => party === 'CUB')!
  const saved = await saveDraft(desk, drafter, { ...body, content: { ...body.content, recipients: [...body.content.recipients, { ...like, party: 'CAN' }] } }, thread.root)
  await releaseDraft(desk, { draft: (await draftOf(desk, 'JAM', saved.id))!, by: await desk.office('JAM', 'releaser') })
  const rows = reportView(parts, (await threadOf(desk, 'JAM', first.id))!, 'JAM', 'en').rows.map(({ party }) => party)
  expect(rows).toContain('CAN')
  expect(rows.filter((party) => party === 'CUB')).toHaveLength(1)
  const told = reportView(parts, (await threadOf(desk, 'CUB', first.id))!, 'CUB', 'en')
  expect([told.rows.map(({ party }) => party), told.unreachable]).toEqual([['CUB'], null])
})

test('a focal point is found behind a thousand of others', async () => {
  const { desk } = world
  const contact = async (party: Party, office: string, step = 0) => {
    const body = { themes: [], office, nature: 'civil', step, channels: [{ kind: 'mail', address: 'duty@office.example', language: 'en' }] }
    return { by: await desk.office(party, 'releaser'), said: { kind: 'contact', release: { audience: 'named' as const, to: [DESK] }, body: body as unknown as Json } }
  }
  const one = await contact('JAM', 'Duty office')
  await say(desk, one.by, one.said)
  for (let from = 0; from < 1100; from += 100)
    await Promise.all(Array.from({ length: 100 }, async (_, i) => contact('MEX', `Office ${from + i}`).then(({ by, said }) => say(desk, by, said))))
  expect((await ownContacts(desk, 'JAM', DESK)).map(({ office }) => office)).toEqual(['Duty office'])
}, 120_000)

test('an invitation is taken once, also by two who ask at the same moment', async () => {
  const { desk } = world
  const invite = { id: 'ab'.repeat(16), party: 'HTI', role: 'drafter', office: 'Protection civile', nature: 'civil', until: desk.clock() + 60_000 }
  const token = desk.seals.seal('invite', invite)
  const taken = await Promise.allSettled([acceptInvite(desk, token), acceptInvite(desk, token)])
  expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(acceptInvite(desk, token)).rejects.toMatchObject({ code: 'not-found' })
  await expect(acceptInvite(desk, `${token.slice(0, -2)}xx`)).rejects.toMatchObject({ code: 'not-found' })
})

import { checkUrl } from '../adapters/http-feed/index.ts'
import { type AnswerBody, type ContactBody, type DraftBody, type FilingBody, type Header, type OpeningBody, type OrderBody, type ReplyBody, type ReviewBody, type WarningBody } from '../core/statements/index.ts'
import { canonicalBytes, Fault, type Json, sameBytes } from '../core/values/index.ts'
import { levelReplyWords } from './assessments/replies.ts'
import { DESK, type Speaker } from './desk.ts'
import { formShelf } from './form-book.ts'
import type { Parts } from './http.ts'
import { notFound } from './problems.ts'
import type { Extra, Words } from './say.ts'
import { threadOf } from './thread.ts'
import { answerWords, replyWords } from './warnings/answer.ts'
import { ordersOf } from './warnings/orders.ts'
import { officialOf, relayedIn } from './warnings/relay.ts'
import { draftOf, type How, releaseWords } from './warnings/release.ts'
import { reviewWords } from './warnings/review.ts'

interface Signed {
  header: Header
  body: Json
  by: Speaker
}

/** What this desk would have said in that office's place, and what goes with it. */
interface Expected {
  words: Words
  extra?: Extra
}

/**
 * Statements that a state signs at home and sends here, kind by kind: each rule gives the words that an office at this desk would have
 * signed, by the same functions, and the envelope must say exactly that. So nothing is let in that a page would have refused.
 */
const RULES: Record<string, (parts: Parts, signed: Signed) => Promise<Expected>> = {
  answer: async ({ desk }, { header, body }) => ({
    words: await answerWords(desk, header.author, { warning: header.about[0] ?? '', ...(body as unknown as Omit<AnswerBody, 'text'>), ...textOf(body) }),
  }),
  contact: async ({ desk }, { body }) => {
    for (const channel of (body as unknown as ContactBody).channels) if (channel.kind === 'webhook') checkUrl(channel.url, { allowLoopback: desk.config.demo })
    return { words: { kind: 'contact', release: { audience: 'named', to: [DESK] }, body } }
  },
  draft: async ({ desk }, { header, body }) => {
    const [root] = header.about
    const thread = root === undefined ? null : await threadOf(desk, header.author, root)
    if (root !== undefined && thread?.versions[0]?.header.author !== header.author) throw notFound()
    if ((body as unknown as DraftBody).content.author !== header.author) throw new Fault('words-differ', 'a draft speaks for its own author', { field: 'body.content.author' })
    return { words: { kind: 'draft', release: { audience: 'author' }, about: thread ? [thread.root] : [], body } }
  },
  order: async ({ desk }, { header, body }) => {
    const { replaces } = header
    if (replaces !== undefined && !(await ordersOf(desk, header.author)).some(({ id }) => id === replaces)) throw notFound()
    const unknown = (body as unknown as OrderBody).themes.find((theme) => !desk.region.theme(theme))
    if (unknown !== undefined) throw new Fault('unknown-theme', `there is no theme "${unknown}"`, { field: 'body.themes' })
    return { words: { kind: 'order', release: { audience: 'author' }, body, ...(replaces === undefined ? {} : { replaces }) } }
  },
  reply: async ({ desk }, { header, body }) => {
    const [[to = '', question = ''], { text }] = [header.about, body as unknown as ReplyBody]
    const told = await desk.store.read(header.author, to)
    return { words: told?.kind === 'levels' ? await levelReplyWords(desk, header.author, to, text) : await replyWords(desk, header.author, to, question, text) }
  },
  review: async ({ desk }, { header, body, by }) => {
    const { agrees, text } = body as unknown as ReviewBody
    const words = await reviewWords(desk, by, header.about[1] ?? '', agrees)
    return { words: { ...words, body: { agrees, ...(text === undefined ? {} : { text }) } } }
  },
  warning: warningOf,
  filing: async (parts, signed) => {
    await checkShown(parts, signed.body as unknown as FilingBody)
    return asSigned(parts, signed)
  },
  opening: async (parts, signed) => {
    await checkShown(parts, JSON.parse((signed.body as unknown as OpeningBody).body) as FilingBody)
    return asSigned(parts, signed)
  },
  consent: asSigned,
  withdrawal: async (parts, signed) => {
    const [id = ''] = signed.header.about
    if ((await parts.desk.store.read(signed.header.author, id))?.author !== signed.header.author) throw notFound()
    const { words } = await asSigned(parts, signed)
    return { words: { ...words, replaces: id } }
  },
}

/** Where the instrument makes it public that a return exists, its author cannot hide that. Fault `face-hidden`. */
async function checkShown({ desk }: Parts, { form, shown }: FilingBody): Promise<void> {
  const known = (await formShelf(desk)).book.forms.get(form)
  if (known?.existence.value === 'public' && !shown)
    throw new Fault('face-hidden', `that a return of ${form} exists is public under its instrument: sign it with "shown": true; what it says goes where you release it`, { field: 'body.shown' })
}

/** What is its author's own to word: the checks of its kind, and those of its sealing, are all there are. */
async function asSigned(_: Parts, { header, body }: Signed): Promise<Expected> {
  const { kind, release, about, replaces } = header
  return { words: { kind, release, about, body, ...(replaces === undefined ? {} : { replaces }) } }
}

/** Faults of the kind's rule; `not-by-door`, `words-differ` with the field. */
export async function extraFor(parts: Parts, signed: Signed): Promise<Extra> {
  const { header } = signed
  const rule = Object.hasOwn(RULES, header.kind) ? RULES[header.kind] : undefined
  if (!rule) throw new Fault('not-by-door', `a ${header.kind} is not taken from elsewhere: this desk says it itself`, { field: 'kind' })
  const { words, extra = {} } = await rule(parts, signed)
  same('release', words.release as unknown as Json, header.release as unknown as Json)
  same('about', words.about ?? [], header.about)
  same('replaces', words.replaces ?? null, header.replaces ?? null)
  same('body', words.body, signed.body)
  return extra
}

function same(field: string, expected: Json, given: Json): void {
  if (!sameBytes(canonicalBytes(expected), canonicalBytes(given)))
    throw new Fault('words-differ', `here it would read ${JSON.stringify(expected).slice(0, 200)}: sign that, or ask why`, { field })
}

function textOf(body: Json): { text?: string } {
  const { text } = body as unknown as AnswerBody
  return text === undefined ? {} : { text }
}

/** A release signed at home: its draft is sealed here already, by another key of the same authority or under the rules for one person. */
async function warningOf(parts: Parts, { header, body, by }: Signed): Promise<Expected> {
  const { desk } = parts
  const given = body as unknown as WarningBody
  const draft = await draftOf(desk, header.author, given.released.draft)
  if (!draft) throw notFound()
  const named = new Set(given.content.recipients.map(({ party }) => party))
  const without = draft.body.content.recipients.map(({ party }) => party).filter((party) => !named.has(party))
  const { words, extra } = await releaseWords(desk, { draft, by, without, ...(await alone(parts, header, given, draft)) })
  return { words: { ...words, body: reviewedBy(words.body, given) }, extra }
}

async function alone(parts: Parts, header: Header, given: WarningBody, draft: How['draft']): Promise<Partial<Pick<How, 'order' | 'relayed'>>> {
  if (given.released.order !== null) {
    const order = (await ordersOf(parts.desk, header.author)).find(({ id }) => id === given.released.order)
    if (!order) throw notFound()
    return { order }
  }
  if (given.released.by !== 'one-person-relay') return {}
  const event = parts.book.get(draft.body.event?.id ?? '', parts.desk.clock())
  const official = event && officialOf(event)
  if (!official || official.id !== draft.body.relays?.identifier) throw new Fault('relay-not-official', 'no official message stands behind this event here', { field: 'body.relays' })
  return { relayed: relayedIn(draft.body, official) }
}

/** The hour of the review runs from when the state signed: earlier than ours is its right, later is not. */
function reviewedBy(expected: Json, given: WarningBody): Json {
  const body = expected as unknown as WarningBody
  const { reviewBy } = given.released
  const sooner = body.released.reviewBy !== null && reviewBy !== null && reviewBy <= body.released.reviewBy
  return (sooner ? { ...body, released: { ...body.released, reviewBy } } : body) as unknown as Json
}

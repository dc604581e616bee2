import fc from 'fast-check'
import { jamaicaDraft } from '../../src/core/warnings/jamaica.fixture.ts'
import type { DraftBody, Release } from '../../src/core/statements/index.ts'
import type { ReaderCause } from '../../src/core/disclosure/index.ts'
import type { Json, Party } from '../../src/core/values/index.ts'
import { DESK, type Desk, type Office } from '../../src/server/desk.ts'
import { type Extra, say } from '../../src/server/say.ts'
import { OFFICES, START, type World } from './world.ts'

/** One thing that somebody says. Numbers choose among what was said before; what has no such thing to speak of is not said. */
export type Act =
  | { does: 'warn'; by: Party; to: Party[]; owed: boolean; audience: 'named' | 'public' | 'parties' }
  | { does: 'update'; of: number; to: Party[] }
  | { does: 'answer'; of: number; by: number; act: 'acknowledged' | 'acted' | 'declined' | 'question' }
  | { does: 'reply'; of: number }
  | { does: 'deliver'; of: number; to: number; outcome: 'delivered' | 'failed' | 'no-focal-point' }
  | { does: 'draft' | 'order' | 'contact'; by: Party }
  | { does: 'file'; by: Party; year: number; audience: 'author' | 'parties' | 'public' | 'organs' }
  | { does: 'ask'; of: number; by: Party }
  | { does: 'assess'; by: Party; what: 'threats' | 'capability' | 'levels' | 'response'; audience: 'author' | 'named' | 'parties' | 'public'; to: Party[] }
  | { does: 'capture'; audience: 'public' | 'named' | 'author'; to: Party[] }
  | { does: 'need'; by: Party; to: Party[]; audience: 'named' | 'public' }
  | { does: 'round'; by: Party; to: Party[]; audience: 'named' | 'public' }
  | { does: 'door'; by: Party; to: Party }
  | { does: 'paper'; by: Party; audience: 'named' | 'public' }
  | { does: 'keep'; by: Party; year: number }
  | { does: 'consult'; by: Party; to: Party[]; secret: boolean; audience: 'named' | 'public' }

const party = fc.constantFrom(...OFFICES)
const parties = fc.uniqueArray(party, { minLength: 1, maxLength: 3 })
const one = fc.nat({ max: 20 })

const warn = fc.record({ does: fc.constant('warn' as const), by: party, to: parties, owed: fc.boolean(), audience: fc.constantFrom('named', 'named', 'parties', 'public') })

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: warn },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('update' as const), of: one, to: parties }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('answer' as const), of: one, by: one, act: fc.constantFrom('acknowledged', 'acted', 'declined', 'question') }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('reply' as const), of: one }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('deliver' as const), of: one, to: one, outcome: fc.constantFrom('delivered', 'failed', 'no-focal-point') }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('draft', 'order', 'contact'), by: party }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('file' as const), by: party, year: fc.integer({ min: 2015, max: 2018 }), audience: fc.constantFrom('author', 'author', 'parties', 'organs', 'public') }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('ask' as const), of: one, by: party }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('round' as const), by: party, to: parties, audience: fc.constantFrom('named', 'named', 'public') }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('assess' as const), by: party, what: fc.constantFrom('threats', 'capability', 'levels', 'response'), audience: fc.constantFrom('author', 'author', 'named', 'parties', 'public'), to: parties }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('need' as const), by: party, to: parties, audience: fc.constantFrom('named', 'named', 'public') }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('consult' as const), by: party, to: parties, secret: fc.boolean(), audience: fc.constantFrom('named', 'named', 'public') }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('door' as const), by: party, to: party }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('paper' as const), by: party, audience: fc.constantFrom('named', 'named', 'public') }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('keep' as const), by: party, year: fc.integer({ min: 2015, max: 2018 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('capture' as const), audience: fc.constantFrom('public', 'named', 'author'), to: parties }) },
)

export const story: fc.Arbitrary<Act[]> = fc.tuple(warn, warn, fc.array(act, { minLength: 6, maxLength: 24 })).map(([a, b, rest]) => [a, b, ...rest])

interface Told {
  root: string
  id: string
  author: Party
  to: Party[]
  everyone: Party[]
}

interface Stage {
  desk: Desk
  at(instant: number): void
  warnings: Told[]
  questions: { id: string; of: Told; by: Party }[]
  returns: { id: string; by: Party; audience: string }[]
  /** what each state said last of each kind of assessment */
  assessed: Map<string, string>
  count: number
}

/** Plays a story, a minute an act, through the same way in that every statement takes. Returns how many were said. */
export async function play(world: World, acts: readonly Act[]): Promise<number> {
  const stage: Stage = { desk: world.desk, at: world.at, warnings: [], questions: [], returns: [], assessed: new Map(), count: 0 }
  let now = START
  for (const one of acts) {
    world.at((now += 60_000))
    await (PLAY[one.does] as (stage: Stage, act: Act) => Promise<void>)(stage, one)
  }
  return stage.count
}

const PLAY: { [D in Act['does']]: (stage: Stage, act: Extract<Act, { does: D }> & { by: never } | any) => Promise<void> } = {
  async warn(stage, { by, to, owed, audience }) {
    const others = to.filter((one: Party) => one !== by)
    if (audience === 'named' && others.length === 0) return
    const draft = await speak(stage, by, 'draft', { audience: 'author' }, [], draftBody(by, others))
    const release: Release = audience === 'named' ? { audience, to: others } : audience === 'parties' ? { audience, under: ['OAS_CHARTER'], to } : { audience }
    const duty = others.map((reader: Party): ReaderCause => ({ reader, cause: owed ? 'duty RIO 1' : 'affected' }))
    const id = await speak(stage, by, 'warning', release, [draft], warningBody(by, others, draft), audience === 'named' ? { duty } : {})
    stage.warnings.push({ root: id, id, author: by, to: others, everyone: others })
  },
  async update(stage, { of, to }) {
    const before = pick(stage.warnings, of)
    if (!before) return
    const others = to.filter((one: Party) => one !== before.author)
    if (others.length === 0) return
    const draft = await speak(stage, before.author, 'draft', { audience: 'author' }, [before.root], draftBody(before.author, others))
    const id = await speak(stage, before.author, 'warning', { audience: 'named', to: others }, [before.root, draft], warningBody(before.author, others, draft), { earlier: before.everyone }, before.id)
    stage.warnings[stage.warnings.indexOf(before)] = { ...before, id, to: others, everyone: [...new Set([...before.everyone, ...others])] }
  },
  async answer(stage, { of, by, act }) {
    const warning = pick(stage.warnings, of)
    const who = warning && pick(warning.to, by)
    if (!warning || !who) return
    const id = await speak(stage, who, 'answer', { audience: 'named', to: [warning.author] }, [warning.root], { act, version: warning.id, channel: 'desk', ...(act === 'question' ? { text: `What of ${who}?` } : {}) })
    if (act === 'question') stage.questions.push({ id, of: warning, by: who })
  },
  async reply(stage, { of }) {
    const asked = pick(stage.questions, of)
    if (asked) await speak(stage, asked.of.author, 'reply', { audience: 'named', to: [asked.by] }, [asked.of.root, asked.id], { text: `It is so, ${asked.by}` })
  },
  async deliver(stage, { of, to, outcome }) {
    const warning = pick(stage.warnings, of)
    const who = warning && pick(warning.everyone, to)
    if (!warning || !who) return
    const body = { party: who, channel: 'mail', step: 0, outcome, at: stage.desk.clock(), attempts: 1, law: { size: 1, root: '' } }
    await speak(stage, DESK, 'delivery', { audience: 'named', to: [warning.author, who] }, [warning.root, warning.id], body)
  },
  async draft(stage, { by }) {
    await speak(stage, by, 'draft', { audience: 'author' }, [], draftBody(by, ['CUB']))
  },
  async file(stage, { by, year, audience }) {
    const data = { imports: [{ A: 'IV', B: 'USA', C: String(stage.count + 1) }] }
    const said = { form: 'unroca-annual', period: String(year), answer: 'data' }
    await speak(stage, by, 'filing-draft', { audience: 'author' }, [], { ...said, data, rejected: [], finished: true, corrects: null })
    if (audience === 'author') return
    const release: Release = audience === 'public' ? { audience } : { audience, under: ['OAS_CHARTER'] }
    const id = await speak(stage, by, 'filing', release, [], { ...said, date: `${year + 1}-05-01`, shown: false, data })
    stage.returns.push({ id, by, audience })
  },
  async ask(stage, { of, by }) {
    const filed = pick(stage.returns, of)
    if (!filed || filed.by === by || filed.audience === 'organs') return
    const asked = await speak(stage, by, 'query', { audience: 'named', to: [filed.by] }, [filed.id], { part: 'imports', text: `${by} asks`, hours: null })
    await speak(stage, filed.by, 'reply', { audience: 'named', to: [by] }, [asked, filed.id], { text: `${filed.by} replies` })
  },
  async assess(stage, { by, what, audience, to }) {
    const [key, n] = [`${by} ${what}`, stage.count + 1]
    const release: Release = audience === 'named' ? { audience, to } : audience === 'parties' ? { audience, under: ['OAS_CHARTER'] } : { audience }
    const id = await speak(stage, by, what, release, [], ASSESSED[what as keyof typeof ASSESSED](n), {}, what === 'response' ? undefined : stage.assessed.get(key))
    stage.assessed.set(key, id)
    const reader = audience === 'named' ? to.find((one: Party) => one !== by) : undefined
    if (what === 'levels' && reader) await speak(stage, reader, 'reply', { audience, to: [by, ...to].filter((one) => one !== reader) }, [id], { text: `${reader} differs from ${by}` })
    if (what === 'response' && n % 2 === 0) await speak(stage, by, 'withdrawal', { audience: 'author' }, [id], { why: `${by} thought better of it` }, {}, id)
  },
  async order(stage, { by }) {
    await speak(stage, by, 'order', { audience: 'author' }, [], { themes: ['earthquake'], severity: 'Severe', messages: ['alert'], from: START })
  },
  async contact(stage, { by }) {
    const channels = [{ kind: 'mail', address: `duty@${by.toLowerCase()}.example`, language: 'en' }]
    await speak(stage, by, 'contact', { audience: 'named', to: [DESK] }, [], { themes: [], office: `Duty office of ${by}`, nature: 'civil', step: 0, channels })
  },
  async need(stage, { by, to, audience }) {
    const others = to.filter((one: Party) => one !== by)
    if (others.length === 0) return
    const release = (speaker: Party): Release => (audience === 'public' ? { audience } : { audience, to: [by, ...others].filter((one) => one !== speaker) })
    const lead = { agency: `Agency of ${by}`, nature: 'civil' }
    const id = await speak(stage, by, 'need', release(by), [], { mode: 'exercise', title: `Need ${stage.count}`, theme: 'earthquake', what: 'Tents', horizon: 'hours', within: 24, objective: 'Shelter', measure: 'a tent a family', structures: 'CDEMA', lead, asks: ['goods'] })
    const giver: Party = others[0]!
    const offer = await speak(stage, giver, 'offer', release(giver), [id], { mode: 'exercise', what: `Tents of ${giver}`, participation: 'goods', horizon: 'hours', within: 12, objective: 'Shelter', lead })
    await speak(stage, by, 'political-consent', release(by), [id, offer], { mode: 'exercise', decision: 'given', authority: 'Cabinet', record: 'Minute 1', date: '2020-01-01', positive: true })
    await speak(stage, by, 'agreement', release(by), [id, offer], { mode: 'exercise', answer: 'accepted', text: '' })
    await speak(stage, giver, 'plan-progress', audience === 'public' ? { audience } : { audience: 'author' }, [], { mode: 'exercise', plan: 'smart-border-mex', point: 9, status: 'done', causes: [], lead: null, evidence: [], next: null, text: `${giver} did` })
    await speak(stage, giver, 'question-answer', release(giver), [], { mode: 'exercise', question: 'role', answer: `${giver} designs`, date: '2020-01-01' })
  },
  async round(stage, { by, to, audience }) {
    const [subject] = to.filter((one: Party) => one !== by)
    if (subject === undefined) return
    const now = stage.desk.clock()
    const release = (speaker: Party): Release => (audience === 'public' ? { audience } : { audience, to: [by, subject].filter((one) => one !== speaker) })
    const seats = [{ subject, seat: 'self', party: subject, name: '' }, { subject, seat: 'peer', party: by, name: '' }]
    const id = await speak(stage, by, 'round', release(by), [], { mode: 'exercise', title: `Round ${stage.count}`, questionnaire: [{ id: '1', area: '', text: `Asked by ${by}`, source: '' }], seats, opens: now, selfDue: now + 1e6, othersDue: now + 2e6, replyDue: now + 3e6, ends: now + 1e9 })
    for (const who of [subject, by]) await speak(stage, who, 'evaluation', release(who), [id], { mode: 'exercise', subject, seat: who === by ? 'peer' : 'self', answers: [{ indicator: '1', rating: 'completed', cause: null, because: `${who} finds`, evidence: '' }] })
    const found = await speak(stage, by, 'evaluation', release(by), [id], { mode: 'exercise', subject, seat: 'peer', answers: [] })
    await speak(stage, subject, 'round-reply', release(subject), [id], { mode: 'exercise', evaluation: found, indicator: '', text: `${subject} replies` })
    await speak(stage, by, 'recommendation', release(by), [id], { mode: 'exercise', subject, indicator: '1', text: `${by} recommends`, due: null })
  },
  async consult(stage, { by, to, secret, audience }) {
    const others = to.filter((one: Party) => one !== by)
    if (others.length === 0) return
    const now = stage.desk.clock()
    const release = (speaker: Party): Release => (audience === 'public' ? { audience } : { audience, to: [by, ...others].filter((one) => one !== speaker) })
    const ends = !secret && stage.count % 2 === 0
    const id = await speak(stage, by, 'convocation', release(by), [], {
      mode: 'exercise', rule: secret ? 'oas-election' : 'consensus', body: 'OAS', title: `Question ${stage.count}`, question: `Asked by ${by}?`, agenda: [], documents: [], members: secret ? [] : [by, ...others], excluded: [],
      ballot: secret ? 'secret' : 'open', organ: secret ? by : null, opens: now, closes: now + (ends ? 30_000 : 86_400_000),
    })
    const voter: Party = others[0]!
    await speak(stage, voter, 'memo', { audience: 'author' }, [id], { principles: [], considerations: [], options: [], tensions: [], recommends: 'oppose', conditions: [`${voter} alone knows`] })
    await speak(stage, voter, 'position', release(voter), [id], { mode: 'exercise', stance: 'abstain', conditions: [], text: `${voter} says`, principles: [] })
    if (secret) await speak(stage, voter, 'sealed-vote', { audience: 'named', to: [by] }, [id], { mode: 'exercise', ballot: 'against', mark: String(stage.count).padStart(32, 'a') })
    else await speak(stage, voter, 'vote', release(voter), [id], { mode: 'exercise', ballot: 'for', text: `${voter} votes` })
    if (!ends) return
    stage.at(now + 30_000)
    const mandate = { to: 'CDMA', what: `${by} asks for a study`, due: null, reportTo: 'OAS' }
    const outcome = await speak(stage, by, 'outcome', release(by), [id], { mode: 'exercise', result: 'adopted', counts: null, law: 0, declaration: `${by} declares`, mandates: [mandate], sealed: null })
    await speak(stage, by, 'follow-up', release(by), [id, outcome], { mode: 'exercise', mandate: 0, state: 'under-way', cause: null, text: `${by} reports`, evidence: '' })
  },
  /** What the desk says of an office's doors, its line and a drill that it plays. */
  async door(stage, { by, to }) {
    const [office, at, seat] = [`Night office of ${by}`, stage.desk.clock(), String(stage.count).padStart(32, 'b')]
    await speak(stage, DESK, 'seat', { audience: 'named', to: [by] }, [], { act: 'offered', seat, party: by, office, nature: 'civil', role: 'drafter', at })
    await speak(stage, DESK, 'seat', { audience: 'named', to: [by] }, [], { act: 'accepted', seat, party: by, invite: seat })
    await speak(stage, DESK, 'audit', { audience: 'named', to: [by] }, [], { act: 'export', at, count: 1, seat, office, role: 'drafter', how: 'passkey', statement: null, what: `/api/v1/${stage.count}` })
    await speak(stage, DESK, 'reach', { audience: 'named', to: [DESK, by] }, [], { party: by, office, at, outcome: 'failed', channel: 'mail', why: `line ${stage.count}` })
    await speak(stage, DESK, 'drill', { audience: 'named', to: [DESK, ...new Set([by, to])] }, [], { scenario: 'quake-tsunami', speed: 10, began: at, by: { party: by, office }, state: 'running' })
  },
  async paper(stage, { by, audience }) {
    const release: Release = audience === 'public' ? { audience } : { audience, to: [by] }
    const id = await speak(stage, DESK, 'transcription', release, [], { of: by, office: `Embassy of ${by}`, received: '2020-01-20', scan: 'cd'.repeat(32), subject: `Note ${stage.count}`, text: `Word of ${by}` })
    await speak(stage, by, 'confirmation', audience === 'public' ? { audience } : { audience, to: [DESK] }, [id], { agrees: false, text: `${by} contests` })
  },
  async keep(stage, { by, year }) {
    await speak(stage, by, 'records', { audience: 'author' }, [], { record: 'transfer', rows: [{ id: `r${stage.count}`, period: String(year), fields: { weapon: `kept ${stage.count}` } }] })
    const held = await speak(stage, by, 'threats', { audience: 'named', to: ['CUB'] }, [], ASSESSED.threats(stage.count))
    await speak(stage, by, 'withdrawal', { audience: 'author' }, [held], { why: `withdrawn ${stage.count}` }, {}, held)
  },
  async capture(stage, { audience, to }) {
    const bytes = Buffer.from(quakes(stage.count))
    const hash = await stage.desk.store.putBlob(bytes, 'application/geo+json')
    const release: Release = audience === 'named' ? { audience, to } : { audience }
    await speak(stage, DESK, 'capture', release, ['usgs'], { feed: 'usgs', from: 'a file', fetched: stage.desk.clock(), bytes: hash, size: bytes.length, as: 'exercise' })
  },
}

/** Another text for each number: whatever of it shows somewhere, shows whose it is. */
const ASSESSED = {
  threats: (n: number) => ({ date: '2020-01-28', source: `paper ${n}`, entries: [{ theme: 'earthquake', rank: n, tier: '', wording: `wording ${n}`, status: 'present', origin: ['external'], roles: [], ties: [] }] }),
  capability: (n: number) => ({ date: '2020-01-28', lines: [{ theme: 'earthquake', pillar: 'doctrine', institution: 'civil-protection', nature: 'civil', grade: 'partial', causes: ['resources'], evidence: [{ what: `evidence ${n}`, where: '' }] }] }),
  levels: (n: number) => ({ date: '2020-01-28', method: `method ${n}`, scores: [{ subject: 'MEX', level: 'bilateral', score: (n % 5) + 1, because: `reason ${n}` }] }),
  response: (n: number) => ({ theme: 'earthquake', what: `response ${n}`, level: 'national', lead: { agency: `Agency ${n}`, nature: 'civil' }, others: [], rights: `rights ${n}`, reason: '' }),
}

async function speak(stage: Stage, by: Party, kind: string, release: Release, about: string[], body: unknown, extra: Extra = {}, replaces?: string): Promise<string> {
  const office: Office = await stage.desk.office(by, by === DESK ? 'desk' : 'releaser')
  const { id } = await say(stage.desk, office, { kind, release, about, body: body as Json, ...(replaces ? { replaces } : {}) }, extra)
  stage.count++
  return id
}

function pick<T>(from: readonly T[], n: number): T | undefined {
  return from[n % Math.max(1, from.length)]
}

function draftBody(author: Party, to: readonly Party[]): DraftBody {
  const content = jamaicaDraft() as unknown as DraftBody['content']
  const like = content.recipients[0]!
  return { act: 'alert', ending: null, event: null, relays: null, content: { ...content, author, recipients: to.map((party) => ({ ...like, party })) } }
}

function warningBody(author: Party, to: readonly Party[], draft: string): object {
  return { ...draftBody(author, to), released: { by: 'two-credentials', draft, order: null, reviewBy: null } }
}

/** A feed of one earthquake, another for each number. */
function quakes(n: number): string {
  const properties = { mag: 5 + (n % 30) / 10, place: 'between three islands', time: START - n * 1000, updated: START, status: 'reviewed', type: 'earthquake', ids: `,us${n},`, sources: ',us,', net: 'us', code: String(n), title: `M 5 quake ${n}`, tsunami: 0, url: 'https://quakes.example/1', detail: 'https://quakes.example/1.json' }
  return JSON.stringify({ type: 'FeatureCollection', metadata: { generated: START }, features: [{ type: 'Feature', id: `us${n}`, properties, geometry: { type: 'Point', coordinates: [-78.756, 19.4193, 14.9] } }] })
}

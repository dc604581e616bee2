import { countLines, countRoll, mayDeclare, mayVote, outcomeOf, phaseOf, publish, resultOf, ruleNamed, settle, standing } from '../../core/consultation/index.ts'
import { entitledOn, type VoteRule } from '../../core/law/index.ts'
import type { ConvocationBody, FollowUpBody, MemoBody, OutcomeBody, PositionBody, SealedVoteBody, VoteBody } from '../../core/statements/index.ts'
import { CONSIDERATIONS, dayOfInstant, DILEMMAS, Fault, hex, isoDay, isoInstant, type Json, JUDGED, MANDATE_STATES, type Party, PRINCIPLES, ROOT_CAUSES, STANCES } from '../../core/values/index.ts'
import { alongside, releaseFor } from '../audience.ts'
import { type Desk, lawNow, type Office, random } from '../desk.ts'
import { organsOf } from '../disclosing.ts'
import { codesIn, dayIn, type Fields, instantIn, linesIn, partsOf, textIn, wordIn, wordsIn } from '../fields.ts'
import { formShelf } from '../form-book.ts'
import { say } from '../say.ts'
import { votesOf } from '../views/votes.ts'
import { type Consultation, consultationAt } from './book.ts'
import { countOf } from './count.ts'

/** How records are written on a line, for forms and programs alike. */
export const RECORDS = { documents: ['title', 'where'], mandates: ['to', 'what', 'due', 'reportTo'] } as const

/** Calls a consultation. Faults `field-...`, `unknown-rule`, `may-not-convene`, `convocation-...`. */
export async function convene(desk: Desk, office: Office, fields: Fields): Promise<string> {
  const { rules } = await votesOf(desk)
  const rule = ruleNamed(rules, fields.rule ?? '')
  const body: ConvocationBody = {
    mode: await modeOf(desk, office), rule: rule.rule, body: rule.body,
    title: textIn(fields, 'title', { least: 3, most: 160 }), question: textIn(fields, 'question', { least: 3, most: 2000 }),
    agenda: linesIn(fields, 'agenda', 40, 300),
    documents: linesIn(fields, 'documents', 40, 900).map((line) => { const [title, where] = partsOf(line, 2) as [string, string]; return { title, where } }),
    members: rule.instrument === undefined ? codesIn(fields, 'members') : [], excluded: codesIn(fields, 'excluded'),
    ballot: rule.ballot === undefined ? 'open' : 'secret', organ: rule.ballot === undefined ? null : organIn(fields, office),
    opens: fields.opens?.trim() ? instantIn(fields, 'opens') : desk.clock(), closes: instantIn(fields, 'closes'),
  }
  const release = releaseFor({ audience: fields.audience ?? 'public', to: fields.to ?? '', under: rule.instrument }, office.party)
  await checkConvocation(desk, office, body, rule, release.audience)
  if (body.organ !== null && release.audience === 'named' && body.organ !== office.party && !release.to!.includes(body.organ)) throw new Fault('convocation-organ', `${body.organ} counts the ballots: name it among the readers`, { field: 'to' })
  return (await say(desk, office, { kind: 'convocation', release, body: body as unknown as Json })).id
}

function organIn(fields: Fields, office: Office): Party {
  return codesIn({ organ: fields.organ?.trim() || office.party }, 'organ', /^[A-Z][A-Z0-9_-]{1,31}$/)[0]!
}

async function checkConvocation(desk: Desk, { party }: Office, body: ConvocationBody, rule: VoteRule, audience: string): Promise<void> {
  const { law } = await lawNow(desk)
  const wrong = (code: string, message: string, field: string): Fault => new Fault(code, message, { field })
  if (body.closes <= Math.max(body.opens, desk.clock())) throw wrong('convocation-times', 'the vote closes after it opens, and not in the past', 'closes')
  if (rule.instrument === undefined && body.members.length === 0) throw wrong('convocation-members', 'no instrument says who votes under this rule: name the members', 'members')
  const { stateOf } = await formShelf(desk)
  // a state of elsewhere may sit in a body of the world; a territory of the region is none
  const stranger = body.members.find((code) => stateOf(code) !== code || desk.region.territories.some((one) => one.code === code))
  if (stranger !== undefined) throw wrong('no-such-state', `"${stranger}" is no state: one that is none would stand in the denominator and never vote`, 'members')
  if (rule.seats !== undefined && body.members.length > rule.seats) throw wrong('convocation-members', `${body.members.length} members, and the body has ${rule.seats} seats`, 'members')
  if (body.excluded.length > 0 && !rule.exclusion) throw wrong('convocation-excluded', `under ${rule.rule} nobody is excluded from voting`, 'excluded')
  if (body.ballot === 'secret' && audience === 'parties') throw wrong('convocation-organ', 'the organ that counts must read it: choose the public, or name the readers and the organ', 'audience')
  const voters = entitledOn(law, rule, isoDay(dayOfInstant(desk.clock()))) ?? { sure: body.members, disputed: [] }
  const keepers = [rule.body, ...(rule.instrument === undefined ? [] : organsOf(desk.region, law, rule.instrument)), ...secretariats(desk, rule)]
  if (!mayVote(party, voters) && !keepers.includes(party)) throw wrong('may-not-convene', `${party} neither votes under ${rule.rule} nor keeps its body: only they call a consultation`, 'rule')
}

/** Secretariats of the body, or of the organization that it is an organ of. */
function secretariats({ region }: Desk, rule: VoteRule): Party[] {
  const above = [rule.body, ...(region.body(rule.body)?.subordinateTo ?? []).map(({ value }) => String(value))]
  return region.bodies.filter(({ form, subordinateTo }) => form === 'secretariat' && subordinateTo.some(({ value }) => above.includes(String(value)))).map(({ code }) => code)
}

/** An exercise key calls an exercise: what a key is for is what it says. */
export async function modeOf(desk: Desk, { signer }: { signer: { kid: string } }): Promise<'actual' | 'exercise'> {
  const { ring } = await desk.law()
  return ring.all().findLast(({ kid }) => kid === signer.kid)?.exercise ? 'exercise' : 'actual'
}

type Act = (desk: Desk, office: Office, of: Consultation, fields: Fields) => Promise<string>

async function sayOf(desk: Desk, office: Office, of: Consultation, kind: string, body: unknown, more: { replaces?: string; about?: string[] } = {}): Promise<string> {
  const { replaces, about = [] } = more
  const said = await say(desk, office, { kind, release: alongside(of.header, office.party), about: [of.convened.id, ...about], body: body as Json, ...(replaces ? { replaces } : {}) })
  return said.id
}

function checklistIn(fields: Fields): MemoBody['principles'] {
  return PRINCIPLES.flatMap((principle) => {
    if (!fields[`principle-${principle}`]) return []
    const judged = wordIn(fields, `principle-${principle}`, JUDGED)
    return [{ principle, judged, because: textIn(fields, `because-${principle}`, { most: 400 }) }]
  })
}

const takePosition: Act = async (desk, office, of, fields) => {
  stillOpen(desk, of)
  const given = checklistIn(fields)
  const memo = of.memos.findLast(({ by }) => by === office.party)?.body
  const body: PositionBody = {
    mode: of.convened.body.mode, stance: wordIn(fields, 'stance', STANCES), conditions: linesIn(fields, 'conditions', 12, 400), text: textIn(fields, 'text', { most: 4000 }),
    principles: given.length > 0 ? given : fields.checklist === 'memo' && memo ? memo.principles : [],
  }
  const before = standing(of.positions).find(({ said }) => said.by === office.party)?.said.id
  return sayOf(desk, office, of, 'position', body, before ? { replaces: before } : {})
}

/** The memo stays with its state: it is no part of the consultation until a position says so. */
const keepMemo: Act = async (desk, office, { memos, convened }, fields) => {
  const body: MemoBody = {
    principles: checklistIn(fields),
    considerations: CONSIDERATIONS.flatMap((one) => { const text = textIn(fields, `weigh-${one}`, { most: 2000 }); return text ? [{ of: one, text }] : [] }),
    options: STANCES.flatMap((stance) => {
      const [pro, con] = [textIn(fields, `for-${stance}`, { most: 1000 }), textIn(fields, `against-${stance}`, { most: 1000 })]
      return pro || con ? [{ stance, for: pro, against: con }] : []
    }),
    tensions: wordsIn({ tensions: DILEMMAS.filter((one) => fields[`tension-${one}`] || (fields.tensions ?? '').split(/[\s,;]+/).includes(one)).join(' ') }, 'tensions', DILEMMAS),
    recommends: fields.recommends ? wordIn(fields, 'recommends', STANCES) : null, conditions: linesIn(fields, 'conditions', 12, 400),
  }
  const before = memos.findLast(({ by }) => by === office.party)?.id
  return (await say(desk, office, { kind: 'memo', release: { audience: 'author' }, about: [convened.id], body: body as unknown as Json, ...(before ? { replaces: before } : {}) })).id
}

/** Faults `vote-not-open`, `vote-not-entitled`, `vote-excluded`. A second vote takes the place of the first, which stays in the record. */
const castVote: Act = async (desk, office, of, fields) => {
  const { convened, voters } = of
  const { mode, ballot: way, organ, opens, closes, excluded } = convened.body
  const phase = phaseOf(of, desk.clock())
  if (phase !== 'open') throw new Fault('vote-not-open', phase === 'announced' ? `the vote opens at ${isoInstant(opens)}` : `the vote closed at ${isoInstant(closes)}: what was cast by then counts`, { field: 'ballot' })
  if (excluded.includes(office.party)) throw new Fault('vote-excluded', `${office.party} is excluded from this vote (${of.rule.exclusion?.text ?? of.rule.rule})`, { field: 'ballot' })
  if (!mayVote(office.party, voters)) throw new Fault('vote-not-entitled', `${office.party} has no vote under ${of.rule.rule} on ${of.on}`, { field: 'ballot' })
  const ballot = wordIn(fields, 'ballot', ['for', 'against', 'abstain'] as const)
  if (way === 'open') {
    const before = of.votes.findLast(({ by }) => by === office.party)?.id
    return sayOf(desk, office, of, 'vote', { mode, ballot, text: textIn(fields, 'text', { most: 2000 }) } satisfies VoteBody, before ? { replaces: before } : {})
  }
  const body: SealedVoteBody = { mode, ballot, mark: hex(random(16)) }
  const before = of.sealed.findLast(({ by }) => by === office.party)?.id
  return (await say(desk, office, { kind: 'sealed-vote', release: { audience: 'named', to: [organ!] }, about: [convened.id], body: body as unknown as Json, ...(before ? { replaces: before } : {}) })).id
}

function mandatesIn(fields: Fields): OutcomeBody['mandates'] {
  return linesIn(fields, 'mandates', 40, 1200).map((line) => {
    const [to, what, due, reportTo] = partsOf(line, 4) as [string, string, string, string]
    if (!what) throw new Fault('mandate-line', `"${line}": write who | what | by when (2027-06-30, or blank) | to whom it reports`, { field: 'mandates' })
    try {
      return { to, what, due: dayIn({ due }, 'due'), reportTo }
    } catch (error) {
      throw new Fault('field-day', (error as Error).message, { field: 'mandates' })
    }
  })
}

/** Declares what came of it: counted here, never typed. Faults `may-not-declare`, `vote-still-open`, `already-decided`, `mandate-undecided`. */
const declare: Act = async (desk, office, of, fields) => {
  const { convened, lawSize } = of
  const { mode, ballot, closes, organ } = convened.body
  if (!mayDeclare(convened, office.party)) throw new Fault('may-not-declare', `${organ ?? convened.by} declares what came of this`, { field: 'declaration' })
  const withdrawn = fields.withdraw === 'yes'
  const phase = phaseOf(of, desk.clock())
  if (phase === 'decided' || phase === 'withdrawn') throw new Fault('already-decided', 'it was declared already: the outcome stands', { field: 'declaration' })
  if (!withdrawn && phase !== 'closed') throw new Fault('vote-still-open', `the vote closes at ${isoInstant(closes)}: until then it can only be withdrawn`, { field: 'declaration' })
  const said = { mode, law: lawSize, declaration: textIn(fields, 'declaration', { most: 8000 }), mandates: mandatesIn(fields) }
  const outcome = (result: OutcomeBody['result'], counts: OutcomeBody['counts'], sealed: OutcomeBody['sealed']): Promise<string> => {
    if (said.mandates.length > 0 && (result === 'withdrawn' || result === 'no-quorum')) throw new Fault('mandate-undecided', `nothing was decided (${result}): no mandate follows`, { field: 'mandates' })
    return sayOf(desk, office, of, 'outcome', { ...said, result, counts, sealed } satisfies OutcomeBody)
  }
  if (withdrawn) return outcome('withdrawn', null, null)
  const sealed = ballot === 'open' ? null : publish(settle(convened, of.sealed, of.voters))
  const answer = sealed ? countLines(sealed.lines, sealed.cast, convened, of) : countRoll(convened, countOf(of).roll!, of)
  const { for: yes, against, abstain, absent, of: all, needed } = answer
  return outcome(resultOf(answer), { for: yes, against, abstain, absent, of: all, needed }, sealed)
}

/** Faults `not-decided`, `vote-not-entitled`. */
const reserve: Act = async (desk, office, of, fields) => {
  const { id } = decided(of)
  if (!mayVote(office.party, of.voters)) throw new Fault('vote-not-entitled', `${office.party} had no vote in this: a reservation is a voter's`, { field: 'reservation' })
  const text = textIn(fields, 'reservation', { least: 1, most: 4000 })
  return sayOf(desk, office, of, 'reservation', { mode: of.convened.body.mode, text }, { about: [id] })
}

const follow: Act = async (desk, office, of, fields) => {
  const { id, body: { mandates } } = decided(of)
  const mandate = Number(fields.mandate)
  if (!Number.isInteger(mandate) || !mandates[mandate]) throw new Fault('no-mandate', 'choose one of the mandates of the outcome', { field: 'mandate' })
  const state = wordIn(fields, 'state', MANDATE_STATES)
  const cause = fields.cause ? wordIn(fields, 'cause', ROOT_CAUSES) : null
  if (cause !== null && state !== 'blocked') throw new Fault('cause-not-blocked', 'a cause is given of what is blocked', { field: 'cause' })
  const body: FollowUpBody = { mode: of.convened.body.mode, mandate, state, cause, text: textIn(fields, 'text', { least: 1, most: 2000 }), evidence: textIn(fields, 'evidence', { most: 600 }) }
  return sayOf(desk, office, of, 'follow-up', body, { about: [id] })
}

function decided(of: Consultation): NonNullable<ReturnType<typeof outcomeOf>> {
  const outcome = outcomeOf(of)
  if (!outcome || outcome.body.result === 'withdrawn') throw new Fault('not-decided', 'nothing was decided yet', { field: 'reservation' })
  return outcome
}

function stillOpen(desk: Desk, of: Consultation): void {
  const phase = phaseOf(of, desk.clock())
  if (phase !== 'announced' && phase !== 'open') throw new Fault('position-late', 'the vote is over: a reservation to the outcome is what remains', { field: 'stance' })
}

/** What can be said in a consultation: by form, by JSON and by command alike. */
const CONSULTATION_ACTS = { position: takePosition, memo: keepMemo, vote: castVote, outcome: declare, reservation: reserve, 'follow-up': follow } as const satisfies Record<string, Act>
export type ConsultationAct = keyof typeof CONSULTATION_ACTS

export function isConsultationAct(name: string): name is ConsultationAct {
  return Object.hasOwn(CONSULTATION_ACTS, name)
}

/** As an office, on what that office may read. Returns the statement's id. */
export async function actIn(desk: Desk, office: Office, id: string, act: ConsultationAct, fields: Fields): Promise<string> {
  return CONSULTATION_ACTS[act](desk, office, await consultationAt(desk, office.party, id), fields)
}

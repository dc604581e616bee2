import { firstDay, isoDay, lastDay, type Day } from '../values/index.ts'
import { adoptedOn } from './entry.ts'
import type { ActionClaim, PartyAnswer, Standing, StandingStatus } from './model.ts'
import type { Spell } from './spells.ts'
import type { Story } from './story.ts'
import { dateOf, type Window } from './window.ts'
import { ground, type Ground } from './words.ts'

/** What holds on one day, with its grounds. */
export interface Moment {
  status: StandingStatus
  party: PartyAnswer
  participation: Standing['participation']
  because: Ground[]
  /** index of the stay that the day falls in or after; -1 before any */
  spell: number
}

type Core = Omit<Moment, 'participation'>

export function momentOn(story: Story, day: Day): Moment {
  const spell = story.spells.findLastIndex((one) => one.start.lo <= day)
  const core = disputeOn(story, day, spell) ?? (spell < 0 ? outside(story, day) : inside(story, story.spells[spell]!, day, spell))
  const held = core.party === 'no' ? { participation: null, because: [] as Ground[] } : participationOn(story, day)
  const status = held.participation === 'suspended' && core.status === 'party' ? 'suspended' : core.status
  return { ...core, status, participation: held.participation, because: [...core.because, ...held.because] }
}

/** In dispute from the day on which who may act was contested, until an undisputed later act settles it. */
function disputeOn(story: Story, day: Day, spell: number): Core | undefined {
  const open = story.disputes.filter((claim) => firstDay(claim.date!) <= day && !settled(story, claim, day))
  if (open.length === 0) return undefined
  const named = open.find((claim) => claim.act === 'disputed') ?? open[0]!
  const because = ground(
    'disputed-representation',
    { date: named.date!, what: named.what ?? '' },
    open.map((claim) => claim.id),
  )
  return { status: 'disputed', party: 'disputed', because: [because], spell }
}

const SETTLING: ReadonlySet<string> = new Set(['deposited', 'acceded', 'effective', 'readmitted'])

function settled(story: Story, dispute: ActionClaim, day: Day): boolean {
  return story.usable.some(
    (claim) =>
      SETTLING.has(claim.act) &&
      claim.certainty !== 'disputed' &&
      claim.date !== undefined &&
      firstDay(claim.date) > lastDay(dispute.date!) &&
      lastDay(claim.date) <= day,
  )
}

function inside(story: Story, spell: Spell, day: Day, at: number): Core {
  if (day < spell.start.hi) return { ...uncertain(spell.start, startGrounds(spell)), spell: at }
  if (spell.end && day >= spell.end.hi) return { status: 'former', party: 'no', because: endGrounds(spell, spell.end), spell: at }
  if (spell.end && day >= spell.end.lo) return { ...uncertain(spell.end, endGrounds(spell, spell.end)), spell: at }
  const notice = standingNotice(story, spell, day)
  const because = [...startGrounds(spell), ...(notice ? [ground('notice-given', { date: notice.date! }, [notice.id])] : [])]
  if (notice && spell.end) because.push(...endGrounds(spell, spell.end))
  if (story.instrument.nature !== 'binding') because.push(ground('political-only'))
  return { status: notice ? 'notice-given' : 'party', party: 'yes', because: [...because, ...wentNowhere(story, spell, day)], spell: at }
}

function uncertain(window: Window, why: Ground[]): Omit<Core, 'spell'> {
  if (!window.contradictory) return { status: 'unknown', party: 'unknown', because: why }
  const params = { lo: dayText(window.lo), hi: dayText(window.hi) }
  return { status: 'disputed', party: 'disputed', because: [ground('sources-differ', params, window.claims), ...why] }
}

/** A window without a day of its own is said as a window: no source gave its far end. */
function startGrounds(spell: Spell): Ground[] {
  const { lo, hi, claims } = spell.start
  const date = dateOf(spell.start) ?? (spell.startWhy === 'proved-by-observation' && Number.isFinite(hi) ? isoDay(hi) : undefined)
  const undated =
    spell.startWhy === 'late-rule-not-established' ||
    spell.startWhy === 'waiver-needed' ||
    spell.startWhy === 'treaty-entry-not-established' ||
    spell.startWhy === 'succession-day-not-established'
  const why = undated || date !== undefined ? [ground(spell.startWhy, date === undefined ? {} : { date }, claims)] : []
  return lo === hi ? why : [...why, ground('start-window', { lo: dayText(lo), hi: dayText(hi) }, claims)]
}

/** Ends whose words need no day of their own. */
const UNDATED_ENDS: ReadonlySet<string> = new Set([
  'effect-rule-not-established', 'left-by-observation', 'withdrawal-in-time-not-established',
])

function endGrounds(spell: Spell, end: Window): Ground[] {
  const date = dateOf(end)
  const why =
    date === null && !UNDATED_ENDS.has(spell.endWhy!)
      ? 'effect-date-doubtful'
      : spell.endWhy!
  return [ground(why, { date: date ?? dayText(end.hi) }, end.claims)]
}

/** The notice that stands on that day: received, and not withdrawn by then. */
function standingNotice(story: Story, spell: Spell, day: Day): ActionClaim | undefined {
  const backs = story.usable.filter((claim) => claim.act === 'notice-withdrawn' && claim.date && lastDay(claim.date) <= day)
  return story.usable.find(
    (claim) =>
      claim.act === 'notified' &&
      claim.date !== undefined &&
      firstDay(claim.date) >= spell.start.lo &&
      lastDay(claim.date) <= day &&
      !backs.some((back) => lastDay(back.date!) >= firstDay(claim.date!)),
  )
}

/** Acts that people take for an exit and that are none. */
function wentNowhere(story: Story, spell: Spell, day: Day): Ground[] {
  const near = story.usable.filter(
    (claim) => claim.date !== undefined && lastDay(claim.date) <= day && firstDay(claim.date) >= spell.start.lo,
  )
  return near.flatMap((claim) => {
    if (claim.act === 'announced' && claim.what === undefined) return [ground('announcement-no-effect', { date: claim.date! }, [claim.id])]
    return claim.act === 'notice-withdrawn' ? [ground('notice-withdrawn', { date: claim.date! }, [claim.id])] : []
  })
}

function outside(story: Story, day: Day): Core {
  const no = (status: StandingStatus, why: Ground): Core => ({ status, party: 'no', because: [why], spell: -1 })
  const unknown = (why: Ground): Core => ({ status: 'unknown', party: 'unknown', because: [why], spell: -1 })
  const { instrument } = story
  if (instrument.nature === 'draft' || instrument.nature === 'proposed') return no('none', ground('draft-or-proposed'))
  if (day < adoptedOn(instrument)) return no('none', ground('not-adopted-yet', { date: instrument.adopted![0]!.value }))
  if (story.unsettledFrom !== undefined && day >= story.unsettledFrom)
    return unknown(ground('unsettled-count', {}, idsSeen(story, 'unsettled')))
  if (story.provisional && story.provisional.hi <= day)
    return no('provisional', ground('provisional', { date: dateOf(story.provisional) ?? '' }, story.provisional.claims))
  const consent = story.spells[0]?.consent
  if (consent && consent.hi <= day) return no('contracting', ground('consent-not-in-force', {}, consent.claims))
  if (consent && consent.lo <= day && Number.isFinite(consent.lo)) return no('unknown', ground('consent-not-in-force', {}, consent.claims))
  return beforeConsent(story, day, no, unknown)
}

function beforeConsent(story: Story, day: Day, no: (status: StandingStatus, why: Ground) => Core, unknown: (why: Ground) => Core): Core {
  const { signed } = story
  const seen = lastSeenOutside(story)
  if (signed && signed.hi <= day) {
    const covered = story.listed || story.spells.length > 0 || seen !== undefined
    return covered
      ? no('signatory', ground('signed-only', {}, signed.claims))
      : unknown(ground('ratifications-not-established', {}, signed.claims))
  }
  if (signed && signed.lo <= day) return no('unknown', ground('signed-only', {}, signed.claims))
  if (seen) return no('none', ground('seen-outside', { seen: seen.what!, date: seen.date! }, [seen.id]))
  const has = story.usable.some((claim) => claim.date !== undefined && claim.what !== 'deposit-not-established' && !isWorded(claim))
  if (story.claims.some((claim) => claim.certainty === 'background') && !has)
    return unknown(ground('background-not-computed', { count: String(story.claims.length) }))
  if (story.listed) return no('none', ground('no-act-listed'))
  return has && story.spells.length > 0 ? no('none', ground('no-act-listed')) : unknown(ground('not-established'))
}

/** An announcement that its source words as an exit: said, and no sign of anything. */
function isWorded(claim: ActionClaim): boolean {
  return claim.act === 'announced' && claim.what !== undefined
}

function lastSeenOutside(story: Story): ActionClaim | undefined {
  return story.usable.find(
    (claim) => claim.act === 'observed' && (claim.what === 'none' || claim.what === 'signatory') && claim.date !== undefined,
  )
}

function idsSeen(story: Story, what: string): string[] {
  return story.usable.filter((claim) => claim.act === 'observed' && claim.what === what).map((claim) => claim.id)
}

const HELD: ReadonlySet<string> = new Set(['suspended', 'excluded', 'readmitted'])

/** Whether the state takes part in the organs: apart from being bound (Cuba 1962, Honduras 2009). */
function participationOn(story: Story, day: Day): { participation: Standing['participation']; because: Ground[] } {
  const acts = story.usable.filter((claim) => HELD.has(claim.act) && claim.date !== undefined && firstDay(claim.date) <= day)
  const last = acts.filter((claim) => lastDay(claim.date!) <= day).sort((a, b) => lastDay(b.date!) - lastDay(a.date!))[0]
  const coarse = acts.some((claim) => day < lastDay(claim.date!) && claim.act !== last?.act)
  if (coarse) return { participation: null, because: acts.filter((claim) => claim.act !== 'readmitted').map((claim) => heldGround(claim)) }
  if (!last || last.act === 'readmitted') return { participation: 'full', because: [] }
  return { participation: last.act === 'excluded' ? 'excluded' : 'suspended', because: [heldGround(last)] }
}

function heldGround(claim: ActionClaim): Ground {
  return ground(claim.act === 'excluded' ? 'excluded' : 'suspended', { date: claim.date! }, [claim.id])
}

function dayText(day: Day): string {
  return Number.isFinite(day) ? isoDay(day) : '…'
}

import { firstDay, lastDay } from '../values/index.ts'
import { CONSENTS } from './entry.ts'
import { isMoot } from './exits.ts'
import type { ActionClaim, Instrument } from './model.ts'

/** What a rule found in one claim. The claim stays, with the code among its flags. */
export interface Doubt {
  code: string
  message: string
  claim: string
}

type Rule = (claim: ActionClaim, others: readonly ActionClaim[], instrument: Instrument) => string | undefined

const before = (claim: ActionClaim, other: ActionClaim) =>
  claim.date !== undefined && other.date !== undefined && lastDay(claim.date) < firstDay(other.date)
const dated = (claim: ActionClaim) => claim.date !== undefined

/** Each names an order of acts that the law does not allow, or that nobody can have recorded. */
const RULES: Record<string, Rule> = {
  'approved-before-signature': (claim, others) => {
    const signed = others.filter((other) => other.act === 'signed' && dated(other))
    return claim.act === 'approved' && signed.length > 0 && signed.every((other) => before(claim, other))
      ? `ratified ${claim.date} before it signed ${signed[0]!.date}`
      : undefined
  },
  'consent-before-signature': (claim, others) => {
    const signed = others.filter((other) => other.act === 'signed' && dated(other))
    const consents = CONSENTS.has(claim.act) && claim.act !== 'acceded' && claim.act !== 'succeeded'
    return consents && signed.length > 0 && signed.every((other) => before(claim, other))
      ? `consented ${claim.date} before it signed ${signed[0]!.date}`
      : undefined
  },
  'before-adoption': (claim, _, instrument) => {
    const adopted = (instrument.adopted ?? []).map((one) => firstDay(one.value))
    const acts = claim.act !== 'observed' && claim.act !== 'announced' && claim.date !== undefined
    return acts && adopted.length > 0 && lastDay(claim.date!) < Math.min(...adopted)
      ? `${claim.act} ${claim.date} before the instrument was adopted`
      : undefined
  },
  'after-its-source': (claim) =>
    claim.known !== undefined && claim.date !== undefined && firstDay(claim.date) > lastDay(claim.known) && claim.act !== 'effective'
      ? `dated ${claim.date}, after its source of ${claim.known}`
      : undefined,
  'effect-before-notice': (claim, others) => {
    const notices = others.filter((other) => other.act === 'notified' && dated(other))
    return claim.act === 'effective' && notices.length > 0 && notices.every((other) => before(claim, other))
      ? `took effect ${claim.date} before the notice of ${notices[0]!.date}`
      : undefined
  },
  'effect-without-notice': (claim, others) =>
    claim.act === 'effective' && !others.some((other) => other.act === 'notified')
      ? `took effect ${claim.date ?? ''} and no notice is known`
      : undefined,
  'notice-by-non-party': (claim, others) => {
    const bound = (other: ActionClaim) => CONSENTS.has(other.act) || ['in-force', 'bound', 'observed'].includes(other.act)
    const none = others
      .filter((other) => bound(other) && other.what !== 'none' && other.what !== 'signatory')
      .every((other) => dated(other) && before(claim, other))
    return claim.act === 'notified' && claim.date !== undefined && none
      ? `gave notice ${claim.date} before any sign that it was a party`
      : undefined
  },
  'notice-after-exit': (claim, others, instrument) => {
    const earlier = others.find((other) => other.act === 'notified' && isMoot(instrument, claim, other))
    const stayed = (other: ActionClaim) => CONSENTS.has(other.act) || other.act === 'notice-withdrawn' || other.act === 'in-force'
    const between = earlier && others.some((other) => stayed(other) && before(earlier, other) && !before(claim, other))
    return claim.act === 'notified' && earlier && !between
      ? `gave notice ${claim.date} after its notice of ${earlier.date} had taken effect`
      : undefined
  },
  'withdrawn-without-notice': (claim, others) =>
    claim.act === 'notice-withdrawn' && !others.some((other) => other.act === 'notified')
      ? 'withdrew a notice that is not known'
      : undefined,
  'readmitted-without-exclusion': (claim, others) =>
    claim.act === 'readmitted' && !others.some((other) => other.act === 'suspended' || other.act === 'excluded')
      ? 'readmitted and never suspended'
      : undefined,
}

/** Flags every claim that a rule finds impossible or doubtful; nothing is removed. */
export function qualityOf(
  instruments: readonly Instrument[],
  actions: readonly ActionClaim[],
): { flagged: ActionClaim[]; doubts: Doubt[] } {
  const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]))
  const groups = Map.groupBy(actions, (claim) => `${claim.instrument} ${claim.state}`)
  const doubts: Doubt[] = []
  const flagged = actions.map((claim) => {
    const instrument = byId.get(claim.instrument)
    if (!instrument) return claim
    const others = groups.get(`${claim.instrument} ${claim.state}`)!
    const found = Object.entries(RULES).flatMap(([code, rule]) => {
      const message = rule(claim, others, instrument)
      return message === undefined ? [] : [{ code, message: `${claim.state}: ${message}`, claim: claim.id }]
    })
    doubts.push(...found)
    const codes = found.map((doubt) => doubt.code).filter((code) => !claim.flags.includes(code))
    return codes.length === 0 ? claim : { ...claim, flags: [...claim.flags, ...codes] }
  })
  return { flagged, doubts }
}

import { firstDay, isoDay, lastDay, type Day, type EdtfDate } from '../values/index.ts'
import type { ActionClaim, PartyAnswer, Reason, Standing } from './model.ts'
import { provesParty, type Spell } from './spells.ts'
import type { Story } from './story.ts'
import { heldOn, type Stretch } from './timeline.ts'
import { dateOf } from './window.ts'
import { ground, worded, type Ground } from './words.ts'

/** A coarse `on` is answered only when nothing changes within it; else unknown, saying so. */
export function standingOn(
  story: Story,
  stretches: readonly Stretch[],
  state: string,
  on: EdtfDate,
  known: EdtfDate | undefined,
): Standing {
  const { at: last, changes } = heldOn(stretches, on)
  const stretch = stretches[last]!
  const base = { state, instrument: story.instrument.id, on, known: known ?? null }
  if (changes) {
    const because = [ground('asked-date-coarse', { date: on }), ...stretch.because].map(worded)
    const open = { since: null, until: null, presumed: false, confirmedAsOf: null, participation: null }
    return { ...base, status: 'unknown', party: 'unknown', ...open, because }
  }
  const proof = confirmed(story, stretch, lastDay(on))
  const settled = stretch.party === 'yes' || stretch.party === 'no'
  const presumed = settled && (proof === undefined ? stretch.status === 'none' && !beforeAdoption(stretch) : lastDay(on) > proof)
  const confirmedAsOf = settled && proof !== undefined ? isoDay(proof) : null
  return {
    ...base,
    status: stretch.status,
    party: stretch.party,
    ...limits(story, stretches, last),
    presumed,
    confirmedAsOf,
    participation: stretch.participation,
    because: reasons(story, stretch, lastDay(on), presumed ? confirmedAsOf : null),
  }
}

function beforeAdoption(stretch: Stretch): boolean {
  return stretch.because.some((reason) => reason.code === 'not-adopted-yet' || reason.code === 'draft-or-proposed')
}

/** A party is one since its stay began and until it ends; any other status, as long as that status holds. */
export function limits(story: Story, stretches: readonly Stretch[], at: number): { since: EdtfDate | null; until: EdtfDate | null } {
  const stretch = stretches[at]!
  const spell = story.spells[stretch.spell]
  if (stretch.party === 'yes' && spell) return { since: dateOf(spell.start), until: spell.end ? dateOf(spell.end) : null }
  if (stretch.status === 'former' && spell?.end) return { since: dateOf(spell.end), until: fromOf(nextOther(stretches, at, stretch)) }
  let first = at
  while (first > 0 && alike(stretches[first - 1]!, stretch)) first--
  return { since: fromOf(stretches[first]), until: fromOf(nextOther(stretches, at, stretch)) }
}

function nextOther(stretches: readonly Stretch[], at: number, stretch: Stretch): Stretch | undefined {
  return stretches.slice(at + 1).find((one) => !alike(one, stretch))
}

function alike(a: { status: string; party: PartyAnswer }, b: { status: string; party: PartyAnswer }): boolean {
  return a.status === b.status && a.party === b.party
}

function fromOf(stretch: Stretch | undefined): EdtfDate | null {
  return stretch && Number.isFinite(stretch.from) ? isoDay(stretch.from) : null
}

/** Latest day on which a source or an act proves the status that holds on `day`; undefined when none does. */
function confirmed(story: Story, stretch: Stretch, day: Day): Day | undefined {
  const spell = story.spells[stretch.spell]
  const proofs =
    stretch.party === 'yes' && spell
      ? partyProofs(story, spell)
      : stretch.status === 'former' && spell
        ? formerProofs(story, spell)
        : outsideProofs(story)
  const finite = proofs.filter(Number.isFinite)
  if (finite.length === 0) return undefined
  const latest = Math.max(...finite)
  // a bound on both sides proves every day between them
  const next = story.spells[stretch.spell + 1]?.start.lo
  return stretch.party === 'no' && next !== undefined && Number.isFinite(next) && next > day ? Math.max(latest, next - 1) : latest
}

function partyProofs(story: Story, spell: Spell): Day[] {
  const before = spell.end ? spell.end.lo : Infinity
  const dated = story.usable.flatMap((claim) => {
    if (claim.date && (provesParty(claim) || claim.what === 'ratified')) return [firstDay(claim.date)]
    return claim.known && STARTING.has(claim.act) ? [firstDay(claim.known)] : []
  })
  const within = dated.filter((day) => day >= spell.start.hi && day < before)
  const ended = spell.end && Number.isFinite(spell.end.lo) ? [spell.end.lo - 1] : []
  return [spell.start.hi, ...within, ...ended]
}

const STARTING: ReadonlySet<string> = new Set(['deposited', 'acceded', 'succeeded', 'accepted', 'in-force', 'bound', 'notified'])

function formerProofs(story: Story, spell: Spell): Day[] {
  const seen = story.usable
    .filter((claim) => claim.act === 'observed' && claim.what === 'former' && claim.date)
    .map((claim) => firstDay(claim.date!))
  return [spell.end!.hi, ...seen.filter((day) => day >= spell.end!.hi)]
}

function outsideProofs(story: Story): Day[] {
  const first = story.spells[0]
  const list = story.listed && story.instrument.coverageKnown ? [firstDay(story.instrument.coverageKnown)] : []
  const acts = story.usable.flatMap((claim) => {
    if (!claim.date) return []
    const shows = claim.act === 'observed' && (claim.what === 'none' || claim.what === 'signatory')
    const days = shows || claim.act === 'signed' || claim.act === 'deposited' ? [firstDay(claim.date)] : []
    if (claim.known && claim.act === 'signed') days.push(firstDay(claim.known))
    return days
  })
  return [...list, ...acts].filter((day) => !first || day < first.start.lo)
}

function reasons(story: Story, stretch: Stretch, day: Day, presumedSince: EdtfDate | null): Reason[] {
  const extra: Ground[] = differing(story, stretch, day)
  const silent = story.claims.filter((claim) => claim.certainty === 'background')
  if (silent.length > 0)
    extra.push(
      ground(
        'background-not-computed',
        { count: String(silent.length) },
        silent.map((claim) => claim.id),
      ),
    )
  if (presumedSince) extra.push(ground('presumed', { date: presumedSince }))
  return [...stretch.because, ...extra].map(worded)
}

/** What sources saw that the acts contradict: kept and said, never silently dropped. */
function differing(story: Story, stretch: Stretch, day: Day): Ground[] {
  const against = (claim: ActionClaim) => {
    if (claim.act !== 'observed' || !claim.date || lastDay(claim.date) > day) return false
    const saw = claim.what === 'ratified' || claim.what === 'party'
    const at = story.spells.findLast((spell) => spell.start.hi <= firstDay(claim.date!))
    if (saw) return stretch.status === 'former' && at?.end !== undefined && at.end.hi <= firstDay(claim.date)
    return stretch.party === 'yes' && (claim.what === 'signatory' || claim.what === 'none') && at !== undefined
  }
  return story.usable.filter(against).map((claim) => ground('observation-differs', { date: claim.date!, seen: claim.what! }, [claim.id]))
}

import type { Law } from '../law/index.ts'
import type { Release } from '../statements/index.ts'
import { type EdtfDate, isState, type Party } from '../values/index.ts'
import type { Decision, Denial, ReaderCause } from './decide.ts'

/** What law learnt late says of those who were told. */
export interface Learnt {
  /** found entitled, and not told: released with the author's consent */
  owed: ReaderCause[]
  /** told, and found not entitled: they keep it, and the author is told */
  inError: Denial[]
}

const BY_LAW = /^(party|organ|exchange) /

/**
 * Compares the grants as they were written with the same decision on the law as it is known now, for the same day of release.
 * Only grounds that hang on the law can change: a reader that was named, owed by a duty or told of an earlier version keeps its ground.
 * Nothing is owed to whoever was not in an exchange (`reciprocal`): it gave nothing.
 */
export function learntLate(granted: readonly ReaderCause[], now: Decision, reciprocal = false): Learnt {
  const [told, entitled] = [new Set(granted.map(({ reader }) => reader)), new Set(now.readers.map(({ reader }) => reader))]
  if (told.has('public')) return { owed: [], inError: [] }
  return {
    owed: reciprocal ? [] : now.readers.filter(({ reader, cause }) => BY_LAW.test(cause) && !told.has(reader)),
    inError: granted.filter(({ reader, cause }) => BY_LAW.test(cause) && !entitled.has(reader))
      .map(({ reader }) => now.denied.find((one) => one.reader === reader) ?? { reader, why: 'not-party' }),
  }
}

/** States that joined after the release and may read what was told before: only where every instrument says so. */
export function archiveReaders({ release, told, law, on, states }: { release: Release; told: ReadonlySet<Party>; law: Law; on: EdtfDate; states: readonly Party[] }): ReaderCause[] {
  const { audience, under = [], to, leaveOut = [] } = release
  if (audience !== 'parties' || release.reciprocal || told.has('public')) return []
  if (under.length === 0 || !under.every((id) => opensArchive(law, id))) return []
  return states
    .filter((state) => isState(state) && !told.has(state) && !leaveOut.includes(state) && (!to || to.includes(state)))
    .filter((state) => under.every((id) => law.standing(state, id, on).party === 'yes'))
    .map((reader) => ({ reader, cause: `archive ${under.join(' ')}` }))
}

export function opensArchive(law: Law, id: string): boolean {
  const archive = law.instruments.get(id)?.archive
  return archive?.value === 'later-parties' && archive.certainty !== 'background'
}

/** Whether every instrument of a release makes it public that something was said under it. One that does not is enough to hide it. */
export function existenceIsPublic(law: Law, { under = [] }: Release): boolean {
  return under.length > 0 && under.every((id) => {
    const existence = law.instruments.get(id)?.existence
    return existence?.value === 'public' && existence.certainty !== 'background'
  })
}

import type { Law } from '../law/index.ts'
import type { Release } from '../statements/index.ts'
import { type EdtfDate, Fault, isState, type Party } from '../values/index.ts'

/**
 * A reader and the ground on which it reads: `author`, `public`, `named`, `party CITAAC`, `named despite disputed-standing CITAAC`,
 * `organ OAS`, `duty ENAC 2`, `affected`, `earlier version`.
 */
export interface ReaderCause {
  reader: Party
  cause: string
}
export interface Denial {
  reader: Party
  /** `not-party`, `unknown-standing`, `disputed-standing`, `not-chosen`, `left-out`, `instrument-names-no-organ` */
  why: string
  instrument?: string
}
export interface Decision {
  readers: ReaderCause[]
  denied: Denial[]
}

/** The reader that stands for everyone. */
export const PUBLIC: Party = 'public'

export interface Question {
  author: Party
  release: Release
  /** the day of release: admission, or notBefore where later; never the author's own clock */
  on: EdtfDate
  law: Law
  /** states that sit in this desk: the candidates of `parties` */
  states: readonly Party[]
  /** depositary, secretariat and organs that an instrument names, as party codes */
  organs?: (instrument: string) => readonly Party[]
  /** those whom a duty names, for this statement only */
  duty?: readonly ReaderCause[]
  /** everyone whom an earlier version was delivered to, whatever their standing now */
  earlier?: readonly Party[]
}

/**
 * Who may read a statement, and why (design, section 5). Pure and total: a standing that is `disputed` or `unknown` is no,
 * and is said. The author always reads. Faults: `release-named-nobody`, `release-without-instrument`, `unknown-instrument`,
 * `level-contradicts`.
 */
export function decide(question: Question): Decision {
  checkLevel(question)
  const readers = new Map<Party, string>([[question.author, 'author']])
  const denied: Denial[] = []
  GROUNDS[question.release.audience](question, readers, denied)
  for (const { reader, cause } of question.duty ?? []) if (!readers.has(reader)) readers.set(reader, cause)
  for (const reader of question.earlier ?? []) if (!readers.has(reader)) readers.set(reader, 'earlier version')
  return {
    readers: [...readers].map(([reader, cause]) => ({ reader, cause })),
    denied: denied.filter(({ reader }) => !readers.has(reader)),
  }
}

type Ground = (question: Question, readers: Map<Party, string>, denied: Denial[]) => void

const GROUNDS: Record<Release['audience'], Ground> = {
  author: () => {},
  public: (_, readers) => void readers.set(PUBLIC, 'public'),
  named({ release }, readers) {
    if (!release.to?.length) throw new Fault('release-named-nobody', 'name at least one reader', { field: 'release.to' })
    for (const reader of release.to) if (!readers.has(reader)) readers.set(reader, 'named')
  },
  parties(question, readers, denied) {
    const { release, states, law, on, author } = question
    const under = instrumentsOf(question)
    for (const reader of new Set([...states, ...(release.to ?? []), ...(release.add ?? [])])) {
      if (reader === author) continue
      const gap = firstGap(reader, under, law, on)
      if (gap && !(gap.why !== 'not-party' && release.add?.includes(reader))) denied.push(gap)
      else if (gap) readers.set(reader, `named despite ${gap.why} ${gap.instrument}`)
      else if (release.leaveOut?.includes(reader)) denied.push({ reader, why: 'left-out' })
      else if (release.to && !release.to.includes(reader)) denied.push({ reader, why: 'not-chosen' })
      else readers.set(reader, `party ${under.join(' ')}`)
    }
  },
  organs(question, readers, denied) {
    for (const instrument of instrumentsOf(question)) {
      const organs = question.organs?.(instrument) ?? []
      for (const organ of organs) if (!readers.has(organ)) readers.set(organ, `organ ${instrument}`)
      if (organs.length === 0) denied.push({ reader: instrument, why: 'instrument-names-no-organ', instrument })
    }
  },
}

/** A level classifies and never grants; one that its instruments do not have would mislead every reader. */
function checkLevel({ release, law }: Question): void {
  const { level, under = [] } = release
  const other = level && under.map((id) => law.instruments.get(id)).find((instrument) => instrument && instrument.level !== level)
  if (other) throw new Fault('level-contradicts', `${other.id} is ${other.level}: this cannot be released under it as ${level}`, { field: 'release.level' })
}

/** Empty `under` reaches nobody; an unknown instrument is a mistake and not an empty audience. */
function instrumentsOf({ release, law }: Question): string[] {
  const under = [...new Set(release.under ?? [])]
  for (const instrument of under)
    if (!law.instruments.has(instrument)) throw new Fault('unknown-instrument', `there is no instrument "${instrument}"`, { field: 'release.under' })
  if (under.length === 0) throw new Fault('release-without-instrument', 'a release to parties or organs names its instruments; without one it reaches nobody', { field: 'release.under' })
  return under
}

const WHY = { no: 'not-party', unknown: 'unknown-standing', disputed: 'disputed-standing' } as const

function firstGap(reader: Party, under: readonly string[], law: Law, on: EdtfDate): Denial | undefined {
  if (!isState(reader)) return { reader, why: 'not-party' }
  for (const instrument of under) {
    const { party } = law.standing(reader, instrument, on)
    if (party !== 'yes') return { reader, why: WHY[party], instrument }
  }
  return undefined
}

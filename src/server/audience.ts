import type { Header, Release } from '../core/statements/index.ts'
import { Fault, type Party } from '../core/values/index.ts'

/** To whom something is called for a group: the same readers hear all that follows. */
export function releaseFor({ audience, to = '', under }: { audience: string; to?: string; under?: string | undefined }, author: Party): Release {
  const named = [...new Set(to.toUpperCase().split(/[\s,;]+/).filter(Boolean))].filter((party) => party !== author)
  if (audience === 'public') return { audience }
  if (audience === 'parties') {
    if (under === undefined) throw new Fault('release-without-instrument', 'no instrument says who its parties are: choose the public, or name the readers', { field: 'audience' })
    return { audience, under: [under] }
  }
  if (audience !== 'named') throw new Fault('field-word', 'choose who reads it: public, parties or named', { field: 'audience' })
  const wrong = named.find((party) => !/^[A-Z][A-Z0-9_-]{1,15}$/.test(party))
  if (wrong !== undefined) throw new Fault('field-code', `"${wrong}" is no code of a party`, { field: 'to' })
  if (named.length === 0) throw new Fault('release-named-nobody', 'name at least one reader', { field: 'to' })
  return { audience, to: named }
}

type Spoken = Pick<Header, 'author' | 'release'>

/** The release by which `speaker` reaches the very readers of `first`. */
export function alongside({ author, release }: Spoken, speaker: Party): Release {
  if (release.audience !== 'named') return release
  const to = readersOf({ author, release }).filter((party) => party !== speaker)
  return { audience: 'named', to }
}

/** Whether two statements were told to the same readers, as far as their authors chose them. */
export function sameAudience(a: Spoken, b: Spoken): boolean {
  if (a.release.audience !== b.release.audience) return false
  if (a.release.audience === 'named') return JSON.stringify(readersOf(a)) === JSON.stringify(readersOf(b))
  const bounds = ({ under = [], to = [], leaveOut = [], add = [], notBefore = 0 }: Release) => JSON.stringify([[...under].sort(), [...to].sort(), [...leaveOut].sort(), [...add].sort(), notBefore])
  return bounds(a.release) === bounds(b.release)
}

function readersOf({ author, release }: Spoken): Party[] {
  return [...new Set([author, ...(release.to ?? [])])].sort()
}

import type { CapabilityLine, ThreatEntry } from '../../core/statements/index.ts'
import type { ClaimRow, EdtfDate, Instant, Language, Party, Region, ThreatStatus } from '../../core/values/index.ts'
import { declaredBy, type Said as Stated } from '../assessments/said.ts'
import type { Desk } from '../desk.ts'
import type { Parts } from '../http.ts'
import { datasetsOf } from '../views/claims.ts'
import { headOf, threadsFor } from '../views/warnings.ts'

/** One word of a state, or of its group, about a theme: never merged, never made into a figure. */
export interface Said {
  /** `list`: a threat list of its own; `group`: one of its sub-region; `warning`: a warning, `assessment`: threats, that it stated here */
  by: 'list' | 'group' | 'warning' | 'assessment'
  themes: readonly string[]
  wording: string
  /** of an assessment: whether the state perceives it at all */
  status?: ThreatStatus
  rank?: string
  author?: string
  date?: EdtfDate
  at?: Instant
  source?: string
  certainty?: ClaimRow['certainty']
  /** statement that says it, where one does */
  id?: string
}

/** One line of what a state says it has to contain a threat. */
export interface Capable extends Pick<CapabilityLine, 'theme' | 'pillar' | 'institution' | 'grade'> {
  at: Instant
  agency: string
}

export interface Declarations {
  /** by state */
  said: ReadonlyMap<Party, readonly Said[]>
  /** states of which a list of their own is known here: only then is not being named a word of theirs */
  listed: ReadonlySet<Party>
  capability: ReadonlyMap<Party, readonly Capable[]>
}

/** What states say of threats themselves, as far as this viewer may read it. */
export async function declarationsOf(parts: Parts, viewer: Party, lang: Language): Promise<Declarations> {
  const { desk } = parts
  const { region } = desk
  const claims = await threatClaims(desk)
  const said = new Map<Party, Said[]>()
  /** one text may be kept in two readings: what they say alike is said once */
  const add = (state: Party, one: Said) => {
    const before = said.get(state) ?? []
    if (!before.some((old) => old.by === one.by && old.wording === one.wording && old.rank === one.rank && old.date === one.date && String(old.themes) === String(one.themes))) said.set(state, [...before, one])
  }
  const listed = new Set<Party>()
  for (const claim of claims) {
    if (region.state(claim.subject)) {
      listed.add(claim.subject)
      add(claim.subject, saidIn(claim, 'list'))
    } else for (const { code } of membersOf(region, claim.subject)) add(code, saidIn(claim, 'group'))
  }
  for (const thread of await threadsFor(parts, viewer)) {
    const { from, theme, title, sent, state, id } = headOf(thread, lang, desk.clock())
    if (state === 'active') add(from, { by: 'warning', themes: [theme], wording: title, at: sent, id })
  }
  const capability = new Map<Party, Capable[]>()
  for (const { state, threats, capability: can } of await declaredBy(desk, viewer, region.states.map(({ code }) => code))) {
    if (threats) listed.add(state)
    for (const entry of threats?.body.entries ?? []) add(state, statedIn(entry, threats!))
    if (can) capability.set(state, can.body.lines.map(({ theme, pillar, institution, grade }) => ({ theme, pillar, institution, grade, at: can.at, agency: can.agency })))
  }
  return { said, listed, capability }
}

function statedIn({ theme, wording, status, rank }: ThreatEntry, { at, agency, body: { date } }: Stated<'threats'>): Said {
  return { by: 'assessment', themes: [theme], wording, status, author: agency, date, at, ...(rank === null ? {} : { rank: String(rank) }) }
}

function membersOf(region: Region, group: string): readonly { code: Party }[] {
  const found = region.subregions.find(({ id }) => id === group)
  return found ? region.members(found.id) : []
}

async function threatClaims(desk: Desk): Promise<ClaimRow[]> {
  const lists = (await datasetsOf(desk)).filter(({ dataset }) => dataset === 'threat-lists' || dataset === 'threat-hierarchies')
  return lists.flatMap(({ claims }) => claims.filter(({ field }) => field === 'threat'))
}

function saidIn({ themes, wording, value, rank, date, with: more, source, pointer, certainty }: ClaimRow, by: 'list' | 'group'): Said {
  const author = more['author']
  return {
    by, themes, wording: wording ?? String(value), source: pointer ? `${source}, ${pointer}` : source, certainty,
    ...(rank ? { rank } : {}), ...(date ? { date } : {}), ...(typeof author === 'string' ? { author } : {}),
  }
}

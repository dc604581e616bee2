import type { CapabilityBody, CapabilityLine, ThreatEntry, ThreatsBody } from '../../core/statements/index.ts'
import type { CapabilityGrade, Institution, Party, Pillar, RootCause, ThreatStatus } from '../../core/values/index.ts'
import { checkedCapability, checkedLevels, checkedResponse, checkedThreats, declare, releaseTo, today } from '../assessments/declare.ts'
import { newest } from '../assessments/said.ts'
import type { Desk } from '../desk.ts'

/** Invented for the exercise, and saying so in every text: what three islands would declare, so that the pages of a new desk are alive. */
const SOURCE = 'Exercise: no document of any state'

const threat = (theme: string, rank: number | null, status: ThreatStatus, more: Partial<ThreatEntry> = {}): ThreatEntry => ({
  theme, rank, status, tier: '', wording: 'exercise entry', origin: ['external'], roles: [], ties: ['security'], ...more,
})

const THREATS: Readonly<Record<Party, readonly ThreatEntry[]>> = {
  JAM: [threat('tropical-cyclone', 1, 'present'), threat('earthquake', 2, 'present', { origin: ['internal'] }), threat('firearms-trafficking', 2, 'present', { roles: ['transit'] }), threat('terrorism', null, 'hypothetical')],
  BRB: [threat('tropical-cyclone', 1, 'present'), threat('climate-change', 2, 'present', { ties: ['development'] }), threat('earthquake', 3, 'hypothetical'), threat('firearms-trafficking', 4, 'present', { roles: ['transit', 'consumer'] })],
  TTO: [threat('firearms-trafficking', 1, 'present', { origin: ['internal', 'external'], roles: ['transit'] }), threat('tropical-cyclone', 2, 'hypothetical'), threat('earthquake', 3, 'present'), threat('terrorism', 4, 'not-perceived')],
}

const line = (theme: string, pillar: Pillar, institution: Institution, grade: CapabilityGrade, causes: RootCause[] = []): CapabilityLine => ({
  theme, pillar, institution, grade, causes, nature: institution === 'defense' ? 'military' : 'civil', evidence: grade === 'none' ? [] : [{ what: 'exercise evidence', where: '' }],
})

const CAPABILITY: Readonly<Record<Party, readonly CapabilityLine[]>> = {
  JAM: [line('tropical-cyclone', 'doctrine', 'civil-protection', 'in-place'), line('tropical-cyclone', 'technology', 'civil-protection', 'partial', ['resources']), line('firearms-trafficking', 'technology', 'customs', 'partial', ['technology', 'borders'])],
  BRB: [line('tropical-cyclone', 'doctrine', 'civil-protection', 'in-place'), line('tropical-cyclone', 'technology', 'civil-protection', 'partial', ['resources', 'technology']), line('firearms-trafficking', 'technology', 'customs', 'none', ['resources'])],
  TTO: [line('tropical-cyclone', 'technology', 'civil-protection', 'none', ['resources']), line('firearms-trafficking', 'technology', 'customs', 'partial', ['borders']), line('firearms-trafficking', 'organization', 'defense', 'in-place')],
}

/** Said once: a desk that has them already is left as it is. */
export async function openAssessments(desk: Desk): Promise<void> {
  if ((await newest(desk, 'public', 'threats')).size > 0) return
  const [date, release] = [today(desk), releaseTo('public')]
  for (const [party, entries] of Object.entries(THREATS)) {
    const office = await desk.office(party, 'releaser')
    const threats: ThreatsBody = { date, source: SOURCE, entries: [...entries] }
    const capability: CapabilityBody = { date, lines: [...CAPABILITY[party]!] }
    await declare(desk, office, 'threats', checkedThreats(desk.region, threats), release)
    await declare(desk, office, 'capability', checkedCapability(desk.region, capability), release)
  }
  const [first, second] = [await desk.office('JAM', 'releaser'), await desk.office('BRB', 'releaser')]
  await declare(desk, first, 'levels', checkedLevels(desk.region, { date, method: SOURCE, scores: [{ subject: 'caribbean', level: 'sub-regional', score: 1, because: 'exercise reason' }] }), release)
  await declare(desk, second, 'response', checkedResponse(desk.region, {
    theme: 'tropical-cyclone', what: 'Exercise: shelters opened before landfall', level: 'sub-regional', lead: { agency: 'Civil protection (exercise)', nature: 'civil' },
    others: [{ agency: 'Defence force (exercise)', nature: 'military' }, { agency: 'Ministry of health (exercise)', nature: 'health' }], rights: 'Exercise: shelters open to everybody, whatever their papers', reason: '',
  }), release)
}

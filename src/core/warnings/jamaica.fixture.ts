import type { Party, Texts } from '../values/index.ts'
import { draftWarning, type DraftInput, type WarningBody } from './draft.ts'
import { owed } from './owed/index.ts'
import { places, smallLaw } from './owed/small-law.fixture.ts'

/** 28 January 2020, 19:10:24 UTC, 19.4193 N 78.756 W, between Jamaica, Cuba and the Cayman Islands; a fixture of the tests. */
export const QUAKE_AT = Date.parse('2020-01-28T19:10:24Z')
const MINUTE = 60_000

const NAMES: Record<Party, [en: string, es: string, pt: string, fr: string]> = {
  JAM: ['Jamaica', 'Jamaica', 'Jamaica', 'Jamaïque'], CUB: ['Cuba', 'Cuba', 'Cuba', 'Cuba'],
  CYM: ['Cayman Islands', 'Islas Caimán', 'Ilhas Cayman', 'Îles Caïmans'],
}

export function namesOf(party: Party): Texts {
  const [en, es, pt, fr] = NAMES[party] ?? [party, party, party, party]
  return { en, es, pt, fr }
}

export function jamaicaDraft(over: Partial<DraftInput> = {}): WarningBody {
  const near = [
    { party: 'CYM', method: 'offshore', km: 107 }, { party: 'JAM', method: 'offshore', km: 118 },
    { party: 'CUB', method: 'offshore', km: 94 },
  ]
  const event = { theme: 'earthquake', at: '2020-01-28T19:10:24Z', lat: 19.4193, lon: -78.756 }
  return draftWarning({
    author: 'JAM',
    agency: { en: 'Civil protection office', es: 'Oficina de protección civil', pt: 'Defesa civil', fr: 'Protection civile' },
    owed: owed(event, smallLaw([], {}), places({ '19.4193,-78.756': near })), at: QUAKE_AT + 5 * MINUTE, eventAt: QUAKE_AT,
    offsetMinutes: -300,
    mode: 'exercise', severity: 'Severe', urgency: 'Immediate', certainty: 'Observed', expires: QUAKE_AT + 360 * MINUTE,
    facts: { magnitude: '7.3', depthKm: '14.9', source: 'USGS' }, names: namesOf,
    shapes: [{ kind: 'circle', lat: 19.4193, lon: -78.756, km: 300 }], link: 'https://desk.example/w/7f3a', ...over,
  })
}

import { loadCoasts } from '../src/adapters/geo-data/index.ts'
import { loadPlaces, loadRegion } from '../src/adapters/region-files/index.ts'
import { lawFrom } from '../src/core/law/index.ts'
import { STATES } from '../src/core/values/index.ts'
import {
  alertMessage, clockAt, draftWarning, owed, writeCap, type ClockFact, type DraftInput, type Issue, type Places, type WarningBody,
} from '../src/core/warnings/index.ts'
import { createAttributor } from '../src/core/watch/index.ts'

export interface Measured {
  what: string
  value: number
  unit: string
  reach?: string
}

const AT = Date.parse('2020-01-28T19:10:24Z')
const SAME = (text: string) => ({ en: text, es: text, pt: text, fr: text })

/** From an event to its warning in four languages: each step alone, on the region as it ships. Rates on one core. */
export async function benchWarnings(dir = 'region'): Promise<Measured[]> {
  const [{ facts }, { region }] = await Promise.all([loadRegion(dir), loadPlaces(dir)])
  const [law, atlas] = [lawFrom(facts), createAttributor({ coasts: loadCoasts() })]
  const places: Places = {
    attribute: (lat, lon) => atlas.attribute({ kind: 'point', lat, lon }), neighbours: (party) => region.neighbours(party),
    responsible: (party) => region.territory(party)?.responsible, known: (party) => region.place(party) !== undefined,
    isBody: (party) => region.body(party) !== undefined,
  }
  const expand = (theme: string) => region.groupsOf(theme)
  const quake = { theme: 'earthquake', at: '2020-01-28T19:10:24Z', lat: 19.4193, lon: -78.756 }
  const spill = { theme: 'oil-spill', at: '2019-07-01', origin: 'TTO', affected: ['VEN', 'GRD'] }
  const answer = owed(quake, law, places, { expand })
  const input: DraftInput = {
    author: 'JAM', agency: SAME('Civil protection'), owed: answer, at: AT + 300_000, eventAt: AT, offsetMinutes: -300, mode: 'exercise',
    severity: 'Severe', urgency: 'Immediate', certainty: 'Observed', expires: AT + 21_600_000, facts: { magnitude: '7.7' },
    names: (party) => region.place(party)?.name ?? SAME(party), shapes: [{ kind: 'circle', lat: 19.4193, lon: -78.756, km: 300 }],
    link: 'https://desk.example/w/7f3a',
  }
  const body = draftWarning(input)
  return [
    { what: 'who is owed, earthquake at sea', value: rate(() => owed(quake, law, places, { expand }), 300), unit: '/s' },
    { what: 'who is owed, oil spill under seven treaties', value: rate(() => owed(spill, law, places, { expand }), 300), unit: '/s' },
    { what: 'draft in four languages', value: rate(() => draftWarning(input), 2000), unit: '/s' },
    { what: 'CAP written and checked', value: rate(() => writeCap(capOf(body)), 1000), unit: '/s' },
    { what: 'answer clocks of 34 recipients', value: rate(clocks(), 2000), unit: '/s' },
  ]
}

function capOf(body: WarningBody) {
  return alertMessage(body, { identifier: 'desk-7f3a-1', sender: 'jam@desk.example', sent: AT + 300_000 })
}

function clocks(): () => void {
  const issue: Issue = {
    warning: 'w', mode: 'exercise', version: 1, at: AT, act: 'alert', severity: 'Severe', areas: ['JAM'], replyBy: { rule: 'none' },
  }
  const issues = [issue, { ...issue, version: 2, at: AT + 60_000, act: 'update' as const, severity: 'Extreme' as const }]
  const facts = STATES.flatMap((recipient) =>
    [1, 2].flatMap((version) => ['sent', 'received', 'acknowledged'].map((kind, i) => ({
      id: `${recipient}${version}${kind}`, warning: 'w', mode: 'exercise', recipient, version, at: AT + version * 60_000 + i, kind,
      channel: 'mail', contact: 0, office: 'desk',
    }) as ClockFact)))
  return () => {
    for (const recipient of STATES) clockAt(issues, facts, recipient, AT + 600_000)
  }
}

function rate(run: () => unknown, times: number): number {
  for (let i = 0; i < times / 10; i++) run()
  const start = performance.now()
  for (let i = 0; i < times; i++) run()
  return Math.round((times * 1000) / (performance.now() - start))
}

export const run = benchWarnings

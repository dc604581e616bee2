import type { DrillsView, DrillView } from '../src/web/index.ts'
import { MIN, QUAKE } from './web-context.ts'

const words = (text: string) => ({ en: text, es: text, pt: text, fr: text })

export const drills: DrillsView = {
  scenarios: [{ id: 'quake-tsunami', title: words('Earthquake'), what: words('A strong earthquake at sea.'), roles: ['JAM', 'CUB'], lastsMs: 240 * MIN }],
  told: [{ id: 'aa'.repeat(16), title: words('Earthquake'), state: 'ended', began: QUAKE, by: 'JAM' }],
  start: 'may',
  speeds: [1, 10, 60],
}

export const drill: DrillView = {
  id: 'aa'.repeat(16), title: words('Earthquake'), what: words('A strong earthquake at sea.'), state: 'running', began: QUAKE, ends: QUAKE + 240 * MIN, by: 'JAM', speed: 10, roles: ['JAM', 'CUB'],
  reports: [{ at: QUAKE, title: 'M 7.3', event: 'ev1' }, { at: QUAKE + MIN, title: 'M 7.7', event: null }],
  warnings: [{ id: 'bb'.repeat(16), by: 'JAM', event: 'quake', tookMs: 6 * MIN, answered: ['CUB'], silent: [], unreached: ['CYM'] }],
  goals: [
    { goal: 'warned', by: 'JAM', event: 'quake', withinMs: 10 * MIN, tookMs: 6 * MIN, met: true },
    { goal: 'answered', by: 'CUB', event: 'quake', withinMs: 10 * MIN, tookMs: null, met: false },
  ],
  mayStop: true,
}

import { type ForecastRecord, forecastOf, type WeeklySeries } from '../src/core/watch/index.ts'
import type { ForecastView, ThreatCell, ThreatsView, ThreatStateView, ThreatView } from '../src/web/index.ts'
import { MIN, QUAKE, tiles } from './web-context.ts'

const quiet: ThreatCell = {
  state: 'TTO', theme: 'gangs', observed: null, since: null, coverage: 'none', feeds: [], heard: null, readAt: null, unjudged: [], declared: true,
  said: [{ by: 'list', wording: 'gang activities', rank: '4', author: 'a speech', date: '2003', cite: { source: 'a page', certainty: 'medium' } }], capability: [], questions: ['named-not-monitored'],
}
const quake: ThreatCell = {
  state: 'JAM', theme: 'earthquake', observed: 'severe', since: QUAKE, coverage: 'live', feeds: [{ id: 'usgs', coverage: 'live' }, { id: 'gdacs', coverage: 'off' }], heard: QUAKE, readAt: QUAKE + MIN, unjudged: [],
  declared: true, said: [{ by: 'warning', wording: 'Tsunami & <b>', at: QUAKE, warning: 'w1' }, { by: 'assessment', wording: 'earthquakes', status: 'not-perceived', at: QUAKE, date: '2020-01-01', author: 'ODPEM' }],
  capability: [{ pillar: 'technology', institution: 'civil-protection', grade: 'partial', at: QUAKE, agency: 'ODPEM' }], questions: ['not-read'],
}
const dengue: ThreatCell = { ...quiet, state: 'HND', theme: 'epidemic', coverage: 'stale', unjudged: ['HND dengue <x>'], declared: null, said: [], questions: [] }

export const threats: ThreatsView = {
  themes: ['earthquake', 'gangs'], tiles: tiles({ JAM: ['severe', 1] }), cells: [quake, { ...quake, observed: 'minor', state: 'CUB', declared: false, said: [] }], more: 3,
  covers: [{ theme: 'earthquake', coverage: 'live', feeds: ['usgs'], raised: 2 }, { theme: 'gangs', coverage: 'none', feeds: [], raised: 0 }],
}
export const threatsOfTheme: ThreatsView = { ...threats, theme: 'earthquake', more: 0, covers: [], cells: [quake, { ...quake, observed: 'quiet', since: null, questions: [] }] }
export const threatState: ThreatStateView = { state: 'TTO', cells: [quake, dengue, quiet, { ...quiet, theme: 'cyber', said: [], declared: null, questions: [] }] }
export const threat: ThreatView = {
  cell: quake, more: 4, months: null, weeks: [], history: [{ at: QUAKE + MIN, level: 'severe' }, { at: QUAKE, level: null }], tally: { grave: 3, withdrawn: 1, settledLower: 0, roseLater: 2 },
  signals: [{
    title: 'M 7.3 <here>', level: 'severe', event: 'us60007idc', sources: 2,
    evidence: [{ source: 'usgs us1', at: QUAKE, live: true, scale: 'magnitude', value: '7.3', level: 'severe' }, { source: 'gdacs EQ1', at: QUAKE, live: false, scale: 'gdacs', value: 'Orange', level: null }],
    steps: [{ at: QUAKE, move: 'raised', level: 'severe', cause: { scale: 'magnitude', value: '7.3', source: 'usgs us1' } }, { at: QUAKE + MIN, move: 'ended', level: null, cause: null }],
    mind: [{ kind: 'raise', to: 'extreme', scale: 'magnitude', from: '7.5' }, { kind: 'lower', scale: 'magnitude', begins: '6.5', back: 0.3, holdHours: 24 }, { kind: 'lower', scale: 'gdacs', begins: 'orange', back: 0, holdHours: 24 }, { kind: 'withdraw', sources: 2 }, { kind: 'end', at: QUAKE + 100 * MIN }],
  }],
  rules: [{
    id: 'earthquake-magnitude', theme: 'earthquake', states: [], scale: 'magnitude', at: { minor: '4.5', severe: '6.5' }, back: 0.3, holdHours: 24, lastsHours: 72, source: 'here', certainty: 'background',
    record: { level: 'severe', truth: 'a hundred deaths', hits: 1, falseAlarms: 2, missed: 3, cases: 9, source: 'a catalogue' },
  }, { id: 'endemic', theme: 'epidemic', states: [], scale: 'endemic-channel', at: { moderate: 'alert' }, back: 0, holdHours: 0, lastsHours: 0, source: 'there', certainty: 'high' }],
}
const record: ForecastRecord = { target: 'deaths <x>', from: '2020-01', to: '2022-12', leads: [3, 14], places: 35, pairs: 1260, crps: 0.17, baseline: 0.18, gain: { mean: 0.01, low: 0.001, high: 0.02 }, byPlace: { mean: 0.01, low: -0.001, high: 0.03 }, source: 'here' }
const COUNTED = { place: 'HND', theme: 'epidemic', what: 'HND <dengue>', exercise: true, from: '2022-01', counts: '1 - 3' }
const series: WeeklySeries = { dates: ['2022-01', '2022-02', '2022-03', '2022-04', '2022-05', '2022-06', '2022-07'], counts: [3, null, 14, 1, 5, 9, 2] }
export const forecast: ForecastView = { asked: { of: 'COL armed-conflict (<Exercise>)', from: '2022-01', counts: '3 - 14 1 5 9 2' }, answer: { series, forecast: forecastOf(series, [record]) }, record: [record], known: [], errors: [] }
export const forecastEmpty: ForecastView = { asked: { of: '', from: '', counts: '' }, answer: null, record: [], known: [COUNTED], errors: [] }
export const forecastWrong: ForecastView = { asked: { of: '', from: 'x', counts: '<1>' }, answer: null, record: [record], known: [], errors: [{ field: 'counts', text: 'no <count>', code: 'counts' }] }
export const threatEmpty: ThreatView = { cell: { ...dengue, questions: [] }, signals: [], more: 0, months: { ...COUNTED, exercise: false }, weeks: [COUNTED], history: [], tally: { grave: 0, withdrawn: 0, settledLower: 0, roseLater: 0 }, rules: [] }

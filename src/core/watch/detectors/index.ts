import { Fault } from '../../values/index.ts'
import { bayes } from './bayes.ts'
import { cusum } from './cusum.ts'
import { earsC1, earsC2, earsC3 } from './ears.ts'
import { corridorOf } from './endemic.ts'
import { FARRINGTON, farrington, NOUFAILY } from './farrington.ts'
import { judged, type Row, type WeeklySeries } from './model.ts'
import { byCalendar } from './reference.ts'

export type { Row, WeeklySeries, WhyNot } from './model.ts'
export { BANDS, type Band, CHANNEL, type Corridor, corridorOf } from './endemic.ts'
export { changedSince, monthName, type ReadSeries, readMonthly, readWeekly, type SetAside } from './series.ts'
export { bayes } from './bayes.ts'
export { cusum } from './cusum.ts'
export { earsC1, earsC2, earsC3 } from './ears.ts'
export { FARRINGTON, farrington, type FarringtonSettings, NOUFAILY } from './farrington.ts'
export { judged } from './model.ts'
export { by52Weeks, byCalendar } from './reference.ts'

/** What a detector is, in one line for a screen, and what it makes of a series. */
export interface Detector {
  id: string
  source: string
  rows(series: WeeklySeries): Row[]
}

const calendar = { yearsBefore: byCalendar }

/** Every detector; a new one is a file and a line here. */
export const DETECTORS: readonly Detector[] = [
  { id: 'ears-c1', source: 'Hutwagner et al. 2003', rows: (series) => judged(series, earsC1()) },
  { id: 'ears-c2', source: 'Hutwagner et al. 2003', rows: (series) => judged(series, earsC2()) },
  { id: 'ears-c3', source: 'Hutwagner et al. 2003', rows: (series) => judged(series, earsC3()) },
  { id: 'farrington', source: 'Farrington et al. 1996; Salmon et al. 2016', rows: (series) => judged(series, farrington({ ...FARRINGTON, ...calendar })) },
  { id: 'farrington-noufaily', source: 'Noufaily et al. 2013', rows: (series) => judged(series, farrington({ ...NOUFAILY, ...calendar })) },
  { id: 'cusum', source: 'Rossi et al. 1999', rows: (series) => cusum(series) },
  { id: 'bayes', source: 'Riebler 2004; Höhle 2007', rows: (series) => judged(series, bayes()) },
  { id: 'endemic-channel', source: 'Bortman 1999, quartiles', rows: (series) => judged(series, channel) },
]

function channel(series: WeeklySeries, i: number) {
  const found = corridorOf(series, i)
  return typeof found === 'string' ? found : { expected: found.median, bound: found.q3, alarm: found.band === 'epidemic' }
}

/** Fault `unknown-detector`, with those that there are. */
export function detectorById(id: string): Detector {
  const found = DETECTORS.find((one) => one.id === id)
  if (!found) throw new Fault('unknown-detector', `"${id}" is none of ${DETECTORS.map((one) => one.id).join(', ')}`, { field: 'method' })
  return found
}

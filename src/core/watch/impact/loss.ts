import { Fault } from '../../values/index.ts'
import { normalCdf } from '../statistics/index.ts'

/** PAGER's four colours, least first. */
export const LEVELS = ['green', 'yellow', 'orange', 'red'] as const
export type Level = (typeof LEVELS)[number]

/** One lognormal curve of a country: rate at intensity m is Phi(ln(m / theta) / beta); `spread` is the deviation of ln(loss). */
export interface LossCurve {
  theta: number
  beta: number
  spread: number
  /** on whose earthquakes it was fitted, as its source says: InCountry, InGroup */
  basis: string
}

export interface CountryLoss {
  place: string
  fatality: LossCurve
  /** `alpha` times `perHead` is the money that one person exposed stands for, in USD of the year of the fit */
  economy: LossCurve & { alpha: number; perHead: number }
}

/** People by whole intensity, "5" to "10": 6 stands for 5.5 up to 6.5. */
export type Exposure = Readonly<Record<string, number>>

/** `expected` is the median of the model; the true figure lies far from it as often as the probabilities say. */
export interface Loss {
  expected: number
  unit: 'people' | 'USD'
  level: Level
  /** probability that the true figure falls into each class, `from` included, `below` not; they sum to 1 */
  probabilities: readonly { from: number; below: number | null; probability: number }[]
  byLevel: Readonly<Record<Level, number>>
}

const PEOPLE = [1, 10, 100, 1000, 10_000, 100_000]
const LIMITS = { people: [1, 100, 1000], USD: [1e6, 1e8, 1e9] } as const

/** Share of the exposed who die, or of their wealth that is lost, at an intensity. Nothing below 5; above 9 as at 9. */
function rateAt({ theta, beta }: LossCurve, intensity: number): number {
  return intensity < 5 ? 0 : normalCdf(Math.log(Math.min(9, intensity) / theta) / beta)
}

/** Deaths by shaking: Jaiswal and Wald, Earthquake Spectra 26 (2010) 1017-1037. Faults `exposure`. */
export function fatalities(country: CountryLoss, exposure: Exposure): Loss {
  return lossOf(country.fatality, exposure, 1, 'people')
}

/** Direct loss by shaking: Jaiswal and Wald, Earthquake Spectra 29 (2013) 309-324; not corrected for prices since. Faults `exposure`. */
export function economicLoss(country: CountryLoss, exposure: Exposure): Loss {
  return lossOf(country.economy, exposure, country.economy.alpha * country.economy.perHead, 'USD')
}

/** The colour of a figure: deaths from 1, 100, 1000; USD from 1, 100, 1000 million (Wald et al., PAGER alert scale, 2011). */
export function levelOf(expected: number, unit: Loss['unit'] = 'people'): Level {
  return LEVELS[LIMITS[unit].filter((limit) => expected >= limit).length]!
}

function lossOf(curve: LossCurve, exposure: Exposure, each: number, unit: Loss['unit']): Loss {
  const expected = people(exposure).reduce((sum, [intensity, count]) => sum + count * each * rateAt(curve, intensity), 0)
  const bounds = unit === 'people' ? PEOPLE : PEOPLE.map((bound) => bound * 1e6)
  const classes = [0, ...bounds].map((from, i) => ({ from, below: bounds[i] ?? null }))
  const probabilities = classes.map(({ from, below }) => ({ from, below, probability: shareBelow(curve, expected, below) - shareBelow(curve, expected, from) }))
  const byLevel = Object.fromEntries(LEVELS.map((level, i) => {
    const limits = LIMITS[unit]
    return [level, shareBelow(curve, expected, limits[i] ?? null) - shareBelow(curve, expected, i === 0 ? 0 : limits[i - 1]!)]
  })) as Record<Level, number>
  return { expected, unit, level: levelOf(expected, unit), probabilities, byLevel }
}

/** P(true figure < bound) of a lognormal around the expected; nobody exposed leaves nothing to lose. */
function shareBelow({ spread }: LossCurve, expected: number, bound: number | null): number {
  if (bound === null) return 1
  if (bound === 0) return 0
  return expected === 0 ? 1 : normalCdf((Math.log(bound) - Math.log(expected)) / spread)
}

function people(exposure: Exposure): [number, number][] {
  return Object.entries(exposure).map(([key, count]) => {
    const intensity = Number(key)
    if (!Number.isInteger(intensity) || intensity < 1 || intensity > 10)
      throw new Fault('exposure', `"${key}" is no whole intensity from 1 to 10`, { field: `exposure.${key}` })
    if (typeof count !== 'number' || !Number.isFinite(count) || count < 0)
      throw new Fault('exposure', `"${count}" is no number of people`, { field: `exposure.${key}` })
    return [intensity, count]
  })
}

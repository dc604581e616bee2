import { dayOf, daysInMonth, type EdtfDate, firstDay, lastDay, type Party } from '../../values/index.ts'

export interface ActivityClaim {
  state: Party
  start: EdtfDate
  end: EdtfDate
  /** km from the area to the nearest neighbour; null when not said */
  borderKm: number | null
  source: string
}

export interface MonthDensity {
  month: EdtfDate
  observed: number
  /** mean of the same calendar month of the past years; null when there are too few */
  expected: number | null
  /** P(at least this many), were they Poisson with that mean; null when not monitorable */
  chance: number | null
  verdict: 'more-than-usual' | 'usual' | 'not-monitorable'
  /** activities that name no distance: they are in no count */
  unplaced: number
}

export interface DensityAsked {
  /** activities at most this near count */
  withinKm: number
  /** years of past to compare with, and the fewest of them with a return that make a comparison */
  pastYears: number
  leastYears: number
  /** years for which this state's activities are known here at all: the others are no zeros */
  known: ReadonlySet<number>
  level: number
}

export const DENSITY: Omit<DensityAsked, 'known'> = { withinKm: 50, pastYears: 5, leastYears: 3, level: 0.01 }

/**
 * Activities near a border, month by month, against the same month of the state's own past. Formula: observed = activities that run on any
 * day of the month within `withinKm`; expected = mean over the known past years; chance = 1 - sum of the Poisson terms below observed, with
 * (sum + 0.5) / years as mean so that an empty past does not make one exercise impossible. Asked for in the seed's stream of manoeuvres (P L109).
 */
export function activityDensity(activities: readonly ActivityClaim[], months: readonly EdtfDate[], asked: DensityAsked): MonthDensity[] {
  return months.map((month) => {
    const [year, number] = month.split('-').map(Number) as [number, number]
    const observed = countIn(activities, year, number, asked.withinKm)
    const past = Array.from({ length: asked.pastYears }, (_, i) => year - 1 - i).filter((one) => asked.known.has(one))
    const unplaced = inMonth(activities, year, number).filter(({ borderKm }) => borderKm === null).length
    if (!asked.known.has(year) || past.length < asked.leastYears) return { month, observed, expected: null, chance: null, verdict: 'not-monitorable', unplaced }
    const sum = past.reduce((total, one) => total + countIn(activities, one, number, asked.withinKm), 0)
    const chance = poissonAtLeast(observed, (sum + 0.5) / past.length)
    return { month, observed, expected: sum / past.length, chance, verdict: chance < asked.level ? 'more-than-usual' : 'usual', unplaced }
  })
}

function countIn(activities: readonly ActivityClaim[], year: number, month: number, km: number): number {
  return inMonth(activities, year, month).filter(({ borderKm }) => borderKm !== null && borderKm <= km).length
}

function inMonth(activities: readonly ActivityClaim[], year: number, month: number): ActivityClaim[] {
  const [from, to] = [dayOf(year, month, 1), dayOf(year, month, daysInMonth(year, month))]
  return activities.filter(({ start, end }) => firstDay(start) <= to && lastDay(end) >= from)
}

/** P(X >= n) of a Poisson mean. */
export function poissonAtLeast(n: number, mean: number): number {
  let term = Math.exp(-mean)
  let below = 0
  for (let i = 0; i < n; i++) {
    below += term
    term *= mean / (i + 1)
  }
  return Math.max(0, Math.min(1, 1 - below))
}

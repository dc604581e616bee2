const DAY = 86_400_000
const WEEK = 7 * DAY

/** `epi`: weeks from Sunday, as ministries of health of the region and PAHO count; `iso`: weeks from Monday (ISO 8601). */
export type WeekScheme = 'epi' | 'iso'

/** First day of a week, midnight UTC. In both schemes week 1 is the one that holds 4 January. Undefined for week 53 of a year of 52. */
export function weekStart(year: number, week: number, scheme: WeekScheme): number | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(week) || year < 1900 || year > 2199 || week < 1) return undefined
  const start = firstWeek(year, scheme) + (week - 1) * WEEK
  return start < firstWeek(year + 1, scheme) ? start : undefined
}

function firstWeek(year: number, scheme: WeekScheme): number {
  const fourth = Date.UTC(year, 0, 4)
  const since = (new Date(fourth).getUTCDay() + (scheme === 'iso' ? 6 : 0)) % 7
  return fourth - since * DAY
}

import type { Instant } from '../../../core/values/index.ts'
import type { Document } from './text.ts'

const DAY = 86_400_000
const WEEK = 7 * DAY
const SUNDAY = 3 * DAY
const YEARS = 6

/** Cases by week of the year in a year like any other: low in the dry months, highest after the rains. */
const SEASON = [
  14, 13, 12, 12, 11, 10, 10, 9, 9, 8, 8, 7, 7, 6, 6, 6, 7, 7, 8, 9, 11, 13, 16, 19, 23, 27,
  31, 35, 38, 41, 43, 45, 46, 46, 45, 44, 42, 40, 37, 35, 32, 30, 27, 25, 23, 21, 20, 18, 17, 16, 15, 15,
] as const
/** Of a year against any other, the oldest first. */
const YEAR_FACTORS = [1, 1.25, 1.1, 0.9, 0.85, 0.82, 0.85] as const
/** Of the last weeks against their season, the newest last. */
const OUTBREAK = [1.1, 1.3, 1.6, 2.1, 2.6, 3.1] as const
/** Deaths by month, the newest last; null: nobody reported. */
const DEATHS = [2, 5, 3, 0, 4, 7, 2, 1, null, 3, 6, 4, 2, 8, 5, 3, 1, 4, 9, 2, 3, 5, 0, 6, 4, 7, 3, 11, 8, 6, 9, 14, 10, 12, 17, 13] as const

/** What is told of them stands in every title, list, picture and file. */
const INVENTED = 'invented figures'
const PLACE = 'HND'
export const SERIES = { feed: 'counts', what: `Dengue, ${INVENTED}` } as const

/**
 * Two series that nobody counted, as their feeds would bring them: weekly cases that end in an outbreak, with a fortnight nobody reported,
 * and monthly deaths. Places are real, figures are not, and both say so. The same for the same week.
 */
export function seriesDocuments(now: Instant): Document[] {
  return [
    { feed: SERIES.feed, name: 'dengue.csv', text: cases(now) },
    { feed: 'ucdp', name: 'deaths.csv', text: deaths(now) },
  ]
}

function cases(now: Instant): string {
  const end = Math.floor((now - SUNDAY) / WEEK) * WEEK + SUNDAY
  const weeks = YEARS * 52 + OUTBREAK.length
  const rows = Array.from({ length: weeks }, (_, i) => {
    const start = end - (weeks - i) * WEEK
    const left = weeks - 1 - i
    const usual = SEASON[weekOf(start)]! * YEAR_FACTORS[Math.floor(i / 52)]! * (1 + ((i * 7) % 5 - 2) / 50)
    const count = left === 60 || left === 61 ? '' : Math.round(usual * (OUTBREAK[OUTBREAK.length - 1 - left] ?? 1))
    return `${PLACE},"${SERIES.what}",epidemic,${dayOf(start)},${count}`
  })
  return ['place,what,theme,date,count', ...rows, ''].join('\n')
}

function weekOf(at: Instant): number {
  return Math.min(51, Math.floor((at - Date.UTC(new Date(at).getUTCFullYear(), 0)) / WEEK))
}

function deaths(now: Instant): string {
  const today = new Date(now)
  const rows = DEATHS.flatMap((count, i) => {
    if (count === null) return []
    const day = dayOf(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - DEATHS.length + i, 11))
    return [`${990_000 + i},"EXERCISE-${i}",2,"Side One","Side Two",3,${(14.2 + (i % 4) / 10).toFixed(1)},${(-87.4 + (i % 5) / 10).toFixed(1)},"Honduras (${INVENTED})",91,2,${day},${day},${count},${count + 3},${Math.max(0, count - 2)}`]
  })
  return ['"id","relid","type_of_violence","side_a","side_b","where_prec","latitude","longitude","country","country_id","date_prec","date_start","date_end","best","high","low"', ...rows, ''].join('\n')
}

function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10)
}

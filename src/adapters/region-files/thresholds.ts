import { z } from 'zod'
import { type Fault, type Region } from '../../core/values/index.ts'
import { type CoverageRow, FEEDS, rankOn, SIGNAL_LEVELS, type SignalScale, type Threshold } from '../../core/watch/index.ts'
import { readRows } from './rows.ts'
import { certainty, text, unique, words } from './shapes.ts'

const SCALES = ['cap-severity', 'pager', 'gdacs', 'magnitude', 'mmi', 'wind-kt', 'count', 'deaths-12-months', 'endemic-channel'] as const satisfies readonly SignalScale[]
const count = z.int().nonnegative()
const amount = z.number().nonnegative()
const level = z.enum(SIGNAL_LEVELS)
const record = z.strictObject({ level, truth: text, hits: count, falseAlarms: count, missed: count, cases: count, source: text })
const threshold = z.strictObject({
  id: text, theme: text, states: words, scale: z.enum(SCALES), at: z.partialRecord(level, text), back: amount, holdHours: amount, lastsHours: amount,
  source: text, certainty, note: text.optional(), record: record.optional(),
})
const coverage = z.strictObject({ feed: text, themes: words, states: words })

/** `thresholds.yaml`: when what is said is a signal, and which feed can tell of what. A wrong row is left out with its faults. */
export async function loadThresholds(dir: string, region: Region): Promise<{ thresholds: Threshold[]; coverage: CoverageRow[]; faults: Fault[] }> {
  const noTheme = (theme: string) => (region.theme(theme)?.id === theme ? undefined : `"${theme}" is no theme of themes.yaml`)
  const noPlace = (code: string) => (region.codeOf(code) === code ? undefined : `"${code}" is no state or territory of the region`)
  const { rows, faults } = await readRows(dir, 'thresholds.yaml', { thresholds: threshold, coverage }, ({ thresholds, coverage: feeds }, report) => {
    unique(thresholds, (one) => [one?.id], 'thresholds', 'id', report)
    thresholds.forEach((one, i) => {
      if (!one) return
      const wrong = (field: string, message: string | undefined) => message !== undefined && report('thresholds', i, field, message)
      wrong('theme', one.theme === 'any' ? undefined : noTheme(one.theme))
      one.states.forEach((code, j) => wrong(`states.${j}`, noPlace(code)))
      wrong('at', stepsFault(one as Threshold))
    })
    feeds.forEach((one, i) => {
      if (!one) return
      if (!FEEDS.some(({ id }) => id === one.feed)) report('coverage', i, 'feed', `"${one.feed}" is no feed of this desk`)
      one.themes.forEach((theme, j) => noTheme(theme) && report('coverage', i, `themes.${j}`, noTheme(theme)!))
      one.states.forEach((code, j) => noPlace(code) && report('coverage', i, `states.${j}`, noPlace(code)!))
    })
  })
  return { thresholds: rows.thresholds as Threshold[], coverage: rows.coverage, faults }
}

/** Levels must begin at values that the scale has, each higher than the one before. */
function stepsFault({ scale, at }: Threshold): string | undefined {
  const begins = SIGNAL_LEVELS.flatMap((one) => at[one] ?? [])
  const ranks = begins.map((value) => rankOn(scale, value))
  if (begins.length === 0) return 'give at least one level'
  const strange = ranks.findIndex((rank) => rank === undefined)
  if (strange >= 0) return `"${begins[strange]}" is no value of ${scale}`
  return ranks.every((rank, i) => i === 0 || rank! > ranks[i - 1]!) ? undefined : 'each level must begin above the one before it'
}

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isoDay } from '../src/core/values/index.ts'
import { bayes, cusum, earsC1, earsC2, earsC3, farrington, judged, NOUFAILY, type Row, type WeeklySeries } from '../src/core/watch/index.ts'

const VECTORS = join(import.meta.dirname, 'vectors', 'detectors')
const SCRIPT = join(import.meta.dirname, 'interop', 'detectors.R')
const DATA = join(process.env.CONTADORA_DATA ?? '../shared', 'data', 'health', 'epi')
const FIRST_DAY = 10_959

const OURS: Record<string, (series: WeeklySeries) => Row[]> = {
  c1: (series) => judged(series, earsC1()), c2: (series) => judged(series, earsC2()), c3: (series) => judged(series, earsC3()),
  bayes: (series) => judged(series, bayes()), cusum: (series) => cusum(series),
  farrington: (series) => judged(series, farrington()), 'farrington-noufaily': (series) => judged(series, farrington(NOUFAILY)),
}

interface Reference {
  series: string
  method: string
  week: number
  expected: number
  bound: number
  alarm: string
}

function referenceIn(text: string): Reference[] {
  return text.trim().split('\n').map((line) => {
    const [series = '', method = '', week, expected, bound, alarm = ''] = line.split('\t')
    return { series, method, week: Number(week), expected: Number(expected), bound: Number(bound), alarm }
  })
}

function seriesIn(file: string): WeeklySeries {
  const counts = readFileSync(file, 'utf8').trim().split('\n').slice(1).map((cell) => (cell === 'NA' ? null : Number(cell)))
  return { counts, dates: counts.map((_, i) => isoDay(FIRST_DAY + 7 * i)) }
}

const close = (ours: number, theirs: number) => Math.abs(ours - theirs) <= 1e-6 * Math.max(1, Math.abs(theirs))

/** Weeks where the two differ: a number that is not the same to 1e-6, another verdict, or a verdict of one alone. */
function differences(folder: string, rows: readonly Reference[]): string[] {
  return [...Map.groupBy(rows, ({ series, method }) => `${series} ${method}`).values()].flatMap((group) => {
    const ours = OURS[group[0]!.method]!(seriesIn(join(folder, `${group[0]!.series}.csv`)))
    return group.flatMap(({ series, method, week, expected, bound, alarm }) => {
      const row = ours[week - 1]!
      const given = Number.isFinite(bound) && alarm !== 'NA'
      const same = given === row.monitorable && (!row.monitorable || (close(row.bound, bound) && (Number.isNaN(expected) || close(row.expected, expected)) && Number(row.alarm) === Number(alarm)))
      return same ? [] : [`${series} ${method} week ${week}: ${JSON.stringify(row)}, there ${expected} ${bound} ${alarm}`]
    })
  })
}

test('the numbers of R surveillance 1.20.3, to 1e-6, on series made here', () => {
  const rows = referenceIn(readFileSync(join(VECTORS, 'surveillance-1.20.3.tsv'), 'utf8'))
  expect(new Set(rows.map(({ method }) => method))).toEqual(new Set(Object.keys(OURS)))
  expect(rows.filter(({ alarm }) => alarm === '1').length).toBeGreaterThan(50)
  expect(differences(VECTORS, rows)).toEqual([])
})

const R = (() => { try { execFileSync('Rscript', ['-e', 'library(surveillance)'], { stdio: 'ignore' }); return true } catch { return false } })()
const ready = R && existsSync(DATA)
if (!ready) console.warn(`skipped: the series of surveillance data are compared only where R surveillance${R ? '' : ' (missing)'} and ${DATA} are`)

const folder = mkdtempSync(join(tmpdir(), 'contadora-detect-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** One series a column; of tables with many columns one in `every`, for the reference takes seconds a series. */
function writeSeries(into: string, every: number): number {
  mkdirSync(into)
  let n = 0
  for (const file of readdirSync(DATA).filter((name) => name.startsWith('surveillance_'))) {
    const [head = [], ...lines] = readFileSync(join(DATA, file), 'utf8').trim().split('\n').map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
    for (const [i, name] of head.entries()) {
      const cells = lines.map((line) => line[i] ?? '')
      if (['t', 'week', 'state', 'date'].includes(name) || !cells.every((cell) => /^(\d+|NA|)$/.test(cell)) || n++ % every !== 0) continue
      writeFileSync(join(into, `${basename(file, '.csv')}~${n}.csv`), `count\n${cells.map((cell) => cell || 'NA').join('\n')}\n`)
    }
  }
  return n
}

describe.skipIf(!ready)('the same on surveillance data, asked of R now', () => {
  test('every series where R gives a number', () => {
    const [series, answers] = [join(folder, 'series'), join(folder, 'answers.tsv')]
    expect(writeSeries(series, process.env.CONTADORA_ALL_SERIES ? 1 : 40)).toBeGreaterThan(200)
    execFileSync('Rscript', [SCRIPT, series, answers], { stdio: 'ignore' })
    const rows = referenceIn(readFileSync(answers, 'utf8'))
    expect(rows.length).toBeGreaterThan(5000)
    expect(differences(series, rows)).toEqual([])
  }, 3_600_000)
})

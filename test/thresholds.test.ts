import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPlaces, loadThresholds } from '../src/adapters/region-files/index.ts'
import { GRAVE, rungOf, rulesFor, SIGNAL_LEVELS, type Threshold, type ThresholdRecord } from '../src/core/watch/index.ts'

const root = join(import.meta.dirname, '..')
const file = join(root, '../shared/data/usgs/expocat.csv')
const { region } = await loadPlaces(join(root, 'region'))
const { thresholds, coverage, faults } = await loadThresholds(join(root, 'region'), region)

test('the published thresholds are sound, and every scale that a source speaks has a rule', () => {
  expect(faults).toEqual([])
  expect(new Set(thresholds.map(({ scale }) => scale))).toEqual(new Set(['magnitude', 'pager', 'gdacs', 'cap-severity', 'mmi', 'wind-kt', 'deaths-12-months', 'endemic-channel']))
  expect(coverage.length).toBeGreaterThan(3)
})

test('a wrong row is named with its line and left out, the rest goes on', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'contadora-region-'))
  cpSync(join(root, 'region'), dir, { recursive: true })
  const text = readFileSync(join(dir, 'thresholds.yaml'), 'utf8')
  writeFileSync(join(dir, 'thresholds.yaml'), text.replace("severe: '6.5', extreme: '7.5' }\n    back: 0.3\n    holdHours: 24\n    lastsHours: 72\n    source: written here, a", "severe: '5.5', extreme: 'NaN' }\n    back: 0.3\n    holdHours: 24\n    lastsHours: 72\n    source: written here, a").replace('[SLV, COL, NIC]', '[SLV, XYZ, NIC]').replace('feed: usgs', 'feed: nasa'))
  const read = await loadThresholds(dir, region)
  rmSync(dir, { recursive: true })
  expect(read.faults.map(({ place }) => place.field)).toEqual(['thresholds[0].at', 'thresholds[1].states[1]', 'coverage[0].feed'])
  expect(read.faults.every(({ place }) => typeof place.line === 'number')).toBe(true)
  expect([read.thresholds.length, read.coverage.length]).toEqual([thresholds.length - 2, coverage.length - 1])
})

test.skipIf(!existsSync(file))('past false and missed alarms of the magnitude rules are what ../shared/data/usgs/expocat.csv gives (skipped where it is absent)', () => {
  for (const rule of thresholds.filter(({ scale, record }) => scale === 'magnitude' && record)) expect([rule.id, rule.record]).toEqual([rule.id, measured(rule, rule.record!)])
})

/** A hundred deaths are the threshold of PAGER's orange; where shaking is not told apart, all deaths of the event. */
function measured({ states }: Threshold, { level, truth, source }: ThresholdRecord): ThresholdRecord {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? ''))
  const cases = lines.flatMap((row) => {
    const of = (name: string) => row[head!.indexOf(name)] ?? ''
    const place = region.codeOf(of('CountryCode'))
    if (!place || !region.state(place) || (states.length > 0 && !states.includes(place))) return []
    const [rule] = rulesFor(states.length > 0 ? thresholds : thresholds.filter((one) => one.states.length === 0), 'earthquake', place).filter(({ scale }) => scale === 'magnitude')
    return [{ said: rungOf(rule!, Number(of('Magnitude'))) > SIGNAL_LEVELS.indexOf(level), was: Number(of('ShakingDeaths') || of('TotalDeaths') || 0) >= 100 }]
  })
  expect(SIGNAL_LEVELS.indexOf(level) + 1).toBe(GRAVE)
  const n = (said: boolean, was: boolean) => cases.filter((one) => one.said === said && one.was === was).length
  return { level, truth, hits: n(true, true), falseAlarms: n(true, false), missed: n(false, true), cases: cases.length, source }
}

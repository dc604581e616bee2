import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isoDay } from '../src/core/values/index.ts'
import { farrington, type FarringtonSettings, FARRINGTON, judged, NOUFAILY, type WeeklySeries } from '../src/core/watch/index.ts'
import type { Measure } from './index.ts'

/** Ten years of seasonal counts with some noise, the same every time. */
function seasonal(): WeeklySeries {
  let state = 1942
  const noise = () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31
  const counts = Array.from({ length: 520 }, (_, i) => Math.round((8 + 6 * Math.sin((2 * Math.PI * i) / 52)) * (0.5 + noise())))
  return { counts, dates: counts.map((_, i) => isoDay(10_959 + 7 * i)) }
}

/** Farrington Flexible beside R surveillance, on the same series in the same run. */
export async function run(): Promise<Measure[]> {
  const series = seasonal()
  const weeks = series.counts.length - 263
  const ours = [FARRINGTON, NOUFAILY].map((settings) => millisecondsA(series, settings) / weeks)
  const theirs = secondsOfR(series)
  return ['1 seasonal level', '10 seasonal levels'].flatMap((name, i): Measure[] => [
    { name: `Farrington Flexible, ${name}`, value: ours[i]!, unit: 'ms a week' },
    theirs
      ? { name: `R surveillance over ours, ${name}`, value: (theirs.seconds[i]! * 1000) / weeks / ours[i]!, unit: 'times', note: `R surveillance ${theirs.version}` }
      : { name: `R surveillance over ours, ${name}`, value: 0, unit: 'skipped', note: 'R with surveillance is not here' },
  ])
}

/** Time on the processor, ours and theirs: the machine may be shared, and waiting is nobody's work. Best of thirty: the first ones are still being compiled. */
function millisecondsA(series: WeeklySeries, settings: FarringtonSettings): number {
  return Math.min(...Array.from({ length: 30 }, () => {
    const start = process.cpuUsage()
    judged(series, farrington(settings))
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }))
}

function secondsOfR({ counts }: WeeklySeries): { seconds: number[]; version: string } | null {
  const folder = mkdtempSync(join(tmpdir(), 'contadora-bench-'))
  try {
    writeFileSync(join(folder, 'series.csv'), `count\n${counts.join('\n')}\n`)
    const [, one, ten, version = ''] = execFileSync('Rscript', [join(import.meta.dirname, 'detectors.R'), join(folder, 'series.csv')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split(' ')
    return { seconds: [Number(one), Number(ten)], version }
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true })
  }
}

import { z } from 'zod'
import type { Fault, Region } from '../../core/values/index.ts'
import type { CountryLoss, Town } from '../../core/watch/index.ts'
import { readRows } from './rows.ts'
import { text, unique } from './shapes.ts'

const positive = z.number().positive()
const curve = { theta: positive, beta: positive, spread: positive, basis: text }
const loss = z.strictObject({ place: text, fatality: z.strictObject(curve), economy: z.strictObject({ ...curve, alpha: positive, perHead: positive }) })
const town = z.strictObject({ place: text, name: text, lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180), people: z.int().positive() })

/** `losses.yaml` and `towns.yaml`: what impact is worked out from. A wrong row is left out with its faults, the rest goes on. */
export async function loadImpact(dir: string, region: Region): Promise<{ losses: CountryLoss[]; towns: Town[]; faults: Fault[] }> {
  const wrong = (code: string) => region.codeOf(code) === code ? undefined : `"${code}" is no state or territory of the region`
  const losses = await readRows(dir, 'losses.yaml', { losses: loss }, ({ losses: rows }, report) => {
    unique(rows, (one) => [one?.place], 'losses', 'place', report)
    rows.forEach((one, i) => one && wrong(one.place) && report('losses', i, 'place', wrong(one.place)!))
  })
  const towns = await readRows(dir, 'towns.yaml', { towns: town }, ({ towns: rows }, report) => {
    unique(rows, (one) => [one && `${one.place} ${one.name}`], 'towns', 'name', report)
    rows.forEach((one, i) => one && wrong(one.place) && report('towns', i, 'place', wrong(one.place)!))
  })
  return { losses: losses.rows.losses, towns: towns.rows.towns, faults: [...losses.faults, ...towns.faults] }
}

import type { Command } from 'commander'
import { type CountryLoss, type Impact, impactOfExposure, impactOfQuake, type Loss, type Quake, type Town, type TrackPoint, windsOn } from '../../core/watch/index.ts'
import { Fault } from '../../core/values/index.ts'
import { type Global, print, readJson, tell } from '../io.ts'
import { regionImpact } from '../region.ts'

export function watchImpact(group: Command, global: () => Global): void {
  group.command('impact <file>')
    .description('how many are shaken and may die, or are in the wind: {country, exposure}, {at, lat, lon, depth, magnitude} or {track}; not official')
    .action((file: string) => run(global(), file))
}

async function run(global: Global, file: string): Promise<void> {
  const input = readJson(file)
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new Fault('usage', 'give one JSON object', { file })
  const { region, losses, towns, faults } = await regionImpact()
  if (faults.length > 0) tell(`losses.yaml and towns.yaml have ${faults.length} faults, left out here: run "contadora law check"`)
  const fields = input as Record<string, unknown>
  try {
    if ('track' in fields) return printWind(global, fields.track, towns)
    const impact = 'exposure' in fields ? ofExposure(fields, losses, (code) => region.codeOf(code)) : impactOfQuake(quakeOf(fields), towns, losses)
    printImpact(global, impact, fields)
  } catch (error) {
    throw error instanceof Fault ? new Fault(error.code, error.message, { file, ...error.place }) : error
  }
}

function ofExposure(fields: Record<string, unknown>, losses: readonly CountryLoss[], codeOf: (code: string) => string | undefined): Impact {
  const { country, exposure } = fields
  if (typeof country !== 'string') throw new Fault('usage', 'give the country as a code, as in MEX', { field: 'country' })
  if (typeof exposure !== 'object' || exposure === null) throw new Fault('exposure', 'give people by intensity, as in {"6": 120000}', { field: 'exposure' })
  return impactOfExposure(codeOf(country) ?? country, exposure as Record<string, number>, losses)
}

function quakeOf(fields: Record<string, unknown>): Quake {
  const numbers = ['lat', 'lon', 'depth', 'magnitude'].map((field) => {
    const value = fields[field]
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new Fault('usage', `"${String(value)}" is no number`, { field })
    return value
  }) as [number, number, number, number]
  const [lat, lon, depth, magnitude] = numbers
  if (Math.abs(lat) > 90 || Math.abs(lon) > 360) throw new Fault('impossible-coordinates', 'latitude is -90 to 90, longitude -360 to 360', { field: 'lat' })
  return { lat, lon, depth, magnitude }
}

/** The gravest place on top, all places under `byPlace`: keys as the contract of the command line names them. */
function printImpact(global: Global, impact: Impact, inputs: Record<string, unknown>): void {
  const top = [...impact.byPlace].sort((a, b) => b.fatalities.expected - a.fatalities.expected)[0]
  const { level, because, ...rest } = impact
  print(global, { level, fatalities: top?.fatalities ?? null, losses: top?.losses ?? null, ...rest, inputs, because }, () => [
    `level\t${level ?? 'not known'}${impact.bound === 'lower-bound' ? ' (lower bound)' : ''}`,
    ...impact.byPlace.flatMap(({ place, fatalities, losses }) => [lossLine(place, 'deaths', fatalities), lossLine(place, 'loss', losses)]),
    ...impact.towns.map(({ name, place, people, intensity, sigma, km }) =>
      `${place}\t${name}\t${people} people\tintensity ${intensity.toFixed(1)} ± ${sigma.toFixed(1)}\t${km.toFixed(0)} km`),
    ...because,
  ])
}

function lossLine(place: string, what: string, { expected, unit, byLevel }: Loss): string {
  const shares = Object.entries(byLevel).map(([level, share]) => `${level} ${percent(share)} %`).join(', ')
  return `${place}\t${what}\t${expected < 1 ? 'less than 1' : Number(expected.toPrecision(2))} ${unit}\t${shares}`
}

/** A chance that rounds away is still one. */
function percent(share: number): string {
  const rounded = (share * 100).toFixed(0)
  return share > 0 && rounded === '0' ? '<1' : share < 1 && rounded === '100' ? '>99' : rounded
}

function printWind(global: Global, track: unknown, towns: readonly Town[]): void {
  const sound = (one: unknown): one is TrackPoint => {
    const { at, lat, lon, radii } = (one ?? {}) as Record<string, unknown>
    return typeof at === 'string' && Number.isFinite(lat) && Number.isFinite(lon) && typeof radii === 'object' && radii !== null
      && Object.values(radii).every(Array.isArray)
  }
  if (!Array.isArray(track) || track.length === 0) throw new Fault('usage', 'give at least one point', { field: 'track' })
  const wrong = track.findIndex((one) => !sound(one))
  if (wrong >= 0) throw new Fault('usage', 'a point is {at, lat, lon, radii: {"34": [NE, SE, SW, NW]}} in nautical miles', { field: `track[${wrong}]` })
  const found = windsOn(track, towns)
  const because = [
    'not official', 'people of some large towns only: a lower bound', 'each point as it stands, nothing drawn between',
    'no published loss model for winds is used here: no level is given',
    ...(found.unknown.length > 0 ? [`${found.unknown.length} points without radii: their reach is not known, which is not no wind`] : []),
  ]
  print(global, { level: null, ...found, official: false, because }, () => [
    ...found.blown.map(({ town, wind, from }) => `${town.place}\t${town.name}\t${town.people} people\t${wind} kt\tfrom ${from}`), ...because,
  ])
}

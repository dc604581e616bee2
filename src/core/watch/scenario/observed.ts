import type { Instant } from '../../values/index.ts'
import type { Observation, Shape } from '../observation.ts'
import type { ScenarioReport } from './scenario.ts'

export const DRILL_FEED = 'drill'

/** What a feed would have said: never anything but an exercise. `began`: the instant from which the report's minutes count; `run` keeps one telling apart from the next. */
export function observedOf(said: ScenarioReport, { began, sent, run, speed = 1 }: { began: Instant; sent: Instant; run: string; speed?: number }): Observation {
  const id = `${run}/${said.event}`
  const at = said.occurs === undefined ? sent : began + Math.round((said.occurs * 60_000) / speed)
  return {
    feed: DRILL_FEED, id, aliases: [id], version: String(sent), sent, at, act: said.over ? 'cancel' : 'report', status: 'exercise',
    theme: said.theme, title: said.title, texts: [{ language: 'en', headline: said.title }],
    severity: Object.entries(said.severity).map(([scale, value]) => ({ scale: scale as Observation['severity'][number]['scale'], value })),
    where: shapesOf(said), named: said.named, references: [],
    ...(said.depthKm === undefined ? {} : { depthKm: said.depthKm }),
    ...(said.tsunami || said.over ? { flags: [...(said.tsunami ? ['tsunami' as const] : []), ...(said.over ? ['all-clear' as const] : [])] } : {}),
  }
}

function shapesOf({ point, around, outline }: ScenarioReport): Shape[] {
  const [lat, lon] = point ?? []
  const spot: Shape[] = lat === undefined || lon === undefined ? [] : around === undefined ? [{ kind: 'point', lat, lon }] : [{ kind: 'circle', lat, lon, km: around }]
  if (!outline) return spot
  const ring = outline.map(([y, x]) => [x, y] as [number, number])
  return [...spot, { kind: 'polygon', rings: [[...ring, ring[0]!]] }]
}

import { owed, type Owed, type Places, readEvent } from '../core/warnings/index.ts'
import type { Law } from '../core/law/index.ts'
import { type EdtfDate, isoInstant, type Region } from '../core/values/index.ts'
import type { Attributor } from '../core/watch/index.ts'
import type { WatchedEvent } from './events.ts'

/** Geography and the region's neighbours, as the question of who is owed wants them. */
export function placesOf(region: Region, atlas: Attributor): Places {
  return {
    attribute: (lat, lon) => atlas.attribute([{ kind: 'point', lat, lon }]).map(({ party, method, km }) => ({ party, method, km })),
    neighbours: (party) => region.neighbours(party),
    responsible: (party) => region.territory(party)?.responsible,
    known: (party) => region.place(party) !== undefined,
    isBody: (party) => region.body(party) !== undefined,
  }
}

export interface Asked {
  /** the law of another day; by default that of the event */
  on?: EdtfDate
  /** only what sources had said by then */
  known?: EdtfDate
}

/** Who must be told of an event of the watch. Geography is the event's own attribution: every shape and every name of it, not one point. */
export function owedOfEvent(law: Law, region: Region, atlas: Attributor, { record, touches }: Pick<WatchedEvent, 'record' | 'touches'>, { on, known }: Asked = {}): Owed {
  const addressable = touches.filter(({ party }) => region.place(party) !== undefined).map(({ party, method, km }) => ({ party, method, km }))
  const places = { ...placesOf(region, atlas), attribute: () => addressable }
  const event = readEvent({ theme: record.theme, at: isoInstant(record.at), lat: 0, lon: 0, what: record.title })
  return owed(event, law, places, { expand: (theme) => region.groupsOf(theme), ...(on === undefined ? {} : { on }), ...(known === undefined ? {} : { known }) })
}

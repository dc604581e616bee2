import { Fault } from '../../values/index.ts'
import type { Feed } from '../observation.ts'
import { activities } from './activities.ts'
import { cap } from './cap.ts'
import { counts } from './counts.ts'
import { disease } from './disease.ts'
import { gdacs } from './gdacs.ts'
import { hurdat } from './hurdat.ts'
import { hxl } from './hxl.ts'
import { nws } from './nws.ts'
import { observations } from './observations.ts'
import { reliefweb } from './reliefweb.ts'
import { stix } from './stix.ts'
import { ucdp } from './ucdp.ts'
import { usgs } from './usgs.ts'

/** Every kind of feed that can be read. A new one is its file and one line here. */
export const FEEDS: readonly Feed[] = [
  usgs, cap, gdacs, nws, ucdp, reliefweb, hxl, disease, counts, hurdat, stix, activities,
]

/** Those, and our own form, which is never polled. */
const READABLE: readonly Feed[] = [...FEEDS, observations]

/** Fault `unknown-feed`, naming those that there are. */
export function feedById(id: string): Feed {
  const found = READABLE.find((feed) => feed.id === id)
  if (found) return found
  throw new Fault('unknown-feed', `no feed "${id}"; there are ${READABLE.map((feed) => feed.id).join(', ')}`, { field: 'feed' })
}

export { type CapLink, capLinks, linkedFrom } from './cap.ts'
export { observeAlert } from './cap-observe.ts'
export { legible } from './item.ts'
export { observations, type ObservationSource, readObservations, writeObservations } from './observations.ts'
export { aboutPerson, themeOf, type Said } from './theme.ts'
export { activities, cap, counts, disease, gdacs, hurdat, hxl, nws, reliefweb, stix, ucdp, usgs }
export { weekStart, type WeekScheme } from './weeks.ts'

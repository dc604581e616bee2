import type { Instant } from '../../../core/values/index.ts'
import { capDocument, type Document, escaped, rssInstant } from './text.ts'

/**
 * The earthquake of 28 January 2020, 19:10:24 UTC, 19.4193 N 78.756 W (US Geological Survey, us60007idc): magnitude 7.3 in the first
 * message of the Pacific Tsunami Warning Center, 7.7 after. The ids carry the number of the replay, so that no feed of the world can
 * ever speak of the same event.
 */
const PLACE = { lat: 19.4193, lon: -78.756 }
const MINUTE = 60_000

/** How long before `now` the replay sets the earthquake: the first message takes about this long, and the sea leaves no more to give away. */
export const BEFORE = MINUTE

export function quakeId(run: number): string {
  return `us60007idc-exercise-${run}`
}

interface Said {
  mag: string
  depth: number
  place: string
  status: 'automatic' | 'reviewed' | 'deleted'
  mmi: number | null
  alert: string | null
}

const FIRST: Said = { mag: '7.3', depth: 10, place: '125 km NNW of Lucea, Jamaica', status: 'automatic', mmi: null, alert: null }
const REVISED: Said = { mag: '7.7', depth: 14.9, place: '123 km NNW of Lucea, Jamaica', status: 'reviewed', mmi: 6.3, alert: 'green' }

function usgs(run: number, at: Instant, updated: Instant, { mag, depth, place, status, mmi, alert }: Said): string {
  const id = quakeId(run)
  return `${JSON.stringify({
    type: 'FeatureCollection',
    metadata: { generated: updated, title: 'Exercise: replay of 28 January 2020', status: 200, count: 1 },
    features: [{
      type: 'Feature', id,
      properties: {
        mag: Number(mag), place, time: at, updated, mmi, alert, status, tsunami: 1, ids: `,${id},pt20028001-exercise-${run},`, sources: ',us,pt,',
        types: ',origin,', magType: 'mww', type: 'earthquake', title: `M ${mag} - ${place}`,
      },
      geometry: { type: 'Point', coordinates: [PLACE.lon, PLACE.lat, depth] },
    }],
  })}\n`
}

/** What came first: magnitude 7.3, not yet seen by a seismologist. `at` is when the replay sets the earthquake. */
export function firstReport(run: number, at: Instant, now: Instant): Document {
  return { feed: 'usgs', name: 'first-report.geojson', text: usgs(run, at, now, FIRST) }
}

/** What came after: the same id, now 7.7; then two more sources that speak of the same earthquake in their own words. */
export function revision(run: number, at: Instant, now: Instant): Document[] {
  // GDACS and CAP count in whole seconds: the revision must be the first of the three
  return [
    { feed: 'usgs', name: 'revision.geojson', text: usgs(run, at, now - 3000, REVISED) },
    { feed: 'gdacs', name: 'gdacs.xml', text: gdacs(run, at, now - 1000) },
    { feed: 'cap', name: 'tsunami-bulletin.cap.xml', text: bulletin(run, at, now) },
  ]
}

/** The source takes its event back, as it last told it: the replay is over. */
export function withdrawn(run: number, at: Instant, now: Instant, revised: boolean): Document {
  return { feed: 'usgs', name: 'withdrawn.geojson', text: usgs(run, at, now, { ...(revised ? REVISED : FIRST), status: 'deleted' }) }
}

function gdacs(run: number, at: Instant, now: Instant): string {
  const title = 'Green earthquake alert (Magnitude 7.7M, Depth:10km) in Cuba, Cayman Islands, Jamaica'
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#" xmlns:gdacs="http://www.gdacs.org" xmlns:georss="http://www.georss.org/georss">
<channel><title>Exercise: replay in the shape of GDACS</title>
<item><title>${escaped(title)}</title>
<description>Exercise. An earthquake of magnitude 7.7 between Jamaica, Cuba and the Cayman Islands.</description>
<pubDate>${rssInstant(now)}</pubDate><gdacs:fromdate>${rssInstant(at)}</gdacs:fromdate><gdacs:datemodified>${rssInstant(now)}</gdacs:datemodified>
<guid isPermaLink="false">EQ-exercise-${run}</guid>
<geo:Point><geo:lat>19.44</geo:lat><geo:long>-78.76</geo:long></geo:Point>
<gdacs:eventtype>EQ</gdacs:eventtype><gdacs:alertlevel>Green</gdacs:alertlevel><gdacs:episodeid>1</gdacs:episodeid><gdacs:version>1</gdacs:version>
<gdacs:severity unit="M" value="7.7">Magnitude 7.7M, Depth:10km</gdacs:severity></item>
</channel></rss>
`
}

function bulletin(run: number, at: Instant, now: Instant): string {
  return capDocument({
    identifier: `tsunami-bulletin-exercise-${run}`, sender: 'bulletin@exercise.invalid', sent: now, msgType: 'Alert', references: [],
    category: 'Geo', event: 'Earthquake', responseType: 'Monitor', urgency: 'Immediate', severity: 'Severe', certainty: 'Observed',
    onset: Math.floor(at / 1000) * 1000, expires: now + 3 * 60 * MINUTE, senderName: 'Tsunami bulletin (exercise)',
    headline: 'Exercise: earthquake of magnitude 7.7, tsunami waves possible within 300 km',
    description: 'Exercise. Hazardous tsunami waves are possible within 300 km of the epicentre along the coasts of Jamaica, the Cayman Islands and Cuba.',
    instruction: 'Exercise. Authorities of these coasts decide for their own coast.',
    parameters: { Magnitude: '7.7', EventTime: new Date(Math.floor(at / 1000) * 1000).toISOString() },
    areaDesc: 'Between Jamaica, Cuba and the Cayman Islands', area: { circle: '19.4,-78.8 0', countries: [] },
  })
}

import { expect, test } from 'vitest'
import { ingest } from '../src/server/ingest.ts'
import { cellOf, groundOf } from '../src/server/threats/cells.ts'
import { tilesOf } from '../src/server/views/watch-lines.ts'
import { compose } from '../src/server/warnings/draft.ts'
import { eachInAWorld } from './exchange-fixture.ts'
import { START, type World } from './properties/world.ts'

const HOUR = 3_600_000
let world: World
eachInAWorld((one) => (world = one))

const time = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, '-00:00')
const info = (severity: string, expires: number, circle: string, says: string) => `<info><language>en</language><category>Met</category><event>Flood</event><urgency>Immediate</urgency><severity>${severity}</severity><certainty>Observed</certainty><expires>${time(expires)}</expires><headline>Flood: ${says}</headline><description>${says}</description><area><areaDesc>${says}</areaDesc><circle>${circle}</circle></area></info>`
const alert = (infos: string) => `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>two-ends</identifier><sender>w@example.org</sender><sent>${time(START)}</sent><status>Exercise</status><msgType>Alert</msgType><scope>Public</scope>${infos}</alert>`
let asked = 0
/** Each as somebody else: a page is kept for a second of the machine's clock. */
const text = async (path: string) => (await world.app.request(path, { headers: { accept: `*/*;n=${asked++}` } })).text()
const json = async (path: string) => JSON.parse(await text(path))

async function taken(infos: string): Promise<string> {
  await ingest(world.desk, world.parts.book, { feed: 'cap', from: 'test', as: 'exercise' }, Buffer.from(alert(infos)))
  return world.parts.book.told()[0]!.record.id
}
/** Everything that is shown of the event as current, at a moment. */
async function shown(id: string, at: number) {
  world.at(at)
  const [row] = (await json('/api/v1/events')).events
  const { features: [feature] } = await json('/api/v1/events.geojson')
  const html = await text(`/en/events/${id}`)
  const map = world.parts.book.list(at)[0]!.record.where.map((shape) => (shape.kind === 'circle' ? shape.lat : shape.kind))
  const { attribution } = await json(`/api/v1/events/${id}/attribution`)
  return {
    title: row.title, state: row.state, level: row.level, states: row.states, attribution: attribution.map(({ party }: { party: string }) => party), drawn: map, point: feature.geometry.coordinates ?? feature.geometry.geometries.length,
    instructions: ['leave the valley', 'stay off the road'].filter((one) => html.includes(`<p>${one}</p>`)), over: html.includes('No longer counts'), list: (await text('/en/watch')).includes('No longer current'),
  }
}

test('what one block of an alert says is over when that block is: in list, level, map, places and words', async () => {
  const id = await taken(info('Extreme', START + HOUR, '18.1,-77.3 10', 'leave the valley') + info('Moderate', START + 3 * HOUR, '13.1,-59.55 2', 'stay off the road'))
  const both = { title: 'Flood: leave the valley', state: 'current', level: 'extreme', states: 'BRB JAM', attribution: ['BRB', 'JAM'], drawn: [18.1, 13.1], point: 2, instructions: ['leave the valley', 'stay off the road'], over: false, list: false }
  const rest = { ...both, title: 'Flood: stay off the road', level: 'moderate', states: 'BRB', attribution: ['BRB'], drawn: [13.1], point: [-59.55, 13.1], instructions: ['stay off the road'], over: true }
  expect(await shown(id, START + HOUR - 1)).toEqual(both)
  expect(await shown(id, START + HOUR)).toEqual(rest)
  expect(await shown(id, START + 3 * HOUR - 1)).toEqual(rest)
  expect(await shown(id, START + 3 * HOUR)).toEqual({ ...both, state: 'expired', list: true })
  expect(await shown(id, START + HOUR - 1)).toEqual(both)
  const [source] = (await json(`/api/v1/events/${id}`)).sources
  expect(source.parts.map((part: { severity: unknown[]; stands: boolean }) => [part.severity, part.stands])).toEqual([[[{ scale: 'cap-severity', value: 'Extreme' }], true], [[{ scale: 'cap-severity', value: 'Moderate' }], true]])
})

test('the tile of a state goes quiet with the block that reached it, and its history keeps it', async () => {
  await taken(info('Extreme', START + HOUR, '18.1,-77.3 10', 'a') + info('Moderate', START + 3 * HOUR, '13.1,-59.55 2', 'b'))
  const marks = async (at: number) => {
    world.at(at)
    const tiles = tilesOf(world.desk, world.parts.book.list(at), true)
    const { observed, history } = cellOf(await groundOf(world.parts, 'public', 'en'), 'JAM', 'flood')
    return [...['JAM', 'BRB'].map((state) => tiles.find(({ code }) => code === state)!.mark), observed, history.length]
  }
  expect(await marks(START + HOUR - 1)).toEqual(['extreme', 'extreme', 4, 1])
  expect(await marks(START + HOUR)).toEqual(['quiet', 'moderate', null, 2])
  expect(await marks(START + 3 * HOUR)).toEqual(['quiet', 'quiet', null, 2])
})

test('a draft about it tells of what still stands, and nothing of what is over', async () => {
  const id = await taken(info('Extreme', START + HOUR, '18.1,-77.3 10', 'a') + info('Moderate', START + 3 * HOUR, '13.1,-59.55 2', 'b'))
  const drafted = async (at: number) => {
    world.at(at)
    const { content } = await compose(world.parts, await world.desk.office('BRB', 'drafter'), world.parts.book.get(id, at)!)
    return [content.severity, content.shapes.length]
  }
  expect([await drafted(START + HOUR - 1), await drafted(START + HOUR)]).toEqual([['Extreme', 2], ['Moderate', 1]])
})

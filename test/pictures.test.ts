import { expect, test } from 'vitest'
import { ingest } from '../src/server/ingest.ts'
import { eventPictures } from '../src/server/views/event-pictures.ts'
import { curveView } from '../src/server/views/curve.ts'
import { eachInAWorld } from './exchange-fixture.ts'
import { START, type World } from './properties/world.ts'

let world: World
eachInAWorld((one) => (world = one))

async function quake(mag: number, updated: number): Promise<string> {
  const properties = { mag, place: 'near Port-au-Prince', time: START, updated, type: 'earthquake', status: 'reviewed', title: `M ${mag} near the town`, ids: ',q1,', tsunami: 0 }
  const feature = { type: 'Feature', id: 'q1', geometry: { type: 'Point', coordinates: [-72.53, 18.46, 13] }, properties }
  await ingest(world.desk, world.parts.book, { feed: 'usgs', from: 'test', as: 'exercise' }, Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [feature] })))
  return world.parts.book.told()[0]!.record.id
}
const ask = async (path: string) => {
  const answer = await world.app.request(path)
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') }
}

test('an earthquake has its history, its rings and its towns, and each file says what the page says', async () => {
  await quake(6.6, START + 60_000)
  const id = await quake(7, START + 600_000)
  const { history, shaking, track } = await eventPictures(world.parts, id)
  expect(history.map(({ magnitude, act }) => [magnitude, act])).toEqual([[6.6, 'first'], [7, 'higher']])
  const km = shaking!.map.shapes.flatMap((shape) => (shape.kind === 'circle' ? [shape.km] : []))
  expect(km).toEqual([...km].sort((a, b) => b - a))
  expect(shaking!.towns[0]).toMatchObject({ place: 'HTI' })
  expect(shaking!.towns[0]!.intensity).toBeGreaterThan(6.5)
  expect(track).toBeNull()
  expect((await ask(`/en/events/${id}/pictures`)).status).toBe(200)
  for (const name of ['history', 'shaking']) {
    const svg = await ask(`/pictures/${id}/${name}.svg?lang=es`)
    expect([svg.status, svg.type]).toEqual([200, 'image/svg+xml; charset=utf-8'])
    expect(svg.text).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(svg.text).not.toMatch(/<script|undefined|NaN/)
  }
  expect((await ask(`/api/v1/events/${id}/shaking.csv`)).text.split('\r\n')[0]).toBe('place,town,people,intensity,sigma,km')
  expect((await ask(`/pictures/none/history.svg`)).status).toBe(404)
})

test('counts in the address are judged, what cannot be is said, and a wrong word is named with its field', async () => {
  const counts = Array.from({ length: 300 }, (_, i) => (i === 290 ? '-' : String(5 + (i % 3)))).concat('90').join(' ')
  const view = curveView({ from: '2014-01-05', counts, method: 'endemic-channel' })
  expect(view.rows.at(-1)).toMatchObject({ observed: 90, alarm: true })
  expect(view.rows[290]).toMatchObject({ observed: null, why: 'not-reported' })
  expect(view.rows[0]!.why).not.toBeNull()
  for (const [asked, field] of [[{ from: '2014', counts: '1' }, 'from'], [{ from: '2014-01-05', counts: '1 -5' }, 'counts'], [{ from: '2014-01-05', counts: '1', method: 'guess' }, 'method']] as const)
    expect(curveView(asked).errors.map((one) => one.field)).toEqual([field])
  const query = new URLSearchParams({ from: '2014-01-05', counts, method: 'farrington' })
  expect((await ask(`/en/watch/curve?${query}`)).status).toBe(200)
  expect((await ask(`/pictures/curve.svg?${query}`)).type).toBe('image/svg+xml; charset=utf-8')
  expect((await ask('/en/watch/curve?from=x&counts=1')).status).toBe(400)
  expect((await ask('/api/v1/curve?from=x&counts=1')).status).toBe(400)
})

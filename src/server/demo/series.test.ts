import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { corridorOf, eventsOf, feedById, monthlyCounts, weeklyIn } from '../../core/watch/index.ts'
import { type Running, up } from '../up.ts'
import { seriesDocuments } from './documents/series.ts'
import { openSeries } from './series.ts'

const DAY = 86_400_000

test.each([0, 1, 3, 6, 90, 200, 364, 365, 366, 800])('whatever the day, here %i after a new year, it ends in an epidemic, with a fortnight that nobody reported', (days) => {
  const [cases, deaths] = seriesDocuments(Date.UTC(2026, 0, 1) + days * DAY)
  const read = feedById('counts').parse(Buffer.from(cases!.text))
  const [found] = weeklyIn(eventsOf(read.observations))
  const { series } = found!
  const bands = series.dates.slice(-4).map((_, i) => corridorOf(series, series.dates.length - 4 + i))
  expect(bands.map((one) => (typeof one === 'string' ? one : one.band))).toEqual(Array(4).fill('epidemic'))
  expect(read.rejected.map(({ reason }) => reason.split(':')[0])).toEqual(['not-reported', 'not-reported'])
  expect(series.counts.filter((count) => count === null)).toHaveLength(2)
  const counted = feedById('ucdp').parse(Buffer.from(deaths!.text))
  expect([counted.rejected, monthlyCounts(eventsOf(counted.observations)).size]).toEqual([[], 35])
})

let [running, dir] = [undefined as unknown as Running, '']
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'contadora-series-'))
  running = await up({ port: '0', data: dir, demo: true, poll: false }, () => {}, {})
}, 60_000)
afterAll(async () => {
  await running?.close()
  await rm(dir, { recursive: true, force: true })
})
const text = async (path: string) => (await fetch(`http://127.0.0.1:${running.port}${path}`)).text()
const linkIn = (html: string, page: string) => new RegExp(`href="(/[a-z]+/watch/${page}[?][^"]+)"`).exec(html)![1]!.replaceAll('&amp;', '&')

test.each([['en', 'Exercise'], ['es', 'Ejercicio'], ['pt', 'Exercício'], ['fr', 'Exercice']])('a newcomer walks from the cell to its curve and its fan, and every picture says what it is: %s', async (lang, exercise) => {
  const cell = await text(`/${lang}/watch/threats/HND/epidemic`)
  expect(cell).toContain('invented figures')
  for (const [page, from, picture] of [['curve', cell, 'curve.svg'], ['forecast', await text(`/${lang}/watch/threats/HND/armed-conflict`), 'forecast.svg']] as const) {
    const found = await text(linkIn(from, page))
    const svg = await text(/href="(\/pictures\/[^"]+)"/.exec(found)![1]!.replaceAll('&amp;', '&'))
    expect(svg).toContain(`(${exercise})`)
    expect(svg).toMatch(/>(EXERCISE|EJERCICIO|EXERCÍCIO|EXERCICE)\. /)
    expect(svg).not.toMatch(/NaN|undefined/)
    // never without its baselines and its record, however it is taken
    if (page === 'forecast') expect([svg.match(/ \(\d+ – \d+\)</g)?.length, svg.match(/CRPS [\d.,]+, conflictology [\d.,]+</g)?.length]).toEqual([3, 2])
    expect([picture, await text(`/${lang}/watch/${page}`)]).toEqual([picture, expect.stringContaining(`${lang}/watch/${page}?of=`)])
  }
})

test('the cell is judged by the corridor, and told once', async () => {
  const { observed, signals, weekly } = JSON.parse(await text('/api/v1/threats/HND/epidemic'))
  expect([observed, signals[0].evidence[0].value, weekly[0].counts.length]).toEqual(['severe', 'epidemic', 318])
  expect(JSON.parse(await text('/api/v1/threats/HND/armed-conflict'))).toMatchObject({ observed: 'moderate' })
  const before = running.parts.book.told().length
  await openSeries(running.parts)
  expect(running.parts.book.told().length).toBe(before)
})

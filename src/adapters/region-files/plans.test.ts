import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { burnUp, gradeOf, type Plan, printedTwice, progressOf } from '../../core/cooperation/index.ts'
import { lastDay } from '../../core/values/index.ts'
import { loadClaims, loadPlaces, loadPlans } from './index.ts'

const { region } = await loadPlaces('region')
const { datasets } = await loadClaims('region', region)
const { plans, faults } = await loadPlans('region', datasets)
const plan = (id: string): Plan => plans.find((one) => one.id === id)!

describe('the plans that this region ships', () => {
  test('are without faults', () => expect(faults).toEqual([]))

  test('Canada: 30 points as printed, two more since, three baskets beside its own four pillars', () => {
    const { points, printed, milestones } = plan('smart-border-can')
    expect([printed.length, points.filter(({ added }) => !added).length, points.length]).toEqual([30, 30, 32])
    expect(printed.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
    expect(new Set(printed.map(({ basket }) => basket)).size).toBe(3)
    expect(new Set(points.flatMap(({ basket }) => basket ?? [])).size).toBe(4)
    expect(points.find(({ number }) => number === 24)).toMatchObject({ basket: 'Coordination and information sharing in enforcement', printedBasket: 'Secure Infrastructure' })
    expect(milestones.filter(({ planned }) => planned).length).toBeGreaterThan(0)
  })

  test('Mexico: 24 entries for 22 points, both duplicates flagged and matched to nothing', () => {
    const { points, printed } = plan('smart-border-mex')
    expect([printed.length, points.length]).toEqual([24, 22])
    expect(printedTwice(printed)).toEqual([11, 12])
    expect(printed.filter(({ extra }) => extra).map(({ number, title, point }) => [number, title, point])).toEqual([[11, 'Compatible Immigration Databases', null], [12, 'Visa Policy Consultations', null]])
    expect(printed.filter(({ point }) => point !== null).map(({ point }) => point).toSorted((a, b) => a! - b!)).toEqual(points.map(({ number }) => number))
  })

  test('nine commitments and nine areas, none of them specific in all four', () => {
    for (const id of ['framework-treaty', 'cooperation-areas']) {
      const { points } = plan(id)
      expect(points.length).toBe(9)
      expect(points.every(({ specific }) => gradeOf(specific).named < 4)).toBe(true)
    }
  })

  test('the burn-up never falls, and never counts a milestone that was only planned', () => {
    for (const one of plans.filter(({ sort }) => sort === 'action-plan')) {
      const rows = burnUp(one, [])
      for (let i = 1; i < rows.length; i++) expect(rows[i]!.scope >= rows[i - 1]!.scope && rows[i]!.moved >= rows[i - 1]!.moved).toBe(true)
      const moved = new Set(one.milestones.flatMap(({ point, date, planned }) => (point && date && !planned ? [point] : [])))
      expect([rows.at(-1)!.scope, rows.at(-1)!.moved, rows.at(-1)!.done]).toEqual([one.points.length, moved.size, 0])
    }
  })
})

describe('reports', () => {
  const at = lastDay('2026-01-01') * 86_400_000
  const report = (id: string, by: string, point: number, status: 'done' | 'blocked', more = 0) => ({ id, by, at: at + more, body: { mode: 'exercise' as const, plan: 'smart-border-mex', point, status, causes: [], lead: null, evidence: [], next: status === 'blocked' ? '2026-03-01' : null, text: '' } })
  test('authors are never merged, the last word of each stands, and strangers change nothing', () => {
    const all = [report('1', 'MEX', 4, 'blocked'), report('2', 'USA', 4, 'done', 1), report('3', 'MEX', 4, 'done', 2), report('4', 'BRA', 4, 'blocked', 3), report('5', 'MEX', 99, 'done', 4)]
    const of = (n: number) => progressOf(plan('smart-border-mex'), all.slice(0, n)).find(({ point }) => point === 4)!
    expect([of(1).says, of(2).says, of(3).says, of(5).says]).toEqual(['blocked', 'differs', 'done', 'done'])
    expect(of(5).before.map(({ id }) => id)).toEqual(['1'])
    expect([of(1).next, of(5).next]).toEqual(['2026-03-01', null])
  })
})

describe('a plan added as one file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'plans-'))
  afterAll(() => rmSync(dir, { recursive: true }))
  cpSync('region/plans', join(dir, 'plans'), { recursive: true })
  const file = (name: string, points: string): void => writeFileSync(join(dir, 'plans', `${name}.yaml`), `id: ${name}\nsort: action-plan\ntitle: { en: A, es: A, pt: A, fr: A }\nlevel: bilateral\nparties: [MEX, GTM]\npoints:\n${points}`)
  const point = (number: number): string => `  - { number: ${number}, title: Bridge, names: [act, deadline], source: exercise, certainty: low }\n`

  test('is read; a point twice is named with its line and left out, the rest goes on', async () => {
    file('southern-border', point(1) + point(2) + point(2))
    const read = await loadPlans(dir, datasets)
    expect(read.plans.find(({ id }) => id === 'southern-border')!.points.map(({ number }) => number)).toEqual([1, 2])
    expect(read.plans.length).toBe(plans.length + 1)
    expect(read.faults.map(({ place: { file: where, line } }) => [where, typeof line])).toEqual([['plans/southern-border.yaml', 'number']])
  })
})

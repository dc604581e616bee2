import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadClaims, loadPlaces, loadRegion } from '../src/adapters/region-files/index.ts'
import { rowsOf } from './region/tables.ts'

const DIR = join(import.meta.dirname, '..', 'region')
const [{ facts }, { region }] = await Promise.all([loadRegion(DIR), loadPlaces(DIR)])
const { datasets } = await loadClaims(DIR, region)
const votes = parse(readFileSync(join(DIR, 'votes.yaml'), 'utf8')) as { rules: { rule?: string }[] }

/** What a name such as `body:OAS`, `act:RIO/MEX/notified` or `claims:dyads/CAN-USA` stands for; empty when there is no such thing. */
const FIND: Record<string, (id: string) => unknown[]> = {
  body: (id) => [region.body(id)].filter((one) => one !== undefined),
  instrument: (id) => facts.instruments.filter((one) => one.id === id),
  act: (id) => facts.actions.filter((one) => `${one.instrument}/${one.state}/${one.act}` === id),
  claims: (id) => datasets.flatMap(({ dataset, claims }) => claims.filter(({ subject }) => `${dataset}/${subject}` === id)),
  vote: (id) => votes.rules.filter(({ rule }) => rule === id),
}

const rows = rowsOf(readFileSync(join(import.meta.dirname, 'region', 'seed-rows.csv'), 'utf8'))
/** Names may hold spaces; each begins with its kind. */
const thingsOf = (cell: string) => cell.split(/ (?=(?:body|instrument|act|claims|vote):)/)

describe('sections B and C of the inventory of the source', () => {
  test.each(rows.map((row) => [`row ${row['row']}`, row] as const))('%s', (_, row) => {
    const found = thingsOf(String(row['things'])).map((thing) => {
      const [kind, id] = thing.split(/:(.*)/)
      return [thing, FIND[kind!]!(id!)] as const
    })
    expect(found.filter(([, things]) => things.length === 0).map(([thing]) => thing)).toEqual([])
    const text = JSON.stringify(found)
    const says = String(row['says']).split('; ').filter((part) => part !== '')
    expect(says.filter((part) => !text.includes(part))).toEqual([])
  })

  const inventory = join(import.meta.dirname, '..', '..', 'shared', 'seed-inventory.md')
  test.skipIf(!existsSync(inventory))('no row is left out (skipped where the inventory is not on this machine)', () => {
    const parts = readFileSync(inventory, 'utf8').split(/^## /m).filter((part) => /^[BC]\. /.test(part))
    const numbers = parts.flatMap((part) => [...part.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => number!))
    expect(numbers.length).toBeGreaterThan(50)
    expect(numbers.filter((number) => !rows.some((row) => row['row'] === number))).toEqual([])
  })
})

describe('the oddities of the source', () => {
  const everything = [
    ...facts.instruments, ...facts.actions, ...region.bodies, ...region.states, ...region.subregions,
    ...datasets.filter(({ dataset }) => dataset !== 'oddities').flatMap(({ claims }) => claims),
  ].map((one) => JSON.stringify(one))

  test.each(Array.from({ length: 19 }, (_, i) => `O${i + 1}`))('%s is flagged where the claim itself stands', (oddity) => {
    expect(everything.filter((text) => text.includes(`"${oddity}"`)).length).toBeGreaterThan(0)
  })

  test('Mexico leaves the Rio Treaty in three wordings, side by side', () => {
    const wordings = facts.instruments.find(({ id }) => id === 'RIO')!.claims.filter(({ field }) => field === 'withdrawal-of-MEX')
    expect(new Set(wordings.map(({ claim }) => claim.value)).size).toBe(3)
    expect(wordings.every(({ claim }) => claim.oddity === 'O3' && claim.certainty === 'low')).toBe(true)
  })

  test('the Bahamas ratified the Charter before signing it: kept and flagged', () => {
    const acts = facts.actions.filter(({ instrument, state }) => instrument === 'OAS_CHARTER' && state === 'BHS')
    const approved = acts.find(({ act }) => act === 'approved')!
    expect([approved.date, acts.find(({ act }) => act === 'signed')!.date]).toEqual(['1982-03-01', '1982-03-03'])
    expect(approved.flags).toContain('approved-before-signature')
  })

  test('CIFTA on 1 March 2004: 22 by one sheet and 21 by another', () => {
    const counts = facts.instruments.find(({ id }) => id === 'CIFTA')!.claims.filter(({ field }) => field === 'count')
    expect(counts.map(({ claim }) => claim.value.slice(0, 2))).toEqual(expect.arrayContaining(['21', '22']))
  })
})

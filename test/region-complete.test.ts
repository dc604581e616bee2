import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadRegion } from '../src/adapters/region-files/index.ts'
import type { Instrument } from '../src/core/law/index.ts'
import { lacking, sameSource, saysAct, saysDuty, saysEntry, saysFormDuty, saysOfAll } from './region/rules.ts'
import { ABSENT, nameOf, rowsOf, tableOf, type Row } from './region/tables.ts'

const { facts } = await loadRegion(join(import.meta.dirname, '..', 'region'))
const instruments = new Map(facts.instruments.map((one) => [one.id, one]))
const actions = Map.groupBy(facts.actions, (claim) => `${claim.instrument} ${claim.state}`)

const KEYS: Record<string, readonly string[]> = {
  'instruments.csv': ['id'], 'warn_instruments.csv': ['id'], 'status_oas_depositary.csv': ['instrument', 'iso3'],
  'status_state_dept_2009-04-30.csv': ['instrument', 'iso3', 'code', 'month'], 'warn_parties.csv': ['instrument', 'iso3', 'action', 'date'],
  'oas_actions.csv': ['instrument', 'iso3', 'action', 'date'], 'oas_duties.csv': ['instrument', 'article', 'kind', 'trigger'],
  'warn_duties.csv': ['instrument', 'article', 'kind', 'trigger'], 'duties.csv': ['instrument', 'duty'], 'warn_eif_rules.csv': ['instrument'],
}

const of = (row: Row, check: (instrument: Instrument) => boolean) => {
  const instrument = instruments.get(String(row['instrument'] ?? row['id']))
  return instrument !== undefined && check(instrument)
}
const claimsOf = (row: Row) => actions.get(`${row['instrument']} ${row['iso3']}`) ?? []
const acted = (row: Row) => (row['iso3'] === '' ? of(row, (one) => saysOfAll(row, one)) : claimsOf(row).some((claim) => saysAct(row, claim)))

/** The depositary's own table: signature, national ratification and deposit are three claims of one source. */
function deposited(row: Row): boolean {
  const days = [['signed', row['signature']], ['approved', row['ratification']], ['deposited', row['deposit']]] as const
  return days.every(([act, date]) => date === '' || claimsOf(row).some((claim) =>
    claim.act === act && claim.date === date && claim.source.startsWith('OAS depositary table') && claim.certainty === 'high'))
}

const SEEN: Record<string, string> = { N: 'none', S: 'signatory', R: 'ratified', A: 'ratified', D: 'former' }
const OF_2009 = (source: string) => sameSource('status_state_dept', source)

/** The table of 2009: what it shows on its own date, and the month of the deposit where it prints one. */
function listed(row: Row): boolean {
  const own = claimsOf(row).filter((claim) => OF_2009(claim.source))
  const seen = own.some((claim) => claim.act === 'observed' && claim.date === '2009-04-30' && claim.what === SEEN[String(row['code'])])
  const month = row['month'] === '' || own.some((claim) => claim.act !== 'observed' && claim.date === row['month'])
  return seen && month
}

const OLD = { title: ['title'], level: ['level'], nature: ['nature'], adopted: ['adopted'], entry_into_force: ['inForce', 'in-force'],
  eif_rule: ['entry-rule'], depositary: ['depositary'], denunciation_rule: ['denunciation'] }
const NEW = { title_en: ['title'], level: ['level'], nature: ['nature'], adopted: ['adopted'], in_force: ['inForce'],
  depositary: ['depositary'], denunciation_rule: ['denunciation'] }

const CHECKS: Record<string, (row: Row) => boolean> = {
  'instruments.csv': (row) => of(row, (one) => lacking(row, one, OLD).length === 0),
  'warn_instruments.csv': (row) => of(row, (one) => lacking(row, one, NEW).length === 0),
  'status_oas_depositary.csv': deposited,
  'status_state_dept_2009-04-30.csv': listed,
  'warn_parties.csv': acted,
  'oas_actions.csv': acted,
  'oas_duties.csv': (row) => of(row, (one) => saysDuty(row, one)),
  'warn_duties.csv': (row) => of(row, (one) => saysDuty(row, one)),
  'duties.csv': (row) => of(row, (one) => saysFormDuty(row, one)),
  'warn_eif_rules.csv': (row) => of(row, (one) => saysEntry(row, one)),
}

const exceptions = rowsOf(readFileSync(join(import.meta.dirname, 'region', 'exceptions.csv'), 'utf8'))
const excepted = new Set(exceptions.map((one) => `${one['table']} ${one['row']}`))

describe.skipIf(ABSENT !== false)(`every row of the tables of readings is in region/${ABSENT ? ` (skipped: ${ABSENT})` : ''}`, () => {
  test.each(Object.keys(CHECKS))('%s', (name) => {
    const rows = tableOf(name)
    const missing = rows.filter((row) => !CHECKS[name]!(row) && !excepted.has(`${name} ${row.line}`))
    expect(rows.length).toBeGreaterThan(10)
    expect(missing.map((row) => `${name},${row.line},${nameOf(row, KEYS[name]!)}`)).toEqual([])
  })

  test.each(exceptions.map((one) => [`${one['table']} ${one['row']}: ${one['name']}`, one] as const))('exception %s', (_, one) => {
    const row = tableOf(String(one['table'])).find(({ line }) => line === Number(one['row']))!
    expect(nameOf(row, KEYS[String(one['table'])]!)).toBe(one['name'])
    expect(CHECKS[String(one['table'])]!(row)).toBe(false)
    expect(String(one['reason']).length).toBeGreaterThan(20)
  })
})

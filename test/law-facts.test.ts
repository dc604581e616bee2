import { describe, expect, test } from 'vitest'
import { loadPlaces, loadRegion, loadVotes } from '../src/adapters/region-files/index.ts'
import { lawFrom, type TallyInput, tally } from '../src/core/law/index.ts'
import { addToDay, firstDay, isoDay, parseDuration } from '../src/core/values/index.ts'
import { ABSENT, type Row, tableOf } from './region/tables.ts'

const law = lawFrom((await loadRegion('region')).facts)
const { region } = await loadPlaces('region')
const { rules, texts } = await loadVotes('region', region, new Set(law.instruments.keys()))
const cell = (row: Row, column: string): string => String(row[column])

/** Duty that a scenario names, as the law of its day has it; undefined where no text sets it. */
function dutyOf(row: Row) {
  const [state, article] = [cell(row, 'who_owes').slice(0, 3), cell(row, 'article')]
  return law.duties(state, cell(row, 'date')).find((due) => due.instrument === row['instrument'] && due.kind === row['kind'] && (due.article ?? '').startsWith(article))
}

/** `2006-08-30` from the day of the scenario; of a yearly report on that year, from the first day of the next. */
function dayDue(row: Row): string | undefined {
  const { deadline = '' } = dutyOf(row)?.duty ?? {}
  if (deadline.startsWith('P')) return isoDay(addToDay(firstDay(cell(row, 'date')), parseDuration(deadline)))
  const next = String(Number(cell(row, 'date').slice(0, 4)) + 1)
  return law.duties(cell(row, 'who_owes'), `${next}-01-01`).find((due) => due.duty.id === dutyOf(row)?.duty.id)?.due ?? undefined
}

describe('the scenarios of the sources', () => {
  const rows = tableOf('scenarios.csv')
  test.skipIf(ABSENT)(`all are here${ABSENT ? ` (skipped: ${ABSENT})` : ''}`, () => {
    expect(rows.map((row) => cell(row, 'expected').split(' ')[0])).toEqual(expect.arrayContaining(['LEGAL', 'NO']))
    expect(rows).toHaveLength(11)
  })
  test.each(rows.map((row) => [`line ${row.line}: ${row['who_owes']} under ${row['instrument']} ${row['article']} on ${row['date']}: ${row['expected']}`, row] as const))('%s', (_, row) => {
    const due = dutyOf(row)
    if (row['expected'] === 'LEGAL') expect(due?.status).toBe('binding')
    else expect(due?.status ?? 'none').not.toBe('binding')
    if (/^\d/.test(cell(row, 'by_when'))) expect(dayDue(row)).toBe(row['by_when'])
  })
})

describe('the voting rules of the sources', () => {
  /** Words of a row of the table → the row of the region's file that keeps it, and a vote that shows it. */
  const KEPT: Record<string, { rule: string; carried: TallyInput['counts']; lost: TallyInput['counts'] } | 'text'> = {
    'RIO Organ of Consultation': { rule: 'rio-organ', carried: { for: 13, of: 19 }, lost: { for: 12, against: 0, of: 19 } },
    'RIO Governing Board': { rule: 'rio-board', carried: { for: 10, of: 19 }, lost: { for: 9, of: 19 } },
    RIO: 'text',
    UNSC: { rule: 'unsc', carried: { for: 9, abstain: 6 }, lost: { for: 8, abstain: 7 } },
    'OAS GA': { rule: 'oas-two-thirds-members', carried: { for: 23, of: 34 }, lost: { for: 22, of: 34 } },
    'UNASUR CDS': { rule: 'consensus', carried: { for: 11, abstain: 1, of: 12 }, lost: { for: 11, against: 1, of: 12 } },
  }
  const rows = tableOf('voting_rules.csv')
  test.skipIf(ABSENT)('every body of the table is here', () => expect(rows.map((row) => cell(row, 'body')).sort()).toEqual(Object.keys(KEPT).sort()))
  test.each(rows.map((row) => [`${row['body']}: ${row['rule']}`, row] as const))('%s', (_, row) => {
    const kept = KEPT[cell(row, 'body')]!
    if (kept === 'text') return expect(texts.some((one) => one.source.includes(cell(row, 'source')) && one.text.includes('without its consent'))).toBe(true)
    const rule = rules.find((one) => one.rule === kept.rule)!
    expect([rule.certainty, Boolean(rule.quorum), Boolean(rule.exclusion) || row['exclusion'] === '']).toEqual([row['certainty'], row['quorum'] !== '', true])
    expect(tally({ rule: kept.rule, counts: kept.carried! }, rules).adopted).toBe(true)
    return expect(tally({ rule: kept.rule, counts: kept.lost! }, rules).adopted).toBe(false)
  })
})

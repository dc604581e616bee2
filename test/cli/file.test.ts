import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileWith, run, temp } from './run.ts'

const HEAD = 'category;direction;partner;type;quantity\n'
const asBrazil = ['--state', 'BRA', '--period', '2023']

test('file forms: every form, and one in full with what is background said', async () => {
  const { json } = await run(['file', 'forms', '--json'])
  expect(json.forms.map(({ id }: { id: string }) => id)).toContain('citaac-annual')
  const { out } = await run(['file', 'forms', 'unroca-annual'])
  expect(out).toContain('[background]')
  expect((await run(['file', 'forms', 'nothing'])).code).toBe(2)
})

test('file check: each bad row by cell, good rows kept, bad ones written out to be mended', async () => {
  const out = join(temp(), 'bad.csv')
  const file = fileWith(`${HEAD}IV;import;Alemania;Caza;1.200\nVIII;import;USA;x;-3\n`, 'a.csv')
  const { code, json } = await run(['file', 'check', 'citaac-annual', file, ...asBrazil, '--rejected', out, '--json'])
  expect([code, json.kept, json.fit, json.rejected[0].findings.map((one: { code: string }) => one.code)]).toEqual([1, 1, true, ['code-unknown', 'quantity-negative']])
  expect(readFileSync(out, 'utf8')).toContain('"VIII","import","USA","x","-3"')
})

test('file check: a good return is 0, a period that has not begun or is not said is not', async () => {
  const file = fileWith(`${HEAD}IV;import;DEU;x;1\n`, 'a.csv')
  expect((await run(['file', 'check', 'citaac-annual', file, ...asBrazil])).code).toBe(0)
  expect((await run(['file', 'check', 'citaac-annual', file, '--state', 'BRA', '--period', '2199'])).out).toContain('has not begun')
  const unsaid = await run(['file', 'check', 'citaac-annual', file, '--state', 'BRA'])
  expect([unsaid.code, unsaid.err]).toEqual([2, expect.stringContaining('--period')])
  expect((await run(['file', 'check', 'citaac-annual', fileWith('%PDF-1.7', 'a.pdf'), ...asBrazil])).code).toBe(2)
})

test('file template: a workbook that checks as empty, and as nil', async () => {
  const out = join(temp(), 't.xlsx')
  expect((await run(['file', 'template', 'milex-standard', out, '--state', 'GTM', '--period', '2023', '--language', 'es'])).code).toBe(0)
  expect((await run(['file', 'check', 'milex-standard', out])).out).toContain('no row could be kept')
  expect((await run(['file', 'check', 'milex-standard', out, '--nil'])).code).toBe(0)
})

test('file status: by the law alone nothing is late or missing', async () => {
  const { json } = await run(['file', 'status', '--on', '2025-06-20', '--json'])
  const said = new Set(json.returns.map(({ status }: { status: string }) => status))
  expect([...said].toSorted()).toEqual(['not-due', 'not-seen-here'])
  const one = await run(['file', 'status', '--on', '2025-06-20', '--state', 'GTM', '--json'])
  expect(one.json.returns.find((row: { duty: string; period: string }) => row.duty === 'CITAAC:report' && row.period === '2024')).toMatchObject({ dueAt: '2025-06-15', closesAt: '2026-06-14', status: 'not-seen-here' })
})

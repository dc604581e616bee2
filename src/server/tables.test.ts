import { expect, test } from 'vitest'
import { type DataTable, dialectOf, toCsv } from './tables.ts'

const TABLE: DataTable = { name: 't', columns: ['what', 'n'], rows: [['a,b', 1234.5], ['c;d', -0.25], ['=1+1', '2.50'], [null, 7]] }

test('plain: no BOM, comma, dot, and no cell that a spreadsheet would run', () => {
  expect(toCsv(TABLE)).toBe('what,n\r\n"a,b",1234.5\r\nc;d,-0.25\r\n\'=1+1,2.50\r\n,7\r\n')
  expect(toCsv(TABLE, dialectOf(undefined, 'es-AR'))).toBe(toCsv(TABLE))
})

test('nor one that a spreadsheet which divides at semicolons, tabs or lines would begin within a text', () => {
  const rows = ['a;=1+1', 'a\t@b', 'a\n-1+2\n b', 'a; b=c', '\t=1', 'x;"=1'].map((text) => [text])
  expect(toCsv({ name: 't', columns: ['what'], rows })).toBe('what\r\na;\'=1+1\r\na\t\'@b\r\n"a\n\'-1+2\n b"\r\na; b=c\r\n\'\t\'=1\r\n"x;""\'=1"\r\n')
})

test('for a spreadsheet the mark follows the country, and the separator the mark', () => {
  expect(toCsv(TABLE, dialectOf('excel', 'es-AR'))).toBe('\ufeffwhat;n\r\na,b;1234,5\r\n"c;d";-0,25\r\n\'=1+1;2,50\r\n;7\r\n')
  const comma = ['es-AR', 'es-BO', 'es-CL', 'es-CO', 'es-CR', 'es-EC', 'es-PY', 'es-UY', 'es-VE', 'pt-BR', 'fr-CA', 'fr-HT', 'nl-SR']
  const dot = ['es-CU', 'es-DO', 'es-GT', 'es-HN', 'es-MX', 'es-NI', 'es-PA', 'es-PE', 'es-SV', 'es-419', 'en-JM', undefined]
  for (const locale of comma) expect(dialectOf('excel', locale), locale).toMatchObject({ between: ';', mark: ',' })
  for (const locale of dot) expect(dialectOf('excel', locale), locale).toMatchObject({ between: ',', mark: '.' })
})

test.each(['xx-not-a-locale-at-all', 'a', '../..', 'es_AR', ''])('locale %j is refused, with its field', (locale) => {
  expect(() => dialectOf('excel', locale)).toThrow(expect.objectContaining({ code: 'locale', place: { field: 'locale' } }))
})

test('no other dialect is guessed', () => expect(() => dialectOf('lotus')).toThrow(expect.objectContaining({ code: 'dialect' })))

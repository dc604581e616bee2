import { zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { checkReturn, type FormBook, readGrids, type Reading, readPeriod, templateOf } from '../../core/filings/index.ts'
import { dayOf, type Fault, LANGUAGES } from '../../core/values/index.ts'
import { stateNames } from '../geo-data/index.ts'
import { loadForms, loadPlaces } from '../region-files/index.ts'
import { guardWorkbook, kindOfFile, readSheets, writeSheets, writeTables } from './index.ts'

const REGION = join(import.meta.dirname, '..', '..', '..', 'region')
let book: FormBook
let stateOf: Reading['stateOf']
beforeAll(async () => {
  book = (await loadForms(REGION)).book
  stateOf = stateNames((await loadPlaces(REGION)).region)
})
const reading = (form: string, period = '2023'): Reading => ({ book, form: book.forms.get(form)!, mark: 'comma', state: 'CHL', period: readPeriod(period), stateOf })
const text = (value: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(value, encoding))
const grid = async (bytes: Uint8Array) => (await readSheets(bytes, 'csv', 'a.csv'))[0]!.rows

describe('CSV in every dress', () => {
  test('BOM, Latin-1, UTF-16, semicolons with decimal commas, tabs, sep=, quotes and line breaks', async () => {
    expect(await grid(text('\ufeffa,b\n1,"x, y"\n'))).toEqual([['a', 'b'], ['1', 'x, y']])
    expect(await grid(text('Categoría;Año\nI;1,5\n', 'latin1'))).toEqual([['Categoría', 'Año'], ['I', '1,5']])
    expect(await grid(text('\ufeffa\tb\nñ\t2\n', 'utf16le'))).toEqual([['a', 'b'], ['ñ', '2']])
    expect(await grid(text('sep=;\r\na;b\r\n1,5;2\r\n'))).toEqual([['a', 'b'], ['1,5', '2']])
    expect(await grid(text('a;b\n1,5;"x\ny; z"\n\n'))).toEqual([['a', 'b'], ['1,5', 'x\ny; z']])
  })
  test('the kind of a file is in its bytes', () => {
    expect(kindOfFile(text('{"form":"x"}'), 'x')).toBe('json')
    expect(kindOfFile(text('a,b'), 'x.xlsx')).toBe('csv')
    expect(() => kindOfFile(text(''), 'x')).toThrow('is empty')
    expect(() => kindOfFile(text('%PDF-1.7'), 'x')).toThrow('is a PDF')
    expect(() => kindOfFile(new Uint8Array([1, 0, 2, 0]), 'x')).toThrow('is no CSV')
  })
})

describe('a template', () => {
  test('of every form, in every language, says what it is and comes back as it went', async () => {
    for (const form of book.forms.values()) {
      const language = LANGUAGES[form.id.length % 4]!
      const bytes = await writeSheets(templateOf(form, book, { state: 'CHL', period: '2023', language }))
      const read = readGrids(await readSheets(bytes, 'xlsx', 't.xlsx'), reading(form.id))
      expect([form.id, read.findings.map(({ code, at }) => `${code} ${at.sheet}`)]).toEqual([form.id, []])
      expect(read.meta).toEqual({ form: form.id, layout: String(form.layout), period: '2023', state: 'CHL', answer: 'data' })
    }
  })
  test('with the answers of last year reads as those answers', async () => {
    const data = { transfers: [{ category: 'IV', direction: 'import', partner: 'DEU', type: 'Trainer; armed', quantity: '1200', designation: '007' }] }
    const bytes = await writeSheets(templateOf(book.forms.get('citaac-annual')!, book, { state: 'CHL', period: '2023', language: 'fr', data }))
    expect(readGrids(await readSheets(bytes, 'xlsx', 't.xlsx'), reading('citaac-annual')).data).toEqual(data)
  })
  test('of last year is recognized', async () => {
    const bytes = await writeSheets(templateOf(book.forms.get('citaac-annual')!, book, { state: 'CHL', period: '2022', language: 'en' }))
    const read = readGrids(await readSheets(bytes, 'xlsx', 't.xlsx'), reading('citaac-annual'))
    expect(checkReturn(read, reading('citaac-annual'), { today: dayOf(2024, 5, 1), filed: [] }).findings.map(({ code }) => code)).toContain('period-other')
  })
  test('a code may be chosen with its label, as the dropdowns write it', async () => {
    const plans = templateOf(book.forms.get('citaac-annual')!, book, { state: 'CHL', period: '2023', language: 'es' })
    const part = plans.find(({ choices }) => choices.length > 0)!
    const lists = plans.find(({ name }) => name === 'Lists')!
    expect(part.choices.map(({ column, count }) => [column, count])).toEqual([[0, 7], [1, 2]])
    part.rows.push([lists.rows[4]![part.choices[0]!.list]!, lists.rows[1]![part.choices[1]!.list]!, 'Alemania', 'x', '1', null])
    const read = readGrids(await readSheets(await writeSheets(plans), 'xlsx', 't.xlsx'), reading('citaac-annual'))
    expect(read.data['transfers']).toEqual([{ category: 'IV', direction: 'import', partner: 'DEU', type: 'x', quantity: '1' }])
  })
})

describe('a workbook as people make it', () => {
  test('merged cells, hidden sheets, dates, errors and formulas without a result', async () => {
    const head = ['category', 'direction', 'partner', 'type', 'quantity']
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Data', rows: [['Return of 2023'], head, ['IV', 'import', 'DEU', 'x', 2], ['V', 'import', 'DEU', 'x', 0.5], ['V', 'import', 'DEU', 'y', null], ['VI', 'import', 'DEU', 'z', 1], [null, 'import', 'FRA', 'z', 1]],
          merges: [{ startRow: 5, startCol: 0, endRow: 6, endCol: 0 }, { startRow: 0, startCol: 0, endRow: 0, endCol: 4 }], cells: new Map([['4,4', { value: null, formula: '1+1' }]]) },
        { name: 'Old', hidden: true, rows: [head, ['I', 'import', 'DEU', 'x', 9]] },
      ],
    })
    const read = readGrids(await readSheets(bytes, 'xlsx', 'a.xlsx'), reading('citaac-annual'))
    expect(read.data['transfers']).toEqual([{ category: 'IV', direction: 'import', partner: 'DEU', type: 'x', quantity: '2' }])
    expect(read.rejected.map(({ row, findings }) => [row, findings[0]!.code])).toEqual([[4, 'quantity-fraction'], [5, 'cell-formula'], [6, 'cell-merged'], [7, 'cell-merged']])
    expect(read.findings.map(({ code }) => code)).toEqual(['sheet-hidden'])
  })
})

test('a table as a workbook: figures are figures, formulas are text, and what is too long for a cell is cut where it shows', async () => {
  const [sheet] = await readSheets(await writeTables([{ name: 't', heads: ['a', 'b'], rows: [['=1+1', -0.25], ['_x0041_', '22.5'], ['y'.repeat(40_000), null]] }]), 'xlsx', 't.xlsx')
  const [, first, second, third] = sheet!.rows
  expect([first, second, String(third![0]).length, String(third![0]).at(-1)]).toEqual([['=1+1', -0.25], ['_x0041_', '22.5'], 32_767, '…'])
})

describe('what must never reach the reader', () => {
  const zip = (entries: Record<string, Uint8Array>) => zipSync(entries, { level: 9 })
  const codeOf = (bytes: Uint8Array) => {
    try {
      guardWorkbook(bytes, 'a.xlsx')
      return 'accepted'
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  test('macros, passwords, bombs and broken archives are refused by name', async () => {
    expect(codeOf(zip({ 'xl/workbook.xml': text('<x/>'), 'xl/vbaProject.bin': text('x') }))).toBe('workbook-macro')
    expect(codeOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toBe('workbook-locked')
    expect(codeOf(zip({ 'xl/a.xml': new Uint8Array(40_000_000) }))).toBe('workbook-bomb')
    expect(codeOf(zip(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${i}.xml`, text('x')]))))).toBe('workbook-bomb')
    expect(codeOf(text('PK\u0003\u0004 and nothing more'))).toBe('workbook-broken')
    expect(codeOf(zip({ 'a.xml': text('<x/>') }))).toBe('accepted')
  })
  test('an archive that lies about its size is found out', () => {
    const bytes = zip({ 'xl/a.xml': new Uint8Array(20_000_000) })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const central = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    view.setUint32(central + 24, 10, true)
    view.setUint32(22, 10, true)
    expect(codeOf(bytes)).toBe('workbook-bomb')
  })
  test('cells far away take no memory but that of their own thread', async () => {
    const far = async (sheets: number, rows: number) => {
      const part = (name: string, of: (i: number) => string) => text(`<${name}>${Array.from({ length: sheets }, (_, i) => of(i + 1)).join('')}</${name.split(' ')[0]}>`)
      const [main, office] = ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships']
      const sheet = text(`<worksheet xmlns="${main}"><sheetData>${Array.from({ length: rows }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join('')}</sheetData></worksheet>`)
      const rels = 'Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
      const bytes = zip({
        '[Content_Types].xml': text('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'),
        '_rels/.rels': text(`<${rels}><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
        'xl/workbook.xml': text(`<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${Array.from({ length: sheets }, (_, i) => `<sheet name="S${i + 1}" sheetId="${i + 1}" r:id="r${i + 1}"/>`).join('')}</sheets></workbook>`),
        'xl/_rels/workbook.xml.rels': part(rels, (i) => `<Relationship Id="r${i}" Type="${office}/worksheet" Target="worksheets/sheet${i}.xml"/>`),
        ...Object.fromEntries(Array.from({ length: sheets }, (_, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheet])),
      })
      return readSheets(bytes, 'xlsx', 'a.xlsx').then(([grid]) => `${grid!.rows.length} rows`, ({ code, message }: Fault) => `${code} ${message.split(':')[0]}`)
    }
    expect(await far(1, 3)).toBe('3 rows')
    expect(await far(1, 400)).toBe('workbook-bomb spans 6553600 cells, at most 5000000 are read')
    expect(await far(9, 1200)).toBe('workbook-bomb takes more memory than a return needs')
    expect(await far(1, 3)).toBe('3 rows')
  })
  test('cut anywhere, a workbook is refused and never crashes', async () => {
    const whole = await writeSheets(templateOf(book.forms.get('milex-nil')!, book, { state: 'CHL', period: '2023', language: 'en' }))
    for (let cut = 2; cut < whole.length; cut += Math.ceil(whole.length / 40)) expect(codeOf(whole.subarray(0, cut))).toBe('workbook-broken')
  })
})

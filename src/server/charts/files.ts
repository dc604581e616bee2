import { createHash } from 'node:crypto'
import { type TableSheet, writeParquet, writeTables } from '../../adapters/sheets/index.ts'
import { chartSvg, type PageContext, rowsSvg, say } from '../../web/index.ts'
import { citationFile, PACKAGE, packed } from '../package.ts'
import { type DataTable, toCsv } from '../tables.ts'
import type { ChartDef, Charted } from './model.ts'

/** A chart as its reader gets it, with what makes it citable. */
export interface Taken {
  def: ChartDef
  charted: Charted
  /** in English: data are the same in every language */
  c: PageContext
  /** address of the page, with the state of the chart */
  url: string
  /** day of the data */
  made: string
}

export function tableOf({ def: { slug }, charted: { columns, rows } }: Pick<Taken, 'def' | 'charted'>): DataTable {
  return { name: slug, columns: columns.map(({ name }) => name), rows }
}

export function csvOf(taken: Pick<Taken, 'def' | 'charted'>): string {
  return toCsv(tableOf(taken))
}

export function hashOf(csv: string): string {
  return createHash('sha256').update(csv).digest('hex')
}

/** What is needed to use the figures without the page: columns, method, caveats, gaps, sources, address, day and hash. */
export function metadataOf(taken: Taken): object {
  const { def, charted, url, made, c } = taken
  const t = say(c)
  return {
    slug: def.slug, title: t(`charts.${def.slug}` as 'charts.spending'), question: t(`charts.asks-${def.slug}` as 'charts.asks-spending'), url, as_of: made, csv_sha256: hashOf(csvOf(taken)), exercise: c.desk.exercise,
    columns: charted.columns, rows: charted.rows.length, method: charted.method, caveats: charted.caveats, gaps: charted.gaps, sources: charted.sources, founding_report: def.pointer ?? null,
    missing: 'a blank cell is not reported or not established; it is never zero', license: 'Apache-2.0 for the compilation; facts belong to nobody: cite the source of each row',
  }
}

export async function xlsxOf(taken: Taken): Promise<Uint8Array> {
  const { def, charted } = taken
  const about = Object.entries(metadataOf(taken)).flatMap(([key, value]): [string, string][] => (key === 'columns' ? [] : Array.isArray(value) ? value.map((one) => [key, typeof one === 'object' && one !== null ? Object.values(one as object).join(' ') : String(one)]) : [[key, String(value)]]))
  const sheets: TableSheet[] = [
    { name: def.slug.slice(0, 31), heads: charted.columns.map(({ name }) => name), rows: charted.rows },
    { name: 'Columns', heads: ['column', 'type', 'unit', 'meaning'], rows: charted.columns.map(({ name, type, unit, words }) => [name, type, unit ?? null, words]) },
    { name: 'About', heads: ['what', 'value'], rows: about },
  ]
  return writeTables(sheets)
}

export function parquetOf({ charted: { columns, rows } }: Taken): Uint8Array {
  return writeParquet(columns, rows)
}

/** The pictures under each other as one; empty where there is nothing to draw. */
export function svgOf({ charted, url, made }: Taken, c: PageContext): string {
  const t = say(c)
  const source = [`${c.desk.exercise ? `${t('common.exercise')} · ` : ''}${t('charts.svg-source', { day: made })}`, url]
  const keys = (marks: readonly { kind: string; label?: string }[]) => [...new Set(marks.flatMap((mark) => (mark.kind === 'hatch' ? [`▨ ${mark.label}`] : mark.kind === 'ring' ? [`◯ ${mark.label}`] : [])))].join('   ')
  const drawn = charted.panels.map(({ picture }) => (picture.kind === 'chart' ? chartSvg(c, { ...picture.chart, id: `s${picture.chart.id}` }, [keys(picture.chart.marks), ...source].filter(Boolean)) : rowsSvg(c, { ...picture.rows, id: `s${picture.rows.id}` }, source)))
  if (drawn.length <= 1) return drawn[0] ?? `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 60" width="720" height="60" role="img"><title>${escaped(t('charts.nothing-drawn'))}</title><text x="12" y="34" font-family="sans-serif" font-size="14">${escaped(t('charts.nothing-drawn'))}</text></svg>`
  const heights = drawn.map((svg) => Number(/ height="(\d+(?:\.\d+)?)"/.exec(svg)?.[1] ?? 0))
  const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, one) => sum + one, 0))
  const whole = heights.reduce((sum, one) => sum + one, 0)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${whole}" width="720" height="${whole}">${drawn.map((svg, i) => svg.replace('<svg ', `<svg y="${tops[i]}" `)).join('')}</svg>`
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!)
}

/** A data package: the table, its description, the picture, and a page that says what it is. */
export function zipOf(taken: Taken): Uint8Array {
  const { def, charted, url, made, c } = taken
  const t = say(c)
  const csv = csvOf(taken)
  const title = t(`charts.${def.slug}` as 'charts.spending')
  const descriptor = {
    $schema: PACKAGE.$schema, name: `contadora-${def.slug}`, title, description: t(`charts.asks-${def.slug}` as 'charts.asks-spending'), created: `${made}T00:00:00Z`, homepage: url, licenses: PACKAGE.licenses,
    sources: charted.sources.map(({ text }) => ({ title: text })),
    resources: [{ name: def.slug, type: 'table', path: `${def.slug}.csv`, format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', hash: `sha256:${hashOf(csv)}`, schema: { fields: charted.columns.map(({ name, type, unit, words }) => ({ name, type, description: unit ? `${words} (${unit})` : words })), missingValues: [''] } }],
  }
  return packed({
    'README.md': readme(taken, title), 'CITATION.cff': citationFile({ title: `${title} (${made})`, made, url, message: 'Cite the day and the hash beside the address, and the sources of the figures that you use.' }),
    'datapackage.json': `${JSON.stringify(descriptor, null, 1)}\n`, [`${def.slug}.csv`]: csv, [`${def.slug}.metadata.json`]: `${JSON.stringify(metadataOf(taken), null, 1)}\n`, [`${def.slug}.svg`]: svgOf(taken, c),
  }, made)
}

function readme(taken: Taken, title: string): string {
  const { def, charted, url, made, c } = taken
  const lines = (items: readonly string[]) => (items.length === 0 ? '- none\n' : `${items.map((one) => `- ${one}`).join('\n')}\n`)
  return `# ${title}

${c.desk.exercise ? '**EXERCISE: nothing in this package is real.**\n\n' : ''}${say(c)(`charts.asks-${def.slug}` as 'charts.asks-spending')}

As of ${made}; the page that shows it: ${url}
SHA-256 of \`${def.slug}.csv\`: \`${hashOf(csvOf(taken))}\`

Read it in R with \`read.csv("${def.slug}.csv", na.strings = "")\`, in Python with \`pandas.read_csv("${def.slug}.csv")\`. Columns are described
in \`datapackage.json\`. A blank cell means not reported or not established: it is never zero.

## How it is made
${charted.method}

## Read with care
${lines(charted.caveats)}
## What is missing
${lines(charted.gaps)}
## Sources
${lines(charted.sources.map(({ text, filing }) => (filing ? `${text} (${filing})` : text)))}`
}

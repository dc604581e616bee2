import { citationFile, PACKAGE, packed as zipped } from '../package.ts'
import { type DataTable, toCsv } from '../tables.ts'
import { COLUMNS, isNumeric, type TableName } from './columns.ts'

interface Packed {
  tables: readonly DataTable[]
  on: string
  known: string | null
  /** size and root of the law log */
  law: number
  root: string
  made: string
  origin: string
}

/** A data package (Frictionless v2): tables as CSV, a descriptor of their columns, a citation, and a page that says what it is. The same law and day give the same bytes. */
export function dataPackage(packed: Packed): Uint8Array {
  const { tables } = packed
  const files = {
    'README.md': readme(packed, tables), 'CITATION.cff': citation(packed), 'datapackage.json': `${JSON.stringify(descriptor(packed, tables), null, 1)}\n`,
    ...Object.fromEntries(tables.map((one) => [`${one.name}.csv`, toCsv(one)])),
  }
  return zipped(files, packed.made)
}

function descriptor(packed: Packed, tables: readonly DataTable[]): object {
  const { on, known, law, root, made, origin } = packed
  return {
    $schema: PACKAGE.$schema, name: `contadora-architecture-${on}`,
    title: `The hemispheric security architecture of the Americas as of ${on}`, created: `${made}T00:00:00Z`, homepage: pageOf(packed),
    description: `Answers of the law log of ${origin} at size ${law}, root ${root}${known ? `, as known on ${known}` : ''}.`,
    licenses: PACKAGE.licenses,
    sources: sourcesOf(tables).map((title) => ({ title })),
    resources: tables.map(({ name, columns }) => ({
      name, type: 'table', path: `${name}.csv`, format: 'csv', mediatype: 'text/csv', encoding: 'utf-8',
      schema: { fields: columns.map((column) => ({ name: column, type: isNumeric(name, column) ? 'number' : 'string', description: columnWords(name, column) })), missingValues: [''] },
    })),
  }
}

/** Whoever a row cites, once. */
function sourcesOf(tables: readonly DataTable[]): string[] {
  const cited = tables.flatMap(({ columns, rows }) => {
    const at = columns.indexOf('source')
    return at < 0 ? [] : rows.flatMap((row) => (row[at] ? [String(row[at])] : []))
  })
  return [...new Set(cited)].sort()
}

function columnWords(table: string, column: string): string {
  const columns: Record<string, string> = COLUMNS[table as TableName]
  return columns[column] ?? ''
}

function readme({ on, known, law, root, origin }: Packed, tables: readonly DataTable[]): string {
  const lines = tables.map(({ name, rows }) => `- \`${name}.csv\`: ${rows.length} rows; its columns are described in \`datapackage.json\``)
  return `# The hemispheric security architecture, as of ${on}

Who is bound by which instrument and by what acts, what existed when, what any two states share, and what sources say of pairs of states${known ? `, as known on ${known}` : ''}.

${lines.join('\n')}

Read it in R with \`read.csv("architecture.csv", na.strings = "")\`, in Python with \`pandas.read_csv("architecture.csv")\`.

A blank cell means: not established. \`unknown\` and \`disputed\` are answers, not gaps. A standing is worked out from dated acts, each with
source and certainty, that ${origin}/en/treaties shows beside it; nothing here is a legal opinion, and no recognition is implied.

The answers are those of the law log at size ${law} with root \`${root}\`. Whoever has the log can work them out again.

Licence: Apache-2.0 for the compilation. Facts belong to nobody: cite the source that each row names, and this package as CITATION.cff says.
`
}

/** The page of the same days. */
function pageOf({ on, known, origin }: Packed): string {
  return `${origin}/en/architecture?asof=${on}${known ? `&known=${known}` : ''}`
}

function citation(packed: Packed): string {
  const { on, law, root, made } = packed
  return citationFile({
    title: `The hemispheric security architecture of the Americas, as of ${on} (law log ${law}, ${root})`, made, url: pageOf(packed),
    message: 'Cite the day, the size and the root beside the address, and the sources of the facts that you use.',
  })
}

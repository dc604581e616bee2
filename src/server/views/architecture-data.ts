import { strToU8, zipSync } from 'fflate'
import type { TimedLaw } from '../../core/law/index.ts'
import { type Dataset, LEVELS, type Region } from '../../core/values/index.ts'
import { type DataTable, toCsv } from '../tables.ts'
import { matrixOn } from './architecture.ts'
import { claimsTable } from './claims.ts'
import { COLUMNS, type TableName } from './columns.ts'
import type { Asked } from './law-days.ts'

/** States at their capitals, with how many instruments of each level bind them on the day. No borders: none is asserted. */
export function statesGeoJson(law: TimedLaw, region: Region, asked: Asked): string {
  const matrix = matrixOn(law, region, asked)
  const features = region.states.map(({ code, name, capital: { lat, lon } }) => {
    const bound = [...law.instruments.values()].filter(({ id }) => matrix.get(id)!.get(code)!.party === 'yes')
    const counts = Object.fromEntries(LEVELS.map((level) => [level, bound.filter((one) => one.level === level).length]))
    return { type: 'Feature', id: code, geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { code, name: name.en, bound: bound.length, ...counts, on: asked.on, known: asked.known ?? null } }
  })
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`
}

interface Packed {
  tables: readonly DataTable[]
  dyads: readonly Dataset[]
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
  const pairs = { ...claimsTable(packed.dyads.filter(({ dataset }) => dataset === 'dyads')), name: 'pair_claims' }
  const tables = [...packed.tables, pairs]
  const files = {
    'README.md': readme(packed, tables), 'CITATION.cff': citation(packed), 'datapackage.json': `${JSON.stringify(descriptor(packed, tables), null, 1)}\n`,
    ...Object.fromEntries(tables.map((one) => [`${one.name}.csv`, toCsv(one)])),
  }
  const mtime = `${packed.made}T00:00:00Z`
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, [strToU8(text), { mtime }]])), { level: 6 })
}

function descriptor({ on, known, law, root, made, origin }: Packed, tables: readonly DataTable[]): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json', name: `contadora-architecture-${on}`,
    title: `The hemispheric security architecture of the Americas as of ${on}`, created: `${made}T00:00:00Z`, homepage: `${origin}/en/architecture?asof=${on}`,
    description: `Answers of the law log of ${origin} at size ${law}, root ${root}${known ? `, as known on ${known}` : ''}.`,
    licenses: [{ name: 'Apache-2.0', title: 'Apache License 2.0 for the compilation; facts carry their sources' }],
    resources: tables.map(({ name, columns }) => ({
      name, path: `${name}.csv`, format: 'csv', mediatype: 'text/csv', encoding: 'utf-8',
      schema: { fields: columns.map((column) => ({ name: column, type: 'string', description: columnWords(name, column) })), missingValues: [''] },
    })),
  }
}

function columnWords(table: string, column: string): string {
  const columns: Record<string, string> = COLUMNS[(table === 'pair_claims' ? 'claims' : table) as TableName]
  return columns[column] ?? ''
}

function readme({ on, known, law, root, origin }: Packed, tables: readonly DataTable[]): string {
  const lines = tables.map(({ name, rows }) => `- \`${name}.csv\`: ${rows.length} rows; its columns are described in \`datapackage.json\``)
  return `# The hemispheric security architecture, as of ${on}

Who is bound by which instrument, what existed when, and what sources say of pairs of states${known ? `, as known on ${known}` : ''}.

${lines.join('\n')}

Read it in R with \`read.csv("architecture.csv", na.strings = "")\`, in Python with \`pandas.read_csv("architecture.csv")\`.

A blank cell means: not established. \`unknown\` and \`disputed\` are answers, not gaps. A standing is worked out from dated acts, each with
source and certainty, that ${origin}/en/treaties shows beside it; nothing here is a legal opinion, and no recognition is implied.

The answers are those of the law log at size ${law} with root \`${root}\`. Whoever has the log can work them out again.
`
}

function citation({ on, law, root, made, origin }: Packed): string {
  return `cff-version: 1.2.0
message: Cite the day, the size and the root beside the address, and the sources of the facts that you use.
title: The hemispheric security architecture of the Americas, as of ${on} (law log ${law}, ${root})
type: dataset
date-released: ${made}
url: ${origin}/en/architecture?asof=${on}
license: Apache-2.0
authors:
  - name: The Contadora developers
`
}

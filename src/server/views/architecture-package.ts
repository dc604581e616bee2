import { strToU8, zipSync } from 'fflate'
import type { TimedLaw } from '../../core/law/index.ts'
import { hex, isoInstant, type Json } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import { type DataTable, toCsv } from '../tables.ts'
import { architectureTable } from './architecture.ts'
import { timelineTable } from './chronology.ts'
import { COLUMNS, NUMBER_COLUMNS, type TableName } from './columns.ts'
import { cooperationTable, pairClaims } from './cooperation.ts'
import type { Asked } from './law-days.ts'
import { actionsTable, dutiesTable, instrumentsTable } from './law-tables.ts'
import { pairsTable } from './pairs.ts'
import { bodiesTable, statesTable } from './states-table.ts'

interface Edition {
  asked: Asked
  /** the law log that gave it: whoever has the same size and root has the same law */
  law: { size: number; root: string }
  name: string
  origin: string
  now: number
}

interface Resource {
  name: TableName
  title: string
  table: DataTable
}

/** Every table of the architecture on a day as one zip that explains itself (Data Package v2). The same law, day and version give the same bytes. */
export async function architecturePackage(desk: Desk, law: TimedLaw, asked: Asked, origin: string): Promise<Uint8Array> {
  const { law: head } = await desk.store.heads()
  const edition: Edition = { asked, law: { size: head.size, root: hex(head.root) }, name: desk.config.name, origin, now: desk.clock() }
  const resources = await resourcesOf(desk, law, asked)
  const files = {
    'README.md': readmeOf(edition, resources), 'CITATION.cff': citationOf(edition), 'datapackage.json': `${JSON.stringify(descriptorOf(edition, resources), null, 1)}\n`,
    ...Object.fromEntries(resources.map(({ name, table }) => [`data/${name}.csv`, toCsv(table)])),
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, [strToU8(text), { mtime: new Date(Date.UTC(1980, 0, 2)) }]])), { level: 6 })
}

async function resourcesOf(desk: Desk, law: TimedLaw, asked: Asked): Promise<Resource[]> {
  return [
    { name: 'architecture', title: 'Every state under every instrument', table: architectureTable(law, desk.region, asked, {}) },
    { name: 'instruments', title: 'Instruments, with how many are party', table: instrumentsTable(law, asked) },
    { name: 'actions', title: 'Dated acts of states, as claims', table: actionsTable(law, asked) },
    { name: 'duties', title: 'Duties as the instruments set them', table: dutiesTable(law, asked) },
    { name: 'pairs', title: 'Every pair of states: what binds both, one, neither', table: pairsTable(law, asked) },
    { name: 'cooperation', title: 'Grade, nature, consent and density of cooperation, as said', table: cooperationTable(await pairClaims(desk)) },
    { name: 'timeline', title: 'What existed on the day', table: await timelineTable(desk, law, asked) },
    { name: 'states', title: 'States and territories', table: statesTable(desk.region) },
    { name: 'bodies', title: 'Organizations, organs, forums', table: bodiesTable(desk.region) },
  ]
}

function descriptorOf(edition: Edition, resources: readonly Resource[]): Json {
  const { asked: { on, known = null }, law, name, origin, now } = edition
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'flexible-architecture', title: `The flexible architecture of the Americas on ${on}`, version: on, created: isoInstant(now), homepage: `${origin}/en/architecture?asof=${on}`,
    description: `Who is bound by what among 35 states on ${on}${known === null ? '' : `, as known on ${known}`}. Computed from dated, cited acts; blank stays blank. Law log: size ${law.size}, root ${law.root}.`,
    licenses: [{ name: 'Apache-2.0', path: 'https://www.apache.org/licenses/LICENSE-2.0', title: 'Apache License 2.0' }],
    contributors: [{ title: name, roles: ['publisher'] }],
    sources: sourcesOf(resources).map((title) => ({ title })),
    'law-log': { size: law.size, root: law.root }, 'as-of': on, 'as-known-on': known,
    resources: resources.map(({ name: table, title, table: { rows } }) => ({
      name: table, title, path: `data/${table}.csv`, type: 'table', format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', rows: rows.length,
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', header: true },
      schema: { fields: Object.entries(COLUMNS[table]).map(([field, description]) => ({ name: field, type: NUMBER_COLUMNS.has(field) ? 'number' : 'string', description })), missingValues: [''] },
    })),
  }
}

/** Whoever is cited in a table, once. */
function sourcesOf(resources: readonly Resource[]): string[] {
  const cited = resources.flatMap(({ table: { columns, rows } }) => {
    const at = columns.indexOf('source')
    return at < 0 ? [] : rows.flatMap((row) => (row[at] == null ? [] : [String(row[at])]))
  })
  return [...new Set(cited)].sort()
}

function quoted(text: string): string {
  return JSON.stringify(text)
}

function citationOf({ asked: { on, known }, law, name, origin, now }: Edition): string {
  const on2 = known === undefined ? on : `${on}, as known on ${known}`
  return `cff-version: 1.2.0
message: Cite this data set with its day and the root of the law log that gave it.
type: dataset
title: ${quoted(`The flexible architecture of the Americas on ${on2}`)}
authors:
  - name: ${quoted(name)}
version: ${quoted(on2)}
date-released: ${quoted(isoInstant(now).slice(0, 10))}
license: Apache-2.0
url: ${quoted(`${origin}/en/architecture?asof=${on}${known === undefined ? '' : `&known=${known}`}`)}
identifiers:
  - type: other
    value: ${quoted(`law log, size ${law.size}, root ${law.root}`)}
`
}

function readmeOf({ asked: { on, known }, law, name, origin }: Edition, resources: readonly Resource[]): string {
  return `# The flexible architecture of the Americas on ${on}

Who is bound by what among the 35 states of the Americas on ${on}${known === undefined ? '' : `, as known on ${known}`}: treaties, conventions, accords and
declarations at every level, worked out from dated acts of states. Published by ${name} at ${origin || 'its desk'}.

- **Law log**: size ${law.size}, root \`${law.root}\`. Whoever has a log of that size and root has the same law, and gets the same answers.
- **Unknown is not no.** A state is \`unknown\` where no source read so far settles its standing that day. Blank stays blank; no date is invented.
- **Certainty** is that of the source: high (read in a depositary, official or verbatim text), medium (one secondary source, or derived),
  low (sources contradict), background (general knowledge, shown and never computed from), disputed (who may act is contested).
- **Cooperation** is what sources say of a pair; where they differ, both rows stand.
- **Files** are RFC 4180, UTF-8, comma, dot, one header row. Text that a spreadsheet would run as a formula begins with an apostrophe.
- **Licence**: Apache-2.0. Facts belong to nobody; cite the sources that each row names, and this data set with its day (CITATION.cff).

| file | what it holds | rows |
|---|---|---|
${resources.map(({ name: table, title, table: { rows } }) => `| data/${table}.csv | ${title} | ${rows.length} |`).join('\n')}

Every field is described in datapackage.json. In R: \`read.csv("data/architecture.csv")\`; in Python: \`pandas.read_csv("data/architecture.csv")\`.
`
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadClaims, loadPlaces, loadRegion } from '../src/adapters/region-files/index.ts'
import { COMMANDS } from '../src/cli/commands/index.ts'
import { type Running, up } from '../src/server/up.ts'

interface Row {
  row: number | string
  name: string
  at: string[]
  says: string[]
}

const ROOT = join(import.meta.dirname, '..')
const DIR = join(ROOT, 'region')
const INVENTORY = join(ROOT, '../shared/seed-inventory.md')
const { sections } = parse(readFileSync(join(ROOT, 'docs', 'seed-coverage.yaml'), 'utf8')) as { sections: { title: string; rows: Row[] }[] }
const rows = sections.flatMap((section) => section.rows)
const [{ facts }, { region }] = await Promise.all([loadRegion(DIR), loadPlaces(DIR)])
const { datasets } = await loadClaims(DIR, region)
const { rules } = parse(readFileSync(join(DIR, 'votes.yaml'), 'utf8')) as { rules: { rule?: string }[] }
const program = new Command()
for (const add of COMMANDS) add(program)

let data: string
let desk: Running
let cookie: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'contadora-coverage-'))
  desk = await up({ data, demo: true, port: 0, poll: false } as never, () => {}, {})
  cookie = await signedIn(desk.port)
}, 120_000)
afterAll(async () => {
  await desk?.close()
  await rm(data, { recursive: true, force: true })
})

/** A place in words of its kind, as found there; undefined where there is nothing. */
const FIND: Record<string, (id: string) => Promise<string | undefined> | string | undefined> = {
  page: (path) => opened(`/en${path}`),
  data: (path) => opened(path),
  cli: (words) => words.split(' ').reduce<Command | undefined>((command, word) => command?.commands.find((one) => one.name() === word), program)?.description(),
  file: (path) => (existsSync(join(ROOT, path)) ? textOf(join(ROOT, path)) : undefined),
  instrument: async (id) => some([facts.instruments.find((one) => one.id === id), ...facts.actions.filter(({ instrument }) => instrument === id)], await opened(`/en/treaties/${id}`)),
  body: async (code) => some([region.body(code)], await opened(`/en/states/${code}`)),
  act: (id) => some(facts.actions.filter((one) => `${one.instrument}/${one.state}/${one.act}` === id)),
  vote: (id) => some(rules.filter(({ rule }) => rule === id)),
  claims: (id) => {
    const [name, subject] = id.split(/\/(.*)/)
    return some(datasets.find(({ dataset }) => dataset === name)?.claims.filter((claim) => subject === undefined || claim.subject === subject) ?? [])
  },
}

function textOf(path: string): string {
  return statSync(path).isDirectory() ? readdirSync(path).map((name) => textOf(join(path, name))).join('\n') : readFileSync(path, 'utf8')
}

/** What is there, as text, and what its page shows; undefined when either is missing. */
function some(things: readonly unknown[], page: string | undefined = ''): string | undefined {
  const there = things.filter((one) => one !== undefined)
  return there.length === 0 || page === undefined ? undefined : `${JSON.stringify(there)}${page}`
}

const seen = new Map<string, Promise<string | undefined>>()
function opened(path: string): Promise<string | undefined> {
  if (!seen.has(path)) seen.set(path, (async () => {
    const response = await fetch(`http://localhost:${desk.port}${path}`, { headers: { cookie }, redirect: 'manual' })
    const text = await response.text()
    return response.status === 200 && text.length > 200 ? text : undefined
  })())
  return seen.get(path)!
}

/** As an office of Jamaica: what a seat is needed for is opened too. */
async function signedIn(port: number): Promise<string> {
  const at = `http://localhost:${port}/en/sign-in`
  const office = /name="office" value="(JAM[^"]*)"/.exec(await (await fetch(at)).text())![1]!
  const done = await fetch(at, { method: 'POST', redirect: 'manual', headers: { origin: new URL(at).origin }, body: new URLSearchParams({ office }) })
  return done.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
}

describe('where each row of the inventory works', () => {
  test.each(rows.map((row) => [String(row.row), row] as const))('%s', async (_, { at, says }) => {
    expect([at.length > 0, says?.length > 0], 'a place, and what must be found there').toEqual([true, true])
    const found = await Promise.all(at.map(async (place) => {
      const [kind, id] = place.split(/:(.*)/)
      return [place, await FIND[kind!]?.(id!)] as const
    }))
    expect(found.filter(([, text]) => text === undefined).map(([place]) => place)).toEqual([])
    const missing = (places: typeof found): string[] => {
      const text = places.map(([, one]) => one).join(' ').toLowerCase()
      return says.filter((part) => !text.includes(part.toLowerCase()))
    }
    expect(missing(found)).toEqual([])
    // what is asked shows nowhere that it works: something of it stands in a place of its own
    const own = found.filter(([place]) => !place!.startsWith('claims:demands/'))
    if (own.length > 0) expect(missing(own).length, 'said by more than what is asked').toBeLessThan(says.length)
  })

  test('all 163 rows and 19 oddities, each once', () => {
    const expected = [...Array.from({ length: 163 }, (_, i) => String(i + 1)), ...Array.from({ length: 19 }, (_, i) => `O${i + 1}`)]
    expect(rows.map(({ row }) => String(row)).toSorted()).toEqual(expected.toSorted())
    for (const { row, name } of rows) expect(name.length, `the name of ${row} is short`).toBeLessThan(60)
  })

  test.skipIf(!existsSync(INVENTORY))('the rows of ../shared/seed-inventory.md (skipped where it is absent)', () => {
    const listed = [...readFileSync(INVENTORY, 'utf8').matchAll(/^\| (O?\d+) \|/gm)].map(([, id]) => id!)
    expect(rows.map(({ row }) => String(row)).toSorted()).toEqual(listed.toSorted())
  })

  test('the page of it is what the data says', async () => {
    await expect(printed()).toMatchFileSnapshot('../docs/seed-coverage.md')
  })
})

/** Addresses are shown without a language, as they stand under each of the four. */
function shown(place: string): string {
  const [kind, id] = place.split(/:(.*)/) as [string, string]
  switch (kind) {
    case 'file': return `[${id}](../${id})`
    case 'cli': return `\`contadora ${id}\``
    case 'instrument': return `\`/treaties/${id}\` [${id}](../region/instruments/${id}.yaml)`
    case 'body': return `\`/states/${id}\``
    case 'act': return `[${id}](../region/actions/${id.split('/')[0]}.yaml)`
    case 'claims': return `[${id}](../region/claims/${id.split('/')[0]}.yaml)`
    case 'vote': return `[${id}](../region/votes.yaml)`
    default: return `\`${id}\``
  }
}

function printed(): string {
  const head = '# Where each row of the founding report works\n\nMade from `seed-coverage.yaml` by its test, which opens every page on a desk, and checks every file, claim and command. Pages stand under `/en`, `/es`, `/pt` and `/fr`; every claim is found at `/search` and in `/api/v1/claims`.\n'
  const parts = sections.map(({ title, rows: all }) => `\n## ${title}\n\n| row | what | where |\n|---|---|---|\n${all.map(({ row, name, at }) => `| ${row} | ${name} | ${at.map(shown).join(' · ')} |`).join('\n')}\n`)
  return head + parts.join('')
}

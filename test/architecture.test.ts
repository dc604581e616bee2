import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const src = join(root, 'src')

/** Which part may import which. Anything unlisted is forbidden; `values` is open to all of core. */
const MAY: Record<string, string[]> = {
  'core/values': [],
  'core/law': ['core/values'],
  'core/ledger': ['core/values'],
  'core/watch': ['core/values'],
  'core/statements': ['core/values', 'core/ledger'],
  'core/disclosure': ['core/values', 'core/law', 'core/statements'],
  'core/warnings': ['core/values', 'core/watch', 'core/law', 'core/statements', 'core/disclosure'],
  'core/filings': ['core/values', 'core/law', 'core/statements', 'core/disclosure'],
  'core/assessment': ['core/values', 'core/law', 'core/statements', 'core/disclosure'],
  'core/cooperation': ['core/values', 'core/law', 'core/statements', 'core/disclosure'],
  'core/consultation': ['core/values', 'core/law', 'core/statements', 'core/disclosure'],
  adapters: ['core/*', 'adapters'],
  web: ['core/*'],
  server: ['core/*', 'adapters', 'web'],
  cli: ['core/*', 'adapters', 'server'],
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join(src, file))
const product = files.filter((file) => !/\.(test|fixture)\.tsx?$/.test(file))

function partOf(file: string): string {
  const parts = relative(src, file).split('/')
  return parts[0] === 'core' ? `core/${parts[1]}` : parts[0]!
}

interface Import {
  from: string
  to: string
  text: string
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  const found = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/g)]
  return found.map((match) => match[1] ?? match[2]!).map((text) => ({ from: file, to: text.startsWith('.') ? join(dirname(file), text) : text, text }))
}

const all = product.flatMap(importsOf)
const inner = all.filter(({ text }) => text.startsWith('.'))

describe('architecture', () => {
  test('parts import in the direction of the table only', () => {
    const wrong = inner.filter(({ from, to }) => {
      const [a, b] = [partOf(from), partOf(to)]
      return a !== b && !(MAY[a] ?? []).some((rule) => rule === b || (rule.endsWith('*') && b.startsWith(rule.slice(0, -1))))
    })
    expect(wrong.map(show)).toEqual([])
  })

  test('no import reaches past the index of a part of core', () => {
    const wrong = inner.filter(({ from, to }) => {
      const b = partOf(to)
      return partOf(from) !== b && b.startsWith('core/') && relative(join(src, b), to) !== 'index.ts'
    })
    expect(wrong.map(show)).toEqual([])
  })

  test('command line reaches the server by its public start only', () => {
    const wrong = inner.filter(({ from, to }) => partOf(from) === 'cli' && partOf(to) === 'server' && relative(join(src, 'server'), to) !== 'index.ts')
    expect(wrong.map(show)).toEqual([])
  })

  test('no file imports itself through others', () => {
    const next = new Map(product.map((file) => [file, inner.filter(({ from }) => from === file).map(({ to }) => to)]))
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') return void cycles.push([...path.slice(path.indexOf(file)), file].map((f) => relative(src, f)).join(' > '))
      state.set(file, 'open')
      for (const to of next.get(file) ?? []) visit(to, [...path, file])
      state.set(file, 'done')
    }
    for (const file of product) visit(file, [])
    expect(cycles).toEqual([])
  })

  test('core has no clock, no randomness and no input or output of its own', () => {
    const wrong = product
      .filter((file) => partOf(file).startsWith('core/'))
      .flatMap((file) => {
        const text = readFileSync(file, 'utf8')
        const bad = [...text.matchAll(/Date\.now|Math\.random|new Date\(\)|randomBytes|randomUUID|\bfetch\(|process\.\w+|performance\.now/g)].map((m) => m[0])
        const modules = [...text.matchAll(/'node:([a-z_/]+)'/g)].map((m) => m[1]!).filter((name) => name !== 'crypto' && name !== 'zlib')
        return [...bad, ...modules].map((what) => `${relative(src, file)}: ${what}`)
      })
    expect(wrong).toEqual([])
  })

  test('files of core stay small', () => {
    const lines = product.filter((file) => partOf(file).startsWith('core/')).map((file) => readFileSync(file, 'utf8').split('\n').length)
    lines.sort((a, b) => a - b)
    expect(lines.at(-1)).toBeLessThanOrEqual(400)
    expect(lines[lines.length >> 1]).toBeLessThanOrEqual(80)
  })

  test('the root holds at most twenty entries', () => {
    const tracked = readdirSync(root).filter((name) => !['.git', 'node_modules', 'dist', 'data', '.vite', 'test-results'].includes(name) && !name.endsWith('.tmp'))
    expect(tracked.length).toBeLessThanOrEqual(20)
  })
})

function show({ from, text }: Import): string {
  return `${relative(src, from)} imports ${text}`
}

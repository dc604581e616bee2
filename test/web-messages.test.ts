import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseMessage, visit } from 'messageformat'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../src/core/values/index.ts'
import { AREAS, CATALOGUE, t, tMaybe, type Key } from '../src/web/messages/index.ts'

const ROOT = join(import.meta.dirname, '../src')
/** Everything that may say a message: pages, and the server that fills their views. */
const source = ['web', 'server'].flatMap((part) => (readdirSync(join(ROOT, part), { recursive: true }) as string[]).map((file) => join(part, file)))
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('web/messages/') && !file.includes('.test.'))
  .map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n')
const keys = Object.keys(CATALOGUE) as Key[]

function params(text: string): string[] {
  const found = new Set<string>()
  visit(parseMessage(text), {
    value: (value) => {
      if (value.type === 'variable') found.add(value.name)
    },
  })
  return [...found].sort()
}

describe('the catalogue', () => {
  test('no key stands in two areas', () => {
    const every = Object.values(AREAS).flatMap((area) => Object.keys(area))
    expect(every.filter((key, i) => every.indexOf(key) !== i)).toEqual([])
  })

  test.each(keys)('%s: four texts, none empty, none padded, the same params', (key) => {
    const row = CATALOGUE[key] as readonly string[]
    expect(row).toHaveLength(4)
    expect(row.filter((text) => text.trim() === '' || text !== text.trim())).toEqual([])
    // a form for one may leave the figure out ("el destinatario"); a param that no form has in some language is a mistake
    expect(new Set(row.map((text) => params(text).join(' '))).size).toBe(1)
  })

  test('every key is used: literally, or as the tail of a template', () => {
    const stems = [...source.matchAll(/`([a-z-]+\.[a-z-]*)\$\{/g)].map((found) => found[1]!)
    expect(keys.filter((key) => !source.includes(`'${key}'`) && !stems.some((stem) => key.startsWith(stem)))).toEqual([])
  })

  test('languages differ: no text of more than three words is left in English', () => {
    const same = keys.filter((key) => {
      const [en = '', ...rest] = CATALOGUE[key] as readonly string[]
      return en.split(' ').length > 3 && !en.startsWith('.input') && rest.includes(en)
    })
    expect(same).toEqual([])
  })
})

describe('the words of rules 6 and 7 are all different', () => {
  const words = keys.filter((key) => /^(answer|filing)\./.test(key))
  test.each(LANGUAGES)('%s', (lang) => {
    const said = words.map((key) => t(lang, key))
    expect(said.filter((word, i) => said.indexOf(word) !== i)).toEqual([])
  })
})

describe('numbers in sentences', () => {
  test.each([
    ['en', 0, '0 recipients'],
    ['en', 1, '1 recipient'],
    ['en', 12_000, '12,000 recipients'],
    ['es', 1, '1 destinatario'],
    ['es', 2, '2 destinatarios'],
    ['pt', 0, '0 destinatário'],
    ['pt', 2, '2 destinatários'],
    ['fr', 0, '0 destinataire'],
    ['fr', 1, '1 destinataire'],
    ['fr', 2, '2 destinataires'],
  ] as const)('%s %i', (lang, n, text) => expect(t(lang, 'release.recipients', { n })).toBe(text))

  test('whole millions take "de" where the language does', () => {
    expect(t('es', 'common.ledger', { n: 1_000_000 })).toBe('Libro mayor: 1,000,000 de asientos')
    expect(t('fr', 'common.ledger', { n: 1_000_000 })).toContain('d’écritures')
    expect(t('en', 'common.ledger', { n: 1_000_000 })).toBe('Ledger: 1,000,000 entries')
  })

  test('nothing to do reads as such', () =>
    expect(LANGUAGES.map((lang) => t(lang, 'home.lead', { n: 0 }))).toEqual([
      'Nothing waits for you.',
      'Nada le espera.',
      'Nada espera por você.',
      'Rien ne vous attend.',
    ]))
})

test('a code without a message, or without what its message needs, is null, also when it is a name of every object', () => {
  expect(tMaybe('en', 'reason.near', { km: 7 })).toBeNull()
  expect([tMaybe('en', 'reason.unheard-of'), tMaybe('en', 'constructor'), tMaybe('en', '__proto__')]).toEqual([null, null, null])
})

import { describe, expect, test } from 'vitest'
import { gzipSync } from 'node:zlib'
import { LANGUAGES, type Language } from '../src/core/values/index.ts'
import { render, Problem } from '../src/web/index.ts'
import { context, QUAKE } from './web-context.ts'
import { SAMPLES } from './web-samples.ts'

const BUDGET = 40 * 1024
const all = Object.entries(SAMPLES).flatMap(([name, [path, draw]]) =>
  LANGUAGES.map((lang) => [`${name} ${lang}`, lang, path, draw] as const),
)
const attributes = (html: string, name: string) => [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((found) => found[1]!)

describe.each(all)('%s', (_, lang, path, draw) => {
  const html = draw(context(lang, path))
  const ids = attributes(html, 'id')

  test('nothing that a strict content policy would refuse', () => {
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|javascript:|<style/)
    expect(
      [...html.matchAll(/<script([^>]*)>([^<]*)</g)].every(([, tag = '', body]) => tag.includes(' src="/static/') && body === ''),
    ).toBe(true)
    expect(
      [...attributes(html, 'src'), ...[...html.matchAll(/<link rel="(?:stylesheet|icon)" href="([^"]+)"/g)].map((one) => one[1]!)].every(
        (to) => to.startsWith('/'),
      ),
    ).toBe(true)
  })

  test('ids are unique and every reference to one leads somewhere', () => {
    expect(ids.length).toBe(new Set(ids).size)
    const refs = ['for', 'aria-labelledby', 'aria-describedby'].flatMap((name) =>
      attributes(html, name).flatMap((value) => value.split(' ')),
    )
    const anchors = attributes(html, 'href')
      .filter((to) => to.startsWith('#'))
      .map((to) => to.slice(1))
    expect([...refs, ...anchors].filter((id) => !ids.includes(id))).toEqual([])
  })

  test('one h1 and no level skipped', () => {
    const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map((one) => Number(one[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.every((level, i) => (i === 0 ? level === 1 : level <= levels[i - 1]! + 1))).toBe(true)
  })

  test('landmarks, language and every form protected', () => {
    expect(html.startsWith(`<!doctype html><html lang="${lang}"`)).toBe(true)
    for (const tag of ['<header', '<main id="main"', '<footer', '<nav']) expect(html).toContain(tag)
    const forms = html.match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? []
    expect(forms.every((form) => form.includes('name="csrf"'))).toBe(true)
  })

  test('elements close in order', () => expect(unclosed(html)).toEqual([]))
  test('no undefined, no empty link, no message left unfilled', () => {
    expect(html).not.toMatch(/>\s*(undefined|null|NaN|\[object Object\])|href=""|\{\$/)
    expect(
      [...html.matchAll(/<a [^>]*>([\s\S]*?)<\/a>/g)].every(
        ([whole, inside = '']) => inside.replace(/<[^>]+>/g, '').trim() !== '' || whole.includes('aria-label='),
      ),
    ).toBe(true)
  })
  test(`at most ${BUDGET} bytes gzip`, () => expect(gzipSync(html).length).toBeLessThanOrEqual(BUDGET))
})

const VOID = new Set(['meta', 'link', 'input', 'br', 'hr', 'img'])

/** Tags that are opened and not closed, or closed and not open, in document order. */
function unclosed(html: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, close, name = '', self] of html.matchAll(/<(\/?)([a-zA-Z][\w-]*)(?:\s(?:"[^"]*"|[^">])*?)?(\/?)>/g)) {
    if (VOID.has(name) || self === '/') continue
    if (!close) open.push(name)
    else if (open.at(-1) === name) open.pop()
    else wrong.push(`</${name}> in <${open.at(-1)}>`)
  }
  return [...wrong, ...open]
}

describe('the desk strip', () => {
  const home = (lang: Language, exercise: boolean) =>
    SAMPLES['home']![1](context(lang, '/', { desk: { ...context(lang, '/').desk, exercise } }))
  test.each(LANGUAGES)('a drill is said in the title and on the page, a real desk never says it (%s)', (lang) => {
    const word = { en: 'EXERCISE', es: 'EJERCICIO', pt: 'EXERCÍCIO', fr: 'EXERCICE' }[lang]
    expect(home(lang, true)).toContain(`<title>${word} `)
    expect(home(lang, false)).not.toContain(word)
  })
})

test('a day inside a sentence is written as its language writes it', () => {
  expect(SAMPLES['returnWatch']![1](context('fr', '/watch/returns'))).toContain('a commencé le 5 octobre 2026')
})

test('states stand in the order of their names', () => {
  const html = SAMPLES['filings']![1](context('fr', '/filings'))
  expect(html.indexOf('/fr/states/JAM"')).toBeLessThan(html.indexOf('/fr/states/MEX"'))
})

test('the days of one state are headed by what stands under them: its status', () => {
  expect(SAMPLES['dueOne']![1](context('en', '/filings/due'))).not.toContain('Who owes it')
  expect(SAMPLES['due']![1](context('en', '/filings/due'))).toContain('Who owes it')
})

test('unknown and forbidden are one page, byte for byte, and its detail never shows', () => {
  const c = context('en', '/warnings/w9')
  const [unknown, forbidden] = [
    render(Problem, { status: 404, code: 'not-found' }, c),
    render(Problem, { status: 404, code: 'not-yours', detail: 'w9 is for CUB' }, c),
  ]
  expect(forbidden).toBe(unknown)
})

test('what arrives as data is text, never markup', () => {
  const view = { status: 500, code: '<b>x</b>', detail: '<script>alert(1)</script>' }
  expect(render(Problem, view, context('en', '/"><script>x</script>', { now: QUAKE }))).not.toMatch(/<script>|<b>x/)
})

test('the public sees no page furniture of an office', () => {
  const html = SAMPLES['home']![1](context('en', '/', { viewer: { party: null, roles: [] } }))
  expect(html).not.toContain('id="drafts"')
  expect(html).toContain('/en/sign-in?next=')
})

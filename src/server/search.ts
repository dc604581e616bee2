import { beginsAll, foldedWords, type Language, LANGUAGES, type Party, type Region } from '../core/values/index.ts'
import { pages } from '../web/index.ts'
import { plansOf } from './cooperation/plans.ts'
import type { Desk } from './desk.ts'
import { formShelf } from './form-book.ts'
import { nameOf } from './names.ts'
import { datasetsOf } from './views/claims.ts'

const FOUND_KINDS = ['instrument', 'state', 'territory', 'body', 'theme', 'form', 'plan', 'point', 'claim'] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/** Something public of the region: an address where it has a page, and its source where it is a claim. */
export interface PublicThing {
  kind: FoundKind
  id: string
  title: Readonly<Record<Language, string>>
  words: readonly string[]
  to: ((lang: Language) => string) | null
  source: { text: string; pointer: string | null; certainty: string } | null
}

const kept = new WeakMap<Desk, { law: number; things: Promise<PublicThing[]> }>()

/** Everything public that can be found by its words, in the order of FOUND_KINDS; made again when the law has grown. */
export async function publicThings(desk: Desk): Promise<PublicThing[]> {
  const { law } = await desk.law()
  const before = kept.get(desk)
  if (before?.law === law.size) return before.things
  const things = gather(desk)
  kept.set(desk, { law: law.size, things })
  return things
}

const every = (text: string) => Object.fromEntries(LANGUAGES.map((lang) => [lang, text])) as Record<Language, string>
const placed = (desk: Desk, code: Party) => Object.fromEntries(LANGUAGES.map((lang) => [lang, nameOf(desk.region, code, lang)])) as Record<Language, string>

function thing(kind: FoundKind, id: string, title: PublicThing['title'], to: PublicThing['to'], more: readonly string[] = [], source: PublicThing['source'] = null): PublicThing {
  return { kind, id, title, words: foldedWords([id, ...Object.values(title), ...more].join(' ')), to, source }
}

/** What is quoted in English is also found by what its expressions are in the other languages. */
function translated(things: readonly PublicThing[], expressions: Region['words']): PublicThing[] {
  const known = expressions.map((texts) => ({ english: foldedWords(texts.en), all: foldedWords(Object.values(texts).join(' ')) }))
  return things.map((one) => {
    const words = new Set(one.words)
    return { ...one, words: [...words, ...known.flatMap(({ english, all }) => (english.every((word) => words.has(word)) ? all : []))] }
  })
}

async function gather(desk: Desk): Promise<PublicThing[]> {
  const { law } = await desk.law()
  const { region } = desk
  const names = new Map(region.themes.map(({ id, name }) => [id, Object.values(name)]))
  const named = (themes: readonly string[]): string[] => themes.flatMap((id) => [id, ...names.get(id) ?? []])
  const [{ book }, datasets, plans] = await Promise.all([formShelf(desk), datasetsOf(desk), plansOf(desk)])
  return [
    ...[...law.instruments.values()].map(({ id, title, themes }) => thing('instrument', id, { ...every(title.en), ...title }, (lang) => pages(lang).treaty(id), named(themes))),
    ...region.states.map(({ code }) => thing('state', code, placed(desk, code), (lang) => pages(lang).state(code))),
    ...region.territories.map(({ code }) => thing('territory', code, placed(desk, code), (lang) => pages(lang).state(code))),
    ...region.bodies.map(({ code }) => thing('body', code, placed(desk, code), (lang) => pages(lang).state(code))),
    ...region.themes.map(({ id, name }) => thing('theme', id, name, (lang) => pages(lang).architecture({ theme: id }))),
    ...[...book.forms.values()].map(({ id, title, instrument }) => thing('form', id, title, (lang) => (law.instruments.has(instrument) ? pages(lang).treaty(instrument) : pages(lang).filings()), [instrument])),
    ...plans.map(({ id, title }) => thing('plan', id, title, (lang) => pages(lang).plan(id))),
    ...translated([
      ...plans.flatMap(({ id, points }) => points.map(({ number, title, agencies, cite }) => thing('point', `${id}/${number}`, every(`${number} ${title}`), (lang) => pages(lang).planPoint(id, number), agencies, { text: cite.source, pointer: cite.pointer ?? null, certainty: cite.certainty }))),
      ...datasets.flatMap(({ dataset, title, claims }) => claims.map(({ subject, field, value, themes, source, pointer, certainty, note }, i) =>
        thing('claim', `${dataset}#${i + 1}`, every(`${title}: ${[subject, field, Array.isArray(value) ? value.join('; ') : String(value ?? '')].filter(Boolean).join(' · ')}`), null, [...named(themes), note ?? ''], { text: source, pointer: pointer ?? null, certainty }))),
    ], region.words),
  ]
}

/** Those with a word for each beginning asked. Whose own name begins so come first; nothing of how common a word is counts. */
export function findPublic(things: readonly PublicThing[], asked: readonly string[], lang: Language, limit: number): { items: PublicThing[]; total: number } {
  const found = things.filter(({ words }) => beginsAll(words, asked))
  const exact = (one: PublicThing): boolean => beginsAll(foldedWords(`${one.id} ${one.title[lang]}`).slice(0, 3), asked)
  const ranked = [...found.filter(exact), ...found.filter((one) => !exact(one))]
  return { items: ranked.slice(0, limit), total: found.length }
}

import { expect, test } from 'vitest'
import { LANGUAGES } from '../../core/values/index.ts'
import { pages } from '../paths.ts'
import { placeOf, SECTIONS } from './nav.tsx'

test('every entry stands where its own address lies, in every language', () => {
  for (const lang of LANGUAGES)
    for (const [section, { pages: entries }] of SECTIONS.entries())
      for (const [entry, [, to]] of entries.entries()) expect(placeOf(`${to(pages(lang))}?asof=2020-01-01`, pages(lang))).toEqual({ section, entry })
})

test('a page below an entry belongs to the nearest one, and a page of no section to none', () => {
  const at = (path: string) => {
    const place = placeOf(path, pages('en'))
    return place && [SECTIONS[place.section]!.title, SECTIONS[place.section]!.pages[place.entry]?.[0] ?? null]
  }
  expect(at('/en/treaties/RIO/record')).toEqual(['nav.law', 'nav.treaties'])
  expect(at('/en/architecture/timeline')).toEqual(['nav.law', 'nav.timeline'])
  expect(at('/en/warnings/abc/report')).toEqual(['nav.watch', null])
  expect([at('/en/verify'), at('/en/statesmen')]).toEqual([null, null])
})

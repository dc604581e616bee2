import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../values/index.ts'
import { lawOf, anyClaims, anyDay, anyTreaty, said, SOME, treaty, two } from './law.fixture.ts'
import { lawFrom, REASON_WORDS, reasonText, type Reason, type TimedLaw } from './index.ts'

/** Every reason that a law gives, on each day on which an answer changes. */
function reasonsOf(law: TimedLaw, on: string): Reason[] {
  return [...law.instruments.keys()].flatMap((id) => SOME.flatMap((state) => law.standing(state, id, on).because))
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort()

describe('reasons have words', () => {
  test.each(Object.entries(REASON_WORDS))('%s: in four languages, with the same things named, and none a copy of another', (_, words) => {
    const texts = LANGUAGES.map((language) => words[language])
    expect(texts.every((text) => text.trim().length > 10)).toBe(true)
    for (const text of texts) expect(placeholders(text)).toEqual(placeholders(words.en))
    expect(new Set(texts).size).toBe(4)
  })

  test('whatever is asked of whatever law, every reason can be said in each language without a gap', () => {
    fc.assert(
      fc.property(anyTreaty, anyClaims, anyDay, (text, all, on) => {
        for (const reason of reasonsOf(lawOf(all, text), on)) {
          expect(Object.keys(REASON_WORDS)).toContain(reason.code)
          for (const language of LANGUAGES) expect(reasonText(reason, language)).not.toMatch(/[{}]/)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('no words are left without an answer that says them', () => {
    const seen = new Set<string>()
    fc.sample(fc.tuple(anyTreaty, anyClaims, anyDay), { seed: 7, numRuns: 1500 }).forEach(([text, all, on]) => {
      for (const { code } of reasonsOf(lawOf(all, text), on)) seen.add(code)
    })
    const late = { known: '1999-01-01' }
    const by = [
      lawOf([...two, said('MEX', 'announced', '1983-01-01')]),
      lawOf([...two, said('MEX', 'notified', '1983-06-01'), said('MEX', 'notice-withdrawn', '1983-07-01')]),
      lawOf([...two, said('MEX', 'notified', '1983-01'), said('MEX', 'notice-withdrawn', '1984-01', late)]),
      lawFrom({ size: 0, instruments: [treaty, { ...treaty, id: 'U', follows: 'T' }], actions: two }),
    ]
    for (const law of by) for (const on of ['1981', '1984', '1984-06-01', '1995-01-01']) for (const { code } of reasonsOf(law, on)) seen.add(code)
    expect(Object.keys(REASON_WORDS).filter((code) => !seen.has(code))).toEqual([])
  })

  test('the code speaks of no reason that has no words', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => /^(moment|spells|exits|standing|law)\.ts$/.test(name))
    const spoken = files.flatMap((name) => [...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/ground\(\s*'([a-z-]+)'/g)])
    expect(spoken.length).toBeGreaterThan(15)
    expect(spoken.map(([, code]) => code!).filter((code) => !(code in REASON_WORDS))).toEqual([])
  })
})

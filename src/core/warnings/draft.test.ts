import { describe, expect, test } from 'vitest'
import { canonicalBytes, parseCanonical, type Json } from '../values/index.ts'
import { jamaicaDraft, namesOf, QUAKE_AT } from './jamaica.fixture.ts'
import { owed } from './owed/index.ts'
import { instrument, places, smallLaw } from './owed/small-law.fixture.ts'
import { FAMILIES } from './words/index.ts'

describe('a draft', () => {
  const body = jamaicaDraft()

  test('addresses everybody near but its author, nearest first, and calls none of it a duty', () => {
    expect(body.recipients.map(({ party, footing, km, method }) => [party, footing, km, method])).toEqual(
      [['CUB', 'affected', '94', 'offshore'], ['CYM', 'affected', '107', 'offshore']]
    )
    expect([body.headline, body.area.map(({ party }) => party)]).toEqual(['nobody-owed', ['CUB', 'CYM', 'JAM']])
  })

  test('speaks four languages, each in its own decimals', () => {
    expect(body.texts.en.headline).toBe('Earthquake of magnitude 7.3, near Cuba, Cayman Islands and Jamaica')
    expect(body.texts.pt.description).toContain('Magnitude 7,3.')
    expect(body.texts.es.headline).toBe('Terremoto de magnitud 7.3, cerca de: Cuba, Islas Caimán y Jamaica')
    expect(body.texts.fr.description).toContain('28 janv. 2020 14:10 UTC−5')
    expect(body.texts.es.sms).toMatch(/^\*\*\* EJERCICIO, NO ES REAL \*\*\* Terremoto M7\.3, 28 ene 2020 14:10 UTC-5/)
  })

  test('is canonical JSON as it stands', () => {
    expect(parseCanonical(canonicalBytes(body as unknown as Json))).toEqual(body)
  })

  test('the answer is due at the impact, else no reply is owed', () => {
    expect(body.recipients.every(({ replyBy }) => replyBy.rule === 'none' && replyBy.at === '')).toBe(true)
    const impact = jamaicaDraft({ impactAt: QUAKE_AT + 3_600_000 })
    expect(impact.recipients[0]!.replyBy).toEqual({ rule: 'impact', at: '2020-01-28T20:10:24Z', instrument: '', article: '' })
    const due = new Map([['CUB', { rule: 'instrument', at: QUAKE_AT + 86_400_000, instrument: 'X', article: '2' } as const]])
    expect(
      jamaicaDraft({ impactAt: QUAKE_AT + 3_600_000, replyDue: due }).recipients.map(({ replyBy }) => replyBy.rule)
    ).toEqual(['instrument', 'impact'])
  })

  test('a body that is owed word is a recipient with its article', () => {
    const law = smallLaw(
      [instrument('IHR', [{ article: '6(1)', themes: ['epidemic'], receiver: [{ role: 'body', body: 'WHO' }] }])],
      { IHR: [{ state: 'MEX', status: 'party', from: '2007-06-15' }] },
    )
    const body = jamaicaDraft(
      {
        author: 'MEX', owed: owed({ theme: 'epidemic', at: '2024-05-01', origin: 'MEX', affected: ['GTM'] }, law, places()), names: namesOf,
      }
    )
    expect(body.recipients.map(({ party, footing, under }) => [party, footing, under])).toEqual([
      ['WHO', 'owed', [{ instrument: 'IHR', article: '6(1)' }]], ['GTM', 'affected', []],
    ])
    expect(body.texts.en.description).toContain('does not replace a notification')
  })
})

test.each(FAMILIES)('%s leaves no parameter unfilled, whether much or nothing is known', (family) => {
  const theme = family === 'cyclone' ? 'tropical-cyclone' : family
  const answer = owed({ theme, at: '2020-01-28', affected: ['CUB'] }, smallLaw([], {}), places())
  for (const facts of [{}, { name: 'Dorian', windKt: '160', magnitude: '7.7', count: '12', amount: '40 t', what: 'Ice', source: 'NHC' }]) {
    const { texts } = jamaicaDraft({ owed: answer, facts })
    for (const said of Object.values(texts)) {
      expect(Object.values(said).join()).not.toMatch(/[{}]|undefined|null/)
      expect([said.headline.length > 0, said.description.length > 0, said.sms.length <= 360]).toEqual([true, true, true])
    }
  }
})

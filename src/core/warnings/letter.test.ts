import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../values/index.ts'
import { MOST_ATTEMPTS, retryAfter } from './delivery.ts'
import { jamaicaDraft, QUAKE_AT } from './jamaica.fixture.ts'
import { letterOf } from './letter.ts'
import { LETTER, SPEECH } from './words/index.ts'

const links = { byName: 'Jamaica', offsetMinutes: -300, answer: 'https://desk.example/ack/abc' }

describe('a letter', () => {
  const body = jamaicaDraft({ impactAt: QUAKE_AT + 3_600_000 })
  const cuba = body.recipients[0]!

  test.each(LANGUAGES)('is whole in %s and in no other language', (language) => {
    const { subject, text } = letterOf(body, cuba, language, links)
    expect(subject.startsWith(`*** ${SPEECH[language].frame.exercise} ***`)).toBe(true)
    for (const part of [body.texts[language].description, body.texts[language].instruction, LETTER[language].affected, LETTER[language].recognition, links.answer])
      expect(text).toContain(part)
    for (const other of LANGUAGES.filter((one) => one !== language)) expect(text).not.toContain(LETTER[other].affected)
    expect(text).not.toMatch(/[{}]|undefined/)
  })

  test('says by when, on whose clock, and under which article', () => {
    expect(letterOf(body, cuba, 'es', { ...links, offsetMinutes: -240 }).text).toContain('28 ene 2020 16:10 UTC−4')
    const owed = {
      ...cuba, footing: 'owed' as const, under: [{ instrument: 'IHR', article: '6(1)' }],
      replyBy: { rule: 'none' as const, at: '', instrument: '', article: '' },
    }
    const { text } = letterOf(body, owed, 'en', { ...links, title: () => 'International Health Regulations (2005)', notNamed: true })
    for (const said of ['Jamaica owes you word of this under International Health Regulations (2005), 6(1).', LETTER.en.noReply, LETTER.en.notNamed]) expect(text).toContain(said)
  })
})

describe('trying again', () => {
  const busy = { kind: 'failed', code: 'busy', detail: '', permanent: false } as const
  test('later and later, then shown', () => {
    const waits = Array.from({ length: MOST_ATTEMPTS }, (_, i) => retryAfter(i + 1, busy, 0))
    expect(waits).toEqual([5_000, 30_000, 120_000, 300_000, 900_000, 3_600_000, 10_800_000, 21_600_000, null])
    expect(retryAfter(1, busy, 1)).toBe(7_500)
  })
  test('the receiver’s word counts, up to an hour; what is final is not tried', () => {
    expect(
      [
        retryAfter(1, { ...busy, retryAfterMs: 60_000 }, 0), retryAfter(1, { ...busy, retryAfterMs: 1e9 }, 0),
        retryAfter(1, { ...busy, permanent: true }, 0),
      ]
    ).toEqual([60_000, 3_600_000, null])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault, LANGUAGES, type Language } from '../../values/index.ts'
import {
  cutAtWord, FAMILIES, fill, foldToGsm, listOf, localTime, segmentsOf, SHORT_LIMIT, shortText, SPEECH, spoken, utcOffset,
} from './index.ts'

const QUAKE_AT = Date.parse('2020-01-28T19:10:24Z')
const quake = {
  event: 'Terremoto M7.7', at: QUAKE_AT, offsetMinutes: -300, action: SPEECH.es.words.earthquake.action,
  agency: 'Oficina de Protección Civil',
  link: 'https://desk.example/w/7f3a', status: 'actual',
} as const

describe('templates', () => {
  test.each(LANGUAGES.flatMap((language) => FAMILIES.map((family) => [language, family] as const)))('%s %s', (language, family) => {
    const words = SPEECH[language].words[family]
    expect(words.event.length).toBeLessThanOrEqual(35)
    const same = (pick: (from: Language) => string[]) => expect(pick(language).map(slots)).toEqual(pick('en').map(slots))
    same((from) => SPEECH[from].words[family].headline)
    same((from) => SPEECH[from].words[family].description)
    expect(words.headline.some((one) => slots(one).every((slot) => slot === 'where'))).toBe(true)
    expect(SPEECH[language].words[family].instruction).toHaveLength(SPEECH.en.words[family].instruction.length)
  })

  test('a sentence whose number is not known is left out', () => {
    expect(fill(SPEECH.en.words.earthquake.description, { when: 'now', where: 'Cuba' })).toBe(
      'An earthquake was recorded on now, near Cuba. Magnitude and place may still be revised.',
    )
  })

  test.each([
    ['en', ['Cuba', 'Haiti', 'Jamaica'], 'Cuba, Haiti and Jamaica'], ['es', ['Chile', 'Islas Caimán'], 'Chile e Islas Caimán'],
    ['es', ['Cuba', 'Haití'], 'Cuba y Haití'], ['pt', ['Cuba'], 'Cuba'], ['fr', [], 'lieu non établi'],
  ] as const)('%s lists %j', (language, names, said) => expect(listOf(names, SPEECH[language])).toBe(said))

  test('decimals follow the language of the text, offsets are written', () => {
    expect([spoken('7.7', SPEECH.pt), spoken('7.7', SPEECH.es), utcOffset(-210), utcOffset(0)]).toEqual(['7,7', '7.7', 'UTC−3:30', 'UTC'])
    expect(localTime(QUAKE_AT, -300, SPEECH.en)).toBe('28 Jan 2020 14:10 UTC−5')
  })
})

describe('short text', () => {
  test('type, time, action, agency, link', () => {
    const { chat, sms } = shortText(quake, 'es')
    expect(chat.text).toBe(
      'Terremoto M7.7, 28 ene 2020 14:10 UTC−5. Revise daños; espere réplicas; en la costa siga los boletines de tsunami. ' +
        'Emitido por Oficina de Protección Civil. https://desk.example/w/7f3a',
    )
    expect([chat.encoding, chat.segments, sms.encoding, sms.segments]).toEqual(['UCS-2', 3, 'GSM-7', 2])
    expect(sms.text).toContain('14:10 UTC-5')
  })

  test('an exercise is loud and a cancel gives no action', () => {
    expect(shortText({ ...quake, status: 'exercise' }, 'fr').sms.text).toMatch(/^\*\*\* EXERCICE, PAS RÉEL \*\*\* /)
    const cancelled = shortText({ ...quake, cancelled: true }, 'pt').chat.text
    expect([cancelled.startsWith('CANCELADO: Terremoto'), cancelled.includes('Revise')]).toEqual([true, false])
  })

  test('a link that leaves no room is refused', () => {
    expect(() => shortText({ ...quake, link: `https://x.example/${'a'.repeat(120)}` }, 'en')).toThrow(Fault)
  })

  test('always fits, keeps time and link whole, for any words', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 500 })
    const status = fc.constantFrom('actual', 'exercise', 'test')
    fc.assert(
      fc.property(words, words, words, status, fc.boolean(), fc.constantFrom(...LANGUAGES), (
        event, action, agency, status, cancelled, language,
      ) => {
        const { sms, chat } = shortText({ ...quake, event, action, agency, status, cancelled }, language)
        for (const { text, segments } of [sms, chat]) {
          expect(text.length).toBeLessThanOrEqual(SHORT_LIMIT)
          expect(text.endsWith(quake.link)).toBe(true)
          expect(text).toContain('14:10')
          expect(text.isWellFormed()).toBe(true)
          expect(segments).toBeGreaterThan(0)
        }
        expect(sms.encoding).toBe('GSM-7')
      }),
    )
  })

  test('cuts at a word', () => {
    expect(cutAtWord('open the shelters before the wind', 20)).toBe('open the shelters…')
    expect(cutAtWord('a'.repeat(50), 10)).toBe(`${'a'.repeat(9)}…`)
  })
})

describe('segments', () => {
  test.each([
    ['a'.repeat(160), 'GSM-7', 1], ['a'.repeat(161), 'GSM-7', 2], ['€'.repeat(80), 'GSM-7', 1], ['€'.repeat(81), 'GSM-7', 2],
    ['€'.repeat(153), 'GSM-7', 3], ['í'.repeat(70), 'UCS-2', 1], ['í'.repeat(71), 'UCS-2', 2], ['', 'GSM-7', 1],
  ])('%#', (text, encoding, segments) => expect(segmentsOf(text)).toMatchObject({ encoding, segments }))

  test('folding keeps what the alphabet has', () => expect(foldToGsm('Ñandú, é à “São” œ −5 日')).toBe('Ñandu, é à "Sao" oe -5 ?'))
})

function slots(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!).toSorted()
}

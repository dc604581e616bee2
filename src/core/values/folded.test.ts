import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beginsAll, foldedWords } from './folded.ts'

it('folds case, accents and plurals of four languages alike', () => {
  expect(foldedWords('Terremotos, SÉISMES; notificação: Señal!')).toEqual(['terremoto', 'seisme', 'notificacao', 'senal'])
  expect(foldedWords('drogas droga DROGAS')).toEqual(['droga'])
  expect(foldedWords('gas a 7 42')).toEqual(['gas', '42'])
})

it('finds a text by the beginning of any of its words, and by all that is asked', () => {
  const words = foldedWords('Tratado Interamericano de Asistencia Recíproca (1947)')
  expect([beginsAll(words, foldedWords('reci inter')), beginsAll(words, foldedWords('1947')), beginsAll(words, foldedWords('reci bolivia'))]).toEqual([true, true, false])
})

it('is bounded, and what is folded stays as it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
    const words = foldedWords(text)
    expect(words.length).toBeLessThanOrEqual(400)
    for (const word of words) expect(word.length).toBeLessThanOrEqual(40)
    expect(beginsAll(words, words.slice(0, 5))).toBe(true)
  }))
})

/** Words kept of one text at most, and letters of one word: a text that goes on for ever costs no more. */
const MOST_WORDS = 400
const MOST_LETTERS = 40

/**
 * The words of a text as they are compared: lower case, without accents, a plural's last s left out, each once in the order of its first
 * place. The same for English, Spanish, Portuguese and French, and on every engine, for none of its own rules come in.
 */
export function foldedWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = new Set<string>()
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
    if (words.size >= MOST_WORDS) break
    words.add((word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word).slice(0, MOST_LETTERS))
  }
  return [...words]
}

/** Whether every one of `asked` begins one of `words`, both as `foldedWords` gives them. */
export function beginsAll(words: readonly string[], asked: readonly string[]): boolean {
  return asked.every((one) => words.some((word) => word.startsWith(one)))
}

import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { StandingWord } from './standing.tsx'

/** From what binds to what is not: the order of legends and lists. The sign of each is drawn by the style sheet before its word. */
export const SIGNED: readonly StandingWord[] = [
  'party', 'notice-given', 'suspended', 'provisional', 'contracting', 'signatory', 'disputed', 'unknown', 'former', 'none',
]

export function Sign({ c, word }: { c: PageContext; word: StandingWord }) {
  return <span class={`sign s-${word}`}>{say(c)(`standing.${word}`)}</span>
}

/** Every sign with its word, and how often it stands on the page where that is given. */
export function SignLegend({ c, counts }: { c: PageContext; counts?: Partial<Record<StandingWord, number>> }) {
  return (
    <p class="legend signs">
      <span class="hide">{say(c)('common.legend')}: </span>
      {SIGNED.map((word) => (
        <span class="key">
          <Sign c={c} word={word} />
          {counts && <small> {num(c, counts[word] ?? 0)}</small>}
        </span>
      ))}
    </p>
  )
}

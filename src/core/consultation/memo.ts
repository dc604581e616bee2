import type { MemoBody } from '../statements/index.ts'
import { CONSIDERATIONS, PRINCIPLES, STANCES, type Consideration, type Dilemma, type Judged, type Principle, type Stance } from '../values/index.ts'

/** The labels of a memo in the reader's language. */
export interface MemoWords {
  title: string
  principles: string
  considerations: string
  options: string
  inFavour: string
  against: string
  tensions: string
  recommends: string
  none: string
  conditions: string
  blank: string
  principle: Record<Principle, string>
  judged: Record<Judged, string>
  consideration: Record<Consideration, string>
  stance: Record<Stance, string>
  dilemma: Record<Dilemma, string>
}

/** The memo as one text to take away (CommonMark). What nobody wrote is said to be blank: all seven principles are asked, whoever answered. */
export function memoText(memo: MemoBody, head: readonly string[], words: MemoWords): string {
  const principle = PRINCIPLES.map((id) => {
    const said = memo.principles.find((one) => one.principle === id)
    return `- ${words.principle[id]}: ${said ? `${words.judged[said.judged]}${said.because ? `. ${oneLine(said.because)}` : ''}` : words.blank}`
  })
  const weighed = CONSIDERATIONS.flatMap((id) => [`### ${words.consideration[id]}`, '', memo.considerations.find((one) => one.of === id)?.text.trim() || words.blank, ''])
  const options = STANCES.flatMap((stance) => {
    const said = memo.options.find((one) => one.stance === stance)
    return [`- ${words.stance[stance]}`, `  - ${words.inFavour}: ${oneLine(said?.for ?? '') || words.blank}`, `  - ${words.against}: ${oneLine(said?.against ?? '') || words.blank}`]
  })
  return [
    `# ${words.title}`, '', ...head.flatMap((line) => [line, '']), `## ${words.principles}`, '', ...principle, '', `## ${words.considerations}`, '', ...weighed,
    `## ${words.options}`, '', ...options, '', ...(memo.tensions.length > 0 ? [`## ${words.tensions}`, '', ...memo.tensions.map((id) => `- ${words.dilemma[id]}`), ''] : []),
    `## ${words.recommends}`, '', memo.recommends ? words.stance[memo.recommends] : words.none, '',
    ...(memo.conditions.length > 0 ? [`## ${words.conditions}`, '', ...memo.conditions.map((one) => `- ${oneLine(one)}`), ''] : []),
  ].join('\n')
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

import { parseInstant, type Language } from '../values/index.ts'
import type { Recipient, WarningBody } from './draft.ts'
import { fillOne, LETTER, localTime, SPEECH } from './words/index.ts'

export interface Letter {
  subject: string
  text: string
}

export interface LetterLinks {
  /** the page on which the recipient answers; opening it answers nothing */
  answer?: string
  /** minutes east of UTC where the recipient sits */
  offsetMinutes: number
  /** said when the author's state names no releasing authority */
  notNamed?: boolean
  byName: string
  /** title of an instrument as the recipient reads it; the id when left out */
  title?: (instrument: string) => string
}

/** One warning as plain text in the recipient's own language, whole: nothing of it is in another language or behind a link. */
export function letterOf(body: WarningBody, recipient: Recipient, language: Language, links: LetterLinks): Letter {
  const [said, words, { frame }] = [body.texts[language], LETTER[language], SPEECH[language]]
  const loud = body.mode === 'actual' ? '' : `*** ${frame[body.mode]} *** `
  const lines = [
    `${loud}${said.headline}`, said.description, said.instruction,
    `${fillOne(frame.released, { agency: body.agency[language] }) ?? ''}${links.notNamed ? ` ${words.notNamed}` : ''}`.trim(),
    why(recipient, language, links), due(recipient, language, links),
    links.answer === undefined ? '' : `${words.answer}\n${links.answer}`,
    body.link === '' ? '' : `${words.read}\n${body.link}`,
    words.attached, words.recognition, loud.trim(),
  ]
  return { subject: `${loud}${said.headline}`.slice(0, 200), text: `${lines.filter((line) => line !== '').join('\n\n')}\n` }
}

function why(recipient: Recipient, language: Language, links: LetterLinks): string {
  if (recipient.footing === 'affected') return LETTER[language].affected
  const articles = recipient.under.map(({ instrument, article }) => citation(instrument, article, links)).join('; ')
  return fillOne(LETTER[language].owed, { by: links.byName, articles }) ?? LETTER[language].affected
}

function due({ replyBy }: Recipient, language: Language, links: LetterLinks): string {
  const words = LETTER[language]
  if (replyBy.rule === 'none' || replyBy.at === '') return words.noReply
  const at = localTime(parseInstant(replyBy.at), links.offsetMinutes, SPEECH[language])
  const sentence = replyBy.rule === 'impact' ? words.replyBy : words.replyByLaw
  return fillOne(sentence, { at, articles: citation(replyBy.instrument, replyBy.article, links) }) ?? words.noReply
}

function citation(instrument: string, article: string, { title }: LetterLinks): string {
  const name = title?.(instrument) ?? instrument
  return article === '' ? name : `${name}, ${article}`
}

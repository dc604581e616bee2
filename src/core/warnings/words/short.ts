import { Fault, type Instant, type Language } from '../../values/index.ts'
import { fillOne, localTime, SPEECH } from './fill.ts'
import { foldToGsm, segmentsOf, type Segments } from './segments.ts'

/** WEA's ceiling: what older phones and gateways still show whole. */
export const SHORT_LIMIT = 360
const LONGEST_LINK = 120
const LONGEST_AGENCY = 80

export interface ShortInput {
  /** type of danger with its size: "Earthquake M7.7" */
  event: string
  at: Instant
  offsetMinutes: number
  action: string
  agency: string
  link: string
  status: 'actual' | 'exercise' | 'test'
  cancelled?: boolean
}

export interface ShortText extends Segments {
  text: string
}

/**
 * Type, time, action, agency, link in at most 360 characters; only type, action and agency are ever cut, at a word. An exercise says so
 * before anything else. `sms` is folded to the GSM alphabet; `chat` keeps its accents. Fault `short-link` for a link over 120 characters.
 */
export function shortText(input: ShortInput, language: Language): { sms: ShortText; chat: ShortText } {
  if (input.link.length > LONGEST_LINK)
    throw new Fault('short-link', `a link in a short text has at most ${LONGEST_LINK} characters`, { field: 'link' })
  const chat = compose(input, language, '−', '…')
  const sms = compose(
    { ...input, event: foldToGsm(input.event), action: foldToGsm(input.action), agency: foldToGsm(input.agency) }, language, '-', '...',
  )
  return { chat: { text: chat, ...segmentsOf(chat) }, sms: { text: foldToGsm(sms), ...segmentsOf(foldToGsm(sms)) } }
}

function compose(input: ShortInput, language: Language, minus: string, dots: string): string {
  const { frame } = SPEECH[language]
  const fold = dots === '...' ? foldToGsm : (text: string) => text
  const loud = input.status === 'actual' ? '' : `*** ${fold(frame[input.status])} *** `
  const cancelled = input.cancelled ? `${fold(frame.cancelled)}: ` : ''
  const when = fold(localTime(input.at, input.offsetMinutes, SPEECH[language], minus))
  const agency = fillOne(frame.released, { agency: cutAtWord(input.agency, LONGEST_AGENCY, dots) })
  const tail = `${agency === null ? '' : ` ${fold(agency)}`}${input.link === '' ? '' : ` ${input.link}`}`
  const head = `${loud}${cancelled}`
  const event = cutAtWord(input.event, SHORT_LIMIT - head.length - tail.length - when.length - 3, dots)
  const start = `${head}${event}, ${when}.`
  const room = SHORT_LIMIT - start.length - tail.length - 1
  const action = input.cancelled ? '' : cutAtWord(input.action, room, dots)
  return `${start}${action === '' ? '' : ` ${action}`}${tail}`
}

/** At most `limit` UTF-16 units, ending at a word with dots; empty when not even one word fits. */
export function cutAtWord(text: string, limit: number, dots = '…'): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  if (clean.length <= limit) return clean
  const room = limit - dots.length
  if (room < 1) return ''
  const cut = clean.slice(0, room + 1)
  const space = cut.lastIndexOf(' ')
  const whole = space > room / 2 ? cut.slice(0, space) : [...clean.slice(0, room)].filter((char) => char.isWellFormed()).join('')
  return `${whole.replace(/[\s,;:.]+$/, '')}${dots}`
}

import {
  CAP_CATEGORY, CAP_CERTAINTY, CAP_MSG_TYPE, CAP_RESPONSE, CAP_SCOPE, CAP_SEVERITY, CAP_STATUS, CAP_URGENCY,
} from './alert.ts'

/** What the text of an element must be; a list is a closed vocabulary. */
export type Content = 'text' | 'word' | 'time' | 'language' | 'whole' | 'decimal' | 'address' | readonly string[]
/** In the order that the standard fixes; `many` has no upper bound. */
export interface Slot {
  name: string
  need: 'one' | 'maybe' | 'many' | 'some'
  holds: Content | readonly Slot[]
}

const slot = (name: string, need: Slot['need'], holds: Slot['holds'] = 'text'): Slot => ({ name, need, holds })
const PAIR = [slot('valueName', 'one'), slot('value', 'one')]

const AREA = [
  slot('areaDesc', 'one'), slot('polygon', 'many'), slot('circle', 'many'), slot('geocode', 'many', PAIR),
  slot('altitude', 'maybe', 'decimal'), slot('ceiling', 'maybe', 'decimal'),
]

const RESOURCE = [
  slot('resourceDesc', 'one'), slot('mimeType', 'one'), slot('size', 'maybe', 'whole'), slot('uri', 'maybe', 'address'),
  slot('derefUri', 'maybe'), slot('digest', 'maybe'),
]

const INFO = [
  slot('language', 'maybe', 'language'), slot('category', 'some', CAP_CATEGORY), slot('event', 'one'),
  slot('responseType', 'many', CAP_RESPONSE), slot('urgency', 'one', CAP_URGENCY), slot('severity', 'one', CAP_SEVERITY),
  slot('certainty', 'one', CAP_CERTAINTY), slot('audience', 'maybe'), slot('eventCode', 'many', PAIR),
  slot('effective', 'maybe', 'time'), slot('onset', 'maybe', 'time'), slot('expires', 'maybe', 'time'),
  slot('senderName', 'maybe'), slot('headline', 'maybe'), slot('description', 'maybe'), slot('instruction', 'maybe'),
  slot('web', 'maybe', 'address'), slot('contact', 'maybe'), slot('parameter', 'many', PAIR), slot('resource', 'many', RESOURCE),
  slot('area', 'many', AREA),
]

/** The message structure of OASIS CAP-v1.2, section 3.2, as a table: the order, how often, and what each element may hold. */
export const ALERT: readonly Slot[] = [
  slot('identifier', 'one', 'word'), slot('sender', 'one', 'word'), slot('sent', 'one', 'time'), slot('status', 'one', CAP_STATUS),
  slot('msgType', 'one', CAP_MSG_TYPE), slot('source', 'maybe'), slot('scope', 'one', CAP_SCOPE), slot('restriction', 'maybe'),
  slot('addresses', 'maybe'), slot('code', 'many'), slot('note', 'maybe'), slot('references', 'maybe'), slot('incidents', 'maybe'),
  slot('info', 'many', INFO),
]

/** What CAP 1.1 wrote and 1.2 no longer has, or did not yet demand. */
export const ONE_ONE = { certainty: 'Very Likely', optional: ['mimeType'] } as const
export const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#'

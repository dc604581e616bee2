import { childrenOf, textAt, type Element } from '../xml/index.ts'
import {
  CAP_CATEGORY, CAP_CERTAINTY, CAP_MSG_TYPE, CAP_NAMESPACES, CAP_RESPONSE, CAP_SCOPE, CAP_SEVERITY, CAP_STATUS, CAP_URGENCY,
  type CapAlert, type CapArea, type CapInfo, type CapPair, type CapResource,
} from './alert.ts'
import { circleOf, looseTime, numberOf, quotedWords, referenceOf, ringOf, words } from './scalars.ts'

export function isAlert(element: Element): boolean {
  return element.name === 'alert' && element.ns in CAP_NAMESPACES
}

/**
 * As much of a message as can be read; what cannot is left out and is for `checkCap` to name. Undefined when the head cannot be
 * understood: who, which, when, of what status and type. A wrong picture size must not hide a flood.
 */
export function readAlert(element: Element): CapAlert | undefined {
  const [identifier, sender, sent] = [textAt(element, 'identifier'), textAt(element, 'sender'), looseTime(textAt(element, 'sent'))]
  const [status, msgType] = [oneOf(CAP_STATUS, textAt(element, 'status')), oneOf(CAP_MSG_TYPE, textAt(element, 'msgType'))]
  if (!identifier || !sender || !sent || !status || !msgType) return undefined
  return {
    kind: 'cap-alert', version: CAP_NAMESPACES[element.ns] ?? '1.2', identifier, sender, sent, status, msgType,
    // unreadable: the narrower reading, so that nothing leaks
    scope: oneOf(CAP_SCOPE, textAt(element, 'scope')) ?? 'Restricted',
    ...given({ source: textAt(element, 'source'), restriction: textAt(element, 'restriction'), note: textAt(element, 'note') }),
    addresses: quotedWords(textAt(element, 'addresses') ?? ''),
    codes: texts(element, 'code'),
    references: words(textAt(element, 'references') ?? '').flatMap((text) => referenceOf(text) ?? []),
    incidents: quotedWords(textAt(element, 'incidents') ?? ''),
    infos: childrenOf(element, 'info').map(readInfo),
  }
}

export function readInfo(element: Element): CapInfo {
  const text = (name: string) => textAt(element, name)
  return {
    language: text('language') ?? 'en-US',
    categories: texts(element, 'category').flatMap((one) => oneOf(CAP_CATEGORY, one) ?? []),
    event: text('event') ?? '',
    responseTypes: texts(element, 'responseType').flatMap((one) => oneOf(CAP_RESPONSE, one) ?? []),
    urgency: oneOf(CAP_URGENCY, text('urgency')) ?? 'Unknown',
    severity: oneOf(CAP_SEVERITY, text('severity')) ?? 'Unknown',
    certainty: text('certainty') === 'Very Likely' ? 'Likely' : (oneOf(CAP_CERTAINTY, text('certainty')) ?? 'Unknown'),
    eventCodes: pairs(element, 'eventCode'),
    ...given({ effective: looseTime(text('effective')), onset: looseTime(text('onset')), expires: looseTime(text('expires')) }),
    ...given({ audience: text('audience'), senderName: text('senderName'), headline: text('headline') }),
    ...given({ description: text('description'), instruction: text('instruction'), web: text('web'), contact: text('contact') }),
    parameters: pairs(element, 'parameter'),
    resources: childrenOf(element, 'resource').map(readResource),
    areas: childrenOf(element, 'area').map(readArea),
  }
}

export function readArea(element: Element): CapArea {
  const [outlines, rounds] = [texts(element, 'polygon').map(ringOf), texts(element, 'circle').map(circleOf)]
  const unreadable = [...outlines, ...rounds].filter((one) => one === undefined).length
  return {
    areaDesc: textAt(element, 'areaDesc') ?? '',
    polygons: outlines.flatMap((ring) => (ring ? [ring] : [])),
    circles: rounds.flatMap((circle) => circle ?? []),
    geocodes: pairs(element, 'geocode'),
    ...(unreadable > 0 ? { unreadable } : {}),
    ...given({ altitude: numberOf(textAt(element, 'altitude') ?? ''), ceiling: numberOf(textAt(element, 'ceiling') ?? '') }),
  }
}

function readResource(element: Element): CapResource {
  return {
    resourceDesc: textAt(element, 'resourceDesc') ?? '',
    mimeType: textAt(element, 'mimeType') ?? '',
    ...given({ size: numberOf(textAt(element, 'size') ?? ''), uri: textAt(element, 'uri') }),
    ...given({ derefUri: textAt(element, 'derefUri'), digest: textAt(element, 'digest') }),
  }
}

/** Several pairs may stand inside one element, as the indexes of the US weather service write them. */
function pairs(parent: Element, name: string): CapPair[] {
  return childrenOf(parent, name).flatMap((one) => {
    const values = childrenOf(one, 'value')
    return childrenOf(one, 'valueName').flatMap((valueName, i) => {
      const [key, value] = [valueName.text.trim(), values[i]?.text.trim() ?? '']
      return key && value ? [{ valueName: key, value }] : []
    })
  })
}

function texts(parent: Element, name: string): string[] {
  return childrenOf(parent, name).map((one) => one.text.trim()).filter((text) => text !== '')
}

function oneOf<T extends string>(words: readonly T[], text: string | undefined): T | undefined {
  return words.find((word) => word === text)
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>
}


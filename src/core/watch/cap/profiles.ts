import { childrenOf, textAt, type Element } from '../xml/index.ts'
import type { CapError } from './conform.ts'

export const CAP_PROFILES = ['ipaws', 'canada'] as const
/** `ipaws`: OASIS CAP v1.2 USA IPAWS Profile 1.0. `canada`: Canadian Profile of CAP (CAP-CP 1.0). */
export type CapProfile = (typeof CAP_PROFILES)[number]

/** What a profile demands beyond CAP itself; an alert is also judged by CAP's own rules. */
export function profileErrors(alert: Element, profiles: readonly CapProfile[]): CapError[] {
  return profiles.flatMap((profile) => PROFILES[profile](alert))
}

const PROFILES: Record<CapProfile, (alert: Element) => CapError[]> = {
  ipaws: (alert) => [
    ...need(childrenOf(alert, 'code').some(({ text }) => text.trim() === 'IPAWSv1.0'), 'ipaws-code', alert, 'alert', 'a code IPAWSv1.0 names the profile'),
    ...eachInfo(alert, (info, where) => [
      ...need(textAt(info, 'expires') !== undefined, 'ipaws-expires', info, where, 'every info says when it expires'),
      ...need(pairsOf(info, 'eventCode', /^SAME$/).filter((value) => /^[A-Z]{3}$/.test(value)).length === 1, 'ipaws-event-code', info, where,
        'one eventCode SAME of three letters'),
      ...areasOf(info, where, 'ipaws', (area) => pairsOf(area, 'geocode', /^SAME$/).some((value) => /^\d{6}$/.test(value)), 'a geocode SAME of six digits'),
    ]),
    ...sameThroughout(alert),
  ],
  canada: (alert) => [
    ...need(childrenOf(alert, 'code').some(({ text }) => /^profile:CAP-CP:\d/.test(text.trim())), 'canada-code', alert, 'alert',
      'a code like profile:CAP-CP:0.4 names the profile'),
    ...eachInfo(alert, (info, where) => [
      ...need(textAt(info, 'language') !== undefined, 'canada-language', info, where, 'every info says its language'),
      ...need(pairsOf(info, 'eventCode', /^profile:CAP-CP:Event:\d/).length > 0, 'canada-event-code', info, where, 'an eventCode profile:CAP-CP:Event:...'),
      ...areasOf(info, where, 'canada', (area) => pairsOf(area, 'geocode', /^profile:CAP-CP:Location:\d/).length > 0, 'a geocode profile:CAP-CP:Location:...'),
    ]),
  ],
}

function need(met: boolean, code: string, at: Element, where: string, message: string): CapError[] {
  return met ? [] : [{ code, where: `${where} line ${at.line}`, message }]
}

/** A message that acknowledges or reports an error has no info to judge. */
function eachInfo(alert: Element, judge: (info: Element, where: string) => CapError[]): CapError[] {
  return childrenOf(alert, 'info').flatMap((info, i) => judge(info, `alert/info[${i + 1}]`))
}

function areasOf(info: Element, where: string, profile: CapProfile, coded: (area: Element) => boolean, message: string): CapError[] {
  const areas = childrenOf(info, 'area')
  if (areas.length === 0) return need(false, `${profile}-area`, info, where, 'every info has an area')
  return areas.flatMap((area, i) => need(coded(area), `${profile}-geocode`, area, `${where}/area[${i + 1}]`, `every area has ${message}`))
}

function sameThroughout(alert: Element): CapError[] {
  const [first, ...others] = childrenOf(alert, 'info').map((info) => JSON.stringify([textAt(info, 'category'), pairsOf(info, 'eventCode', /^SAME$/)]))
  return need(others.every((one) => one === first), 'ipaws-one-event', alert, 'alert', 'all infos have one category and one event code')
}

function pairsOf(parent: Element, name: string, scheme: RegExp): string[] {
  return childrenOf(parent, name).flatMap((one) => (scheme.test(textAt(one, 'valueName') ?? '') ? (textAt(one, 'value') ?? []) : []))
}

import { Fault, parseInstant } from '../../values/index.ts'
import type { CapReference, CapTime } from './alert.ts'

/** CAP's own dateTime: seconds written, numeric offset (OASIS CAP-v1.2, 3.3.2). `-00:00` stands for UTC. */
const CAP_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/

/** The instant of any RFC 3339 time, stricter spelling apart; undefined when there is none. */
export function looseTime(text: string | undefined): CapTime | undefined {
  if (text === undefined) return undefined
  try {
    return { text, at: parseInstant(text) }
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

/** Why a text is not CAP's dateTime; undefined when it is. */
export function timeProblem(text: string): string | undefined {
  if (/z$/i.test(text)) return 'a letter for the zone is refused: write -00:00, not Z'
  if (!CAP_TIME.test(text)) return 'write a time as 2020-01-28T14:10:24-05:00'
  return looseTime(text) ? undefined : 'that time does not exist'
}

export function numberOf(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text.trim()) ? Number(text) : undefined
}

/** `lat,lon` to [lon, lat]; undefined when it is not two numbers of this Earth. */
export function pairOf(text: string): [number, number] | undefined {
  const parts = text.split(',')
  const [lat, lon] = [numberOf(parts[0] ?? ''), numberOf(parts[1] ?? '')]
  if (parts.length !== 2 || lat === undefined || lon === undefined) return undefined
  return Math.abs(lat) > 90 || Math.abs(lon) > 180 ? undefined : [lon, lat]
}

/** Space-separated pairs; undefined when any of them is not one. */
export function ringOf(text: string): [number, number][] | undefined {
  const pairs = words(text).map(pairOf)
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined
}

/** `lat,lon km`. */
export function circleOf(text: string): { lat: number; lon: number; km: number } | undefined {
  const [center = '', radius = '', ...rest] = words(text)
  const [pair, km] = [pairOf(center), numberOf(radius)]
  return pair && km !== undefined && km >= 0 && rest.length === 0 ? { lat: pair[1], lon: pair[0], km } : undefined
}

export function referenceOf(text: string): CapReference | undefined {
  const parts = text.split(',')
  const [sender = '', identifier = '', sent = ''] = parts
  return parts.length === 3 && sender && identifier && looseTime(sent) ? { sender, identifier, sent } : undefined
}

export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** Space-separated, an item with spaces inside double quotes (3.2.1, addresses and incidents). */
export function quotedWords(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? '')
}

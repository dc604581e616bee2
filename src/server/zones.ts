import type { Instant, Party, Region } from '../core/values/index.ts'

/** Minutes east of UTC in an IANA zone at an instant. */
export function offsetMinutes(zone: string, at: Instant): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at)
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '')
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0
}

/** The first zone of a state or territory; UTC for a body. */
export function zoneOf(region: Region, party: Party): string {
  return (region.state(party) ?? region.territory(party))?.timeZones[0] ?? 'UTC'
}

import type { EdtfDate, Instant } from '../../values/index.ts'

export interface CalendarEntry {
  uid: string
  /** a whole day */
  on: EdtfDate
  summary: string
  description: string
  url: string
  /** answered already: it stands in the calendar and reminds of nothing */
  done: boolean
}

const FOLD = 75

/** Days as iCalendar (RFC 5545): CRLF, lines folded at 75 octets, text escaped; `at` stamps it. Reminds 30 and 7 days before of what is open. */
export function calendarText(name: string, entries: readonly CalendarEntry[], at: Instant): string {
  const stamp = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Contadora//returns//EN', 'CALSCALE:GREGORIAN', `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(({ uid, on, summary, description, url, done }) => [
      'BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`, `SUMMARY:${escaped(summary)}`, `DESCRIPTION:${escaped(description)}`, `URL:${url}`, 'TRANSP:TRANSPARENT',
      ...(done ? [] : [30, 7]).flatMap((days) => ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(summary)}`, `TRIGGER:-P${days}D`, 'END:VALARM']),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.flatMap(folded).map((line) => `${line}\r\n`).join('')
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n')
}

/** Never in the middle of a character; what goes on begins with a space. */
function folded(line: string): string[] {
  const lines: string[] = []
  let [now, size] = ['', 0]
  for (const character of line) {
    const length = new TextEncoder().encode(character).length
    if (size + length > FOLD) {
      lines.push(now)
      ;[now, size] = [' ', 1]
    }
    now += character
    size += length
  }
  return [...lines, now]
}

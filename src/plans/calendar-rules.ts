import { addDays, type PlainDate } from '../platform/plain-date.ts'

/** One deadline in a calendar: only titles, never a person. */
export interface Deadline {
  readonly id: string
  readonly dueOn: PlainDate
  readonly title: string
}

const LONGEST_LINE = 75

/** Folds at 75 octets, never inside a character (RFC 5545 §3.1). */
function fold(line: string): string {
  const folded: string[] = []
  let held = ''
  let octets = 0
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (octets + size > LONGEST_LINE) {
      folded.push(held)
      held = ' '
      octets = 1
    }
    held += character
    octets += size
  }
  return [...folded, held].join('\r\n')
}

/** Text values escape backslash, semicolon, comma and line ends (RFC 5545 §3.3.11). */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n|\r|\n/g, '\\n')

const compact = (day: PlainDate): string => day.replaceAll('-', '')

/**
 * Deadlines as an iCalendar stream (RFC 5545): all-day events that block no time, with a stable UID, so that a deadline that moves
 * moves in every calendar. `stamp` is the moment of writing in UTC, YYYYMMDDTHHMMSSZ.
 */
export function printCalendar(name: string, deadlines: readonly Deadline[], stamp: string): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Changai//Deadlines//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    `X-WR-CALNAME:${escaped(name)}`,
    ...deadlines.flatMap(({ id, dueOn, title }) => [
      ...['BEGIN:VEVENT', `UID:${id}@changai`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${compact(dueOn)}`],
      ...[
        `DTEND;VALUE=DATE:${compact(addDays(dueOn, 1))}`,
        `SUMMARY:${escaped(title)}`,
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
      ],
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

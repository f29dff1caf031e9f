import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readSeries, readStandardRows } from '../population/facts-store.ts'
import { readStandardLines } from './lines-rules.ts'
import { endStandards, insertStandards } from './standard-store.ts'

export interface LoadedStandards {
  readonly added: number
  readonly changed: number
  readonly same: number
}

/**
 * Loads the years of occupational standards from a day on: what they replace ends on that day, what is equal stays, and
 * occupations that the file does not name keep what they have.
 * @throws Refusal standard.unreadable with the row and why
 */
export async function loadStandards(
  db: Database,
  text: string,
  { fromOn, enteredBy }: { readonly fromOn: PlainDate; readonly enteredBy: string },
): Promise<LoadedStandards> {
  const read = readStandardLines(text, new Set((await readSeries(db, fromOn)).keys()))
  if ('code' in read) throw new Refusal('invalid', 'standard.unreadable', { row: read.row, reason: read.code })
  const key = ({ occupation, level }: { occupation: string; level: string }) => `${occupation} ${level}`
  const before = new Map((await readStandardRows(db, fromOn)).map((row) => [key(row), row]))
  const fresh = read.lines.filter((line) => {
    const held = before.get(key(line))
    return held?.cumulative !== line.cumulative || held?.afterTitle !== line.afterTitle
  })
  const changed = fresh.filter((line) => before.has(key(line)))
  await endStandards(db, fresh, fromOn)
  if (fresh.length > 0) await insertStandards(db, fresh, { fromOn, enteredBy })
  return { added: fresh.length - changed.length, changed: changed.length, same: read.lines.length - fresh.length }
}

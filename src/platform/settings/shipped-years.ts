import { readFileSync } from 'node:fs'
import type { Database } from '../database.ts'
import { plainDate } from '../plain-date.ts'
import { addWorkYear } from './store.ts'
import { daysOf, type WorkYear } from './work-year.ts'

interface ShippedNotice {
  readonly year: number
  readonly source: string
  /** A day, or a run 'first/last' (ISO 8601 interval). */
  readonly off: readonly string[]
  readonly worked: readonly string[]
}

/** The notices shipped in data/work-years.json, corrections after what they correct. */
export function readShippedYears(): WorkYear[] {
  const text = readFileSync(new URL('../../../data/work-years.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as ShippedNotice[]).map(({ year, source, off, worked }) => ({
    year,
    source,
    off: off.flatMap(runOf),
    worked: worked.map(plainDate),
  }))
}

function runOf(text: string) {
  const [from, to = from] = text.split('/')
  return daysOf({ from: plainDate(from!), to: plainDate(to!) })
}

/** Enters the shipped notices that the office does not have yet. */
export async function loadShippedYears(db: Database): Promise<void> {
  for (const year of readShippedYears()) await addWorkYear(db, year)
}

import { readFileSync } from 'node:fs'
import type { Database } from '../../platform/database.ts'
import { readingsOf } from '../../platform/pinyin.ts'
import { type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { titleSeries } from '../records/values.ts'
import { endOccupations, insertOccupations, isLoaded, type OccupationRow, readOccupations } from './occupation-store.ts'
import { type OccupationLine, readOccupationLines } from './rules.ts'

const SHIPPED = new URL('../../../data/occupations.tsv', import.meta.url)
/** Records reach back further than the edition of 2022; the shipped names hold for them too. */
const SHIPPED_FROM = plainDate('1949-10-01')

const toRow = ({ code, name, series, aliases }: OccupationLine): OccupationRow => {
  const read = readingsOf(name)
  const former = aliases.map((alias) => readingsOf(alias).initials)
  return {
    ...{ code, name, series, aliases: [...aliases], initials: read.initials },
    search: [code, name, ...aliases, read.initials, ...former].join(' ').toLowerCase(),
  }
}

export interface LoadedOccupations {
  readonly added: number
  readonly changed: number
  readonly ended: number
  readonly same: number
}

/**
 * Loads an edition of the classification from a day on: what it no longer has ends on that day, what it has otherwise
 * begins anew, what is equal stays. Records keep the names they were entered with.
 * @throws Refusal occupation.unreadable with the row and why
 */
export async function loadOccupations(
  db: Database,
  text: string,
  { edition, fromOn }: { readonly edition: string; readonly fromOn: PlainDate },
): Promise<LoadedOccupations> {
  const read = readOccupationLines(text, new Set(titleSeries))
  if ('code' in read) throw new Refusal('invalid', 'occupation.unreadable', { row: read.row, reason: read.code })
  const before = new Map((await readOccupations(db, fromOn)).map((row) => [row.code, row]))
  const rows = read.lines.map(toRow)
  const isSame = (row: OccupationRow) => {
    const held = before.get(row.code)
    return held !== undefined && held.search === row.search && held.series === row.series
  }
  const fresh = rows.filter((row) => !isSame(row))
  const codes = new Set(rows.map(({ code }) => code))
  const gone = [...before.keys()].filter((code) => !codes.has(code))
  const changed = fresh.filter(({ code }) => before.has(code))
  await endOccupations(db, [...gone, ...changed.map(({ code }) => code)], fromOn)
  await insertOccupations(db, fresh, { fromOn, edition })
  return {
    ...{ added: fresh.length - changed.length, changed: changed.length },
    ...{ ended: gone.length, same: rows.length - fresh.length },
  }
}

/** The shipped occupations, where none are loaded yet. */
export async function loadShippedOccupations(db: Database): Promise<void> {
  if (await isLoaded(db)) return
  await loadOccupations(db, readFileSync(SHIPPED, 'utf8'), { edition: 'shipped', fromOn: SHIPPED_FROM })
}

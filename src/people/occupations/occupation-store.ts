import { sql } from 'kysely'
import { heldOn } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'

const onDay = (db: Database, day: PlainDate) => db.selectFrom('occupation').where(heldOn('occupation', day))

export interface OccupationRow {
  readonly code: string
  readonly name: string
  readonly series: string | null
  readonly aliases: string[]
  readonly initials: string
  readonly search: string
}

/** The picker: by code, name, former name or initials of pinyin. What begins with the text comes first. */
export const findOccupations = (db: Database, text: string, day: PlainDate, limit: number): Promise<OccupationRow[]> =>
  onDay(db, day)
    .where((where) =>
      where.or([
        sql<boolean>`starts_with(code, ${text})`,
        sql<boolean>`position(${text} in search) > 0`,
        sql<boolean>`starts_with(initials, ${text.toLowerCase()})`,
      ]),
    )
    .orderBy(sql`not (starts_with(name, ${text}) or starts_with(initials, ${text.toLowerCase()}))`)
    .orderBy('code')
    .limit(limit)
    .select(['code', 'name', 'series', 'aliases', 'initials', 'search'])
    .execute()

/** The name in the classification for each text that is a code, a name or a former name; others are absent. */
export async function namesOfOccupations(
  db: Database,
  texts: readonly string[],
  day: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  if (texts.length === 0) return new Map()
  const rows = await onDay(db, day)
    .where(sql<boolean>`(code = any(${texts}::text[]) or name = any(${texts}::text[]) or aliases && ${texts}::text[])`)
    .select(['code', 'name', 'aliases'])
    .execute()
  const names = rows.map(({ name }) => [name, name] as const)
  const others = rows.flatMap(({ code, name, aliases }) => [code, ...aliases].map((text) => [text, name] as const))
  return new Map([...others, ...names])
}

/** The title series that occupations map to on a day, by name; null where nobody has said. */
export async function seriesOfOccupations(db: Database, day: PlainDate): Promise<ReadonlyMap<string, string | null>> {
  const rows = await onDay(db, day).select(['name', 'series']).execute()
  return new Map(rows.map(({ name, series }) => [name, series]))
}

export const readOccupations = (db: Database, day: PlainDate): Promise<OccupationRow[]> =>
  onDay(db, day).orderBy('code').select(['code', 'name', 'series', 'aliases', 'initials', 'search']).execute()

export const isLoaded = async (db: Database): Promise<boolean> =>
  (await db.selectFrom('occupation').select('code').limit(1).executeTakeFirst()) !== undefined

/** Ends occupations on the day; one that began on it was never in force and goes. */
export async function endOccupations(db: Database, codes: readonly string[], day: PlainDate): Promise<void> {
  await db
    .deleteFrom('occupation')
    .where(sql<boolean>`code = any(${codes}::text[])`)
    .where('fromOn', '=', day)
    .where('toOn', 'is', null)
    .execute()
  await db
    .updateTable('occupation')
    .set({ toOn: day })
    .where(sql<boolean>`code = any(${codes}::text[])`)
    .where('toOn', 'is', null)
    .where('fromOn', '<', day)
    .execute()
}

export async function insertOccupations(
  db: Database,
  rows: readonly OccupationRow[],
  dated: { readonly fromOn: PlainDate; readonly edition: string },
): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('occupation')
    .values(rows.map((row) => ({ ...row, ...dated, toOn: null })))
    .execute()
}

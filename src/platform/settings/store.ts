import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { type PlainDate, plainDate } from '../plain-date.ts'
import type { WorkCalendar } from '../working-days.ts'
import './table.ts'
import type { WorkYear } from './work-year.ts'

export async function findSetting(db: Database, name: string): Promise<unknown> {
  return (await db.selectFrom('setting').where('name', '=', name).select('value').executeTakeFirst())?.value
}

export const saveSetting = (db: Database, name: string, value: unknown) =>
  db
    .insertInto('setting')
    .values({ name, value: JSON.stringify(value) })
    .onConflict((on) => on.column('name').doUpdateSet({ value: JSON.stringify(value), changedAt: sql`now()` }))
    .execute()

/** Every edition of every year, the ruling one of each year last. */
export const listWorkYears = (db: Database) =>
  db
    .selectFrom('workYear')
    .select(['year', 'edition', 'source', 'loadedAt'])
    .select([days('off'), days('worked')])
    .orderBy('year')
    .orderBy('edition')
    .execute()

const days = (column: 'off' | 'worked') => sql<PlainDate[]>`${sql.ref(column)}::text[]`.as(column)

/** The days off and worked of every loaded year, by its last edition. */
export async function readCalendar(db: Database): Promise<WorkCalendar> {
  const ruling = [...new Map((await listWorkYears(db)).map((year) => [year.year, year])).values()]
  return {
    years: new Set(ruling.map(({ year }) => year)),
    off: new Set(ruling.flatMap(({ off }) => off)),
    worked: new Set(ruling.flatMap(({ worked }) => worked)),
  }
}

/** Adds an edition, unless this very notice is there already. Answers whether it was added. */
export async function addWorkYear(db: Database, { year, source, off, worked }: WorkYear): Promise<boolean> {
  const added = await sql`insert into work_year (year, edition, source, off, worked)
    select ${year}::int, coalesce(max(edition), 0) + 1, ${source}, ${off}::date[], ${worked}::date[]
    from work_year where year = ${year}
    on conflict (year, source) do nothing`.execute(db)
  return added.numAffectedRows === 1n
}

const chinaDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** The office day: the setting `office-day` where it is set (demo data), else today in China. */
export async function readOfficeDay(db: Database, now: Date): Promise<PlainDate> {
  const held = await findSetting(db, 'office-day')
  return held === undefined || held === null ? plainDate(chinaDay.format(now)) : plainDate(String(held))
}

/** Whether the office shows invented data: the setting `demo`. */
export const readDemo = async (db: Database): Promise<boolean> => (await findSetting(db, 'demo')) === true

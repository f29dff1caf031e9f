import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { type PlainDate, plainDate } from '../plain-date.ts'
import type { WorkCalendar } from '../working-days.ts'
import './table.ts'

export async function findSetting(db: Database, name: string): Promise<unknown> {
  return (await db.selectFrom('setting').where('name', '=', name).select('value').executeTakeFirst())?.value
}

export const saveSetting = (db: Database, name: string, value: unknown) =>
  db
    .insertInto('setting')
    .values({ name, value: JSON.stringify(value) })
    .onConflict((on) => on.column('name').doUpdateSet({ value: JSON.stringify(value), changedAt: sql`now()` }))
    .execute()

export async function readCalendar(db: Database): Promise<WorkCalendar> {
  const rows = await db
    .selectFrom('workYear')
    .select(['year', sql<string[]>`off::text[]`.as('off'), sql<string[]>`worked::text[]`.as('worked')])
    .execute()
  return {
    years: new Set(rows.map(({ year }) => year)),
    off: new Set(rows.flatMap(({ off }) => off as PlainDate[])),
    worked: new Set(rows.flatMap(({ worked }) => worked as PlainDate[])),
  }
}

export const saveWorkYear = (db: Database, year: { year: number; source: string; off: string[]; worked: string[] }) =>
  db
    .insertInto('workYear')
    .values(year)
    .onConflict((on) => on.column('year').doUpdateSet({ source: year.source, off: year.off, worked: year.worked }))
    .execute()

const chinaDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** The office day: the setting `office-day` where it is set (demo data), else today in China. */
export async function readOfficeDay(db: Database, now: Date): Promise<PlainDate> {
  const held = await findSetting(db, 'office-day')
  return held === undefined || held === null ? plainDate(chinaDay.format(now)) : plainDate(String(held))
}

/** Whether the office shows invented data: the setting `demo`. */
export const readDemo = async (db: Database): Promise<boolean> => (await findSetting(db, 'demo')) === true

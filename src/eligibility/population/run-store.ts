import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Readings } from '../readings.ts'
import '../table.ts'

/** Runs of which every person's result is kept; of older ones the counts by place stay. */
const KEPT_WHOLE = 3

export const findRun = (db: Database, id: string) =>
  db.selectFrom('eligibilityRun').where('id', '=', id).selectAll().executeTakeFirst()

export type RunRow = NonNullable<Awaited<ReturnType<typeof findRun>>>

export const findLastRun = (db: Database) =>
  db
    .selectFrom('eligibilityRun')
    .where('state', '=', 'done')
    .orderBy('asOf', 'desc')
    .orderBy('endedAt', 'desc')
    .limit(1)
    .selectAll()
    .executeTakeFirst()

export const listRuns = (db: Database) =>
  db.selectFrom('eligibilityRun').orderBy('askedAt', 'desc').limit(20).selectAll().execute()

/** Whether a run is under way: what changes meanwhile is gone through at its end. */
export const isRunning = async (db: Database): Promise<boolean> =>
  (await db.selectFrom('eligibilityRun').where('state', '<>', 'done').select('id').limit(1).executeTakeFirst()) !==
  undefined

export interface NewRun {
  readonly id: string
  readonly asOf: PlainDate
  readonly rules: readonly string[]
  readonly readings: Readings
  readonly askedBy: string | null
}

/** Begins a run; one for the same day that is under way is answered instead. */
export async function beginRun(
  db: Database,
  { rules, readings, ...run }: NewRun,
): Promise<{ run: RunRow; isNew: boolean }> {
  const added = await db
    .insertInto('eligibilityRun')
    .values({ ...run, rules: [...rules], readings: JSON.stringify(readings) })
    .onConflict((on) => on.column('asOf').where('state', '<>', 'done').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (added) return { run: added, isNew: true }
  const open = await db
    .selectFrom('eligibilityRun')
    .where('asOf', '=', run.asOf)
    .where('state', '<>', 'done')
    .selectAll()
    .executeTakeFirst()
  return open ? { run: open, isNew: false } : beginRun(db, { rules, readings, ...run })
}

export const nameJob = (db: Database, id: string, jobId: string) =>
  db.updateTable('eligibilityRun').set({ jobId }).where('id', '=', id).execute()

export interface Gone {
  readonly upTo: string
  readonly persons: number
  readonly retired: number
  readonly dead: number
}

/** How far a run has come; what is counted is added. */
export const advanceRun = (db: Database, id: string, { upTo, persons, retired, dead }: Gone) =>
  db
    .updateTable('eligibilityRun')
    .set({
      ...{ state: 'running' as const, upTo },
      persons: sql<number>`persons + ${persons}`,
      retired: sql<number>`retired + ${retired}`,
      dead: sql<number>`dead + ${dead}`,
    })
    .where('id', '=', id)
    .execute()

/** More or fewer persons after records changed. */
export const addToRun = (db: Database, id: string, persons: number) =>
  db
    .updateTable('eligibilityRun')
    .set({ persons: sql<number>`persons + ${persons}` })
    .where('id', '=', id)
    .execute()

/** Ends a run. Persons of older runs are forgotten, their counts stay. */
export async function endRun(db: Database, id: string): Promise<void> {
  await db.updateTable('eligibilityRun').set({ state: 'done', endedAt: sql`now()` }).where('id', '=', id).execute()
  const old = sql`(select id from eligibility_run where state = 'done' order by ended_at desc offset ${KEPT_WHOLE})`
  await sql`delete from eligibility_person where run_id in ${old}`.execute(db)
  await sql`delete from eligibility_result where run_id in ${old}`.execute(db)
}

export interface PersonResult {
  readonly personId: string
  readonly unitId: string
  readonly systemId: string
  readonly verdicts: string
}

export interface ProspectRow {
  readonly ruleId: string
  readonly personId: string
  readonly unitId: string
  readonly systemId: string
  readonly verdict: 'met' | 'notMet' | 'toVerify'
  readonly firstDate: PlainDate | null
  readonly firstKind: 'firm' | 'likely' | null
  readonly conditions: string
  readonly paper: string | null
  readonly about: unknown
}

/** Rows as one text: no limit of parameters, and PostgreSQL reads them in one go. */
const rows = (of: readonly object[], shape: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(of)}::jsonb) as row (${shape})`

export async function savePersons(
  db: Database,
  runId: string,
  persons: readonly PersonResult[],
  prospects: readonly ProspectRow[],
): Promise<void> {
  if (persons.length > 0)
    await sql`insert into eligibility_person (run_id, person_id, unit_id, system_id, verdicts)
      select ${runId}::uuid, row."personId", row."unitId", row."systemId", row.verdicts
      from ${rows(persons, sql`"personId" uuid, "unitId" uuid, "systemId" uuid, verdicts text`)}`.execute(db)
  if (prospects.length > 0)
    await sql`insert into eligibility_result
        (run_id, rule_id, person_id, unit_id, system_id, verdict, first_date, first_kind, conditions, paper, about)
      select ${runId}::uuid, row."ruleId", row."personId", row."unitId", row."systemId", row.verdict, row."firstDate",
        row."firstKind", row.conditions, row.paper, row.about
      from ${rows(
        prospects,
        sql`"ruleId" text, "personId" uuid, "unitId" uuid, "systemId" uuid, verdict text, "firstDate" date,
          "firstKind" text, conditions text, paper text, about jsonb`,
      )}`.execute(db)
}

export interface TallyRow {
  readonly ruleId: string
  readonly unitId: string
  readonly systemId: string
  readonly met: number
  readonly notMet: number
  readonly toVerify: number
}

/** Adds to the counts of a run; what is taken away is negative. In one order, so that two never wait in a circle. */
export async function addTallies(db: Database, runId: string, tallies: readonly TallyRow[]): Promise<void> {
  if (tallies.length === 0) return
  await sql`insert into eligibility_tally (run_id, rule_id, unit_id, system_id, met, not_met, to_verify)
    select ${runId}::uuid, row."ruleId", row."unitId", row."systemId", row.met, row."notMet", row."toVerify"
    from ${rows(
      tallies,
      sql`"ruleId" text, "unitId" uuid, "systemId" uuid, met int, "notMet" int, "toVerify" int`,
    )} order by 2, 3, 4
    on conflict (run_id, rule_id, unit_id, system_id) do update set
      met = eligibility_tally.met + excluded.met, not_met = eligibility_tally.not_met + excluded.not_met,
      to_verify = eligibility_tally.to_verify + excluded.to_verify`.execute(db)
}

/** What a run says of certain persons, taken out of it. */
export async function takePersons(db: Database, runId: string, ids: readonly string[]): Promise<PersonResult[]> {
  await sql`delete from eligibility_result where run_id = ${runId} and person_id = any(${ids}::uuid[])`.execute(db)
  const { rows: taken } = await sql<PersonResult>`delete from eligibility_person
    where run_id = ${runId} and person_id = any(${ids}::uuid[])
    returning person_id, unit_id, system_id, verdicts`.execute(db)
  return taken
}

/** Takes persons whose records changed, so many at most; what another takes at the same time is left to him. */
export async function takeChanges(db: Database, limit: number): Promise<string[]> {
  const { rows: taken } = await sql<{ personId: string }>`delete from eligibility_change where id in
      (select id from eligibility_change order by id limit ${limit} for update skip locked)
    returning person_id`.execute(db)
  return [...new Set(taken.map(({ personId }) => personId))].sort()
}

export async function countPersons(db: Database): Promise<number> {
  const { rows: counted } = await sql<{ persons: number }>`select count(*)::int as persons from person
    where merged_into is null`.execute(db)
  return counted[0]!.persons
}

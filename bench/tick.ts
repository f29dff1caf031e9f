import { sql } from 'kysely'
import type { Measurement } from '../src/cli/bench.ts'
import { newId } from '../src/platform/ids.ts'
import { addDays, plainDate } from '../src/platform/plain-date.ts'
import { loadShippedYears } from '../src/platform/settings/shipped-years.ts'
import { readCalendar } from '../src/platform/settings/store.ts'
import { tick } from '../src/supervision/door.ts'
import { openLedgerWorld } from './ledger/world.ts'

const TASKS = 200
const first = plainDate('2021-01-01')

/** A year of daily runs over 200 tasks in each of 129 counties, and one day of it with nothing to change. */
export async function measure(): Promise<readonly Measurement[]> {
  const world = await openLedgerWorld(1000)
  const { db, counties } = world
  try {
    await loadShippedYears(db)
    const calendar = await readCalendar(db)
    await sql`truncate tick_day, light_state, light_event, ladder_step, milestone, task cascade`.execute(db)
    await giveTasks(db, counties)
    const days = 365
    const began = performance.now()
    const year = { asOf: addDays(first, days - 1), calendar, withLines: false }
    // The day before the year begins, so that the run has a year to make up for.
    await db.transaction().execute((tx) => tick(tx, { ...year, asOf: addDays(first, -1) }))
    const report = await db.transaction().execute((tx) => tick(tx, year))
    const seconds = (performance.now() - began) / 1000
    const next = performance.now()
    await db.transaction().execute((tx) => tick(tx, { ...year, asOf: addDays(first, days) }))
    const name = `${counties.length} counties × ${TASKS} tasks`
    return [
      { name: `${name} × ${days} days`, unit: 's', values: [seconds] },
      { name: `${name}: changes of lights in the year`, unit: '', values: [report.changed.length] },
      { name: `${name}: one more day`, unit: 's', values: [(performance.now() - next) / 1000] },
    ]
  } finally {
    await world.close()
  }
}

/** Tasks whose milestones fall all over the year, four in five reached around their day, some long after or never. */
async function giveTasks(db: Parameters<typeof tick>[0], counties: readonly string[]): Promise<void> {
  for (const [i, county] of counties.entries()) {
    const ids = Array.from({ length: TASKS }, () => newId())
    await sql`insert into task (id, unit_id, system_id, no, measure, content, deliverable, standard, starts_on, due_on, source,
        state, created_by)
      select id, ${county}::uuid, ${county}::uuid, '1-1-' || n, '培训', '任务 ' || n, '班', '开班', '2021-01-04'::date + (n % 60)::int,
        '2021-09-01'::date + (n % 120)::int, 'above', 'running', id
      from unnest(${ids}::uuid[]) with ordinality as task (id, n)`.execute(db)
    await sql`insert into milestone (task_id, id, ordinal, name, due_on, weight, reached_on)
      select task.id, gen_random_uuid(), part, '节点 ' || part, task.starts_on + part * 45, 25,
        case when (n + part + ${i}) % 5 = 0 then null else task.starts_on + part * 45 + ((n * 7 + part * 3) % 30)::int - 12 end
      from unnest(${ids}::uuid[]) with ordinality as given (id, n) join task using (id)
      cross join generate_series(1, 4) part`.execute(db)
  }
}

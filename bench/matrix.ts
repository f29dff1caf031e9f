import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Measurement } from '../src/cli/bench.ts'
import { findUnitByCode, loadReferenceUnits } from '../src/organisations/door.ts'
import { contract } from '../src/plans/contract.ts'
import { asCarriedOn, openIssuedPlan, type StandingTask, storeStanding } from '../src/plans/door.ts'
import { matrix } from '../src/plans/matrix.ts'
import { placesBelow } from '../src/plans/unit-store.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { migrate } from '../src/platform/migrate.ts'
import { addDays, plainDate } from '../src/platform/plain-date.ts'
import { startEmbedded } from '../src/platform/postgres/start.ts'
import { loadShippedYears } from '../src/platform/settings/shipped-years.ts'
import { readCalendar } from '../src/platform/settings/store.ts'
import { timesOf } from './ledger/times.ts'

const TASKS = 200
const RUNS = 20
const today = plainDate('2021-06-30')
const day = plainDate('2021-01-01')
const by = { accountId: newId(), today: day }
const planId = newId()

/** The matrix of 200 tasks by all counties of the province, from the database to the answer as it is sent. */
export async function measure(): Promise<readonly Measurement[]> {
  const dir = mkdtempSync(join(tmpdir(), 'changai-bench-matrix-'))
  chmodSync(dir, 0o755)
  const server = await startEmbedded({ dir })
  const db = openDatabase(server.url, { max: 4 })
  try {
    await migrate(server.url)
    await db.transaction().execute(build)
    await sql`analyze`.execute(db)
    const calendar = await readCalendar(db)
    const clerk = { scope: { territory: 'all', system: 'all' }, unitId: null } as const
    const call = (of: 'county' | 'prefecture') =>
      ({ db, clerk, today, calendar, input: { id: planId, by: of } }) as never
    const sent = async (of: 'county' | 'prefecture') =>
      JSON.stringify(contract.matrix.output.parse(await matrix(call(of))))
    const told = await matrix(call('county'))
    const shape = `${told.rows.length} tasks × ${told.columns.length} counties`
    return [
      { name: `matrix of ${shape}`, unit: 'ms', values: await timesOf(RUNS, () => sent('county')) },
      { name: 'the same by 16 prefectures', unit: 'ms', values: await timesOf(RUNS, () => sent('prefecture')) },
    ]
  } finally {
    await db.destroy()
    await server.stop({ spare: 'nobody' })
    rmSync(dir, { recursive: true, force: true })
  }
}

async function build(db: Database): Promise<void> {
  await loadReferenceUnits(db)
  await loadShippedYears(db)
  const province = (await findUnitByCode(db, '530000', today))!.id
  const plan = { id: planId, unitId: province, systemId: province, year: 2021, title: '工作要点', onDay: day }
  const sourceId = await openIssuedPlan(db, { ...plan, meeting: '会议', documentNo: '1号' }, by)
  const milestones = ['2021-03-31', '2021-06-25', '2021-12-20'].map((due, at) => ({
    ...{ name: `节点${at + 1}`, dueOn: plainDate(due), weight: [20, 40, 40][at]!, asks: [] },
  }))
  const top = Array.from(
    { length: TASKS },
    (_, at): StandingTask => ({
      ...{
        id: newId(),
        planId,
        no: `1-${Math.floor(at / 25) + 1}-${(at % 25) + 1}`,
        measure: `举措${Math.floor(at / 25)}`,
      },
      ...{
        content: `任务${at + 1}`,
        deliverable: '文件',
        standard: '印发',
        leadId: province,
        placeId: province,
        lineNo: null,
      },
      ...{ partnerIds: [], leaderPostId: null, personPostId: null, startsOn: day, dueOn: plainDate('2021-12-31') },
      ...{ milestones, source: 'decision', sourceId, policyId: null, policyLineNo: null, aboveId: null, isKey: false },
      ...{ risk: null, state: 'running', issuedOn: day, begunOn: addDays(day, 1), reached: [] },
    }),
  )
  await storeStanding(db, top, by)
  const middle = await carry(db, top, () => province, ['PREFECTURE'])
  await carry(db, middle, ({ placeId }) => placeId, ['COUNTY'])
}

async function carry(
  db: Database,
  above: readonly StandingTask[],
  under: (task: StandingTask) => string,
  kinds: readonly ('PREFECTURE' | 'COUNTY')[],
) {
  const below: StandingTask[] = []
  for (const [placeId, tasks] of Map.groupBy(above, under)) {
    const places = await placesBelow(db, { placeId, kinds, day: today })
    for (const task of tasks)
      for (const [at, place] of places.entries()) {
        const part = asCarriedOn(task, { id: newId(), placeId: place.id, leadId: place.id })
        const reached = at % 7 === 0 ? [] : [{ ordinal: 1, onDay: plainDate('2021-03-29') }]
        const half = at % 3 === 0 ? [] : [{ ordinal: 2, onDay: plainDate('2021-06-20') }]
        below.push({
          ...part,
          state: 'running',
          issuedOn: day,
          begunOn: addDays(day, 1),
          reached: [...reached, ...half],
        })
      }
  }
  await storeStanding(db, below, by)
  return below
}

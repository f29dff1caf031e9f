import { findUnitByCode } from '../organisations/door.ts'
import { asCarriedOn, askToTake, openIssuedPlan, type StandingTask, storeStanding } from '../plans/door.ts'
import type { Database } from '../platform/database.ts'
import { addDays, dayOf, type PlainDate } from '../platform/plain-date.ts'
import { openStream } from './generator.ts'
import { demoId } from './ids.ts'
import { demoTasks } from './plan-tasks.ts'
import { findLines, hasPlan } from './store-plans.ts'
import { type DemoWorld, OFFICE_DAY } from './world.ts'

const PLAN = demoId('plan:2021')
const ISSUED = dayOf(2021, 2, 26)
const SEED = 20_210_226
/** So many of a hundred places have not taken a task on, or are late with its first milestone. */
const MISSING = 3
const LATE = 14

const milestones = [
  { name: '方案印发', dueOn: dayOf(2021, 3, 31), weight: 20, asks: [] },
  { name: '中期进展', dueOn: dayOf(2021, 6, 25), weight: 40, asks: ['存在困难', '下步打算'] },
  { name: '全年完成', dueOn: dayOf(2021, 12, 20), weight: 40, asks: ['下步打算'] },
]

/** The year's 工作要点 of the province, carried on by prefectures and counties, with lights of every kind. */
export async function storePlans(db: Database, world: DemoWorld): Promise<void> {
  if (await hasPlan(db, PLAN)) return
  const office = (await findUnitByCode(db, 'YN-OFFICE', OFFICE_DAY))!.id
  const by = { accountId: world.accounts.get('sheng')!, today: ISSUED }
  await db.transaction().execute(async (tx) => {
    const meeting = await openIssuedPlan(
      tx,
      {
        ...{ id: PLAN, unitId: world.placeIds.get('530000')!, systemId: office, year: 2021, onDay: dayOf(2021, 2, 24) },
        ...{
          title: '2021年产业工人队伍建设改革工作要点',
          meeting: '领导小组第三次会议',
          documentNo: '产改纪要〔2021〕3号',
        },
      },
      by,
    )
    const top = await topTasks(tx, office, world, meeting)
    const { below, missing } = carriedOn(top, world)
    await storeStanding(tx, [...top, ...below], by)
    await askToTake(tx, missing)
  })
}

async function topTasks(db: Database, office: string, world: DemoWorld, meeting: string): Promise<StandingTask[]> {
  const lines = await findLines(db, 2021)
  const leads = { ...(await departments(db)), office }
  const counts = new Map<string, number>()
  return demoTasks.map((one) => {
    const measures = [...new Set(demoTasks.map(({ measure }) => measure))]
    const at = (counts.get(one.measure) ?? 0) + 1
    counts.set(one.measure, at)
    const no = `1-${measures.indexOf(one.measure) + 1}-${at}`
    return {
      ...{ id: demoId(`task:${no}`), planId: PLAN, no, measure: one.measure, content: one.content, state: 'running' },
      ...{ deliverable: one.deliverable, standard: one.standard, isKey: one.isKey, risk: null },
      ...{ lineNo: one.line === null ? null : (lines.get(one.line) ?? null), placeId: world.placeIds.get('530000')! },
      ...{ leadId: one.line === null ? leads.union : leads.labour, partnerIds: [leads.office] },
      ...{
        leaderPostId: null,
        personPostId: null,
        startsOn: dayOf(2021, 1, 1),
        dueOn: dayOf(2021, 12, 31),
        milestones,
      },
      ...{ source: 'decision', sourceId: meeting, policyId: null, policyLineNo: null, aboveId: null },
      ...{ issuedOn: ISSUED, begunOn: addDays(ISSUED, 3), reached: first(dayOf(2021, 3, 29)) },
    } satisfies StandingTask
  })
}

async function departments(db: Database) {
  const byCode = async (code: string) => (await findUnitByCode(db, code, OFFICE_DAY))!.id
  return { union: await byCode('YN-GH'), labour: await byCode('YN-RS') }
}

const first = (onDay: PlainDate) => [{ ordinal: 1, onDay }]

/** Each task at each prefecture and county: most on time, some late, some stopped short, a few not taken. */
function carriedOn(top: readonly StandingTask[], { placeIds }: DemoWorld) {
  const next = openStream(SEED, 'plan')
  const prefectures = [...placeIds].filter(([code]) => code.endsWith('00') && code !== '530000')
  const counties = [...placeIds].filter(([code]) => !code.endsWith('00'))
  const below: StandingTask[] = []
  const missing: { taskId: string; unitId: string; askedOn: PlainDate }[] = []
  const place = (above: StandingTask, code: string, unitId: string): StandingTask | undefined => {
    if (next.next() * 100 < MISSING) {
      missing.push({ taskId: above.id, unitId, askedOn: addDays(ISSUED, 5) })
      return undefined
    }
    const to = { id: demoId(`task:${above.no}:${code}`), placeId: unitId, leadId: unitId }
    const part = { ...asCarriedOn(above, to), ...courseOf(next.next() * 100) }
    below.push(part)
    return part
  }
  for (const task of top)
    for (const [code, unitId] of prefectures) {
      const middle = place(task, code, unitId)
      if (middle) for (const [own, id] of counties) if (own.startsWith(code.slice(0, 4))) place(middle, own, id)
    }
  return { below, missing }
}

function courseOf(at: number): Pick<StandingTask, 'state' | 'issuedOn' | 'begunOn' | 'reached'> {
  const issuedOn = addDays(ISSUED, 5 + Math.floor(at / 12))
  const begunOn = addDays(issuedOn, 4)
  const early = first(dayOf(2021, 3, 26))
  if (at < LATE / 2) return { state: 'running', issuedOn, begunOn, reached: [] }
  if (at < LATE * 2) return { state: 'running', issuedOn, begunOn, reached: early }
  const half = { ordinal: 2, onDay: dayOf(2021, 6, 10 + Math.floor(at / 12)) }
  if (at < 96) return { state: 'running', issuedOn, begunOn, reached: [...early, half] }
  const whole = { ordinal: 3, onDay: dayOf(2021, 6, 24) }
  return { state: 'running', issuedOn, begunOn, reached: [...early, half, whole] }
}

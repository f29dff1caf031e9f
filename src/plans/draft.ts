import { newId } from '../platform/ids.ts'
import { addMonths, dayOf, isPlainDate, type PlainDate, yearOf } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import { type ConfirmedLine, confirmedLines, findPolicy, sectionsOf } from '../policies/door.ts'
import type { Asking } from './answer.ts'
import type { NewTask } from './compose.ts'
import { type Numbered, nextNo } from './number-rules.ts'
import { getPlan } from './plan-store.ts'
import type { SlotCell } from './slot-rules.ts'
import { listPlanTasks, readMilestones, readPartners, readSlots } from './task-store.ts'
import { findUnitNamed, placesOf } from './unit-store.ts'

interface NewPlan {
  readonly id: string
  readonly unitId: string
  readonly systemId: string
  readonly year: number
  readonly ordinal: number
}

const LONGEST = 400
const NO_POSTS = { leaderPostId: null, personPostId: null }
const bare = (title: string) => title.replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*/, '').trim()

/** The confirmed task lines of a notice as drafts: content, lead unit, last day and clause are filled in. */
export async function draftsOf(asking: Asking, plan: NewPlan, policyId: string): Promise<NewTask[]> {
  const { db, today } = asking
  const policy = await findPolicy(db, policyId)
  const lines = policy ? (await confirmedLines(db, policyId)).filter(({ kind }) => kind === 'task') : []
  if (lines.length === 0) throw new Refusal('conflict', 'plan.no-lines')
  const sections = await sectionsOf(db, policyId)
  const numbered: Numbered[] = []
  const drafts: NewTask[] = []
  for (const line of lines) {
    const section = sections.find(({ start, end }) => line.start >= start && line.start < end)
    const measure = bare(section?.title ?? policy!.title).slice(0, 80)
    const no = nextNo(plan.ordinal, measure, numbered)
    numbered.push({ no, measure })
    const lead = line.actors.find(({ role }) => role === 'lead') ?? line.actors[0]
    const leadId = (lead && (await findUnitNamed(db, lead.name, plan.unitId, today))) ?? plan.systemId
    const placeId = (await placesOf(db, [leadId], today)).get(leadId) ?? plan.unitId
    drafts.push({
      ...{
        id: newId(),
        planId: plan.id,
        no,
        measure,
        content: line.text.slice(0, LONGEST),
        deliverable: '',
        standard: '',
      },
      ...{ leadId, placeId, partnerIds: [], ...NO_POSTS, isKey: false, risk: null, lineNo: null, state: 'draft' },
      ...{ source: 'policy', policyId, policyLineNo: line.no, sourceId: null, aboveId: null },
      ...oneMilestone(plan.year, dueOf(line, plan.year)),
    })
  }
  return drafts
}

/** The line's own deadline where it names a day of the plan's year or later, else the year's end. */
function dueOf({ due, period }: ConfirmedLine, year: number): PlainDate {
  const named = [due, period?.to].find((day) => typeof day === 'string' && isPlainDate(day)) as PlainDate | undefined
  return named && yearOf(named) >= year ? named : dayOf(year, 12, 31)
}

const oneMilestone = (year: number, dueOn: PlainDate) => ({
  startsOn: dayOf(year, 1, 1),
  dueOn,
  milestones: [{ name: '全部完成', dueOn, weight: 100, asks: [] }],
})

/** The tasks of an earlier plan as drafts of this year: the same words and clauses, days moved by whole years. */
export async function copiesOf(asking: Asking, plan: NewPlan, formerId: string): Promise<NewTask[]> {
  const { db } = asking
  const former = await getPlan(db, asking, formerId)
  if (former.year >= plan.year) throw new Refusal('invalid', 'plan.former-year', { year: plan.year })
  const tasks = (await listPlanTasks(db, asking, formerId)).filter(({ state }) => state !== 'cancelled')
  const ids = tasks.map(({ id }) => id)
  const milestones = Map.groupBy(await readMilestones(db, ids), ({ taskId }) => taskId)
  const partners = Map.groupBy(await readPartners(db, ids, asking), ({ taskId }) => taskId)
  const later = (day: PlainDate) => addMonths(day, 12 * (plan.year - former.year))
  const copies: NewTask[] = []
  for (const task of tasks) {
    const asks = await asksOf(asking, task.id)
    const [, measure, number] = task.no.split('-')
    copies.push({
      ...{
        ...task,
        id: newId(),
        planId: plan.id,
        no: `${plan.ordinal}-${measure}-${number}`,
        state: 'draft',
        ...NO_POSTS,
      },
      ...{ leadId: task.systemId, placeId: task.unitId, isKey: task.weight === 'key', lineNo: null, risk: null },
      ...{ startsOn: later(task.startsOn), dueOn: later(task.dueOn), aboveId: null },
      partnerIds: (partners.get(task.id) ?? []).map(({ unitId }) => unitId),
      milestones: (milestones.get(task.id) ?? []).map(({ id, name, dueOn, weight }) => ({
        ...{ name, weight, dueOn: later(dueOn), asks: asks.get(id) ?? [] },
      })),
    })
  }
  return copies
}

/** The questions of each milestone's report. */
export async function asksOf({ db }: Asking, taskId: string): Promise<ReadonlyMap<string, string[]>> {
  const slots = await readSlots(db, taskId)
  const asked = (cells: unknown) => (cells as SlotCell[]).filter(({ from }) => from === 'asked').map(({ name }) => name)
  return new Map(slots.map(({ milestoneId, prefilled }) => [milestoneId, asked(prefilled)]))
}

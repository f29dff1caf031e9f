import type { Call } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { lightsOf, progressOf } from './answer.ts'
import { letterOf } from './cell-rules.ts'
import type { contract } from './contract.ts'
import { type PlanFigure, readPlanFigure } from './figure-rules.ts'
import { judging, kindsOf, type MatrixBy } from './matrix.ts'
import { readCells, readMissing } from './matrix-store.ts'
import { getPlan } from './plan-store.ts'
import type { LightSaid } from './shapes.ts'
import { burdenOf } from './slot-rules.ts'
import { findTasks, getTask, listPlanTasks, readAnswered, readMilestones, type TaskRow } from './task-store.ts'
import { getUnitNamed, readUnits } from './unit-store.ts'

type Asked = Call<(typeof contract)['counted']>
/** What a number of a plan counts, each with its light: the reader's own reach is applied again. */
export async function counted(call: Asked) {
  const named = readPlanFigure(call.input.figure)
  if (!named) throw new Refusal('absent', 'plan.absent')
  const found = await open(call, named)
  const figure = { value: found.value, unit: found.unit, asOf: call.today, ref: call.input.figure }
  return { title: found.title, figure, rows: found.rows }
}

interface Opened {
  readonly title: string
  readonly value: string
  readonly unit: string
  readonly rows: { id: string; what: string; detail: string; light: LightSaid | null }[]
}

const open = (call: Asked, named: PlanFigure): Promise<Opened> => {
  if (named.kind === 'progress') return progress(call, named)
  if (['asked', 'prefilled', 'minutes'].includes(named.kind)) return cost(call, named)
  if (named.kind === 'tasks' || named.kind === 'closed') return planTasks(call, named)
  return named.kind === 'missing' ? missing(call, named) : lit(call, named)
}

async function rowsOf(call: Asked, tasks: readonly TaskRow[]): Promise<Opened['rows']> {
  const { lights } = await lightsOf(call, tasks)
  return tasks.map((task) => ({
    ...{ id: task.id, what: `${task.no} ${task.content}`, detail: `${task.place}　${task.lead}` },
    light: lights.get(task.id)!,
  }))
}

async function planTasks(call: Asked, { kind, id }: PlanFigure): Promise<Opened> {
  const plan = await getPlan(call.db, call, id)
  const all = await listPlanTasks(call.db, call, id)
  const tasks = all.filter(({ state }) => (kind === 'closed' ? state === 'closed' : state !== 'cancelled'))
  return { title: plan.title, value: plan[kind as 'tasks' | 'closed'], unit: '件', rows: await rowsOf(call, tasks) }
}

async function progress(call: Asked, { id }: PlanFigure): Promise<Opened> {
  const task = await getTask(call.db, call, id)
  const milestones = await readMilestones(call.db, [id])
  return {
    ...{ title: `${task.no} ${task.content}`, value: progressOf(milestones), unit: '%' },
    rows: milestones.map(({ name, dueOn, reachedOn, weight }) => ({
      ...{ id, what: `${name}　${weight}%`, detail: reachedOn ?? dueOn, light: null },
    })),
  }
}

async function cost(call: Asked, { kind, id, by }: PlanFigure): Promise<Opened> {
  const rows = (await readAnswered(call.db, call, Number(by))).filter(({ systemId }) => systemId === id)
  const time = (at: Date | null) => at?.getTime() ?? null
  const costOf = (own: typeof rows) =>
    String(
      burdenOf(own.map((one) => ({ ...one, openedAt: time(one.openedAt), answeredAt: time(one.answeredAt) })))[
        kind as 'asked'
      ],
    )
  const unit = kind === 'minutes' ? '分钟' : '格'
  const bySlot = Map.groupBy(rows, ({ taskId }) => taskId)
  const tasks = await findTasks(call.db, call, [...bySlot.keys()])
  return {
    ...{ title: (await getUnitNamed(call.db, id, call.today)).name, value: costOf(rows), unit },
    rows: tasks.map((task) => ({
      ...{ id: task.id, what: `${task.no} ${task.content}`, light: null },
      detail: `${costOf(bySlot.get(task.id)!)} ${unit}`,
    })),
  }
}

async function lit(call: Asked, { kind, rowId, id, by }: PlanFigure): Promise<Opened> {
  const plan = await getPlan(call.db, call, id)
  const kinds = kindsOf[(by ?? 'lead') as MatrixBy] ?? kindsOf.lead
  const judge = judging(call.today, call.calendar)
  const cells = await readCells(call.db, call, { planId: id, kinds, rowId })
  const wanted = cells.filter((one) => letterOf(judge(one)) === kind[0] && (by !== 'lead' || one.id === one.rowId))
  const tasks = await findTasks(
    call.db,
    call,
    wanted.map((one) => one.id),
  )
  return { title: plan.title, value: String(tasks.length), unit: '格', rows: await rowsOf(call, tasks) }
}

async function missing(call: Asked, { id, by }: PlanFigure): Promise<Opened> {
  const plan = await getPlan(call.db, call, id)
  const found = await readMissing(call.db, call, id)
  const units = await readUnits(
    call.db,
    found.map(({ unitId }) => unitId),
    call.today,
  )
  const tasks = new Map(
    (
      await findTasks(
        call.db,
        call,
        found.map(({ rowId }) => rowId),
      )
    ).map((task) => [task.id, task]),
  )
  const kinds = kindsOf[(by ?? 'prefecture') as MatrixBy]
  const own = found.filter(({ unitId }) => kinds?.includes(units.get(unitId)!.kind))
  return {
    ...{ title: plan.title, value: String(own.length), unit: '格' },
    rows: own.map(({ rowId, unitId, askedOn }) => ({
      ...{
        id: rowId,
        what: tasks.get(rowId)?.content ?? '',
        detail: `${units.get(unitId)!.name}　${askedOn}`,
        light: null,
      },
    })),
  }
}

import type { z } from 'zod'
import type { UnitKind } from '../organisations/rules.ts'
import type { Figure } from '../platform/figure.ts'
import type { Call } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import type { WorkCalendar } from '../platform/working-days.ts'
import { daysOf, type Judged } from '../supervision/lights/light-rules.ts'
import { lightsOf } from './answer.ts'
import { type CellLetter, columnName, countOf, letterOf, totalOf, worseOf } from './cell-rules.ts'
import type { contract } from './contract.ts'
import { lightOf } from './light-said.ts'
import type { matrixColumns } from './matrix-contract.ts'
import { type CellRow, type HeadRow, type MissingRow, readCells, readHeads, readMissing } from './matrix-store.ts'
import { byNo } from './number-rules.ts'
import { getPlan, type PlanRow } from './plan-store.ts'
import { findTasks } from './task-store.ts'
import { getUnitNamed, placesBelow } from './unit-store.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>
export type MatrixBy = (typeof matrixColumns)[number]
type Column = z.output<(typeof contract)['matrix']['output']>['columns'][number]

export const kindsOf: Readonly<Record<MatrixBy, readonly UnitKind[]>> = {
  ...{ prefecture: ['PREFECTURE'], county: ['COUNTY', 'ZONE'] },
  lead: ['PROVINCE', 'PREFECTURE', 'COUNTY', 'ZONE'],
}

const choicesOf = (kind: UnitKind): readonly MatrixBy[] =>
  kind === 'PROVINCE' ? ['prefecture', 'county', 'lead'] : kind === 'PREFECTURE' ? ['county', 'lead'] : ['lead']

/** Judges each different state of affairs once: thousands of cells share a few hundred. */
export function judging(today: PlanDay, calendar: WorkCalendar): (row: CellRow) => Judged {
  const days = daysOf(calendar)
  const known = new Map<string, Judged>()
  return (row) => {
    const key = `${row.state} ${row.startsOn} ${row.dueOn} ${row.nextDue} ${row.nextProven} ${row.nextName}`
    const found = known.get(key)
    if (found) return found
    const milestones =
      row.nextDue === null
        ? []
        : [{ name: row.nextName!, dueOn: row.nextDue, reachedOn: null, proven: row.nextProven === true }]
    const judged = lightOf({ ...row, milestones }, today, days)
    known.set(key, judged)
    return judged
  }
}
type PlanDay = Call['today']

/** Letters of all cells: by row, then by column. */
export function gridOf(
  rows: readonly CellRow[],
  missing: readonly MissingRow[],
  by: MatrixBy,
  judge: (row: CellRow) => Judged,
) {
  const grid = new Map<string, Map<string, CellLetter>>()
  const put = (rowId: string, column: string, letter: CellLetter) => {
    const line = grid.get(rowId) ?? new Map<string, CellLetter>()
    const held = line.get(column)
    line.set(column, held ? worseOf(held, letter) : letter)
    grid.set(rowId, line)
  }
  for (const row of rows) {
    if (by === 'lead' && row.id !== row.rowId) continue
    put(row.rowId, by === 'lead' ? row.systemId : row.unitId, letterOf(judge(row)))
  }
  if (by !== 'lead') for (const { rowId, unitId } of missing) put(rowId, unitId, 'm')
  return grid
}

const figure = (plan: PlanRow, by: MatrixBy, kind: string, value: number, asOf: PlanDay): Figure => ({
  ...{ value: String(value), unit: '格', asOf },
  ref: `plans.${kind}.${plan.id}.${by}`,
})

async function columnsOf(
  { db, today }: Pick<Call, 'db' | 'today'>,
  plan: PlanRow,
  by: MatrixBy,
  heads: readonly HeadRow[],
): Promise<Column[]> {
  if (by === 'lead') {
    const leads = new Map(heads.map(({ systemId, lead }) => [systemId, lead]))
    return [...leads].map(([id, name]) => ({ id, name, fullName: name }))
  }
  const places = await placesBelow(db, { placeId: plan.unitId, kinds: kindsOf[by], day: today })
  return places.map(({ id, name, shortName }) => ({ id, name: columnName(shortName), fullName: name }))
}

export async function matrix(call: Of<'matrix'>) {
  const { db, input, today, calendar } = call
  const plan = await getPlan(db, call, input.id)
  const choices = choicesOf((await getUnitNamed(db, plan.unitId, today)).kind)
  const by = choices.includes(input.by) ? input.by : choices[0]!
  const heads = (await readHeads(db, plan.id, today)).sort((a, b) => byNo(a.no, b.no))
  const cells = await readCells(db, call, { planId: plan.id, kinds: kindsOf[by] })
  const missing = by === 'lead' ? [] : await readMissing(db, call, plan.id)
  const grid = gridOf(cells, missing, by, judging(today, calendar))
  const used = new Set([...grid.values()].flatMap((line) => [...line.keys()]))
  const columns = (await columnsOf(call, plan, by, heads)).filter(({ id }) => plan.isReached || used.has(id))
  const rows = heads.map((head) => {
    const line = grid.get(head.id)
    const letters = columns.map(({ id }) => line?.get(id) ?? '.').join('')
    return {
      ...{ id: head.id, no: head.no, measure: head.measure, content: head.content, lead: head.lead },
      ...{ isKey: head.weight === 'key', cells: letters },
      red: figure(plan, by, `red-${head.id}`, countOf(letters, 'r'), today),
      yellow: figure(plan, by, `yellow-${head.id}`, countOf(letters, 'y'), today),
    }
  })
  const all = rows.map((row) => row.cells).join('')
  const column = (at: number) => rows.map((row) => ({ letter: row.cells[at] as CellLetter, isKey: row.isKey }))
  return {
    ...{ asOf: today, title: plan.title, by, choices: [...choices], columns, rows },
    total: columns.map((_, at) => totalOf(column(at))).join(''),
    red: figure(plan, by, 'red', countOf(all, 'r'), today),
    yellow: figure(plan, by, 'yellow', countOf(all, 'y'), today),
    missing: figure(plan, by, 'missing', countOf(all, 'm'), today),
  }
}

/** What lies behind one cell: the tasks there with their lights, or since when the place was asked. */
export async function cell(call: Of<'cell'>) {
  const { db, input, today } = call
  const plan = await getPlan(db, call, input.id)
  const head = (await readHeads(db, plan.id, today)).find(({ id }) => id === input.taskId)
  if (!head) throw new Refusal('absent', 'task.absent')
  const unit = await getUnitNamed(db, input.unitId, today)
  const found = await readCells(db, call, { planId: plan.id, kinds: kindsOf.lead, rowId: head.id })
  const own = found.filter(({ id, unitId, systemId }) => unitId === unit.id || (id === head.id && systemId === unit.id))
  const tasks = await findTasks(
    db,
    call,
    own.map(({ id }) => id),
  )
  const { lights } = await lightsOf(call, tasks)
  const missing = (await readMissing(db, call, plan.id)).find((one) => one.rowId === head.id && one.unitId === unit.id)
  return {
    ...{ unit: unit.name, task: `${head.no} ${head.content}`, askedOn: missing?.askedOn ?? null },
    tasks: tasks.map(({ id, content, lead }) => ({ id, content, lead, light: lights.get(id)! })),
  }
}

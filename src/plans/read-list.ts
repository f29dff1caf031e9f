import { newId } from '../platform/ids.ts'
import type { Call } from '../platform/operation.ts'
import { type Facts, Refusal, say } from '../platform/refusal.ts'
import type { SheetRow } from '../platform/workbook/cell.ts'
import { openWorkbook } from '../platform/workbook/open.ts'
import { toLines } from './answer.ts'
import { storeTasks } from './compose.ts'
import type { contract } from './contract.ts'
import { asksOf } from './draft.ts'
import { judgeTask } from './judge.ts'
import {
  type ListColumn,
  listColumns,
  neededColumns,
  printSource,
  readLineNo,
  readMilestones,
  readNames,
  readSpan,
} from './list-rules.ts'
import { nextNo } from './number-rules.ts'
import { byOf } from './plan-routes.ts'
import { takesTasks } from './plan-rules.ts'
import { lockPlan, type PlanRow } from './plan-store.ts'
import type { TaskInput, TaskLine } from './shapes.ts'
import { findLine } from './source-store.ts'
import { writeVersion } from './task-routes.ts'
import { listPlanTasks, lockTask, type TaskRow } from './task-store.ts'
import { findUnitNamed } from './unit-store.ts'
import { words } from './words.ts'

type Asking = Call<(typeof contract)['readTaskList']>
type Cells = Readonly<Partial<Record<ListColumn, string>>>

const HEAD_ROWS = 20
const MOST_ROWS = 1000

/** Good rows go in, the others come back with their reasons: a known id is changed, a row without one is a new task. */
export async function readTaskList(call: Asking) {
  const { db, input, language } = call
  if (!call.upload) throw new Refusal('invalid', 'list.no-file')
  const plan = await lockPlan(db, call, input.id)
  const rows = await readSheet(await call.upload.read(), input.fileName)
  const told = { changed: 0, added: 0, same: 0 }
  const refused: { row: number; no: string; reasons: string[] }[] = []
  const known = await knownOf(call, plan)
  for (const { row, cells } of rows) {
    const outcome = await takeRow(call, plan, known, cells).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      const all = error.faults.length > 0 ? error.faults : [error]
      return all.map(({ code, facts }) => say(words, language, code, facts))
    })
    if (typeof outcome === 'string') told[outcome] += 1
    else refused.push({ row, no: cells.序号 ?? '', reasons: outcome })
  }
  return { changed: String(told.changed), added: String(told.added), same: String(told.same), refused }
}

async function readSheet(bytes: Uint8Array, fileName: string) {
  const book = await openWorkbook(bytes, fileName)
  const rows: SheetRow[] = []
  await book.readRows(0, (row) => {
    if (rows.length < MOST_ROWS + HEAD_ROWS) rows.push(row)
  })
  const textOf = (row: SheetRow, at: number) => row.cells[at]?.text.trim() ?? ''
  const head = rows.slice(0, HEAD_ROWS).find((row) => row.cells.some((_, at) => textOf(row, at) === '任务内容'))
  const columns = new Map<ListColumn, number>()
  for (const [at] of head?.cells.entries() ?? []) {
    const name = listColumns.find((column) => column === textOf(head!, at))
    if (name && !columns.has(name)) columns.set(name, at)
  }
  const lacking = neededColumns.find((column) => !columns.has(column))
  if (!head || lacking) throw new Refusal('invalid', 'list.not-task-list', { column: lacking ?? '任务内容' })
  return rows
    .filter(({ row }) => row > head.row)
    .map((row) => ({
      row: row.row,
      cells: Object.fromEntries([...columns].map(([name, at]) => [name, textOf(row, at)])) as Cells,
    }))
    .filter(({ cells }) => (cells.任务内容 ?? '') !== '')
}

interface Known {
  readonly rows: Map<string, TaskRow>
  readonly lines: Map<string, TaskLine>
  readonly numbered: { no: string; measure: string }[]
}

async function knownOf(call: Asking, plan: PlanRow): Promise<Known> {
  const rows = await listPlanTasks(call.db, call, plan.id)
  const lines = await toLines(call, rows)
  return {
    rows: new Map(rows.map((row) => [row.id, row])),
    lines: new Map(lines.map((line) => [line.id, line])),
    numbered: rows.map(({ no, measure }) => ({ no, measure })),
  }
}

const invalid = (code: string, facts: Facts = {}) => new Refusal('invalid', code, facts)

async function takeRow(call: Asking, plan: PlanRow, known: Known, cells: Cells): Promise<'changed' | 'added' | 'same'> {
  const id = cells.编号 ?? ''
  if (id === '') return addRow(call, plan, known, cells)
  const row = known.rows.get(id)
  const line = known.lines.get(id)
  if (!row || !line) throw invalid('list.wrong-id')
  const given = await inputOf(call, plan, cells, line, row)
  if (isSame(given, line)) return 'same'
  if (row.state !== 'draft') throw invalid('list.derived-state', { taskState: row.state })
  await writeVersion(call, await lockTask(call.db, call, id), given, '清单导入')
  return 'changed'
}

async function addRow(call: Asking, plan: PlanRow, known: Known, cells: Cells): Promise<'added'> {
  if (!takesTasks(plan.state)) throw invalid('plan.not-open', { planState: plan.state })
  const given = await inputOf(call, plan, cells, null, null)
  const id = newId()
  const judged = await judgeTask(
    call,
    { ...given, source: sourceOf(known, cells.依据 ?? '') },
    { taskId: id, source: null },
  )
  if (!judged.task) throw new Refusal('invalid', 'input.invalid', { count: judged.faults.length }, judged.faults)
  const no = nextNo(plan.ordinal, given.measure, known.numbered)
  known.numbered.push({ no, measure: given.measure })
  await storeTasks(call.db, [{ ...judged.task, id, planId: plan.id, no, state: 'draft' }], byOf(call))
  return 'added'
}

/** 依据 of a new row: a line of a notice that another task of this plan stands on. */
function sourceOf({ lines, rows }: Known, text: string): TaskInput['source'] {
  const lineNo = readLineNo(text)
  for (const [id, { source }] of lines) {
    const policyId = rows.get(id)!.policyId
    if (policyId && lineNo !== null && printSource(source.title, source.detail, lineNo) === text.trim())
      return { kind: 'policy', policyId, lineNo }
  }
  return null
}

async function inputOf(
  call: Asking,
  plan: PlanRow,
  cells: Cells,
  line: TaskLine | null,
  row: TaskRow | null,
): Promise<Omit<TaskInput, 'source'>> {
  const span = readSpan(cells.起止时间 ?? '')
  if ('wrong' in span) throw invalid('list.wrong-day', { text: span.wrong })
  const quarters = listColumns.filter((column) => column.startsWith('时间节点')).map((column) => cells[column] ?? '')
  const read = readMilestones(quarters)
  if (read.wrong[0] !== undefined) throw invalid('list.wrong-day', { text: read.wrong[0] })
  const leads = readNames(cells.牵头单位 ?? '')
  if (leads.length !== 1) throw invalid('list.one-lead', { name: leads })
  const asks = row ? await asksOf(call, row.id) : new Map<string, string[]>()
  const held = row?.lineNo == null ? undefined : await findLine(call.db, { no: row.lineNo })
  return {
    ...{ measure: cells.改革举措 ?? '', content: cells.任务内容 ?? '', deliverable: cells.成果形式 ?? '' },
    ...{ standard: cells.完成标准 ?? '', startsOn: span.from, dueOn: span.to, risk: cells.存在困难 || null },
    ...{ leadId: await unitOf(call, plan, leads[0]!, line), line: held?.code ?? null, isKey: line?.isKey ?? false },
    ...{ leaderPostId: row?.leaderPostId ?? null, personPostId: row?.personPostId ?? null },
    partnerIds: await Promise.all(readNames(cells.配合单位 ?? '').map((name) => unitOf(call, plan, name, line))),
    milestones: read.milestones.map((one) => {
      const old = line?.milestones.find(({ name, dueOn }) => name === one.name && dueOn === one.dueOn)
      const isSameWeight = old !== undefined && old.weight === String(one.weight)
      return { ...one, id: old?.id ?? null, asks: old && !isSameWeight ? (asks.get(old.id) ?? []) : [] }
    }),
  }
}

async function unitOf({ db, today }: Asking, plan: PlanRow, name: string, line: TaskLine | null): Promise<string> {
  const held = line && [line.lead, ...line.partners].find((unit) => unit.name === name)
  const id = held?.id ?? (await findUnitNamed(db, name, plan.unitId, today))
  if (!id) throw invalid('list.lead-unknown', { name })
  return id
}

const isSame = (given: Omit<TaskInput, 'source'>, line: TaskLine): boolean =>
  given.measure === line.measure &&
  given.content === line.content &&
  given.deliverable === line.deliverable &&
  given.standard === line.standard &&
  given.leadId === line.lead.id &&
  given.startsOn === line.startsOn &&
  given.dueOn === line.dueOn &&
  given.risk === line.risk &&
  given.partnerIds.join() === line.partners.map(({ id }) => id).join() &&
  given.milestones.length === line.milestones.length &&
  given.milestones.every((one) => line.milestones.some((old) => old.id === one.id && old.weight === String(one.weight)))

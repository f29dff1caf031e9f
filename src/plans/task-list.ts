import type { Call } from '../platform/operation.ts'
import { addDays, daysBetween, type PlainDate } from '../platform/plain-date.ts'
import { writeTable } from '../platform/workbook/table.ts'
import { findLineAt } from '../targets/door.ts'
import { toLines } from './answer.ts'
import type { contract } from './contract.ts'
import {
  type ListColumn,
  listColumns,
  listWidths,
  printMilestone,
  printSource,
  printSpan,
  quarterOf,
} from './list-rules.ts'
import { byNo } from './number-rules.ts'
import type { TaskLine } from './shapes.ts'
import { readPosts } from './source-store.ts'
import { listTasks, readSlots, type TaskRow } from './task-store.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 改革任务清单: tasks of a year within reach, by their numbers. */
export async function taskList(call: Of<'taskList'>) {
  const { db, input, clerk, today } = call
  const found = await listTasks(db, call, { year: input.year, planId: input.planId ?? null, isOpen: false })
  const rows = found.filter(({ state }) => state !== 'cancelled').sort((a, b) => byNo(a.no, b.no))
  const lines = await toLines(call, rows)
  const people = new Map(
    (
      await readPosts(
        db,
        rows.flatMap(({ personPostId }) => personPostId ?? []),
        today,
      )
    ).map((one) => [one.id, one]),
  )
  const cells = lines.map((line, at) => {
    const person = people.get(rows[at]!.personPostId ?? '')
    return cellsOf(line, rows[at]!, person ? [person.title, person.holder].filter(Boolean).join(' ') : '')
  })
  const body = await writeTable({
    ...{ sheetName: '改革任务清单', above: [`${input.year}年改革任务清单`, `${clerk.unitName}　${today}`] },
    columns: listColumns.map((header) => ({ header, width: listWidths[header] })),
    rows: cells.map((row) => listColumns.map((column) => row[column])),
    countLine: (count) => `共 ${count} 件`,
  })
  return { name: `${input.year}年改革任务清单.xlsx`, type: WORKBOOK, body }
}

function cellsOf(line: TaskLine, row: TaskRow, person: string): Readonly<Record<ListColumn, string>> {
  const quarter = (at: number) =>
    line.milestones
      .filter(({ dueOn }) => quarterOf(dueOn) === at)
      .map((one) => printMilestone({ ...one, weight: Number(one.weight) }))
      .join('；')
  const isBelow = line.source.kind === 'above'
  return {
    ...{ 序号: line.no, 改革举措: line.measure, 任务内容: line.content, 成果形式: line.deliverable },
    ...{ 完成标准: line.standard, 牵头单位: line.lead.name, 责任人: person, 存在困难: line.risk ?? '' },
    配合单位: line.partners.map(({ name }) => name).join('、'),
    起止时间: printSpan(line.startsOn, line.dueOn),
    ...{ '时间节点（一季度）': quarter(0), '时间节点（二季度）': quarter(1), '时间节点（三季度）': quarter(2) },
    ...{ '时间节点（四季度）': quarter(3), '进度%': line.progress.value ?? '', 灯: line.light.word, 编号: line.id },
    依据: isBelow ? line.source.detail : printSource(line.source.title, line.source.detail, row.policyLineNo),
    上级任务: isBelow ? line.source.title : '',
  }
}

const CHECK_COLUMNS = [
  ...([
    '单位',
    '期次',
    '指标/任务',
    '目标值',
    '截至本期完成',
    '完成率',
    '时序进度',
    '超欠（百分点）',
    '来源',
    '自评',
  ] as const),
  ...(['问题', '下步打算', '填报人', '审核人', '日期'] as const),
] as const

/** 工作进度自查表: what the ledger and the milestones hold is filled in; what is left open only the unit can say. */
export async function selfCheck(call: Of<'selfCheck'>) {
  const { db, input, clerk, today } = call
  const found = (await listTasks(db, call, { year: input.year, planId: null, isOpen: true })).sort((a, b) =>
    byNo(a.no, b.no),
  )
  const lines = await toLines(call, found)
  const rows: string[][] = []
  for (const [at, line] of lines.entries()) rows.push(await checkRow(call, line, found[at]!))
  const body = await writeTable({
    ...{ sheetName: '工作进度自查表', above: [`${input.year}年工作进度自查表`, `${clerk.unitName}　${today}`] },
    columns: CHECK_COLUMNS.map((header) => ({ header, width: header === '指标/任务' ? 36 : 14 })),
    rows,
    countLine: (count) => `共 ${count} 件`,
  })
  return { name: `${input.year}年工作进度自查表.xlsx`, type: WORKBOOK, body }
}

async function checkRow(call: Of<'selfCheck'>, line: TaskLine, row: TaskRow): Promise<string[]> {
  const { today } = call
  const held = row.lineNo === null ? undefined : await findLineAt(call, row.lineNo, row.unitId)
  const gone = goneOf(row.startsOn, row.dueOn, today)
  const done = held ? (held.done.value ?? '待核实') : (line.progress.value ?? '0')
  const time = held ? (held.gone.value ?? '') : gone.toFixed(2)
  const gap = held ? (held.gap.value ?? '') : (Number(done) - gone).toFixed(2)
  const plans = (await readSlots(call.db, row.id)).find(({ state }) => state !== 'waiting')
  return [
    ...[line.lead.name, today.slice(0, 7), `${line.no} ${line.content}`],
    ...(held ? [held.target.value ?? '待核实', held.value.value ?? '待核实'] : ['100%', `${line.progress.value}%`]),
    ...[`${done}%`, `${time}%`, gap, held ? '台账自动' : '节点和成果材料', line.light.word],
    ...[line.risk ?? '', plans?.answer ?? '', call.clerk.name, '', today],
  ]
}

/** Share of calendar days gone, in per cent. */
function goneOf(from: PlainDate, to: PlainDate, today: PlainDate): number {
  const all = daysBetween(from, addDays(to, 1))
  const gone = Math.min(all, Math.max(0, daysBetween(from, addDays(today, 1))))
  return (gone * 100) / all
}

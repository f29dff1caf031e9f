import { isPlainDate, type PlainDate } from '../platform/plain-date.ts'

/** 改革任务清单 by the columns of §4.6, quarters apart, and the id hidden behind them for the way back. */
export const listColumns = [
  ...(['序号', '改革举措', '任务内容', '成果形式', '完成标准', '牵头单位', '配合单位', '责任人', '起止时间'] as const),
  ...(['时间节点（一季度）', '时间节点（二季度）', '时间节点（三季度）', '时间节点（四季度）'] as const),
  ...(['依据', '上级任务', '进度%', '灯', '存在困难', '编号'] as const),
] as const
export type ListColumn = (typeof listColumns)[number]

export const listWidths: Readonly<Record<ListColumn, number>> = {
  ...{ 序号: 8, 改革举措: 16, 任务内容: 32, 成果形式: 14, 完成标准: 24, 牵头单位: 16, 配合单位: 18, 责任人: 14 },
  ...{ 起止时间: 24, '时间节点（一季度）': 22, '时间节点（二季度）': 22, '时间节点（三季度）': 22 },
  ...{ '时间节点（四季度）': 22, 依据: 30, 上级任务: 24, '进度%': 8, 灯: 8, 存在困难: 20, 编号: 0 },
}

/** What a row must have to be a task at all. */
export const neededColumns: readonly ListColumn[] = ['改革举措', '任务内容', '牵头单位', '起止时间']

export interface ListMilestone {
  readonly name: string
  readonly dueOn: PlainDate
  readonly weight: number
}

/** The quarter of a day, 0 to 3. */
export const quarterOf = (day: PlainDate): number => Math.floor((Number(day.slice(5, 7)) - 1) / 3)

export const printMilestone = ({ dueOn, name, weight }: ListMilestone): string => `${dueOn} ${name}（${weight}%）`

export const printSpan = (from: PlainDate, to: PlainDate): string => `${from}至${to}`

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/

/** A day as offices write it: 2021-06-30, 2021/6/30, 2021年6月30日; undefined where no such day exists. */
export function readDay(text: string): PlainDate | undefined {
  const parts = DAY.exec(text.trim())
  if (!parts) return undefined
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  return isPlainDate(day) ? day : undefined
}

/** 起止时间: both days, or the text that is none. */
export function readSpan(
  text: string,
): { readonly from: PlainDate; readonly to: PlainDate } | { readonly wrong: string } {
  const [first = '', last = ''] = text.split(/至|—|~|到/)
  const [from, to] = [readDay(first), readDay(last)]
  return from && to ? { from, to } : { wrong: text }
}

const MILESTONE = /^(\S+?)\s+(.*?)[（(](\d{1,3})%[）)]$/

/** 时间节点 of a row, from all its quarters: one a line or after ；. */
export function readMilestones(texts: readonly string[]): {
  readonly milestones: ListMilestone[]
  readonly wrong: string[]
} {
  const parts = texts.flatMap((text) => text.split(/[；;\n]/)).map((text) => text.trim())
  const wrong: string[] = []
  const milestones = parts
    .filter((text) => text !== '')
    .flatMap((text) => {
      const found = MILESTONE.exec(text)
      const dueOn = found && readDay(found[1]!)
      if (dueOn) return [{ dueOn, name: found[2]!.trim(), weight: Number(found[3]) }]
      wrong.push(text)
      return []
    })
  return { milestones, wrong }
}

/** Units as a cell lists them: 省总工会、省人社厅. */
export const readNames = (text: string): string[] =>
  text
    .split(/[、，,；;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** 依据 as it is printed: number or title of the notice, and which of its lines. */
export const printSource = (title: string, detail: string, lineNo: number | null): string =>
  `${title}${detail === '' ? '' : `（${detail}）`}${lineNo === null ? '' : `第${lineNo}条`}`

export const readLineNo = (text: string): number | null => {
  const found = /第(\d+)条$/.exec(text.trim())
  return found ? Number(found[1]) : null
}

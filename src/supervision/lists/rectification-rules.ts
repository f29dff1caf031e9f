import type { PlainDate } from '../../platform/plain-date.ts'
import type { OrderEvent } from '../orders/history-rules.ts'
import type { MoveName, OrderState } from '../orders/states-rules.ts'

/** The columns of 问题整改清单 (§4.6), in the order offices use. */
export const columns = [
  ...(['序号', '问题来源', '发现日期', '问题描述', '依据条款', '涉及单位/企业', '整改措施', '整改目标'] as const),
  ...(['责任单位', '责任领导', '责任人', '整改时限', '进展', '证明材料', '核查人', '核查结论'] as const),
  ...(['销号日期', '是否复发', '灯'] as const),
] as const
export type RectificationColumn = (typeof columns)[number]

/** Hidden behind the list: what each row is, the version that was exported, and how it looked. */
export const hiddenColumns = ['编号（勿改）', '版本（勿改）', '原样（勿改）'] as const

export interface RectificationFacts {
  readonly source: string
  readonly foundOn: PlainDate
  readonly matter: string
  readonly basis: string
  readonly unit: string
  readonly standard: string
  readonly dueOn: PlainDate | null
  readonly closedOn: PlainDate | null
  readonly reopened: number
  readonly light: string
  readonly proofs: readonly string[]
  readonly events: readonly OrderEvent[]
  /** A person's name by account. */
  readonly named: (account: string) => string
}

/** One row of the list: every cell is read from the order's history, none is kept beside it. */
export function cellsOf(facts: RectificationFacts, no: number): string[] {
  const { events, named } = facts
  const last = (...moves: MoveName[]) => events.findLast(({ move }) => moves.includes(move))
  const check = last('check')
  const reported = last('progress', 'feedBack')
  const cells: Readonly<Record<RectificationColumn, string>> = {
    ...{ 序号: String(no), 问题来源: facts.source, 发现日期: facts.foundOn, 问题描述: facts.matter },
    ...{ 依据条款: facts.basis, '涉及单位/企业': facts.unit, 整改措施: last('handle')?.facts.plan ?? '' },
    ...{ 整改目标: facts.standard, 责任单位: facts.unit, 责任领导: last('feedBack')?.facts.signedBy ?? '' },
    责任人: named(last('handle', 'sign')?.by ?? ''),
    ...{ 整改时限: facts.dueOn ?? '', 进展: reported?.facts.plan ?? '', 证明材料: facts.proofs.join('、') },
    核查人: (check?.facts.checkers ?? []).map(named).join('、'),
    核查结论: check === undefined ? '' : check.facts.passed ? '符合完成标准' : '未达到完成标准',
    ...{ 销号日期: facts.closedOn ?? '', 是否复发: facts.reopened > 0 ? '是' : '否', 灯: facts.light },
  }
  return columns.map((name) => cells[name])
}

/** What a changed cell asks for. */
export interface AskedChange {
  readonly move: 'handle' | 'progress' | 'close'
  readonly plan?: string
}

export type RowVerdict =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'asks'; readonly change: AskedChange }
  | { readonly kind: 'fixed'; readonly columns: readonly string[] }

const at = (name: RectificationColumn) => columns.indexOf(name)
const WRITABLE: readonly RectificationColumn[] = ['整改措施', '进展', '销号日期']
/** The number of the row and the light may differ without anybody having typed: the day went on. */
const MOVING: readonly RectificationColumn[] = ['序号', '灯']

/**
 * What a row that came back asks for. 整改措施 gives the plan, 进展 reports progress, 销号日期 asks for closing; a change of
 * any other column is named and changes nothing. One row asks for one step: the earliest on its way.
 */
export function judgeRow(was: readonly string[], now: readonly string[], state: OrderState): RowVerdict {
  const changed = columns.filter((name) => was[at(name)]!.trim() !== (now[at(name)] ?? '').trim())
  const fixed = changed.filter((name) => !WRITABLE.includes(name) && !MOVING.includes(name))
  if (fixed.length > 0) return { kind: 'fixed', columns: fixed }
  const typed = (name: RectificationColumn) => (changed.includes(name) ? (now[at(name)] ?? '').trim() : '')
  if (typed('整改措施') && (state === 'received' || !typed('进展')))
    return { kind: 'asks', change: { move: 'handle', plan: typed('整改措施') } }
  if (typed('进展')) return { kind: 'asks', change: { move: 'progress', plan: typed('进展') } }
  if (typed('销号日期')) return { kind: 'asks', change: { move: 'close' } }
  return { kind: 'unchanged' }
}

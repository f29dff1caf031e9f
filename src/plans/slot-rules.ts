import type { PlainDate } from '../platform/plain-date.ts'
import type { MilestoneGiven } from './content-rules.ts'

/** One cell of a report: filled in from the ledger, or asked because no record holds it. */
export interface SlotCell {
  readonly name: string
  readonly from: 'ledger' | 'asked'
  /** As it stood when it was confirmed; null until then. */
  readonly value: string | null
  readonly unit: string
  readonly ref: string | null
}

export interface SlotPlan {
  readonly dueOn: PlainDate
  readonly cells: readonly SlotCell[]
  readonly cellsAsked: number
  readonly cellsPrefilled: number
}

/** What is filled in of a line: what is done, what is to be reached, the share, the calendar, the distance. */
export const LEDGER_CELLS = ['value', 'target', 'done', 'gone', 'gap'] as const

/** The report of a milestone: due on its day, with the ledger's cells where the task hangs on a line. */
export function slotOf({ dueOn, asks }: Pick<MilestoneGiven, 'dueOn' | 'asks'>, isLinked: boolean): SlotPlan {
  const cells: SlotCell[] = asks.map((name) => ({ name, from: 'asked', value: null, unit: '', ref: null }))
  return { dueOn, cells, cellsAsked: asks.length, cellsPrefilled: isLinked ? LEDGER_CELLS.length : 0 }
}

export interface Answered {
  readonly cellsAsked: number
  readonly cellsPrefilled: number
  readonly openedAt: number | null
  readonly answeredAt: number | null
}

export interface Burden {
  readonly asked: number
  readonly prefilled: number
  readonly minutes: number
}

/** A form that was left open overnight took nobody that long. */
const MOST_MINUTES = 120

/** What reports cost a unit: cells to fill in, cells that came filled in, minutes from opening to answering. */
export const burdenOf = (slots: readonly Answered[]): Burden =>
  slots.reduce<Burden>(
    (sum, { cellsAsked, cellsPrefilled, openedAt, answeredAt }) => ({
      asked: sum.asked + cellsAsked,
      prefilled: sum.prefilled + cellsPrefilled,
      minutes: sum.minutes + minutesOf(openedAt, answeredAt),
    }),
    { asked: 0, prefilled: 0, minutes: 0 },
  )

const minutesOf = (opened: number | null, answered: number | null): number =>
  opened === null || answered === null
    ? 0
    : Math.min(MOST_MINUTES, Math.max(1, Math.ceil((answered - opened) / 60_000)))

import type { z } from 'zod'
import type { Choice } from '../../platform/ui/choices.tsx'
import type { contract } from '../contract.ts'
import type { OrderRecord } from '../orders/shapes.ts'
import { orderSources, type Problem } from '../orders/source-rules.ts'

type Source = (typeof orderSources)[number]

/** What an order is about, as it was picked: a task, or a line of a target. */
export interface PickedSubject {
  readonly kind: 'task' | 'line'
  readonly id: string
  readonly name: string
}

/** An order while it is typed: null is not filled in yet. */
export interface OrderDraft {
  readonly unit: Choice | null
  readonly source: Source | null
  readonly problem: Problem | null
  readonly subject: PickedSubject | null
  readonly basis: string
  readonly matter: string
  readonly demand: string
  readonly standard: string
  readonly term: number | null
  /** One item a line. */
  readonly items: string
}

export const emptyDraft = (source?: string): OrderDraft => ({
  ...{ unit: null, source: orderSources.find((one) => one === source) ?? null, problem: null, subject: null },
  ...{ basis: '', matter: '', demand: '', standard: '', term: 10, items: '' },
})

export const typedOf = (held: OrderRecord): OrderDraft => ({
  ...{ unit: held.unit, source: held.source, problem: held.problem },
  subject: held.about?.kind === 'task' ? { kind: 'task', id: held.about.id, name: held.about.name } : null,
  ...{ basis: held.basis, matter: held.matter, demand: held.demand, standard: held.standard },
  ...{ term: Number(held.term), items: held.items.map(({ name }) => name).join('\n') },
})

/** What is sent. A field that is still null is refused at its field by the office. */
export const sentOf = ({ unit, subject, items, ...typed }: OrderDraft) =>
  ({
    ...typed,
    unitId: unit?.id ?? '',
    taskId: subject?.kind === 'task' ? subject.id : null,
    lineNo: subject?.kind === 'line' ? Number(subject.id) : null,
    items: items
      .split(/[\n；;]/)
      .map((item) => item.trim())
      .filter(Boolean),
  }) as unknown as z.input<typeof contract.draftOrder.input>

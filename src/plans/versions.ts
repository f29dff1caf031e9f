import type { FieldFault } from '../platform/refusal.ts'
import type { MilestoneGiven } from './content-rules.ts'
import type { MilestoneRow } from './task-store.ts'

interface Given extends MilestoneGiven {
  readonly id: string | null
}

/** What becomes of milestones under a new version. */
export interface MilestonePlan {
  readonly kept: readonly {
    readonly id: string
    readonly ordinal: number
    readonly name: string
    readonly dueOn: MilestoneGiven['dueOn']
    readonly weight: number
  }[]
  readonly added: readonly (MilestoneGiven & { readonly ordinal: number })[]
  readonly dropped: readonly string[]
  readonly faults: readonly FieldFault[]
}

const isFixed = ({ reachedOn, proven }: MilestoneRow): boolean => reachedOn !== null || proven

const same = (row: MilestoneRow, given: Given): boolean =>
  row.name === given.name && row.dueOn === given.dueOn && row.weight === given.weight

/**
 * Milestones that were reached or proven stay as they are; others that are changed are said anew with their reports, and
 * those that are left out go.
 */
export function openMilestones(standing: readonly MilestoneRow[], given: readonly Given[]): MilestonePlan {
  const byId = new Map(standing.map((row) => [row.id, row]))
  const numbered = given.map((one, at) => ({
    ...one,
    ordinal: at + 1,
    row: one.id === null ? undefined : byId.get(one.id),
  }))
  const kept = numbered.filter(({ row, ...one }) => row && (isFixed(row) || (same(row, one) && one.asks.length === 0)))
  const keptIds = new Set(kept.map(({ row }) => row!.id))
  const stays = (row: MilestoneRow): FieldFault => ({
    ...{ field: 'milestones', code: 'milestone.reached-stays', facts: { milestone: row.name } },
  })
  return {
    kept: kept.map(({ row, ordinal, name, dueOn, weight }) => ({ id: row!.id, ordinal, name, dueOn, weight })),
    added: numbered.filter(({ row }) => !row || !keptIds.has(row.id)).map(({ id: _, row: __, ...one }) => one),
    dropped: standing.filter((row) => !keptIds.has(row.id) && !isFixed(row)).map(({ id }) => id),
    faults: [
      ...standing.filter((row) => isFixed(row) && !keptIds.has(row.id)).map(stays),
      ...kept.filter(({ row, ...one }) => isFixed(row!) && !same(row!, one)).map(({ row }) => stays(row!)),
    ],
  }
}

import type { Clerk, Reach } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { covers, isPlaceKind, type Span, type UnitKind } from '../rules.ts'

export type UnitMove = 'describe' | 'rename' | 'move' | 'split' | 'merge' | 'close' | 'open-below' | 'open-post'

interface Standing extends Span {
  readonly id: string
  readonly kind: UnitKind
}

const isRoot = (reach: Reach, id: string) => typeof reach === 'object' && reach.unit === id

/** A place is changed by whoever sits above it, never by those who sit in it. */
export const mayChange = (clerk: Pick<Clerk, 'duties' | 'scope'>, unit: Pick<Standing, 'id' | 'kind'>): boolean =>
  clerk.duties.has('unit.change') && !(isPlaceKind(unit.kind) && isRoot(clerk.scope.territory, unit.id))

/** What a reader who reaches the unit may do with it today. An ended unit is history: nothing. */
export function openMoves(clerk: Pick<Clerk, 'duties' | 'scope'>, unit: Standing, today: PlainDate): UnitMove[] {
  if (!covers(unit, today)) return []
  const changes = mayChange(clerk, unit) ? (['describe', 'rename', 'move', 'split', 'merge', 'close'] as const) : []
  const below = clerk.duties.has('unit.change') && isPlaceKind(unit.kind) ? (['open-below'] as const) : []
  const posts = clerk.duties.has('post.appoint') ? (['open-post'] as const) : []
  return [...changes, ...below, ...posts]
}

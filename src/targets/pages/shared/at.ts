import type { PlainDate } from '../../../platform/plain-date.ts'

/** Where and when a target is looked at: a place, a past day, and whose map. What is left out is the reader's own, today. */
export interface At {
  readonly place?: string
  readonly asOf?: PlainDate
  readonly map?: 'today'
}

/** The same without the map, for courses and overlaps, which stand in the units of their own days. */
export const withoutMap = ({ map: _, ...at }: At): Omit<At, 'map'> => at

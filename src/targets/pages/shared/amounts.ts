import type { Figure } from '../../../platform/figure.ts'
import type { LineAt } from '../../cards/contract.ts'

/** A figure's value for drawing: lengths and axes only, never for printing. */
export const sizeOf = ({ value }: Figure): number => (value === null ? 0 : Number(value))

export const shareOf = (part: Figure, whole: Figure): number | null =>
  part.value === null || whole.value === null || Number(whole.value) === 0
    ? null
    : Number(part.value) / Number(whole.value)

/** Whether there is something to reach here: who sees only the part of an own unit has no plan to set it against. */
export const hasPlan = ({ target }: Pick<LineAt, 'target'>): boolean => target.value !== null

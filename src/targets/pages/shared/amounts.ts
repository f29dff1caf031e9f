import type { Figure } from '../../../platform/figure.ts'

/** A figure's value for drawing: lengths and axes only, never for printing. */
export const sizeOf = ({ value }: Figure): number => (value === null ? 0 : Number(value))

export const shareOf = (part: Figure, whole: Figure): number | null =>
  part.value === null || whole.value === null || Number(whole.value) === 0
    ? null
    : Number(part.value) / Number(whole.value)

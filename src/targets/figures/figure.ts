import type { Figure } from '../../platform/figure.ts'
import { isMoney, textOf } from '../amounts.ts'
import { decimal, type Ratio } from '../ratio.ts'
import { type FigureKind, type FigureRef, refOf } from './ref.ts'

/** What figures of one line at one place share: the reference they are all made from, and the line's unit. */
export interface FigureBase {
  readonly ref: FigureRef
  readonly unit: string
}

const figure = ({ ref }: FigureBase, change: Partial<FigureRef>, value: string | null, unit: string): Figure => ({
  ...{ value, unit, asOf: ref.to },
  ref: refOf(ref, change),
})

/** A count in the line's own unit; null where it is not known. */
export const amountFigure = (
  base: FigureBase,
  kind: FigureKind,
  count: bigint | null | undefined,
  change: Partial<FigureRef> = {},
): Figure => figure(base, { kind, ...change }, count == null ? null : textOf(count, base.unit), base.unit)

/** A share in per cent, two places. */
export const percentFigure = (base: FigureBase, kind: FigureKind, share: Ratio | undefined): Figure =>
  figure(base, { kind }, share ? decimal({ over: share.over * 100n, under: share.under }, 2) : null, '%')

export const pointsFigure = (base: FigureBase, kind: FigureKind, gap: Ratio | undefined): Figure =>
  figure(base, { kind }, gap ? decimal(gap, 2) : null, '个百分点')

/** So much on each working day, two places. */
export function rateFigure(base: FigureBase, kind: FigureKind, rate: Ratio | undefined): Figure {
  const scaled = rate && isMoney(base.unit) ? { over: rate.over, under: rate.under * 100n } : rate
  return figure(base, { kind }, scaled ? decimal(scaled, 2) : null, `${base.unit}/工作日`)
}

/** A count of something else than the line counts: records, persons, places. */
export const countFigure = (base: FigureBase, kind: FigureKind, count: bigint | null, unit: string): Figure =>
  figure(base, { kind }, count === null ? null : `${count}`, unit)

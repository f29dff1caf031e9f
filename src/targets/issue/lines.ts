import type { PlainDate } from '../../platform/plain-date.ts'
import { isPlainDate } from '../../platform/plain-date.ts'
import type { ConfirmedLine } from '../../policies/door.ts'
import type { Predicate } from '../ledger/predicate.ts'
import { type Comparator, comparators } from '../light.ts'
import { decimal, ratio } from '../ratio.ts'
import type { PolicyWords } from './propose.ts'

/** Lines a target is made of: quantities to reach and money, as they were confirmed. */
export const countingLines = (lines: readonly ConfirmedLine[]): (ConfirmedLine & PolicyWords)[] =>
  lines.filter((line): line is ConfirmedLine & PolicyWords => line.kind === 'target' || line.kind === 'fund')

export const comparatorOf = ({ comparator }: PolicyWords): Comparator =>
  (comparators as readonly string[]).includes(comparator ?? '') ? (comparator as Comparator) : 'plan'

/** A value as written: of a range 2-3 the lower end and the upper one. */
export function endsOf(value: string | null): { readonly value: string | null; readonly upper: string | null } {
  const [value0, upper] = (value ?? '').split('-')
  return { value: value0 ? value0 : null, upper: upper ? upper : null }
}

/**
 * What has to be reached in the end. 翻一番 and 增长N% are counted from a baseline, and are not known without it; 增加N is
 * what is added in the period.
 */
export function goalOf(line: PolicyWords, baseline: string | null): string | null {
  const { value } = endsOf(line.value)
  if (value === null || line.comparator === 'all') return null
  const scaled = (factor: string, over: bigint) => {
    const [base, times] = [fraction(baseline!), fraction(factor)]
    return trimmed(decimal(ratio(base.over * times.over, base.under * times.under * over), 2))
  }
  if (line.comparator === 'times') return baseline === null ? null : scaled(value, 1n)
  if (line.comparator === 'increaseBy' && line.unit === '%') {
    const whole = fraction(value)
    const growth = decimal(ratio(whole.over + 100n * whole.under, whole.under), 4)
    return baseline === null ? null : scaled(growth, 100n)
  }
  return value
}

function fraction(text: string) {
  const [whole = '0', part = ''] = text.split('.')
  return ratio(BigInt(whole + part), 10n ** BigInt(part.length))
}

const trimmed = (text: string): string => text.replace(/\.?0+$/, '')

/** The days of a line, where both ends are known. */
export function daysOf(line: ConfirmedLine): { readonly from: PlainDate; readonly to: PlainDate } | null {
  const { from, to } = line.period ?? { from: null, to: null }
  return from !== null && to !== null && isPlainDate(from) && isPlainDate(to) ? { from, to } : null
}

export interface Chosen {
  readonly within: string | null
  readonly own: readonly Predicate[]
}

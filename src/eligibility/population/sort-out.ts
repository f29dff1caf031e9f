import type { PlainDate } from '../../platform/plain-date.ts'
import type { Registered } from './facts.ts'

/** The dead apply for nothing; the retired are judged as everybody, and told. */
export function sortOut(stretch: readonly Registered[], asOf: PlainDate) {
  const living = stretch.filter(({ row }) => row.diedOn === null || row.diedOn > asOf)
  const retired = living.filter(({ row }) => row.retiredOn !== null && row.retiredOn <= asOf).length
  return { living, retired, dead: stretch.length - living.length }
}

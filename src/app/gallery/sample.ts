import type { Figure } from '../../platform/figure.ts'
import type { PlainDate } from '../../platform/plain-date.ts'

/** A figure as the server would answer it. */
export const figure = (value: string | null, unit = '人次', ref = `sample-${value}`): Figure => ({
  value,
  unit,
  asOf: '2021-06-30' as PlainDate,
  ref,
})

export const day = (text: string) => text as PlainDate

/** The same numbers each time: a small generator, seeded. */
export function numbersFrom(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** 时序进度 of the sample's office day. */
export const PACE = 0.4959

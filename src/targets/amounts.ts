import { decimal, ratio } from './ratio.ts'

const FEN_IN_YUAN = 100n
const NUMBER = /^\d+(\.\d+)?$/

export const isMoney = (unit: string): boolean => unit === '元'

/**
 * A number as a notice has it (decimal text in the unit named) as what facts are counted in: whole fen for 元, wholes for
 * everything else. @throws RangeError for text that is no such number.
 */
export function countOf(text: string, unit: string): bigint {
  const [whole = '', part = ''] = text.split('.')
  const places = isMoney(unit) ? 2 : 0
  if (!NUMBER.test(text) || /[1-9]/.test(part.slice(places))) throw new RangeError(`not an amount in ${unit}`)
  return BigInt(whole) * 10n ** BigInt(places) + (places === 0 ? 0n : BigInt(part.padEnd(places, '0').slice(0, places)))
}

/** Whether `countOf` takes the text. */
export const isCount = (text: string, unit: string): boolean => {
  try {
    countOf(text, unit)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** A count as decimal text in the unit named; fen are left out where they are none. */
export function textOf(count: bigint, unit: string): string {
  if (!isMoney(unit)) return `${count}`
  const text = decimal(ratio(count, FEN_IN_YUAN), 2)
  return text.endsWith('.00') ? text.slice(0, -3) : text
}

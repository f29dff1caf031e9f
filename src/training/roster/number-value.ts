import type { Cell } from '../../platform/workbook/cell.ts'
import { compact } from './text.ts'

/** A number as it was written; `share` when it is a percentage (1 is 100%). Undefined when it is no plain number. */
export interface NumberValue {
  readonly number: number
  readonly share: boolean
}

const DIGITS = /^\d{1,9}$/
const UNITS = /(个|小时|学时|课时|年|节|分|岁|h)$/i

/**
 * Reads a plain number: 40, １，０００, 40学时, 100%. 约40, 40余 and 10年以上 are no numbers: they are undefined.
 */
export function readNumber(cell: Cell): NumberValue | undefined {
  if (cell.number !== undefined) return { number: cell.number, share: cell.percent === true }
  if (DIGITS.test(cell.text)) return { number: Number(cell.text), share: false }
  const text = compact(cell.text).replaceAll(',', '').replace(UNITS, '')
  const match = /^(\d{1,9}(?:\.\d{1,6})?)(%?)$/.exec(text)
  if (!match) return undefined
  return match[2] ? { number: Number(match[1]) / 100, share: true } : { number: Number(match[1]), share: false }
}

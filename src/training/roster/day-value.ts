import { isPlainDate, type PlainDate } from '../../platform/plain-date.ts'
import type { Cell } from '../../platform/workbook/cell.ts'
import { dayOfSerial } from '../../platform/workbook/serial-day.ts'
import { compact, trimmed } from './text.ts'

export type DayFault = 'month-only' | 'two-digit-year' | 'not-a-day' | 'unreadable'

/** A day as it was written: whole, or only its month; `fault` says why it is no day. */
export interface DayValue {
  readonly day: PlainDate | null
  /** YYYY-MM when only the month is known. */
  readonly month: string | null
  /** The other month it may be: 1988.1 is January, or October that has lost its nought. */
  readonly orMonth?: string
  readonly fault?: DayFault
}

const LONGEST_DAY = 60
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/
const CLOCK = /[T\s]+\d{1,2}[:：时]\d{1,2}.*$/
const WHOLE = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})$/
const MONTH = /^(\d{4})[-./年](\d{1,2})月?$/
const COMPACT_MONTH = /^(19|20)(\d{2})(0[1-9]|1[0-2])$/
const SHORT_YEAR = /^(\d{2})[-./年]\d{1,2}[-./月]\d{1,2}[日号]?$|^\d{1,2}[-./]\d{1,2}[-./]\d{2}$/

/**
 * Reads a day from a cell: a date cell, a serial number of either date system, 20210408, or text such as 2021.4.8,
 * 2021年4月8日, 2021-04-08 00:00. Two digits of a year and a mere month are never completed by guessing.
 * @param date1904 the workbook counts serial numbers from 1904-01-01.
 */
export function readDay(cell: Cell, date1904: boolean): DayValue {
  if (cell.kind === 'date') return ofText(cell.text)
  if (cell.kind === 'number' && cell.number !== undefined) return ofNumber(cell.number, date1904)
  if (ISO_DAY.test(cell.text)) return ofText(cell.text)
  return cell.text.length > LONGEST_DAY ? failed('unreadable') : ofText(compact(trimmed(cell.text).replace(CLOCK, '')))
}

const failed = (fault: DayFault): DayValue => ({ day: null, month: null, fault })

function ofText(text: string): DayValue {
  const whole = WHOLE.exec(text) ?? COMPACT_DAY.exec(text)
  if (whole) return ofParts(whole[1]!, whole[2]!, whole[3]!)
  const month = MONTH.exec(text)
  if (month) return ofMonth(month[1]!, month[2]!)
  const compactMonth = COMPACT_MONTH.exec(text)
  if (compactMonth) return ofMonth(compactMonth[1]! + compactMonth[2]!, compactMonth[3]!)
  return failed(SHORT_YEAR.test(text) ? 'two-digit-year' : 'unreadable')
}

function ofParts(year: string, month: string, day: string): DayValue {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(text) ? { day: text, month: null } : failed('not-a-day')
}

function ofMonth(year: string, month: string): DayValue {
  const known = Number(month) >= 1 && Number(month) <= 12
  return known ? { day: null, month: `${year}-${month.padStart(2, '0')}`, fault: 'month-only' } : failed('not-a-day')
}

/** A number that nobody formatted as a day: digits of a day or month, a year.month, or a serial number. */
function ofNumber(number: number, date1904: boolean): DayValue {
  const text = String(number)
  if (COMPACT_DAY.test(text) || COMPACT_MONTH.test(text)) return ofText(text)
  if (/^(19|20)\d{2}\.\d{1,2}$/.test(text))
    return text.endsWith('.1') ? { ...ofText(text), orMonth: `${text.slice(0, 4)}-10` } : ofText(text)
  if (/^(19|20)\d{2}$/.test(text)) return failed('unreadable')
  const day = number >= 1 ? dayOfSerial(number, date1904) : undefined
  if (day === undefined) return failed('unreadable')
  return isPlainDate(day) ? { day, month: null } : failed('not-a-day')
}

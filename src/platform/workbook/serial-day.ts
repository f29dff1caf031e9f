import { fromDayNumber, numberOf } from '../plain-date.ts'

const BEFORE_1900 = numberOf('1899-12-31')
const FIRST_OF_1904 = numberOf('1904-01-01')
const LAST_SERIAL = 2_958_465
const FALSE_LEAP_DAY = 60
/** Half a millisecond: 23:59:59.9999 as stored by other programs still belongs to its day. */
const HALF_MILLISECOND = 0.5 / 86_400_000

/**
 * The day of a serial number in a workbook, as YYYY-MM-DD (ECMA-376 part 1, 18.17.4.1). The 1900 system counts the day
 * 1900-02-29 that never was: serial 60 gives that text, which is no calendar day. Undefined outside 1900–9999.
 * @param date1904 the workbook counts from 1904-01-01.
 */
export function dayOfSerial(serial: number, date1904: boolean): string | undefined {
  const day = Math.floor(serial + HALF_MILLISECOND)
  if (!Number.isFinite(serial) || day < 0 || day > LAST_SERIAL) return undefined
  if (date1904) return fromDayNumber(FIRST_OF_1904 + day)
  if (day === FALSE_LEAP_DAY) return '1900-02-29'
  return fromDayNumber(BEFORE_1900 + day - (day > FALSE_LEAP_DAY ? 1 : 0))
}

import { isPlainDate, type PlainDate } from '../plain-date.ts'

/** The number in a text; null where nothing is written, undefined where it is no number of so many places. */
export function readNumber(text: string, places: number): number | null | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[,，\s]/g, '')
    .replace('−', '-')
  if (plain === '') return null
  const found = /^(-?\d+)(?:\.(\d+))?(万|亿)?$/.exec(plain)
  if (!found) return undefined
  const [, whole = '', fraction = '', scale] = found
  const shift = scale === '亿' ? 8 : scale === '万' ? 4 : 0
  const digits = fraction.padEnd(shift, '0')
  const rest = digits.slice(shift).replace(/0+$/, '')
  const number = Number(`${whole}${digits.slice(0, shift)}.${rest}`)
  return rest.length > places || !Number.isSafeInteger(Math.trunc(number)) ? undefined : number
}

const WRITTEN = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$/

/** The day in a pasted text, or null where there is none or it does not exist. */
export function writtenDay(text: string): PlainDate | null {
  const found = WRITTEN.exec(text)
  if (!found) return null
  const day = `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}`
  return isPlainDate(day) ? day : null
}

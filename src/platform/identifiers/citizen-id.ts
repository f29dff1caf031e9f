import { isPlainDate, type PlainDate } from '../plain-date.ts'
import { hasCheckCharacter } from './iso7064.ts'

/** Prefix of invented numbers: no place has this code, so no living person has such a number. */
export const DEMO_REGION = '999999'

export type CitizenIdFault =
  | 'blank'
  | 'digits-lost'
  | 'old-15'
  | 'length'
  | 'letter-o'
  | 'character'
  | 'check'
  | 'birth'
export type Sex = 'male' | 'female'

export interface CitizenId {
  readonly number: string
  /** GB/T 2260 code at first registration; may have been abolished since. */
  readonly region: string
  readonly birth: PlainDate
  readonly sex: Sex
}

const INVISIBLE = /[\s\u00a0\u3000\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00ad]/g
const SCIENTIFIC = /^\d(\.\d+)?[Ee]\+?\d{2}$/
const EARLIEST = '1900-01-01'

/** Trims spaces, invisible characters and a leading apostrophe, makes full-width digits half-width and x upper case. */
export const normaliseCitizenId = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/^['‘’`]+/, '')
    .toUpperCase()

/**
 * Reads a resident identity number, GB 11643-1999: 6 region, 8 birth, 3 sequence (odd male, even female), check
 * character by ISO 7064 MOD 11-2. The text must be normalised first.
 * @param today no one is born later.
 * @returns the parts, or the first thing that is wrong. Never the right check character.
 */
export function readCitizenId(text: string, today: PlainDate): CitizenId | CitizenIdFault {
  const fault = shapeFault(text)
  if (fault) return fault
  if (!hasCheckCharacter(text)) return text.slice(15) === '000' ? 'digits-lost' : 'check'
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (!isPlainDate(birth) || birth < EARLIEST || birth > today) return 'birth'
  return { number: text, region: text.slice(0, 6), birth, sex: Number(text[16]) % 2 === 1 ? 'male' : 'female' }
}

function shapeFault(text: string): CitizenIdFault | undefined {
  if (text === '') return 'blank'
  if (SCIENTIFIC.test(text)) return 'digits-lost'
  if (/^\d{15}$/.test(text)) return 'old-15'
  if (text.length !== 18) return 'length'
  if (/^\d{17}[\dX]$/.test(text)) return undefined
  return /^[\dO]{17}[\dXO]$/.test(text) ? 'letter-o' : 'character'
}

/** Full years lived on a day; a birthday on 29 February is kept on 1 March in other years (民法典 第204条 counts days). */
export function ageOn(birth: PlainDate, day: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/**
 * Whether an 18-character number is that of the permanent-residence card of 2023 (first digit 9, then the province of
 * issue). 999999 is none: 99 is no province.
 */
export const isPermanentResidence = (number: string): boolean =>
  /^9(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/.test(number)

/** Whether the number is that of a residence card for people of 香港, 澳门 or 台湾: regions 810000, 820000, 830000. */
export const isSpecialRegionResidence = (number: string): boolean => /^8[123]0000/.test(number)

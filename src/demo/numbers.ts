import { DEMO_REGION } from '../platform/identifiers/citizen-id.ts'
import { checkCharacter } from '../platform/identifiers/iso7064.ts'
import { addDays, type PlainDate, plainDate } from '../platform/plain-date.ts'
import type { Stream } from './generator.ts'

const FIRST_BIRTH = plainDate('1963-01-01')
const BIRTH_DAYS = 14_600
const PER_DAY = 999

export interface InventedId {
  readonly number: string
  readonly birth: PlainDate
  readonly sex: 'male' | 'female'
}

/** The n-th invented identity number: region 999999, which no place has, and a right check character. */
export function inventId(n: number, stream: Stream): InventedId {
  // A full walk over days, so that birthdays spread and no number comes twice.
  const birth = addDays(FIRST_BIRTH, (n * 7919) % BIRTH_DAYS)
  const serial = (Math.floor(n / BIRTH_DAYS) * 2 + stream.whole(0, 1)) % PER_DAY
  const body = `${DEMO_REGION}${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  return { number: `${body}${checkCharacter(body)}`, birth, sex: serial % 2 === 1 ? 'male' : 'female' }
}

/** 1000…: a segment that is not in use. */
export const inventPhone = (n: number): string => `1000${String(n % 10_000_000).padStart(7, '0')}`

/** The n-th invented level certificate of a year: province part 99, so that no real query finds it. */
export const inventCertificate = (n: number, level: string, year = 2021): string =>
  `S000099${String(Math.floor(n / 1_000_000)).padStart(6, '0')}${shortYear(year)}${level}${String(n % 1_000_000).padStart(6, '0')}`

/** The n-th invented 职业资格证书: province part 99. A number whose year nobody knows is of the year 00. */
export const inventQualification = (n: number, level: string, year: number | null): string => {
  const high = Math.floor(n / 100_000)
  const place = String(Math.floor(high / 1000)).padStart(2, '0')
  return `${shortYear(year ?? 2000)}99${place}0${String(high % 1000).padStart(3, '0')}${level}${String(n % 100_000).padStart(5, '0')}`
}

const shortYear = (year: number): string => String(year % 100).padStart(2, '0')

const TWIN = { male: 997, female: 998 } as const

/** A number of the same birthday and sex as another's: one human being entered twice. No walk of `inventId` gets so far. */
export const inventTwinId = ({ birth, sex }: { readonly birth: string; readonly sex: 'male' | 'female' }): string => {
  const body = `${DEMO_REGION}${birth.replaceAll('-', '')}${TWIN[sex]}`
  return `${body}${checkCharacter(body)}`
}

import { type CitizenIdFault, normaliseCitizenId, readCitizenId } from '../platform/identifiers/citizen-id.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { IdType, Sex } from './rules.ts'

/** A typed number, read: what it proves, or the code of what is wrong with it. */
export type ReadNumber =
  | { readonly number: string; readonly sex: Sex | null; readonly birth: PlainDate | null }
  | { readonly fault: string }

const codes: Readonly<Record<CitizenIdFault, string>> = {
  blank: 'id.blank',
  'digits-lost': 'id.digits-lost',
  'old-15': 'id.old-15',
  length: 'id.length',
  'letter-o': 'id.letter-o',
  character: 'id.character',
  check: 'id.check',
  birth: 'id.birth',
}

/**
 * Reads an identity number as somebody typed it. Papers with a check digit prove sex and birthday (GB 11643-1999);
 * others have only their form. The right check digit is never told: it would invite invention.
 */
export function readIdNumber(idType: IdType, typed: string, today: PlainDate): ReadNumber {
  const number = normaliseCitizenId(typed)
  if (idType === 'resident' || idType === 'specialRegion') return readNumbered(number, today)
  if (number.length === 18 && idType === 'permanentResidence') return readNumbered(number, today)
  return /^[A-Z0-9]{5,20}$/.test(number) ? { number, sex: null, birth: null } : { fault: 'id.paper' }
}

function readNumbered(number: string, today: PlainDate): ReadNumber {
  const read = readCitizenId(number, today)
  return typeof read === 'string' ? { fault: codes[read] } : { number, sex: read.sex, birth: read.birth }
}

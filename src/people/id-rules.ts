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

/** Typed into one search box: what it is looked up as. */
export type Search =
  | { readonly by: 'all' }
  | { readonly by: 'tail'; readonly text: string }
  | { readonly by: 'number'; readonly text: string }
  | { readonly by: 'initials'; readonly text: string }
  | { readonly by: 'name'; readonly text: string }

/** Four characters of a number's end, a whole number, letters of pinyin, or a part of the name. */
export function readSearch(typed: string): Search {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return { by: 'all' }
  const plain = text.replace(/\s/g, '')
  if (/^\d{3}[\dXx]$/.test(plain)) return { by: 'tail', text: plain.toUpperCase() }
  if (/^\d{17}[\dXx]$/.test(plain)) return { by: 'number', text: plain.toUpperCase() }
  if (/^[A-Za-z]{1,20}$/.test(plain)) return { by: 'initials', text: plain.toLowerCase() }
  return { by: 'name', text: text.replace(/\s+/g, '') }
}

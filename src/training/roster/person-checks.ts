import {
  ageOn,
  type CitizenId,
  DEMO_REGION,
  isPermanentResidence,
  isSpecialRegionResidence,
  normaliseCitizenId,
  readCitizenId,
} from '../../platform/identifiers/citizen-id.ts'
import { isMobileNumber, normalisePhone } from '../../platform/identifiers/phone.ts'
import { type IdType, type ResidenceKind, readEducation, readIdType, readResidenceKind, readSex } from './codes.ts'
import { readDay } from './day-value.ts'
import { findEthnicity } from './lists.ts'
import { findPlace, isKnownRegion } from './places.ts'
import type { RosterBirth } from './reading.ts'
import { cellOf, hasColumn, isErrorValue, mark, type RowDraft, readableCell, textOf } from './row-values.ts'
import { compact, isHanOnly, trimmed } from './text.ts'

const HAN = /^[\p{Script=Han}\p{Co}\u{20000}-\u{3ffff}·\s]+$/u
const NAME = /^[\p{L}\p{M}\p{Co}\u{20000}-\u{3ffff}·\s.'’-]+$/u
const DOTS = /[•・.‧．∙⋅‐]/g
const FULL_WIDTH_LETTERS = /[Ａ-Ｚａ-ｚ]/g
const LONGEST_NAME = 50
const LARGEST_EXACT = 1e15
const YOUNGEST = 16
/** 法定退休年龄 before 2025, men and women in office work; over it is a doubt, no bar. */
const RETIREMENT = { male: 60, female: 55 } as const

/** A name as it is stored: dots of one kind, spaces gone from two characters, single elsewhere; letters as written. */
export function normaliseName(text: string): string {
  if (isHanOnly(text)) return text
  const plain = trimmed(text)
    .replace(FULL_WIDTH_LETTERS, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u00a0\u3000]+/g, ' ')
  const dotted = HAN.test(plain.replace(DOTS, '')) ? plain.replace(DOTS, '·') : plain.replace(/[•・‧∙⋅]/g, '·')
  const close = dotted.replaceAll(' ', '')
  return [...close].length === 2 && HAN.test(close) ? close : dotted
}

/** For comparing names: composed form, without spaces, dots of one kind, lower case. */
export const nameKey = (name: string): string =>
  isHanOnly(name)
    ? name
    : normaliseName(name)
        .normalize('NFC')
        .replace(/[\s·.]/g, '')
        .toLowerCase()

export function checkName(draft: RowDraft): string | null {
  const cell = readableCell(draft, 'name')
  if (!cell) {
    if (!isErrorValue(cellOf(draft, 'name'))) mark(draft, 'name', 'E10')
    return null
  }
  const name = normaliseName(cell.text)
  if (cell.kind === 'text' && name.length <= LONGEST_NAME && isHanOnly(name)) return name
  const length = [...name].length
  if (length > LONGEST_NAME) mark(draft, 'name', 'E11', 'too-long', { limit: LONGEST_NAME })
  else if (cell.kind !== 'text' || !NAME.test(name) || !/[\p{L}\p{Co}\u{20000}-\u{3ffff}]/u.test(name))
    mark(draft, 'name', 'E11')
  return name
}

export interface CheckedId {
  readonly idType: IdType
  readonly number: string | null
  readonly citizen: CitizenId | null
}

export function checkId(draft: RowDraft): CheckedId {
  const typeText = textOf(draft, 'idType')
  const idType = readIdType(typeText ?? '')
  if (!idType) mark(draft, 'idType', 'E12')
  const cell = readableCell(draft, 'idNumber')
  const kind = idType ?? 'resident'
  if (!cell) {
    if (!isErrorValue(cellOf(draft, 'idNumber'))) mark(draft, 'idNumber', 'E20')
    return { idType: kind, number: null, citizen: null }
  }
  if (cell.number !== undefined && Math.abs(cell.number) >= LARGEST_EXACT) {
    mark(draft, 'idNumber', 'E25')
    return { idType: kind, number: null, citizen: null }
  }
  const number = normaliseCitizenId(cell.number === undefined ? cell.text : String(cell.number))
  return numbered(kind) || number.length === 18 ? checkNumber(draft, kind, number) : checkPaper(draft, kind, number)
}

const numbered = (idType: IdType) => idType === 'resident' || idType === 'specialRegion'

const idCodes = {
  blank: ['E20'],
  'digits-lost': ['E25'],
  'old-15': ['E21', 'old-15'],
  length: ['E21'],
  'letter-o': ['E22', 'letter-o'],
  character: ['E22', 'character'],
  check: ['E22'],
  birth: ['E23'],
} as const

function checkNumber(draft: RowDraft, given: IdType, number: string): CheckedId {
  const citizen = readCitizenId(number, draft.context.today)
  if (typeof citizen === 'string') {
    const [code, reason] = idCodes[citizen]
    mark(draft, 'idNumber', code, reason, citizen === 'length' ? { length: number.length } : undefined)
    return { idType: given, number, citizen: null }
  }
  const idType = isSpecialRegionResidence(number)
    ? 'specialRegion'
    : isPermanentResidence(number)
      ? 'permanentResidence'
      : given
  const places = draft.context.lists.places
  if (idType === 'resident' && !isKnownRegion(citizen.region, places))
    mark(draft, 'idNumber', 'W24', undefined, { region: citizen.region })
  checkAge(draft, citizen)
  return { idType, number, citizen }
}

const paperShapes: Readonly<Record<Exclude<IdType, 'resident' | 'specialRegion'>, RegExp>> = {
  permanentResidence: /^[A-Z]{3}\d{12}$/,
  passport: /^[A-Z0-9]{5,20}$/,
  travelPermit: /^[HM]?\d{8}(\d{2})?(\(.\))?$/,
  officer: /^.{5,20}$/,
}

/** Papers without a check digit: their form only. */
function checkPaper(draft: RowDraft, idType: IdType, number: string): CheckedId {
  const shape = numbered(idType) ? undefined : paperShapes[idType as keyof typeof paperShapes]
  if (!shape?.test(number)) mark(draft, 'idNumber', 'E21', 'paper')
  return { idType, number, citizen: null }
}

function checkAge(draft: RowDraft, citizen: CitizenId): void {
  const startsOn = draft.context.class?.startsOn
  if (!startsOn) return
  const age = ageOn(citizen.birth, startsOn)
  if (age < YOUNGEST) mark(draft, 'idNumber', 'E47', undefined, { startsOn })
  else if (age >= RETIREMENT[citizen.sex]) mark(draft, 'idNumber', 'W47', undefined, { startsOn, age })
}

export function checkSex(draft: RowDraft, citizen: CitizenId | null): 'male' | 'female' | null {
  const text = textOf(draft, 'sex')
  const written = text === null ? undefined : readSex(text)
  if (text !== null && !written) mark(draft, 'sex', 'W21', 'unreadable')
  else if (written && citizen && written !== citizen.sex) mark(draft, 'sex', 'W21')
  return citizen?.sex ?? written ?? null
}

export function checkBirth(draft: RowDraft, citizen: CitizenId | null): RosterBirth | null {
  const proven = citizen && ({ value: citizen.birth, precision: 'day' } as const)
  const cell = readableCell(draft, 'birth')
  if (!cell) return proven
  const { day, month, orMonth, fault } = readDay(cell, draft.date1904)
  const written = day ?? month
  if (!written) {
    mark(draft, 'birth', 'E46', fault)
    return proven
  }
  const fits = [written, orMonth].some((one) => one !== undefined && proven?.value.startsWith(one))
  if (proven && !fits) mark(draft, 'birth', 'W22')
  return proven ?? { value: written, precision: day ? 'day' : 'month' }
}

export function checkEthnicity(draft: RowDraft): string | null {
  const cell = readableCell(draft, 'ethnicity')
  if (!cell) return null
  const code = findEthnicity(cell.text, draft.context.lists)
  if (!code) mark(draft, 'ethnicity', 'E26')
  return code ?? null
}

export function checkEducation(draft: RowDraft): string | null {
  const cell = readableCell(draft, 'education')
  if (!cell) return null
  const code = readEducation(cell.text)
  if (!code) mark(draft, 'education', 'E27')
  return code ?? null
}

export function checkResidence(draft: RowDraft): { readonly code: string | null; readonly text: string | null } {
  const cell = readableCell(draft, 'residence')
  if (!cell) return { code: null, text: null }
  const place = findPlace(cell.text, draft.context.lists.places)
  if (!place) mark(draft, 'residence', 'E28')
  else if (place.converted) mark(draft, 'residence', 'W28', undefined, { place: place.code })
  return { code: place?.code ?? null, text: trimmed(cell.text) }
}

export function checkResidenceKind(draft: RowDraft): ResidenceKind | null {
  const cell = readableCell(draft, 'residenceKind')
  if (!cell) return null
  const kind = readResidenceKind(cell.text)
  if (!kind) mark(draft, 'residenceKind', 'E29')
  return kind ?? null
}

/** A phone of invented people is judged by the identity number only where that one is proven. */
export function checkPhone(draft: RowDraft, citizen: CitizenId | null): string | null {
  if (!hasColumn(draft, 'phone')) return null
  const cell = readableCell(draft, 'phone')
  if (!cell) {
    if (!isErrorValue(cellOf(draft, 'phone'))) mark(draft, 'phone', 'E31', 'blank')
    return null
  }
  const phone = normalisePhone(compact(cell.text))
  if (!isMobileNumber(phone, citizen?.number ?? DEMO_REGION)) mark(draft, 'phone', 'E31')
  return phone
}

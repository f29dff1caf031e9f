import { isLevelCertificateNumber, isQualificationNumber } from '../../platform/identifiers/certificate-number.ts'
import { isPlainDate, type PlainDate, yearOf } from '../../platform/plain-date.ts'
import type { Facts, FieldFault } from '../../platform/refusal.ts'
import { fieldsOf, type RecordField } from './fields.ts'
import type { RecordKind } from './kinds.ts'

/** What somebody typed, by field; '' and missing are not filled in. `unitId` goes with `unitName` where it was picked. */
export type Typed = Readonly<Record<string, string>>

/** A record as it is kept: text, days and a year; null is not known. */
export type RecordValues = Readonly<Record<string, string | number | null>>

/** What the record is judged against. */
export interface RecordFacts {
  readonly today: PlainDate
  /** A day, or YYYY-MM where only the month is known. */
  readonly birth: string | null
  readonly diedOn: PlainDate | null
  readonly retiredOn: PlainDate | null
  /** The name in the classification of each occupation that was typed, by what was typed. */
  readonly occupations: ReadonlyMap<string, string>
  /** The person's other employments, for overlaps. */
  readonly work: readonly WorkSpan[]
}

export interface WorkSpan {
  readonly unitName: string | null
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
}

export type ReadRecord =
  | { readonly values: RecordValues; readonly warnings: readonly FieldFault[] }
  | { readonly faults: readonly FieldFault[] }

const fault = (field: string, code: string, facts: Facts = {}): FieldFault => ({ field, code, facts })

/**
 * Reads a record as typed: either the values of a record with what is odd about it, or every fault, each at its field.
 * Nothing is completed or guessed; a field that is not filled in is null.
 */
export function readRecord(kind: RecordKind, typed: Typed, facts: RecordFacts): ReadRecord {
  const read = fieldsOf[kind].map((field) => readField(field, (typed[field.name] ?? '').trim(), facts))
  const single = read.flatMap((one) => ('fault' in one ? [one.fault] : []))
  const values: Record<string, string | number | null> = Object.fromEntries(
    read.flatMap((one) => ('fault' in one ? [] : [[one.name, one.value]])),
  )
  if ('unitName' in values) values.unitId = typed.unitId ? typed.unitId : null
  const faults = [...single, ...(single.length === 0 ? acrossFields(kind, values, facts) : [])]
  const late = [...faults, ...daysOutOfLife(kind, values, facts)]
  return late.length > 0 ? { faults: late } : { values, warnings: warningsOf(kind, values, facts) }
}

type ReadField =
  | { readonly name: string; readonly value: string | number | null }
  | { readonly name: string; readonly fault: FieldFault }

function readField(field: RecordField, text: string, facts: RecordFacts): ReadField {
  const { name } = field
  const wrong = (code: string, more: Facts = {}): ReadField => ({ name, fault: fault(name, code, more) })
  if (text === '') return field.needed ? wrong('field.missing') : { name, value: null }
  if (field.most && [...text].length > field.most) return wrong('field.too-long', { maximum: field.most })
  if (field.as === 'day') return isPlainDate(text) ? { name, value: text } : wrong('field.not-a-day')
  if (field.as === 'year') return /^(19|20)\d\d$/.test(text) ? { name, value: Number(text) } : wrong('record.year')
  if (field.as === 'level') return field.choices!.includes(text) ? { name, value: text } : wrong('record.level-unknown')
  if (field.as === 'choice') return field.choices!.includes(text) ? { name, value: text } : wrong('record.no-choice')
  if (field.as !== 'occupation') return { name, value: text }
  const known = facts.occupations.get(text)
  return known ? { name, value: known } : wrong('record.occupation-unknown')
}

type Values = RecordValues

function acrossFields(kind: RecordKind, values: Values, facts: RecordFacts): FieldFault[] {
  if (kind === 'certificate') return certificateFaults(values)
  if (kind === 'appraisal') return appraisalFaults(values, facts)
  if (kind === 'engagement') {
    if (values.skillLevel === null && values.titleLevel === null) return [fault('skillLevel', 'record.one-level')]
    if (values.skillLevel !== null && values.titleLevel !== null) return [fault('titleLevel', 'record.one-level')]
  }
  return []
}

const LEVELLED: ReadonlySet<unknown> = new Set(['skill-level', 'qualification'])

/** The form of its number by the coding rules; a level certificate must say its level. */
function certificateFaults({ kind, level, number }: Values): FieldFault[] {
  const text = typeof number === 'string' ? number : null
  const wellFormed =
    text === null ||
    (kind === 'skill-level' && isLevelCertificateNumber(text)) ||
    (kind === 'qualification' && (isQualificationNumber(text) || isLevelCertificateNumber(text))) ||
    (!LEVELLED.has(kind) && /^[\p{L}\d〔〕()（）-]{4,40}$/u.test(text))
  return [
    ...(LEVELLED.has(kind) && level === null ? [fault('level', 'field.missing')] : []),
    ...(wellFormed ? [] : [fault('number', 'record.certificate-number')]),
  ]
}

function appraisalFaults({ year, result, word }: Values, { today, birth }: RecordFacts): FieldFault[] {
  const born = birth === null ? null : Number(birth.slice(0, 4))
  return [
    ...(Number(year) > yearOf(today) ? [fault('year', 'record.appraisal-future', { year: yearOf(today) })] : []),
    ...(born !== null && Number(year) < born ? [fault('year', 'record.before-birth')] : []),
    ...(result === null && word === null ? [fault('result', 'record.result-or-word')] : []),
  ]
}

/** Days on which the thing itself happened; of the others (到期) a later day is nothing odd. */
const HAPPENED = new Set(['fromOn', 'issuedOn', 'grantedOn', 'confirmedOn'])
const ENDS: Readonly<Record<string, string>> = { toOn: 'fromOn', validUntil: 'grantedOn' }

/** Days before birth, after death, in the future, and ends before beginnings. */
function daysOutOfLife(kind: RecordKind, values: Values, { today, birth, diedOn }: RecordFacts): FieldFault[] {
  const days = fieldsOf[kind].flatMap(({ name, as }) => {
    const value = values[name]
    return as === 'day' && typeof value === 'string' ? [{ name, value }] : []
  })
  return days.flatMap(({ name, value }) => {
    const begin = values[ENDS[name] ?? '']
    if (birth !== null && value.slice(0, birth.length) < birth) return [fault(name, 'record.before-birth')]
    if (typeof begin === 'string' && value < begin) return [fault(name, 'record.ends-before-begin')]
    if (diedOn !== null && value > diedOn && name !== 'validUntil')
      return [fault(name, 'record.after-death', { day: diedOn })]
    if (HAPPENED.has(name) && value > today) return [fault(name, 'record.in-future')]
    return []
  })
}

/** 4 in a level certificate's fifteenth place counts from the top: 5 is the lowest level (职业技能等级证书编码规则). */
const levelDigits: Readonly<Record<string, string>> = {
  junior: '5',
  intermediate: '4',
  senior: '3',
  technician: '2',
  seniorTechnician: '1',
}

function warningsOf(kind: RecordKind, values: Values, facts: RecordFacts): FieldFault[] {
  if (kind === 'employment') return workWarnings(values, facts)
  const { number, level } = values
  if (kind !== 'certificate' || typeof number !== 'string' || typeof level !== 'string') return []
  const digit = isLevelCertificateNumber(number) ? number[15] : isQualificationNumber(number) ? number[10] : undefined
  const expected = levelDigits[level]
  return digit && expected && digit !== expected ? [fault('level', 'record.level-differs')] : []
}

const LEAST_AGE = 16

function workWarnings(values: Values, { birth, retiredOn, work }: RecordFacts): FieldFault[] {
  if (values.track === 'none') return []
  const from = values.fromOn as PlainDate
  const to = values.toOn as PlainDate | null
  const other = work.find((one) => meets(from, to, one))
  const young =
    birth !== null && from.slice(0, birth.length) < `${Number(birth.slice(0, 4)) + LEAST_AGE}${birth.slice(4)}`
  return [
    ...(other ? [fault('fromOn', 'record.overlaps', { unit: other.unitName, from: other.fromOn })] : []),
    ...(young ? [fault('fromOn', 'record.under-age')] : []),
    ...(retiredOn !== null && from > retiredOn ? [fault('fromOn', 'record.after-retirement', { day: retiredOn })] : []),
  ]
}

const meets = (from: PlainDate, to: PlainDate | null, other: WorkSpan): boolean =>
  (to === null || other.fromOn <= to) && (other.toOn === null || from <= other.toOn)

export interface FieldChange {
  readonly field: string
  readonly from: string | null
  readonly to: string | null
}

const written = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

/** The fields in which a record differs from what it was; of a new one, all that are filled in. */
export const changesBetween = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): FieldChange[] =>
  Object.keys(after)
    .map((field) => ({
      field,
      from: Object.hasOwn(before, field) ? written(before[field]) : null,
      to: written(after[field]),
    }))
    .filter(({ from, to }) => from !== to)

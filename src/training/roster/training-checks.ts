import { isCreditCode } from '../../platform/identifiers/credit-code.ts'
import { isCardNumber } from '../../platform/identifiers/luhn.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { levelNames, type RosterLevel, readGroups, readLevel } from './codes.ts'
import { readDay } from './day-value.ts'
import { findOccupation } from './lists.ts'
import { readNumber } from './number-value.ts'
import { nameKey } from './person-checks.ts'
import { cellOf, hasColumn, isErrorValue, mark, type RowDraft, readableCell, textOf } from './row-values.ts'
import { compact, folded, trimmed, withoutBrackets } from './text.ts'

const MOST_YEARS = 50
const ENOUGH_ATTENDED = 0.8
const LARGEST_EXACT = 1e15
const FROM_INTERMEDIATE: readonly (RosterLevel | null)[] = [
  'intermediate',
  'senior',
  'technician',
  'seniorTechnician',
  'special',
  'chief',
]

export function checkGroups(draft: RowDraft): readonly string[] {
  if (!hasColumn(draft, 'groups')) return []
  const cell = readableCell(draft, 'groups')
  if (!cell) {
    if (!isErrorValue(cellOf(draft, 'groups'))) mark(draft, 'groups', 'E30', 'blank')
    return []
  }
  const { groups, unknown } = readGroups(cell.text)
  if (unknown.length > 0) mark(draft, 'groups', 'E30', undefined, { found: unknown.join('、') })
  return groups
}

export function checkEmployerCode(draft: RowDraft): string | null {
  const cell = readableCell(draft, 'employerCode')
  if (!cell) return null
  const code = compact(cell.text).toUpperCase()
  if (!isCreditCode(code)) mark(draft, 'employerCode', 'W33')
  return code
}

export interface CheckedOccupation {
  readonly code: string | null
  readonly name: string | null
}

export function checkOccupation(draft: RowDraft): CheckedOccupation {
  const { context } = draft
  if (!hasColumn(draft, 'occupation')) return namedOccupation(context.class?.occupation ?? null, draft)
  const cell = readableCell(draft, 'occupation')
  if (!cell) {
    if (!isErrorValue(cellOf(draft, 'occupation'))) mark(draft, 'occupation', 'E34')
    return { code: null, name: null }
  }
  const found = namedOccupation(trimmed(cell.text), draft)
  const wanted = namedOccupation(context.class?.occupation ?? null, draft)
  if (wanted.name !== null && !sameOccupation(found, wanted))
    mark(draft, 'occupation', 'E35', undefined, { wanted: wanted.name })
  else if (found.code === null && context.lists.occupations) mark(draft, 'occupation', 'W34')
  return found
}

function namedOccupation(text: string | null, draft: RowDraft): CheckedOccupation {
  if (text === null) return { code: null, name: null }
  const entry = findOccupation(text, draft.context.lists)
  return entry ? { code: entry.code, name: entry.name } : { code: null, name: text }
}

const sameOccupation = (a: CheckedOccupation, b: CheckedOccupation) =>
  a.code !== null && b.code !== null
    ? a.code === b.code
    : withoutBrackets(folded(a.name ?? '')) === withoutBrackets(folded(b.name ?? ''))

export function checkLevel(draft: RowDraft): RosterLevel | null {
  const wanted = draft.context.class?.level ?? null
  if (!hasColumn(draft, 'level')) return wanted
  const cell = readableCell(draft, 'level')
  if (!cell) {
    if (!isErrorValue(cellOf(draft, 'level'))) mark(draft, 'level', 'E36', 'blank')
    return null
  }
  const level = readLevel(cell.text)
  if (!level) mark(draft, 'level', 'E36')
  else if (wanted && level !== wanted) mark(draft, 'level', 'E35', 'level', { wanted: levelNames[wanted] })
  return level ?? null
}

/** A certificate of the level below is asked for from 中级工 on; whether it exists only the registry can say. */
export function checkFormerCertificate(draft: RowDraft, level: RosterLevel | null): string | null {
  const number = textOf(draft, 'formerCertificate')
  if (number !== null || !hasColumn(draft, 'formerCertificate')) return number
  if (FROM_INTERMEDIATE.includes(level) && !isErrorValue(cellOf(draft, 'formerCertificate')))
    mark(draft, 'formerCertificate', 'W37')
  return null
}

export function checkYears(draft: RowDraft): number | null {
  const cell = readableCell(draft, 'years')
  if (!cell) return null
  const value = readNumber(cell)
  if (value && !value.share && value.number >= 0 && value.number <= MOST_YEARS) return value.number
  mark(draft, 'years', 'E38')
  return null
}

export function checkAccount(draft: RowDraft, name: string | null) {
  const bank = textOf(draft, 'bank')
  const cell = readableCell(draft, 'account')
  const payee = textOf(draft, 'payee')
  const account = cell ? compact(cell.text).replaceAll('-', '') : null
  if (account !== null) {
    const lost = (cell?.number ?? 0) >= LARGEST_EXACT || /^\d(\.\d+)?E\+?\d+$/i.test(account)
    if (lost) mark(draft, 'account', 'E39', 'digits-lost')
    else if (!/^\d{12,19}$/.test(account)) mark(draft, 'account', 'E39')
    else if (account.length >= 16 && !isCardNumber(account)) mark(draft, 'account', 'W43')
  }
  if (payee !== null && name !== null && nameKey(payee) !== nameKey(name) && !isPaidForAnother(draft, payee))
    mark(draft, 'payee', 'W40')
  else if (payee === null && account !== null && hasColumn(draft, 'payee') && !isErrorValue(cellOf(draft, 'payee')))
    mark(draft, 'payee', 'W41')
  return { bank, account, payee }
}

const isPaidForAnother = (draft: RowDraft, payee: string) =>
  /代领|代收/.test(payee) || /代领|代收/.test(cellOf(draft, 'note')?.text ?? '')

export function checkHours(draft: RowDraft): { readonly hours: number | null; readonly attended: number | null } {
  const planned = draft.context.class?.plannedHours ?? null
  const hours = hoursIn(draft, 'hours', null, planned)
  const base = planned ?? hours
  const attended = hoursIn(draft, 'attended', base, hours ?? planned)
  if (attended !== null && base !== null && base > 0 && attended < ENOUGH_ATTENDED * base)
    mark(draft, 'attended', 'W42')
  return { hours, attended }
}

/** Hours of a cell; a percentage is one of `whole`, and more than `most` is a fault. */
function hoursIn(
  draft: RowDraft,
  field: 'hours' | 'attended',
  whole: number | null,
  most: number | null,
): number | null {
  const cell = readableCell(draft, field)
  if (!cell) return null
  const value = readNumber(cell)
  const hours = value?.share ? whole && value.number * whole : value?.number
  if (hours === undefined || hours === null || hours < 0) {
    mark(draft, field, 'E42', 'unreadable')
    return null
  }
  if (most === null || hours <= most) return hours
  mark(draft, field, 'E42', undefined, { most })
  return null
}

const GRADES = /^(合格|不合格|及格|不及格|通过|未通过|优秀|良好|优|良|中|缺考|免考|免试)$/

export function checkScore(draft: RowDraft): readonly string[] {
  const columns = draft.head.columns.get('score') ?? []
  return columns.flatMap((_, at) => {
    const cell = readableCell(draft, 'score', at)
    if (!cell) return []
    const parts = cell.kind === 'number' ? [cell.text] : compact(cell.text).split(/[/、;,]/)
    const marks = parts.map((part) => part.replace(/^(理论|实操|技能)[:：]?/, '').replace(/分$/, ''))
    if (cell.kind !== 'date' && marks.every(isMark)) return marks
    mark(draft, 'score', 'E43', cell.kind === 'date' ? 'became-a-day' : undefined, undefined, at)
    return []
  })
}

const isMark = (text: string) => GRADES.test(text) || (/^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) <= 100)

export function checkCertifiedOn(draft: RowDraft): PlainDate | null {
  const cell = readableCell(draft, 'certifiedOn')
  if (!cell) return null
  const { day, fault } = readDay(cell, draft.date1904)
  const endsOn = draft.context.class?.endsOn
  if (!day) mark(draft, 'certifiedOn', 'E46', fault)
  else if (endsOn && day < endsOn) mark(draft, 'certifiedOn', 'E45', undefined, { endsOn })
  return day
}

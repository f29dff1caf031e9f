import {
  checkBirth,
  checkEducation,
  checkEthnicity,
  checkId,
  checkName,
  checkPhone,
  checkResidence,
  checkResidenceKind,
  checkSex,
} from './person-checks.ts'
import type { RosterMark, RosterRow } from './reading.ts'
import { mark, type RowDraft, textOf } from './row-values.ts'
import {
  checkAccount,
  checkCertifiedOn,
  checkEmployerCode,
  checkFormerCertificate,
  checkGroups,
  checkHours,
  checkLevel,
  checkOccupation,
  checkScore,
  checkYears,
} from './training-checks.ts'

/** What the checks of one row found; `record` lacks what an error left open and is stored only without E marks. */
export interface CheckedRow {
  readonly record: RosterRow
  readonly marks: RosterMark[]
}

const LONGEST_NOTE = 200

/** Checks each cell of a row by itself and against the class; what needs other rows or the registry comes later. */
export function checkRow(draft: RowDraft): CheckedRow {
  const name = checkName(draft)
  const { idType, number, citizen } = checkId(draft)
  const sex = checkSex(draft, citizen)
  const birth = checkBirth(draft, citizen)
  const ethnicity = checkEthnicity(draft)
  const education = checkEducation(draft)
  const residence = checkResidence(draft)
  const residenceKind = checkResidenceKind(draft)
  const groups = checkGroups(draft)
  const phone = checkPhone(draft, citizen)
  const employer = textOf(draft, 'employer')
  const employerCode = checkEmployerCode(draft)
  const occupation = checkOccupation(draft)
  const level = checkLevel(draft)
  const formerCertificate = checkFormerCertificate(draft, level)
  const years = checkYears(draft)
  const account = checkAccount(draft, name)
  const hours = checkHours(draft)
  const score = checkScore(draft)
  const certificate = textOf(draft, 'certificate')
  const certifiedOn = checkCertifiedOn(draft)
  const note = textOf(draft, 'note')
  return {
    marks: draft.marks,
    record: {
      row: draft.row,
      name: name ?? '',
      idType,
      idNumber: number ?? '',
      citizen,
      sex,
      birth,
      ethnicity,
      education,
      residence: residence.code,
      residenceText: residence.text,
      residenceKind,
      groups,
      phone,
      employer,
      employerCode,
      occupation: occupation.code,
      occupationName: occupation.name,
      level,
      formerCertificate,
      years,
      ...account,
      ...hours,
      score,
      certificate,
      certifiedOn,
      note: note && [...note].slice(0, LONGEST_NOTE).join(''),
    },
  }
}

/** Marks a row at its name, or where a name would stand: for findings about the person and not about one cell. */
export const markPerson = (draft: RowDraft, code: string, facts?: Record<string, string | number>): void =>
  mark(draft, draft.head.columns.has('name') ? 'name' : 'idNumber', code, undefined, facts)

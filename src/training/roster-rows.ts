import type { NewPerson } from '../people/door.ts'
import type { SealedPlace, Sealer } from '../platform/seal.ts'
import { columnNumber } from '../platform/workbook/cell.ts'
import type { ClassRow } from './class-store.ts'
import type { Amendment, EnrolmentRow, NewEnrolment } from './enrolment-store.ts'
import { groupsOf } from './participation-rules.ts'
import type { RosterMark, RosterReading, RosterRow } from './roster/reading.ts'
import { levelOf, type RowFinding } from './roster-rules.ts'

export const scoreOf = ({ score }: RosterRow): string | null => (score.length === 0 ? null : score.join('/'))

export const personOf = (held: ClassRow, row: RosterRow, employers: ReadonlyMap<string, string>): NewPerson => ({
  name: row.name,
  idType: row.idType,
  idNumber: row.idNumber,
  sex: row.sex,
  birth: row.birth?.value ?? null,
  ethnicity: row.ethnicity,
  education: row.education,
  residence: row.residence,
  residenceKind: row.residenceKind,
  phone: row.phone,
  employerId: employers.get(row.employerCode ?? '') ?? employers.get(row.employer ?? '') ?? null,
  employerName: row.employer,
  groups: groupsIn(held, row).map((code) => ({ code, fromOn: held.startsOn, source: `class:${held.number}` })),
  unitId: held.unitId,
  systemId: held.institutionId,
})

const groupsIn = (held: ClassRow, row: RosterRow) =>
  groupsOf(row.groups, held.defaultGroups, { residenceKind: row.residenceKind, projectType: held.projectType })

/** Where an enrolment's own sealed fields lie. */
export const sealedAt = (column: 'account' | 'note', personId: string, classId: string): SealedPlace => ({
  table: 'enrolment',
  column,
  rowId: `${personId}/${classId}`,
})

export function enrolmentOf(seal: Sealer, held: ClassRow, row: RosterRow, personId: string): NewEnrolment {
  const sealed = (column: 'account' | 'note') =>
    row[column] === null ? null : seal.seal(sealedAt(column, personId, held.id), row[column])
  return {
    personId,
    groups: groupsIn(held, row),
    occupation: held.occupation,
    level: levelOf(row.level, held.level),
    hours: row.hours,
    attended: row.attended,
    score: scoreOf(row),
    certificateNumber: row.certificate,
    certifiedOn: row.certifiedOn,
    formerCertificate: row.formerCertificate,
    years: row.years,
    employer: row.employer,
    bank: row.bank,
    account: sealed('account'),
    payee: row.payee,
    note: sealed('note'),
    rosterRow: row.row,
  }
}

/** What a row says anew of somebody who is in the class; after its end (`open` false) only the certificate. */
export function amendmentOf(
  row: RosterRow,
  personId: string,
  held: EnrolmentRow | undefined,
  open: boolean,
): Amendment {
  const isCertified = held?.certificateNumber != null
  return {
    personId,
    hours: open ? row.hours : null,
    attended: open ? row.attended : null,
    score: open ? scoreOf(row) : null,
    certificateNumber: isCertified ? null : row.certificate,
    certifiedOn: isCertified ? null : row.certifiedOn,
  }
}

export interface RowWithFinding {
  readonly row: number
  readonly finding: RowFinding
}

/** The finding at its cell; the value is not repeated, it stands in the sheet. */
export function markOf({ row, finding }: RowWithFinding, { columns }: RosterReading): RosterMark {
  const letters = columns[finding.field] ?? columns.idNumber!
  const { code, field, reason, facts } = finding
  return {
    row,
    column: columnNumber(letters),
    field,
    code,
    value: '',
    ...(reason && { reason }),
    ...(facts && { facts }),
  }
}

import { columnNumber } from '../../platform/workbook/cell.ts'
import type { RosterLevel } from './codes.ts'
import type { RosterField } from './fields.ts'
import type { RosterClass, RosterMark, RosterReading, RosterRow } from './reading.ts'
import { folded } from './text.ts'

/** What the office's records say, looked up beforehand for the people of one reading. */
export interface RegistryFacts {
  /**
   * Levels of the occupation that a person's recorded certificates prove, by identity number. A person who is absent
   * here is not known to the registry, and nothing is said about a missing certificate.
   */
  readonly heldLevels?: ReadonlyMap<string, ReadonlySet<RosterLevel>>
  /** Identity numbers on the list of a target group, by group; a group that is absent has no list. */
  readonly groupLists?: ReadonlyMap<string, ReadonlySet<string>>
  /** Folded names and credit codes of registered employers. */
  readonly employers?: ReadonlySet<string>
}

/** Findings, and the codes that were looked into, for `addMarks`. */
export interface RegistryFindings {
  readonly marks: readonly RosterMark[]
  readonly checked: readonly string[]
}

const LEVEL_BELOW: Readonly<Partial<Record<RosterLevel, RosterLevel>>> = {
  intermediate: 'junior',
  senior: 'intermediate',
  technician: 'senior',
  seniorTechnician: 'technician',
  special: 'seniorTechnician',
  chief: 'special',
}
/** Project types whose people must belong to a registered employer: 企业职工 and 新型学徒制. */
const EMPLOYED = ['QYZG', 'XTZ']

/**
 * Compares the rows of a reading with the registry: E37 a recorded lower certificate is missing, W30 not on the list of
 * the group, E32 the employer is not registered (only for training of employees).
 */
export function registryFindings(
  reading: RosterReading,
  registry: RegistryFacts,
  roster: RosterClass | undefined,
): RegistryFindings {
  const employed = roster?.projectType != null && EMPLOYED.includes(roster.projectType)
  const checks: [code: string, field: RosterField, fails: (row: RosterRow) => boolean][] = []
  const { heldLevels, groupLists, employers } = registry
  if (heldLevels) checks.push(['E37', 'level', (row) => lacksLowerLevel(row, heldLevels)])
  if (groupLists)
    checks.push([
      'W30',
      'groups',
      (row) => row.groups.some((group) => groupLists.get(group)?.has(row.idNumber) === false),
    ])
  if (employers && employed) checks.push(['E32', 'employer', (row) => !isRegistered(row, employers)])
  const marks = reading.rows.flatMap((row) =>
    checks.filter(([, , fails]) => fails(row)).map(([code, field]) => markAt(reading, row, field, code)),
  )
  return { marks, checked: checks.map(([code]) => code) }
}

function lacksLowerLevel(row: RosterRow, heldLevels: ReadonlyMap<string, ReadonlySet<RosterLevel>>): boolean {
  const below = row.level && LEVEL_BELOW[row.level]
  const held = heldLevels.get(row.idNumber)
  return below !== undefined && below !== null && held !== undefined && !held.has(below)
}

const isRegistered = ({ employer, employerCode }: RosterRow, employers: ReadonlySet<string>): boolean =>
  (employerCode !== null && employers.has(employerCode.toLowerCase())) ||
  (employer !== null && employers.has(folded(employer)))

function markAt(reading: RosterReading, row: RosterRow, field: RosterField, code: string): RosterMark {
  const letters = reading.columns[field] ?? reading.columns.name ?? 'A'
  const value = field === 'employer' ? row.employer : field === 'groups' ? row.groups.join('、') : row.level
  return { row: row.row, column: columnNumber(letters), field, code, value: value ?? '' }
}

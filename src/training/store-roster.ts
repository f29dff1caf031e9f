import { idHash, lockPersons, recordCertificates, registerPersons } from '../people/door.ts'
import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Sealer } from '../platform/seal.ts'
import type { ClassRow, Reader } from './class-store.ts'
import { amendEnrolments, findOverlaps, insertEnrolments } from './enrolment-store.ts'
import { addMarks } from './roster/add-marks.ts'
import type { RosterMark, RosterReading } from './roster/reading.ts'
import { registryFindings } from './roster/registry.ts'
import { enrolledPersons, factsOf, type HashedRow, readRecords, registryOf } from './roster-records.ts'
import { amendmentOf, enrolmentOf, markOf, personOf, type RowWithFinding } from './roster-rows.ts'
import { countVerdicts, judgeRows, levelOf, overlapFinding, placesLeft, type RowVerdict } from './roster-rules.ts'
import { takesPeople } from './rules.ts'

export interface Judging {
  readonly db: Database
  readonly seal: Sealer
  readonly reader: Reader
}

export interface Storing extends Judging {
  readonly accountId: string
  readonly rosterId: string
  readonly progress: (done: number, total: number) => Promise<void>
}

export interface StoredRoster {
  /** With the findings of the office's records. */
  readonly reading: RosterReading
  /** Those findings alone, so that the marked copy can be made again. */
  readonly own: readonly RosterMark[]
  readonly stored: number
  readonly already: number
  readonly amended: number
  readonly refused: number
  /** Who the rows are, by row number, as far as they were taken. */
  readonly persons: ReadonlyMap<number, string>
  /** People whose certificate is new in a class that has ended: their participation counts anew with it. */
  readonly certified: readonly string[]
}

const BATCH = 5000

/**
 * Stores the good rows of a checked roster in the caller's transaction, the class being locked. One person is once in
 * a class whatever is dropped and however often; what the records forbid comes back as findings at the cells.
 * @throws Refusal class.certificate-taken when somebody else wrote a certificate's number at this very moment.
 */
export async function storeRoster(by: Storing, held: ClassRow, given: RosterReading): Promise<StoredRoster> {
  const judged = await judgeRoster(by, held, given)
  const { rows, records, open, verdicts, reading } = judged
  const acts = new Map(verdicts.map((verdict) => [verdict.row, verdict.act]))
  const taken = rows.filter(({ row }) => acts.get(row.row) !== 'refuse')
  const late = await register(by, held, taken, judged.employers)
  const kept = rows.filter(({ row }) => late.persons.has(row.row))
  const fresh = kept.filter(({ row }) => acts.get(row.row) === 'enrol')
  const amended = kept.filter(({ row }) => acts.get(row.row) === 'amend')
  await enrol(by, held, fresh, late.persons)
  const amendments = amended.map(({ row }) => {
    const personId = late.persons.get(row.row)!
    const enrolled = records.enrolled.get(personId)
    return amendmentOf(row, enrolled?.personId ?? personId, enrolled, open)
  })
  await amendEnrolments(by.db, held.id, amendments)
  const writtenFor = [...late.persons].map(([row, id]) => [row, records.enrolled.get(id)?.personId ?? id] as const)
  await writeCertificates(by.db, held, [...fresh, ...amended], new Map(writtenFor))
  const found = [...findingsOf(verdicts), ...late.findings].map((one) => markOf(one, reading))
  const counts = countVerdicts(verdicts.filter(({ row }) => late.persons.has(row)))
  return {
    ...{ ...counts, own: [...judged.registryMarks, ...found], persons: late.persons },
    reading: addMarks(reading, found),
    refused: reading.people - counts.stored - counts.already,
    certified: open ? [] : amendments.filter((one) => one.certificateNumber !== null).map((one) => one.personId),
  }
}

/** Judges the good rows by the office's records, persons being held. A dry check stops here. */
async function judgeRoster({ db, seal, reader }: Judging, held: ClassRow, given: RosterReading) {
  const hashed = given.rows.map((row) => ({ row, hash: idHash(seal, row.idType, row.idNumber) }))
  const records = await readRecords(db, reader, held, hashed)
  const { registry, employers } = await registryOf(db, held, hashed, records.known)
  const { marks, checked } = registryFindings(given, registry, { ...held, institutionName: null })
  const reading = addMarks(given, marks, [...checked, 'E52'])
  const storable = new Set(reading.rows.map(({ row }) => row))
  const rows = hashed.filter(({ row }) => storable.has(row.row))
  const open = takesPeople(held.state)
  const verdicts = judgeRows(
    rows.map((one) => factsOf(one, records)),
    {
      places: open ? placesLeft(held.plannedPeople, records.enrolled.values()) : null,
      planned: held.plannedPeople,
      hours: open,
    },
  )
  return { rows, records, open, verdicts, employers, reading, registryMarks: marks }
}

/** The reading as an import would have it, without storing anything. */
export async function judgeOnly(by: Judging, held: ClassRow, given: RosterReading): Promise<RosterReading> {
  const { verdicts, reading } = await judgeRoster(by, held, given)
  return addMarks(
    reading,
    findingsOf(verdicts).map((one) => markOf(one, reading)),
  )
}

const findingsOf = (verdicts: readonly RowVerdict[]): RowWithFinding[] =>
  verdicts.flatMap(({ row, finding }) => (finding ? [{ row, finding }] : []))

type Persons = ReadonlyMap<number, string>

async function enrol(by: Storing, held: ClassRow, rows: readonly HashedRow[], persons: Persons): Promise<void> {
  const drop = { classId: held.id, rosterId: by.rosterId, accountId: by.accountId }
  for (let from = 0; from < rows.length; from += BATCH)
    await insertEnrolments(
      by.db,
      drop,
      rows.slice(from, from + BATCH).map(({ row }) => enrolmentOf(by.seal, held, row, persons.get(row.row)!)),
    )
}

/** Registers the rows' persons; answers who they are, and the few that somebody else registered at this very moment. */
async function register(
  by: Storing,
  held: ClassRow,
  rows: readonly HashedRow[],
  employers: ReadonlyMap<string, string>,
) {
  const persons = new Map<number, string>()
  const findings: RowWithFinding[] = []
  const surprising: { row: number; personId: string }[] = []
  const ordered = [...rows].sort((a, b) => Buffer.compare(a.hash, b.hash))
  for (let from = 0; from < ordered.length; from += BATCH) {
    const batch = ordered.slice(from, from + BATCH)
    const registered = await registerPersons(
      by.db,
      by.seal,
      batch.map(({ row }) => personOf(held, row, employers)),
      by,
    )
    registered.forEach(({ personId, outcome }, at) => {
      const { row } = batch[at]!.row
      if (personId === null)
        findings.push({ row, finding: { code: outcome === 'invented' ? 'E56' : 'E49', field: 'idNumber' } })
      else {
        persons.set(row, personId)
        if (outcome === 'known') surprising.push({ row, personId })
      }
    })
    await by.progress(Math.min(from + BATCH, ordered.length), ordered.length)
  }
  findings.push(...(await lateOverlaps(by, held, surprising, persons)))
  return { persons, findings }
}

/** Who was registered elsewhere meanwhile may be in another class meanwhile; such rows are taken back. */
async function lateOverlaps(
  { db, reader }: Storing,
  held: ClassRow,
  surprising: readonly { readonly row: number; readonly personId: string }[],
  persons: Map<number, string>,
): Promise<RowWithFinding[]> {
  const ids = surprising.map(({ personId }) => personId)
  await lockPersons(db, ids)
  const overlaps = await findOverlaps(db, reader, held, ids)
  if (overlaps.size === 0) return []
  const enrolled = await enrolledPersons(db, held.id)
  return surprising.flatMap(({ row, personId }) => {
    const overlap = overlaps.get(personId)
    if (!overlap || enrolled.has(personId)) return []
    persons.delete(row)
    return [{ row, finding: overlapFinding({ number: overlap.inScope ? overlap.number : null }) }]
  })
}

/** Certificates as the institution reports them; a number is on one certificate only. */
async function writeCertificates(
  db: Database,
  held: ClassRow,
  rows: readonly HashedRow[],
  persons: Persons,
): Promise<void> {
  const certificates = rows.flatMap(({ row }) =>
    row.certificate === null
      ? []
      : [
          {
            ...{ personId: persons.get(row.row)!, number: row.certificate, issuedOn: row.certifiedOn },
            ...{ kind: held.certificateKind, occupation: held.occupation, level: levelOf(row.level, held.level) },
            source: `class:${held.id}`,
          },
        ],
  )
  const { taken } = await recordCertificates(db, certificates)
  if (taken.length > 0) throw new Refusal('conflict', 'class.certificate-taken', { count: taken.length })
}

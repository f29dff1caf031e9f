import { lockPersons, maskedPersons, recordCertificates } from '../people/door.ts'
import type { Call } from '../platform/operation.ts'
import { type FieldFault, Refusal } from '../platform/refusal.ts'
import { toRecord } from './class-answer.ts'
import { readerOf, takeStep } from './class-routes.ts'
import { type ClassRow, getClass, lockClass, saveClass } from './class-store.ts'
import type { contract } from './contract.ts'
import {
  amendEnrolments,
  type EnrolmentRow,
  findOverlaps,
  pageEnrolments,
  readEnrolments,
  settleEnrolments,
} from './enrolment-store.ts'
import { countCertified } from './participation.ts'
import { placesLeft } from './roster-rules.ts'
import { takesPeople } from './rules.ts'
import type { ClassRecord, Student } from './shapes.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

const PAGE = 200

export async function people(call: Of<'people'>) {
  const { db, seal, input, note } = call
  const held = await getClass(db, readerOf(call), input.id)
  const [row = '', personId = ''] = input.after?.split('_') ?? []
  const after = /^\d+$/.test(row) && personId.length === 36 ? { row: Number(row), personId } : null
  const rows = await pageEnrolments(db, held.id, after, PAGE + 1)
  const shown = rows.slice(0, PAGE)
  const ids = shown.map((one) => one.personId)
  const persons = await maskedPersons(db, seal, ids, readerOf(call))
  note({ persons: ids })
  const last = rows.length > PAGE ? shown.at(-1)! : null
  return {
    rows: shown.flatMap((one) => {
      const person = persons.get(one.personId)
      return person ? [toStudent(one, person)] : []
    }),
    next: last && `${last.rosterRow ?? 0}_${last.personId}`,
  }
}

const toStudent = (row: EnrolmentRow, person: Pick<Student, 'name' | 'idNumber' | 'phone'>): Student => ({
  personId: row.personId,
  name: person.name,
  idNumber: person.idNumber,
  phone: person.phone,
  state: row.state,
  groups: row.groups,
  level: row.level,
  hours: row.hours,
  attended: row.attended,
  score: row.score,
  certificateNumber: row.certificateNumber,
  certifiedOn: row.certifiedOn,
  row: row.rosterRow,
  version: row.version,
})

type Held = ReadonlyMap<string, EnrolmentRow>

async function lockWithPeople(
  call: Of<'reportHours' | 'certify' | 'takeOff' | 'putBack'>,
): Promise<{ held: ClassRow; all: Held }> {
  const held = await lockClass(call.db, readerOf(call), call.input.id)
  const all = new Map((await readEnrolments(call.db, held.id)).map((row) => [row.personId, row]))
  return { held, all }
}

const atRow = (at: number, field: string, code: string, facts: FieldFault['facts'] = {}): FieldFault => ({
  field: `rows.${at}.${field}`,
  code,
  facts,
})

const refuseFaults = (faults: readonly FieldFault[]) => {
  if (faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
}

/** Nobody is overwritten who was changed since the page was read: such a row is named, and nothing is stored. */
export async function reportHours(call: Of<'reportHours'>): Promise<ClassRecord> {
  const { db, input, clerk } = call
  const { held, all } = await lockWithPeople(call)
  requireOpen(held)
  refuseFaults(
    input.rows.flatMap(({ personId, version, attended }, at) => {
      const row = all.get(personId)
      if (row?.state !== 'enrolled') return [atRow(at, 'attended', 'class.person-absent')]
      if (row.version !== version) return [atRow(at, 'attended', 'class.student-changed')]
      const most = held.plannedHours
      return attended > most ? [atRow(at, 'attended', 'class.hours-over', { most })] : []
    }),
  )
  const nothing = { hours: null, score: null, certificateNumber: null, certifiedOn: null }
  await amendEnrolments(
    db,
    held.id,
    input.rows.map(({ personId, attended }) => ({ ...nothing, personId, attended })),
  )
  await saveClass(db, held, {}, clerk.accountId)
  return toRecord(call, await getClass(db, readerOf(call), held.id))
}

function requireOpen({ state }: ClassRow): void {
  if (!takesPeople(state)) throw new Refusal('conflict', 'class.people-closed', { classState: state })
}

/** Certificates after the end: the participation is counted anew with them. */
export async function certify(call: Of<'certify'>): Promise<ClassRecord> {
  const { db, input, today, clerk } = call
  const { held, all } = await lockWithPeople(call)
  if (held.state !== 'ended') throw new Refusal('conflict', 'class.not-ended', { classState: held.state })
  refuseFaults(
    input.rows.flatMap(({ personId, issuedOn }, at) => {
      const row = all.get(personId)
      if (!row) return [atRow(at, 'number', 'class.person-absent')]
      if (row.certificateNumber !== null) return [atRow(at, 'number', 'class.certified-already')]
      if (row.state !== 'finished') return [atRow(at, 'number', 'class.not-finished')]
      if (issuedOn < held.endsOn) return [atRow(at, 'issuedOn', 'class.certificate-early', { endsOn: held.endsOn })]
      return issuedOn > today ? [atRow(at, 'issuedOn', 'class.certificate-late', { today })] : []
    }),
  )
  const { taken } = await recordCertificates(
    db,
    input.rows.map(({ personId, number, issuedOn }) => ({
      ...{ personId, number, issuedOn, kind: held.certificateKind, occupation: held.occupation },
      ...{ level: all.get(personId)!.level, source: `class:${held.id}` },
    })),
  )
  if (taken.length > 0) throw new Refusal('conflict', 'class.certificate-taken', { count: taken.length })
  await amendEnrolments(
    db,
    held.id,
    input.rows.map(({ personId, number, issuedOn }) => ({
      ...{ personId, hours: null, attended: null, score: null, certificateNumber: number, certifiedOn: issuedOn },
    })),
  )
  const ids = input.rows.map(({ personId }) => personId)
  await countCertified(call, held, ids, `${held.number} 登记证书`)
  await saveClass(db, held, {}, clerk.accountId)
  await takeStep(call, held, { move: 'certify', toState: held.state, note: String(ids.length) })
  return toRecord(call, await getClass(db, readerOf(call), held.id))
}

export async function takeOff(call: Of<'takeOff'>): Promise<ClassRecord> {
  const { db, input, clerk, note } = call
  const { held, all } = await lockWithPeople(call)
  requireOpen(held)
  if (all.get(input.personId)?.state !== 'enrolled') throw new Refusal('absent', 'class.person-absent')
  await settleEnrolments(db, held.id, [{ personId: input.personId, state: 'left', factId: null }])
  await saveClass(db, held, {}, clerk.accountId)
  note({ persons: [input.personId], purpose: input.reason })
  await takeStep(call, held, { move: 'takeOff', toState: held.state, note: input.reason })
  return toRecord(call, await getClass(db, readerOf(call), held.id))
}

/** Back into the class with the hours that were known, as anybody enters it: a place is free, no other class on the days. */
export async function putBack(call: Of<'putBack'>): Promise<ClassRecord> {
  const { db, input, clerk, note } = call
  const { held, all } = await lockWithPeople(call)
  requireOpen(held)
  if (all.get(input.personId)?.state !== 'left') throw new Refusal('absent', 'class.not-taken-off')
  if (placesLeft(held.plannedPeople, all.values()) === 0)
    throw new Refusal('conflict', 'class.no-place-left', { planned: held.plannedPeople })
  await lockPersons(db, [input.personId])
  const overlap = (await findOverlaps(db, readerOf(call), held, [input.personId])).get(input.personId)
  if (overlap)
    throw new Refusal('conflict', overlap.inScope ? 'class.in-another' : 'class.in-another-elsewhere', {
      number: overlap.inScope ? overlap.number : '',
    })
  await settleEnrolments(db, held.id, [{ personId: input.personId, state: 'enrolled', factId: null }])
  await saveClass(db, held, {}, clerk.accountId)
  note({ persons: [input.personId], purpose: input.reason })
  await takeStep(call, held, { move: 'putBack', toState: held.state, note: input.reason })
  return toRecord(call, await getClass(db, readerOf(call), held.id))
}

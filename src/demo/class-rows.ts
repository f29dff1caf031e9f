import { addDays, type PlainDate } from '../platform/plain-date.ts'
import type { NewFact } from '../targets/door.ts'
import { attributesOf, type DemoClass } from './classes.ts'
import type { Stream } from './generator.ts'
import { demoId } from './ids.ts'
import { inventCertificate } from './numbers.ts'
import { type DemoClassState, groupsIn, type Participation, participation, stateOf } from './participations.ts'
import { type DemoWorld, type KnownPerson, OFFICE_DAY, unitIdOf } from './world.ts'

export const SCOPE_LEVELS = [
  ...(['junior', 'intermediate', 'senior', 'technician', 'seniorTechnician', 'singleSkill', 'completion'] as const),
]
const LEVEL_DIGIT = { junior: '5', intermediate: '4', senior: '3', technician: '2', seniorTechnician: '1' } as const

/** Nothing was filed after the office day. */
const FILED_LATELY = addDays(OFFICE_DAY, -2)
const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)

/** More than any class has people. */
const MOST_PEOPLE = 1000

export type Draft = ReturnType<typeof draft>

/** A class and what its people came to. `numbers`: the last class number of each institution. */
export function draft(
  one: DemoClass,
  world: DemoWorld,
  numbers: Map<number, number>,
  people: readonly KnownPerson[],
  stream: Stream,
) {
  const institution = world.institutions[one.institution]!
  const number = (numbers.get(one.institution) ?? 0) + 1
  numbers.set(one.institution, number)
  const state = stateOf(one)
  const taken = state === 'ended' || state === 'running' ? people : []
  return {
    one,
    kind: institution.kind,
    state,
    row: classRow(one, world, number, state),
    rows: taken.map((person) => participation(one, person, state, stream)),
  }
}

export const prefixOf = (no: number): string => `YS${String(no).padStart(3, '0')}`

function trainingLevelOf({ level, certificateKind }: DemoClass): (typeof SCOPE_LEVELS)[number] {
  if (level === 'none') return certificateKind === 'special' ? 'singleSkill' : 'completion'
  return level as (typeof SCOPE_LEVELS)[number]
}

function classRow(one: DemoClass, world: DemoWorld, number: number, state: DemoClassState) {
  return {
    ...{
      id: demoId(`class:${one.no}`),
      number: `${prefixOf(one.institution)}-2021-${String(number).padStart(3, '0')}`,
    },
    ...{
      title: `${one.occupation}第${number}期`,
      institutionId: unitIdOf('J', one.institution),
      occupation: one.occupation,
    },
    ...{
      unitId: world.placeIds.get(one.county)!,
      projectType: one.projectType as 'QYZG',
      fund: 'ZZ' as const,
      level: trainingLevelOf(one),
    },
    certificateKind: one.certificateKind === 'none' ? ('completion' as const) : one.certificateKind,
    ...{
      defaultGroups: [],
      plannedPeople: one.people,
      plannedHours: one.hours,
      startsOn: one.startsOn,
      endsOn: one.endsOn,
    },
    ...{
      place: '本校实训楼',
      state,
      createdBy: world.accounts.get('jixiao')!,
      lateReason: null,
      changedBy: null,
      changedAt: null,
    },
  }
}

/** The certificates that the participants' records show, under the numbers of their enrolments. */
export const certificatesOf = (draft: Draft) =>
  draft.rows.flatMap((part, at) =>
    part.certified
      ? [
          {
            ...{ personId: part.person.id, number: certificateNumber(draft, at), kind: draft.row.certificateKind },
            ...{ occupation: draft.one.occupation, level: draft.row.level, issuedOn: draft.one.endsOn },
            source: `class:${draft.row.id}`,
          },
        ]
      : [],
  )

const certificateNumber = ({ one }: Draft, at: number): string =>
  inventCertificate(one.no * MOST_PEOPLE + at, LEVEL_DIGIT[one.level as keyof typeof LEVEL_DIGIT])

export function factsOf({ one, kind, state, row, rows }: Draft): NewFact[] {
  if (state !== 'ended') return []
  return rows
    .filter(({ finished }) => finished)
    .map(({ person, certified }) => ({
      ...{ measure: 'training' as const, personId: person.id, unitId: row.unitId, systemId: row.institutionId },
      ...{ onDay: one.endsOn, amount: 1n, source: 'enrolment', sourceId: row.id },
      attributes: attributesOf(one, kind, groupsIn(one, person), certified),
    }))
}

export function stepsOf({ row, state, one }: Draft, by: string) {
  const way = [
    { move: 'file', from: 'draft', to: 'filed', on: earlier(addDays(one.startsOn, -20), FILED_LATELY) },
    { move: 'approve', from: 'filed', to: 'approved', on: earlier(addDays(one.startsOn, -14), OFFICE_DAY) },
    { move: 'start', from: 'approved', to: 'running', on: one.startsOn },
    { move: 'complete', from: 'running', to: 'ended', on: one.endsOn },
  ] as const
  const taken = { filed: 1, approved: 2, running: 3, ended: 4 }[state]
  return way.slice(0, taken).map(({ move, from, to, on }) => ({
    ...{ id: demoId(`step:${row.id}:${move}`), classId: row.id, move, fromState: from, toState: to },
    ...{ note: '', takenBy: by, takenOn: on },
  }))
}

export function enrolmentRow(
  drawn: Draft,
  part: Participation,
  at: number,
  factOf: ReadonlyMap<string, string>,
  by: string,
) {
  const { one, row, state } = drawn
  const ended = state === 'ended'
  return {
    ...{
      personId: part.person.id,
      classId: row.id,
      groups: [...groupsIn(one, part.person)],
      occupation: one.occupation,
    },
    ...{
      state: enrolmentState(part, ended),
      level: row.level,
      hours: String(one.hours),
      attended: ended ? String(part.attended) : null,
    },
    ...{
      score: part.certified ? '合格' : null,
      certificateNumber: part.certified ? certificateNumber(drawn, at) : null,
    },
    ...{
      certifiedOn: part.certified ? one.endsOn : null,
      formerCertificate: null,
      years: null,
      employer: part.person.employer,
    },
    ...{ bank: null, account: null, payee: null, note: null, rosterRow: at + 5, rosterId: null },
    factId: factOf.get(`${row.id}/${part.person.id}`) ?? null,
    enrolledBy: by,
  }
}

const enrolmentState = ({ finished, certified }: Participation, ended: boolean) =>
  certified
    ? ('certified' as const)
    : finished
      ? ('finished' as const)
      : ended
        ? ('unfinished' as const)
        : ('enrolled' as const)

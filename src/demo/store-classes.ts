import { knowPersonsAt, recordCertificates } from '../people/door.ts'
import type { Database } from '../platform/database.ts'
import { addDays, type PlainDate, plainDate } from '../platform/plain-date.ts'
import { type NewFact, recordFacts } from '../targets/door.ts'
import { attributesOf, type DemoClass } from './classes.ts'
import type { Stream } from './generator.ts'
import { demoId } from './ids.ts'
import { inventCertificate } from './numbers.ts'
import {
  hasClass,
  insertClass,
  insertEnrolments,
  insertScopes,
  insertSeries,
  insertSteps,
  saveCounter,
} from './store.ts'
import { JOURNEY_COUNTY } from './units.ts'
import { type DemoLoad, type DemoWorld, type KnownPerson, OFFICE_DAY, unitIdOf } from './world.ts'

const ENROLMENT_BATCH = 1000
/** One in fifty comes from the neighbourhood: distinct persons of two counties are one in the province. */
const VISITOR_SHARE = 0.02
const PASS_SHARE = 0.93
const ATTEND_SHARE = 0.985
const SCOPE_LEVELS = [
  ...(['junior', 'intermediate', 'senior', 'technician', 'seniorTechnician', 'singleSkill', 'completion'] as const),
]
const SCOPE_SINCE = plainDate('2015-01-01')
const LEVEL_DIGIT = { junior: '5', intermediate: '4', senior: '3', technician: '2', seniorTechnician: '1' } as const

/** Nothing was filed after the office day. */
const FILED_LATELY = addDays(OFFICE_DAY, -2)
const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)

type ClassStateOfDemo = 'ended' | 'running' | 'approved' | 'filed'

/** Classes with their participants; those that ended by the office day have their facts. One transaction a class batch. */
export async function storeClasses(
  load: DemoLoad,
  world: DemoWorld,
  classes: readonly DemoClass[],
  people: ReadonlyMap<string, readonly KnownPerson[]>,
  stream: Stream,
): Promise<void> {
  await openScopes(load, world)
  const numbers = new Map<number, number>()
  let stored = 0
  const everybody = [...people.values()].flat()
  for (const batch of batchesOf(classes)) {
    const drafts = batch.map((one) => draft(one, world, numbers, drawPeople(one, people, everybody, stream), stream))
    if (!(await hasClass(load.db, drafts[0]!.row.id)))
      await load.db.transaction().execute((tx) => store(tx, drafts, world.accounts.get('jixiao')!))
    stored += batch.reduce((sum, { people: count }) => sum + count, 0)
    await load.progress(load.size.persons + stored, load.size.persons + load.size.participations)
  }
  await load.db.transaction().execute(async (tx) => {
    for (const [no, lastNo] of numbers) await saveCounter(tx, { institutionId: unitIdOf('J', no), year: 2021, lastNo })
  })
}

function* batchesOf(classes: readonly DemoClass[]): Iterable<DemoClass[]> {
  let batch: DemoClass[] = []
  let count = 0
  for (const one of classes) {
    batch.push(one)
    count += one.people
    if (count < ENROLMENT_BATCH) continue
    yield batch
    batch = []
    count = 0
  }
  if (batch.length > 0) yield batch
}

async function openScopes({ db, occupations }: DemoLoad, { institutions }: DemoWorld): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { no } of institutions) {
      const unitId = unitIdOf('J', no)
      await insertSeries(tx, { institutionId: unitId, prefix: prefixOf(no) })
      const scope = { unitId, fromOn: SCOPE_SINCE, toOn: null }
      await insertScopes(
        tx,
        occupations.flatMap((occupation) => SCOPE_LEVELS.map((level) => ({ ...scope, occupation, level }))),
      )
    }
  })
}

const prefixOf = (no: number): string => `YS${String(no).padStart(3, '0')}`

/** Different persons for one class, mostly of its county. */
function drawPeople(
  one: DemoClass,
  people: ReadonlyMap<string, readonly KnownPerson[]>,
  everybody: readonly KnownPerson[],
  stream: Stream,
): KnownPerson[] {
  const own = people.get(one.county) ?? []
  const drawn = new Map<string, KnownPerson>()
  for (let tries = 0; drawn.size < one.people && tries < one.people * 6; tries++) {
    const pool = own.length === 0 || stream.chance(VISITOR_SHARE) ? everybody : own
    const person = stream.pick(pool)
    drawn.set(person.id, person)
  }
  return [...drawn.values()]
}

type Draft = ReturnType<typeof draft>

function draft(
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

/** In the journey's county every class to come waits for the county's decision. */
function stateOf({ startsOn, endsOn, county }: DemoClass): ClassStateOfDemo {
  if (endsOn <= OFFICE_DAY) return 'ended'
  if (startsOn <= OFFICE_DAY) return 'running'
  return startsOn <= addDays(OFFICE_DAY, 45) && county !== JOURNEY_COUNTY ? 'approved' : 'filed'
}

function trainingLevelOf({ level, certificateKind }: DemoClass): (typeof SCOPE_LEVELS)[number] {
  if (level === 'none') return certificateKind === 'special' ? 'singleSkill' : 'completion'
  return level as (typeof SCOPE_LEVELS)[number]
}

function classRow(one: DemoClass, world: DemoWorld, number: number, state: ClassStateOfDemo) {
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

interface Participation {
  readonly person: KnownPerson
  readonly finished: boolean
  readonly certified: boolean
  readonly attended: number
}

function participation(one: DemoClass, person: KnownPerson, state: ClassStateOfDemo, stream: Stream): Participation {
  const finished = state === 'ended' && stream.chance(ATTEND_SHARE)
  const certified = finished && one.certificateKind === 'skill-level' && stream.chance(PASS_SHARE)
  const share = finished ? 0.8 + stream.next() * 0.2 : stream.next() * 0.75
  return { person, finished, certified, attended: Math.min(one.hours, Math.ceil(one.hours * share)) }
}

async function store(db: Database, drafts: readonly Draft[], by: string): Promise<void> {
  const facts = drafts.flatMap(factsOf)
  const { factIds } = facts.length > 0 ? await recordFacts(db, facts, { accountId: by }) : { factIds: [] }
  const factOf = new Map(facts.map((fact, at) => [`${fact.sourceId}/${fact.personId}`, factIds[at]!]))
  for (const one of drafts) {
    await insertClass(db, one.row)
    await insertSteps(db, stepsOf(one, by))
    await insertEnrolments(
      db,
      one.rows.map((part, at) => enrolmentRow(one, part, at, factOf, by)),
    )
    await knowPersonsAt(
      db,
      one.rows.map(({ person }) => ({ personId: person.id, unitId: one.row.unitId, systemId: one.row.institutionId })),
    )
    await recordCertificates(db, certificatesOf(one))
  }
}

/** The certificates that the participants' records show, under the numbers of their enrolments. */
const certificatesOf = (draft: Draft) =>
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

const certificateNumber = ({ one, row }: Draft, at: number): string =>
  inventCertificate(
    Number.parseInt(row.id.slice(0, 6), 16) * 100 + at,
    LEVEL_DIGIT[one.level as keyof typeof LEVEL_DIGIT],
  )

function factsOf({ one, kind, state, row, rows }: Draft): NewFact[] {
  if (state !== 'ended') return []
  return rows
    .filter(({ finished }) => finished)
    .map(({ person, certified }) => ({
      ...{ measure: 'training' as const, personId: person.id, unitId: row.unitId, systemId: row.institutionId },
      ...{ onDay: one.endsOn, amount: 1n, source: 'enrolment', sourceId: row.id },
      attributes: attributesOf(one, kind, groupsIn(one, person), certified),
    }))
}

const groupsIn = (one: DemoClass, { groups }: KnownPerson): readonly string[] =>
  one.projectType === 'XTZ' ? [...groups, 'G16'] : groups

function stepsOf({ row, state, one }: Draft, by: string) {
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

function enrolmentRow(drawn: Draft, part: Participation, at: number, factOf: ReadonlyMap<string, string>, by: string) {
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

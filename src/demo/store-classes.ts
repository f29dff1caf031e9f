import { knowPersonsAt, recordCertificates } from '../people/door.ts'
import type { Database } from '../platform/database.ts'
import { plainDate } from '../platform/plain-date.ts'
import { recordFacts } from '../targets/door.ts'
import {
  certificatesOf,
  type Draft,
  draft,
  enrolmentRow,
  factsOf,
  prefixOf,
  SCOPE_LEVELS,
  stepsOf,
} from './class-rows.ts'
import type { DemoClass } from './classes.ts'
import type { Stream } from './generator.ts'
import { drawPeople, type People } from './participations.ts'
import { hasClass, insertMany, saveCounter } from './store.ts'
import { type DemoLoad, type DemoWorld, unitIdOf } from './world.ts'

const ENROLMENT_BATCH = 1000
const SCOPE_SINCE = plainDate('2015-01-01')

/** Classes with their participants; those that ended by the office day have their facts. One transaction a class batch. */
export async function storeClasses(
  load: DemoLoad,
  world: DemoWorld,
  classes: readonly DemoClass[],
  people: People,
  stream: Stream,
): Promise<void> {
  await openScopes(load, world)
  const numbers = new Map<number, number>()
  const total = load.size.persons + plannedPeople(classes)
  let stored = load.size.persons
  for (const batch of batchesOf(classes)) {
    const drafts = batch.map((one) => draft(one, world, numbers, drawPeople(one, people, stream), stream))
    if (!(await hasClass(load.db, drafts[0]!.row.id)))
      await load.db.transaction().execute((tx) => store(tx, drafts, world.accounts.get('jixiao')!))
    stored += plannedPeople(batch)
    await load.progress(stored, total)
  }
  await load.db.transaction().execute(async (tx) => {
    for (const [no, lastNo] of numbers) await saveCounter(tx, { institutionId: unitIdOf('J', no), year: 2021, lastNo })
  })
}

/** How many take part in classes, as planned. */
export const plannedPeople = (classes: readonly DemoClass[]): number =>
  classes.reduce((sum, { people }) => sum + people, 0)

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
  const series = institutions.map(({ no }) => ({ institutionId: unitIdOf('J', no), prefix: prefixOf(no) }))
  await insertMany(db, 'classSeries', series)
  for (const { no } of institutions) {
    const scope = { unitId: unitIdOf('J', no), fromOn: SCOPE_SINCE, toOn: null }
    const scopes = occupations.flatMap((occupation) => SCOPE_LEVELS.map((level) => ({ ...scope, occupation, level })))
    await insertMany(db, 'institutionScope', scopes)
  }
}

async function store(db: Database, drafts: readonly Draft[], by: string): Promise<void> {
  const facts = drafts.flatMap(factsOf)
  const { factIds } = facts.length > 0 ? await recordFacts(db, facts, { accountId: by }) : { factIds: [] }
  const factOf = new Map(facts.map((fact, at) => [`${fact.sourceId}/${fact.personId}`, factIds[at]!]))
  const classRows = drafts.map(({ row }) => row)
  const steps = drafts.flatMap((one) => stepsOf(one, by))
  const enrolments = drafts.flatMap((one) => one.rows.map((part, at) => enrolmentRow(one, part, at, factOf, by)))
  const places = drafts.flatMap(({ row, rows }) =>
    rows.map(({ person }) => ({ personId: person.id, unitId: row.unitId, systemId: row.institutionId })),
  )
  await insertMany(db, 'trainingClass', classRows)
  await insertMany(db, 'classStep', steps)
  await insertMany(db, 'enrolment', enrolments)
  await knowPersonsAt(db, places)
  await recordCertificates(db, drafts.flatMap(certificatesOf))
}

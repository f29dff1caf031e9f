import { type Expression, sql } from 'kysely'
import { inScope } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import type { Scope } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import './table.ts'

/** Whose eyes: where they reach, and on which day the trees are read. */
export interface Reader {
  readonly scope: Scope
  readonly today: PlainDate
}

/**
 * The person is known at some place and unit that the reader reaches, in both trees. Asked person by person (offset 0):
 * the planner would else gather everybody within reach first.
 */
export const reachable = ({ scope, today }: Reader, person = 'person') =>
  scope.territory === 'all' && scope.system === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from person_place place where place.person_id = ${sql.ref(`${person}.id`)}
        and (place.until_on is null or place.until_on >= ${today})
        and ${inScope(scope, today, { unit: 'place.unitId', system: 'place.systemId' })} offset 0)`

/** The one door to persons: for a reader, somebody out of reach does not exist. Merged records are not listed. */
export const visiblePersons = (db: Database, reader: Reader) =>
  db.selectFrom('person').where('person.mergedInto', 'is', null).where(reachable(reader))

/** Persons by the ids asked; one that was merged is answered as the record that stands. */
export const readPersons = (db: Database, ids: readonly string[], reader: Reader) =>
  visiblePersons(db, reader)
    .innerJoin('person as asked', (join) => join.on(sql<boolean>`person.id = coalesce(asked.merged_into, asked.id)`))
    .where(sql<boolean>`asked.id = any(${ids}::uuid[])`)
    .select('asked.id as asked')
    .select(['person.id', 'person.name', 'person.idType', 'person.idNumber', 'person.phone', 'person.sex'])
    .select(['person.birth', 'person.employerName'])
    .execute()

export const findKeys = (db: Database, hashes: readonly Buffer[], reader: Reader) =>
  db
    .selectFrom('personKey')
    .innerJoin('person as entered', 'entered.id', 'personKey.personId')
    .innerJoin('person', (join) => join.on(sql<boolean>`person.id = coalesce(entered.merged_into, entered.id)`))
    .where(sql<boolean>`person_key.hash = any(${hashes})`)
    .select([
      'personKey.hash',
      'person.id as personId',
      'person.name',
      'person.unitId',
      reachable(reader).as('inScope'),
    ])
    .execute()

export const holdPersons = (db: Database, ids: readonly string[]) =>
  db.selectFrom('person').where(sql<boolean>`id = any(${ids}::uuid[])`).orderBy('id').forUpdate().select('id').execute()

/** How many classes the reader may know of that the person was in. */
const classes = ({ scope, today }: Reader) =>
  sql<bigint>`(select count(*) from enrolment join training_class class on class.id = enrolment.class_id
    where enrolment.person_id in ${recordsOf(sql.ref('person.id'))} and enrolment.state not in ('left', 'voided')
      and ${inScope(scope, today, { unit: 'class.unitId', system: 'class.institutionId' })})`

const lineOf = (reader: Reader) =>
  [
    ...(['id', 'name', 'sortKey', 'idType', 'idNumber', 'phone', 'sex', 'birth', 'employerName'] as const),
    ...(['unitId', 'systemId', 'version'] as const),
    classes(reader).as('classes'),
  ] as const

/** Lines of persons by id, as far as the reader reaches them. */
export const readLines = (db: Database, reader: Reader, ids: readonly string[]) =>
  visiblePersons(db, reader).where(sql<boolean>`person.id = any(${ids}::uuid[])`).select(lineOf(reader)).execute()

export type PersonLineRow = Awaited<ReturnType<typeof readLines>>[number]

/** Whom records stand for: for one that was merged the record that stands today, for any other itself. */
export async function readOnes(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const merged = await db
    .selectFrom('person')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('mergedInto', 'is not', null)
    .select(['id', 'mergedInto'])
    .execute()
  const ones = new Map(merged.map(({ id, mergedInto }) => [id, mergedInto!]))
  return new Map(ids.map((id) => [id, ones.get(id) ?? id]))
}

/** The ids under which other rooms may hold what belongs to a person. */
export async function recordIdsOf(db: Database, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${recordsOf(personId)} record (id)`.execute(db)
  return rows.map(({ id }) => id)
}

/** A record and all that were merged into it, as a list for `in`: what other rooms hold may lie under any of them. */
export const recordsOf = (personId: Expression<unknown> | string) =>
  sql<string>`(select ${personId}::uuid union all select merged.id from person merged
    where merged.merged_into = ${personId}::uuid)`

export async function getPerson(db: Database, reader: Reader, id: string) {
  const row = await visiblePersons(db, reader)
    .where('person.id', '=', id)
    .select(lineOf(reader))
    .select(['ethnicity', 'education', 'residence', 'residenceKind', 'registeredAt', 'retiredOn', 'movedOn', 'diedOn'])
    .executeTakeFirst()
  if (!row) throw new Refusal('absent', 'person.absent')
  return row
}

/** A worker's own record, by the id that his sign-in carries. */
export const getOwn = (db: Database, personId: string) =>
  db
    .selectFrom('person')
    .where('id', '=', personId)
    .select(['id', 'name', 'idType', 'idNumber', 'phone', 'sex', 'birth', 'employerName'])
    .executeTakeFirstOrThrow()

export type PersonRecordRow = Awaited<ReturnType<typeof getPerson>>

export const readGroups = (db: Database, personId: string) =>
  db
    .selectFrom('personGroup')
    .where('personId', '=', personId)
    .where('struckOn', 'is', null)
    .orderBy('fromOn', 'desc')
    .select(['groupCode as code', 'fromOn', 'toOn', 'verified'])
    .execute()

export const readCertificates = (db: Database, personId: string) =>
  db
    .selectFrom('certificate')
    .where('personId', '=', personId)
    .where('struckOn', 'is', null)
    .orderBy('issuedOn', 'desc')
    .orderBy('id')
    .select(['id', 'kind', 'occupation', 'level', 'number', 'issuedOn', 'verified', 'revokedOn'])
    .execute()

/** Classes of a person; without a reader (the worker asks for himself) all of them. */
export const readTrained = (db: Database, personId: string, reader: Reader | null) =>
  db
    .selectFrom('enrolment')
    .innerJoin('trainingClass as class', 'class.id', 'enrolment.classId')
    .where(sql<boolean>`enrolment.person_id in ${recordsOf(personId)}`)
    .where('enrolment.state', '<>', 'voided')
    .where(
      reader
        ? inScope(reader.scope, reader.today, { unit: 'class.unitId', system: 'class.institutionId' })
        : sql<boolean>`true`,
    )
    .orderBy('class.startsOn', 'desc')
    .select(['class.id', 'class.number', 'class.title', 'class.institutionId', 'class.startsOn', 'class.endsOn'])
    .select(['enrolment.state', 'enrolment.attended', 'enrolment.certifiedOn'])
    .execute()

/** Open pairs of a person with others, and whether the reader reaches the other one. */
export const readPairs = (db: Database, reader: Reader, personId: string | null) =>
  db
    .selectFrom('personPair as pair')
    .innerJoin('person', 'person.id', 'pair.personId')
    .innerJoin('person as other', 'other.id', 'pair.otherId')
    .where('pair.decision', 'is', null)
    .where('person.mergedInto', 'is', null)
    .where('other.mergedInto', 'is', null)
    .where(
      personId
        ? sql<boolean>`(pair.person_id = ${personId} or pair.other_id = ${personId})`
        : sql<boolean>`(${reachable(reader, 'person')} or ${reachable(reader, 'other')})`,
    )
    .orderBy('pair.foundAt', 'desc')
    .limit(200)
    .select(['pair.personId', 'pair.otherId', 'pair.foundAt'])
    .select(['person.name', 'person.idNumber', 'person.birth', 'person.unitId'])
    .select(['other.name as otherName', 'other.idNumber as otherNumber', 'other.birth as otherBirth'])
    .select(['other.unitId as otherUnitId'])
    .select([reachable(reader, 'person').as('inScope'), reachable(reader, 'other').as('otherInScope')])
    .execute()

export type PairRow = Awaited<ReturnType<typeof readPairs>>[number]

export const decidePair = (
  db: Database,
  pair: { readonly personId: string; readonly otherId: string },
  decided: { readonly by: string; readonly reason: string },
) =>
  db
    .updateTable('personPair')
    .set({ decision: 'distinct', decidedBy: decided.by, decidedAt: sql`now()`, reason: decided.reason })
    .where('decision', 'is', null)
    .where((where) =>
      where.or([
        where.and([where('personId', '=', pair.personId), where('otherId', '=', pair.otherId)]),
        where.and([where('personId', '=', pair.otherId), where('otherId', '=', pair.personId)]),
      ]),
    )
    .returning('personId')
    .execute()

/** Persons of the same name and birthday, registered before. */
export const readNamesakes = (db: Database, reader: Reader, name: string, birth: string) =>
  db
    .selectFrom('person')
    .where('name', '=', name)
    .where('birth', '=', birth)
    .where('mergedInto', 'is', null)
    .limit(20)
    .select(['id', 'name', 'idNumber', 'birth', 'unitId', reachable(reader).as('inScope')])
    .execute()

/** How often an account asked for whole numbers since a moment: each asking is in the audit. */
export async function countLookUps(db: Database, accountId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('auditRow')
    .where('accountId', '=', accountId)
    .where('at', '>', since)
    .where((where) =>
      where.or([
        where('operation', '=', 'people.lookUp'),
        where.and([
          where('operation', 'in', ['people.list', 'people.register']),
          sql<boolean>`'idNumber' = any(fields)`,
        ]),
      ]),
    )
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

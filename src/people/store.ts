import { sql } from 'kysely'
import { inScope } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import type { Scope } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import './table.ts'

/** Whose eyes: where they reach, and on which day the trees are read. */
export interface Reader {
  readonly scope: Scope
  readonly today: PlainDate
}

/** The person is known at some place and unit that the reader reaches, in both trees. */
const reachable = ({ scope, today }: Reader) =>
  scope.territory === 'all' && scope.system === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from person_place place where place.person_id = person.id
        and ${inScope(scope, today, { unit: 'place.unitId', system: 'place.systemId' })})`

/** The one door to persons: for a reader, somebody out of reach does not exist. Merged records are not listed. */
export const visiblePersons = (db: Database, reader: Reader) =>
  db.selectFrom('person').where('person.mergedInto', 'is', null).where(reachable(reader))

export const readPersons = (db: Database, ids: readonly string[], reader: Reader) =>
  visiblePersons(db, reader)
    .where(sql<boolean>`person.id = any(${ids}::uuid[])`)
    .select(['id', 'name', 'idType', 'idNumber', 'phone', 'sex', 'birth', 'employerName'])
    .execute()

export const findKeys = (db: Database, hashes: readonly Buffer[], reader: Reader) =>
  db
    .selectFrom('personKey')
    .innerJoin('person as entered', 'entered.id', 'personKey.personId')
    .innerJoin('person', (join) => join.on(sql<boolean>`person.id = coalesce(entered.merged_into, entered.id)`))
    .where(sql<boolean>`person_key.hash = any(${hashes})`)
    .select(['personKey.hash', 'person.id as personId', 'person.name', reachable(reader).as('inScope')])
    .execute()

export const holdPersons = (db: Database, ids: readonly string[]) =>
  db.selectFrom('person').where(sql<boolean>`id = any(${ids}::uuid[])`).orderBy('id').forUpdate().select('id').execute()

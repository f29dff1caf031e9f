import { type RawBuilder, sql } from 'kysely'
import { inScope } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { Scope } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'

/** Whose eyes: where they reach, and on which day the trees are read. */
export interface Reader {
  readonly scope: Scope
  readonly today: PlainDate
}

/** The condition that a person is registered within reach. */
export const registeredInScope = ({ scope, today }: Reader, alias = 'person'): RawBuilder<boolean> =>
  inScope(scope, today, { unit: `${alias}.unitId`, system: `${alias}.systemId` })

/** Persons behind one in the order of ids, registered within reach; those that were merged away stand nowhere. */
export const readPersonsAfter = (db: Database, reader: Reader, after: string | null, limit: number) =>
  db
    .selectFrom('person')
    .where('mergedInto', 'is', null)
    .where(registeredInScope(reader))
    .$if(after !== null, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(limit)
    .select(['id', 'unitId', 'systemId', 'diedOn', 'retiredOn'])
    .execute()

/** Persons by id, whoever asks; those that were merged away are not told. */
export const readPersonsByIds = (db: Database, ids: readonly string[]) =>
  db
    .selectFrom('person')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('mergedInto', 'is', null)
    .orderBy('id')
    .select(['id', 'unitId', 'systemId', 'diedOn', 'retiredOn'])
    .execute()

export type PersonRow = Awaited<ReturnType<typeof readPersonsAfter>>[number]

/** A stretch of persons in the order of ids, or certain ones. */
export type Which = { readonly from: string; readonly to: string } | { readonly ids: readonly string[] }

const among = (which: Which): RawBuilder<boolean> =>
  'ids' in which
    ? sql<boolean>`person_id = any(${which.ids}::uuid[])`
    : sql<boolean>`person_id between ${which.from}::uuid and ${which.to}::uuid`

const OF_LEVEL = ['skill-level', 'qualification'] as const

export async function readFacts(db: Database, which: Which) {
  const certificates = await db
    .selectFrom('certificate')
    .where(among(which))
    .where('struckOn', 'is', null)
    .where('kind', 'in', OF_LEVEL)
    .orderBy('personId')
    .orderBy('id')
    .select(['personId', 'kind', 'level', 'occupation', 'series', 'issuedOn', 'verified', 'revokedOn'])
    .execute()
  const titles = await db
    .selectFrom('title')
    .where(among(which))
    .where('struckOn', 'is', null)
    .orderBy('personId')
    .orderBy('id')
    .select(['personId', 'level', 'series', 'grantedOn', 'verified', 'revokedOn'])
    .execute()
  const work = await db
    .selectFrom('employment')
    .where(among(which))
    .where('struckOn', 'is', null)
    .orderBy('personId')
    .orderBy('fromOn')
    .orderBy('id')
    .select(['personId', 'fromOn', 'toOn', 'track', 'occupation', 'unitId', 'unitName'])
    .execute()
  const appraisals = await db
    .selectFrom('appraisal')
    .where(among(which))
    .where('struckOn', 'is', null)
    .orderBy('personId')
    .orderBy('year')
    .orderBy('id')
    .select(['personId', 'year', 'result', 'occupation', 'unitId', 'unitName'])
    .execute()
  const lists = await db.selectFrom('listKnown').where(among(which)).select(['personId', 'list']).execute()
  return { certificates, titles, work, appraisals, lists }
}

export type FactRows = Awaited<ReturnType<typeof readFacts>>

/** The title series that each occupation maps to on a day. */
export async function readSeries(db: Database, day: PlainDate): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('occupation')
    .where('fromOn', '<=', day)
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>', day)]))
    .select(['name', 'series'])
    .execute()
  return new Map(rows.map(({ name, series }) => [name, series]))
}

/** Standards in force on a day. */
export const readStandardRows = (db: Database, day: PlainDate) =>
  db
    .selectFrom('occupationStandard')
    .where('fromOn', '<=', day)
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>', day)]))
    .select(['occupation', 'level', 'cumulative', 'afterTitle'])
    .execute()

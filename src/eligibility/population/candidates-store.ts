import { sql } from 'kysely'
import { inScope, unitsAnsweredBy } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { Reader } from './facts-store.ts'
import { type Asking, askedFrom, type Degree } from './predicate-rows-store.ts'
import '../table.ts'

export interface Wanted {
  readonly verdict: 'met' | 'toVerify'
  /** Those known at this unit or below it. */
  readonly unitId: string | undefined
  readonly after: string | undefined
  readonly limit: number
}

/** Living persons known within reach, behind one in the order of ids. */
const within = ({ scope, today }: Reader, { unitId, after }: Wanted, asOf: string) => {
  const reached = inScope(scope, today, { unit: 'place.unitId', system: 'place.systemId' })
  const below = (tree: 'territory' | 'system') => unitsAnsweredBy(tree, unitId!, today)
  const at =
    unitId === undefined
      ? sql`true`
      : sql`(place.unit_id in ${below('territory')} or place.system_id in ${below('system')})`
  return sql`person.merged_into is null and (person.died_on is null or person.died_on > ${asOf})
    and ${after === undefined ? sql`true` : sql`person.id > ${after}::uuid`}
    and exists (select from person_place place where place.person_id = person.id
      and (place.until_on is null or place.until_on >= ${today}) and ${reached} and ${at})`
}

/** Persons whom a predicate finds, in the order of ids; the scope is within the query. */
export async function findByPredicate(
  db: Database,
  reader: Reader,
  degree: Degree,
  asking: Asking,
  wanted: Wanted,
): Promise<string[]> {
  const verdict = wanted.verdict === 'met' ? sql`= 3` : sql`in (1, 2)`
  const { rows } = await sql<{ id: string }>`select person.id from person ${askedFrom(asking)}
    where ${within(reader, wanted, asking.asOf)} and ${degree} ${verdict}
    order by person.id limit ${wanted.limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Everybody known within reach, in the order of ids. */
export async function readReached(db: Database, reader: Reader, asOf: string, wanted: Wanted): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select person.id from person where ${within(reader, wanted, asOf)}
    order by person.id limit ${wanted.limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** The degree of a predicate for certain persons, whoever asks. */
export async function degreesOf(
  db: Database,
  ids: readonly string[],
  degree: Degree,
  asking: Asking,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; degree: number }>`select person.id, ${degree} as degree
    from person ${askedFrom(asking)} where person.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.degree]))
}

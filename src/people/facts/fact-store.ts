import { sql } from 'kysely'
import { nameOn } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import { type Reader, visiblePersons } from '../store.ts'
import '../table.ts'

const of = (column: string, ids: readonly string[]) => sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`

/** Which of these persons the reader reaches; merged records are answered by the one that stands, not here. */
export async function readReached(db: Database, ids: readonly string[], reader: Reader): Promise<string[]> {
  const rows = await visiblePersons(db, reader).where(of('person.id', ids)).select('person.id').execute()
  return rows.map(({ id }) => id)
}

/** Certificates of a level that stand on record; others (专项, 合格) are no level. */
export const readLevelCertificates = (db: Database, ids: readonly string[]) =>
  db
    .selectFrom('certificate')
    .where(of('personId', ids))
    .where('struckOn', 'is', null)
    .where('kind', 'in', ['skill-level', 'qualification'])
    .orderBy('personId')
    .orderBy('id')
    .select(['personId', 'kind', 'level', 'occupation', 'series', 'issuedOn', 'verified', 'revokedOn'])
    .execute()

export const readTitles = (db: Database, ids: readonly string[]) =>
  db
    .selectFrom('title')
    .where(of('personId', ids))
    .where('struckOn', 'is', null)
    .orderBy('personId')
    .orderBy('id')
    .select(['personId', 'level', 'series', 'grantedOn', 'verified', 'revokedOn'])
    .execute()

/** Units by the name they bear today, so that a renamed unit is one unit. */
export const readWork = (db: Database, ids: readonly string[], { today }: Reader) =>
  db
    .selectFrom('employment')
    .where(of('personId', ids))
    .where('struckOn', 'is', null)
    .orderBy('personId')
    .orderBy('fromOn')
    .orderBy('id')
    .select(['personId', 'fromOn', 'toOn', 'track', 'occupation', 'unitName'])
    .select(nameOn('employment.unitId', today).as('known'))
    .execute()

export const readAppraisals = (db: Database, ids: readonly string[], { today }: Reader) =>
  db
    .selectFrom('appraisal')
    .where(of('personId', ids))
    .where('struckOn', 'is', null)
    .orderBy('personId')
    .orderBy('year')
    .orderBy('id')
    .select(['personId', 'year', 'result', 'occupation', 'unitName'])
    .select(nameOn('appraisal.unitId', today).as('known'))
    .execute()

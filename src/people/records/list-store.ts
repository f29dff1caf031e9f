import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { KnownList } from './values.ts'
import '../table.ts'

export const readLists = (db: Database, personIds: readonly string[]) =>
  db
    .selectFrom('listKnown')
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .select(['personId', 'list', 'knownOn', 'source'])
    .execute()

export interface SaidOfList {
  readonly personId: string
  readonly list: KnownList
  readonly knownOn: PlainDate
  readonly source: string
  readonly saidBy: string
}

export const saveListKnown = (db: Database, said: SaidOfList) =>
  db
    .insertInto('listKnown')
    .values(said)
    .onConflict((on) =>
      on.columns(['personId', 'list']).doUpdateSet({ knownOn: said.knownOn, source: said.source, saidBy: said.saidBy }),
    )
    .execute()

export const dropListKnown = (db: Database, personId: string, list: KnownList) =>
  db.deleteFrom('listKnown').where('personId', '=', personId).where('list', '=', list).execute()

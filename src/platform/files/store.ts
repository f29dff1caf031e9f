import type { Generated } from 'kysely'
import type { Database } from '../database.ts'
import type { KeptFile } from './files.ts'

declare module '../database.ts' {
  interface Tables {
    storedFile: { hash: string; size: bigint; kind: string; at: Generated<Date> }
  }
}

/** Enters a kept file, so that records can refer to it; the same content again is the same row. */
export const rememberFile = (db: Database, { hash, size }: KeptFile, kind: string) =>
  db
    .insertInto('storedFile')
    .values({ hash, size: BigInt(size), kind })
    .onConflict((on) => on.column('hash').doNothing())
    .execute()

import { sql } from 'kysely'
import { countOf, type Database } from '../database.ts'
import type { Sealer } from '../seal.ts'
import { type AuditContent, blockHash, FIRST_PREVIOUS, rowHash } from './chain.ts'
import './table.ts'

/** At most so many rows in a block, so that sealing after an outage stays short. */
const BLOCK_ROWS = 5000
const SEALER_LOCK = 7_420_002

/** Writes one row in the caller's transaction, with its own hash. */
export async function recordAudit(db: Database, content: AuditContent): Promise<void> {
  await db
    .insertInto('auditRow')
    .values({
      ...content,
      persons: [...content.persons],
      fields: [...content.fields],
      facts: JSON.stringify(content.facts ?? {}),
      hash: rowHash({ ...content, facts: content.facts ?? {} }),
    })
    .execute()
}

/**
 * Links every unsealed row into one more block, whatever its number: a row that committed late is simply sealed later.
 * Answers the block's hash, or undefined when nothing waited or another process is sealing.
 */
export async function sealBlock(db: Database, sealer: Sealer, now: Date): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    if (!(await takeSealerLock(tx))) return undefined
    const rows = await tx
      .selectFrom('auditRow')
      .where('blockNo', 'is', null)
      .orderBy('id')
      .limit(BLOCK_ROWS)
      .select(['id', 'hash'])
      .execute()
    if (rows.length === 0) return undefined
    const last = await lastBlock(tx)
    const no = (last?.no ?? 0n) + 1n
    const previous = last?.hash ?? FIRST_PREVIOUS
    const hash = blockHash(
      previous,
      no,
      rows.map((row) => row.hash),
    )
    const block = { no, at: now, rows: rows.length, previous, hash, mac: sealer.mac(hash) }
    await tx.insertInto('auditBlock').values(block).execute()
    const ids = rows.map(({ id }) => id)
    await tx.updateTable('auditRow').set({ blockNo: no }).where(sql<boolean>`id = any(${ids})`).execute()
    return hash
  })
}

async function takeSealerLock(db: Database): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${SEALER_LOCK}) as taken`.execute(db)
  return rows[0]!.taken
}

export const lastBlock = (db: Database) =>
  db.selectFrom('auditBlock').orderBy('no', 'desc').limit(1).selectAll().executeTakeFirst()

export const blocksAfter = (db: Database, no: bigint, limit: number) =>
  db.selectFrom('auditBlock').where('no', '>', no).orderBy('no').limit(limit).selectAll().execute()

export const rowsOfBlock = (db: Database, no: bigint) =>
  db.selectFrom('auditRow').where('blockNo', '=', no).orderBy('id').selectAll().execute()

export async function countAudit(db: Database): Promise<{ rows: number; blocks: number; unsealed: number }> {
  const { rows, unsealed } = await db
    .selectFrom('auditRow')
    .select(({ fn }) => [
      fn.countAll<bigint>().as('rows'),
      sql<bigint>`count(*) filter (where block_no is null)`.as('unsealed'),
    ])
    .executeTakeFirstOrThrow()
  const { blocks } = await db
    .selectFrom('auditBlock')
    .select(({ fn }) => fn.countAll<bigint>().as('blocks'))
    .executeTakeFirstOrThrow()
  return { rows: countOf(rows), blocks: countOf(blocks), unsealed: countOf(unsealed) }
}

export const unsealedRows = (db: Database) =>
  db.selectFrom('auditRow').where('blockNo', 'is', null).orderBy('id').selectAll().execute()

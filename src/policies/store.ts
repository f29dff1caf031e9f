import { type Insertable, sql, type Updateable } from 'kysely'
import { inScope } from '../organisations/door.ts'
import type { Database, Tables } from '../platform/database.ts'
import type { Clerk } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import './table.ts'

/** Whose eyes, on which day. */
export interface Reader {
  readonly clerk: Clerk
  readonly today: PlainDate
}

/** What is in force is read by every office; a draft only by those who reach the unit that received it. */
const visiblePolicies = (db: Database, { clerk, today }: Reader) =>
  db
    .selectFrom('policy')
    .leftJoin('officer', 'officer.accountId', 'policy.receivedBy')
    .where(({ or, eb }) =>
      or([
        eb('policy.state', '=', 'confirmed'),
        inScope(clerk.scope, today, { unit: 'policy.unitId', system: 'policy.unitId' }),
        eb('policy.unitId', '=', clerk.unitId),
      ]),
    )

const counted = (condition: string) =>
  sql<string>`(select count(*)::text from policy_line line where line.policy_id = policy.id
    and line.kind in ('target', 'fund') and ${sql.raw(condition)})`

const heads = (db: Database, reader: Reader) =>
  visiblePolicies(db, reader).select([
    ...(['policy.id', 'policy.title', 'policy.number', 'policy.issuer', 'policy.issuedOn', 'policy.kind'] as const),
    ...(['policy.state', 'policy.fileName', 'policy.version', 'policy.unitId'] as const),
    sql<string>`coalesce(officer.name, '')`.as('receivedBy'),
    sql<string>`to_char(policy.received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`.as('receivedOn'),
    counted('true').as('counting'),
    counted("line.state = 'confirmed'").as('confirmed'),
    counted("line.state = 'waiting' and line.line ->> 'certainty' = 'check'").as('doubtful'),
    sql<string | null>`(select min(target.code) from target where target.policy_id = policy.id
      and target.state = 'issued')`.as('targetCode'),
  ])

export type HeadRow = Awaited<ReturnType<typeof listPolicies>>[number]

const NEWEST = 500

export function listPolicies(db: Database, reader: Reader, filter: { text: string; state: string }) {
  let query = heads(db, reader)
  if (filter.state === 'all') query = query.where('policy.state', '<>', 'withdrawn')
  else query = query.where('policy.state', '=', filter.state as 'draft')
  if (filter.text !== '')
    query = query.where(
      sql<boolean>`(strpos(policy.title, ${filter.text}) > 0 or strpos(coalesce(policy.number, ''), ${filter.text}) > 0
        or strpos(coalesce(policy.issuer, ''), ${filter.text}) > 0)`,
    )
  return query.orderBy('policy.receivedAt', 'desc').limit(NEWEST).execute()
}

export async function getHead(db: Database, reader: Reader, id: string): Promise<HeadRow> {
  const row = await heads(db, reader).where('policy.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('absent', 'policy.absent')
  return row
}

/** Holds a notice until the request ends: two who decide at once decide one after the other. */
export async function lockPolicy(db: Database, reader: Reader, id: string): Promise<HeadRow> {
  await db.selectFrom('policy').where('id', '=', id).forUpdate().select('id').execute()
  return getHead(db, reader, id)
}

export const readSource = (db: Database, { id }: Pick<HeadRow, 'id'>) =>
  db.selectFrom('policy').where('id', '=', id).select(['source', 'sections']).executeTakeFirstOrThrow()

export const readLines = (db: Database, { id }: Pick<HeadRow, 'id'>) =>
  db
    .selectFrom('policyLine as line')
    .leftJoin('officer', 'officer.accountId', 'line.decidedBy')
    .where('line.policyId', '=', id)
    .orderBy('line.no')
    .selectAll('line')
    .select([
      'officer.name as decidedByName',
      sql<string | null>`to_char(line.decided_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`.as('decidedOn'),
    ])
    .execute()

export type LineRow = Awaited<ReturnType<typeof readLines>>[number]

export const findBySource = (db: Database, unitId: string, sourceHash: string) =>
  db
    .selectFrom('policy')
    .where('unitId', '=', unitId)
    .where('sourceHash', '=', sourceHash)
    .where('state', '<>', 'withdrawn')
    .select('id')
    .executeTakeFirst()

/** False when another request received the same text at the same moment. */
export async function insertPolicy(db: Database, row: Insertable<Tables['policy']>): Promise<boolean> {
  const inserted = await db
    .insertInto('policy')
    .values(row)
    .onConflict((on) => on.columns(['unitId', 'sourceHash']).where('state', '<>', 'withdrawn').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

const LINE_BATCH = 500

export async function insertLines(db: Database, rows: readonly Insertable<Tables['policyLine']>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += LINE_BATCH)
    await db
      .insertInto('policyLine')
      .values(rows.slice(from, from + LINE_BATCH))
      .execute()
}

export const savePolicy = (db: Database, { id, version }: HeadRow, change: Updateable<Tables['policy']>) =>
  db
    .updateTable('policy')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute()

export const saveLine = (db: Database, { policyId, no, version }: LineRow, change: Updateable<Tables['policyLine']>) =>
  db
    .updateTable('policyLine')
    .set({ ...change, version: version + 1 })
    .where('policyId', '=', policyId)
    .where('no', '=', no)
    .execute()

import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Database, Tables } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Predicate } from '../ledger/predicate.ts'
import { predicateSql } from '../ledger/predicate-store.ts'
import { countedAs } from '../ledger/subject-store.ts'
import '../../policies/table.ts'
import '../table.ts'

const ISSUING = 7_420_041

/** Codes are given one set after the other: who issues second sees the first set. */
export const holdIssuing = (db: Database) => sql`select pg_advisory_xact_lock(${ISSUING})`.execute(db)

/** How many sets of a year there are already; withdrawn ones keep their code. */
export async function countSets(db: Database, year: number): Promise<number> {
  const { count } = await db
    .selectFrom('target')
    .where(sql<boolean>`code ~ ${`^${year}(-[A-Z])?-T0$`}`)
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const findPolicyState = (db: Database, policyId: string) =>
  db.selectFrom('policy').where('id', '=', policyId).select(['id', 'title', 'number', 'state']).executeTakeFirst()

/** The target that was issued from a policy, and by whom. */
export async function findIssued(db: Database, policyId: string) {
  return db
    .selectFrom('target')
    .leftJoin('officer', 'officer.accountId', 'target.issuedBy')
    .where('policyId', '=', policyId)
    .where('state', '=', 'issued')
    .select(['target.code', 'officer.name as who'])
    .select(sql<PlainDate>`(issued_at at time zone 'Asia/Shanghai')::date`.as('on'))
    .executeTakeFirst()
}

export const insertTarget = (db: Database, target: Insertable<Tables['target']>) =>
  db.insertInto('target').values(target).execute()

export async function insertLine(db: Database, line: Insertable<Tables['targetLine']>): Promise<number> {
  const { no } = await db.insertInto('targetLine').values(line).returning('no').executeTakeFirstOrThrow()
  return no
}

export const insertShares = (db: Database, shares: readonly Insertable<Tables['targetShare']>[]) =>
  db
    .insertInto('targetShare')
    .values([...shares])
    .execute()

export interface Preview {
  readonly key: string
  readonly measure: string
  readonly predicate: Predicate
  readonly persons: boolean
  readonly from: PlainDate
  readonly to: PlainDate
}

/** What readings would count of the records that are there, all in one pass over the facts below a place. */
export async function previewCounts(
  db: Database,
  placeId: string,
  previews: readonly Preview[],
): Promise<ReadonlyMap<string, bigint>> {
  if (previews.length === 0) return new Map()
  const fits = ({ measure, predicate, from, to }: Preview): RawBuilder<unknown> =>
    sql`fact.measure = ${measure} and fact.on_day between ${from} and ${to} and ${predicateSql(predicate, sql.ref('fact.attributes'))}`
  const columns = previews.map((one, i) => {
    const name = sql.id(`c${i}`)
    const standing = sql`(${fits(one)}) and fact.reverses is null and not exists (
      select from fact back where back.subject_id = fact.subject_id and back.reverses = fact.id)`
    return one.persons
      ? sql`count(distinct ${countedAs('fact.subject_id')}) filter (where ${standing}) as ${name}`
      : sql`coalesce(sum(fact.amount) filter (where ${fits(one)}), 0) as ${name}`
  })
  const { rows } = await sql<Record<string, bigint | string>>`
    select ${sql.join(columns)} from fact
    join unit_closure place on place.tree = 'territory' and place.ancestor_id = ${placeId}
      and place.descendant_id = fact.unit_id and place.from_on <= fact.trees_on
      and (place.to_on is null or place.to_on > fact.trees_on)`.execute(db)
  return new Map(previews.map(({ key }, i) => [key, BigInt(rows[0]![`c${i}`]!)]))
}

/** Changes of a line's reading, the newest first, also of the rows it replaced. */
export async function listReadings(db: Database, code: string) {
  return db
    .selectFrom('lineChange')
    .innerJoin('targetLine', 'targetLine.no', 'lineChange.lineNo')
    .leftJoin('officer', 'officer.accountId', 'lineChange.changedBy')
    .where('targetLine.code', '=', code)
    .orderBy('lineChange.changedAt', 'desc')
    .select(['lineChange.reason', 'officer.name as who', 'switchedAt', 'factsGained', 'factsLost', 'before', 'after'])
    .select(sql<PlainDate>`(changed_at at time zone 'Asia/Shanghai')::date`.as('on'))
    .execute()
}

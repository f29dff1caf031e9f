import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { DraftLine, Range, Section } from './intake/draft.ts'
import './table.ts'

export { receiveNotice } from './receive.ts'

/** A notice as a target is issued from it. */
export interface PolicyHead {
  readonly id: string
  readonly unitId: string
  readonly title: string
  readonly number: string | null
  readonly issuer: string | null
  readonly issuedOn: PlainDate | null
}

/** A line that a person confirmed, as it stands after his edits; `no` is its number on the policy. */
export interface ConfirmedLine extends DraftLine {
  readonly no: number
}

/** The head of a policy that was not withdrawn. */
export const findPolicy = (db: Database, policyId: string): Promise<PolicyHead | undefined> =>
  db
    .selectFrom('policy')
    .where('id', '=', policyId)
    .where('state', '<>', 'withdrawn')
    .select(['id', 'unitId', 'title', 'number', 'issuer', 'issuedOn'])
    .executeTakeFirst()

/** The confirmed lines of a policy in their order. Lines that wait or were set aside are no part of the answer. */
export async function confirmedLines(db: Database, policyId: string): Promise<ConfirmedLine[]> {
  const rows = await db
    .selectFrom('policyLine')
    .where('policyId', '=', policyId)
    .where('state', '=', 'confirmed')
    .orderBy('no')
    .select(['no', 'line'])
    .execute()
  return rows.map(({ no, line }) => ({ ...line, no }))
}

/** The parts of a notice in their order, as offsets into its source. */
export const sectionsOf = async (db: Database, policyId: string): Promise<readonly Section[]> =>
  (await db.selectFrom('policy').where('id', '=', policyId).select('sections').executeTakeFirst())?.sections ?? []

/** The words of a line in their place: characters around it, and where in them the line stands. */
export interface Clause {
  readonly policyId: string
  readonly title: string
  readonly number: string | null
  readonly issuer: string | null
  readonly text: string
  /** UTF-16 offset of `text` in the source. */
  readonly start: number
  /** Of the line's own characters, in the source. */
  readonly ranges: readonly Range[]
  readonly value: string | null
  readonly confirmedBy: string | null
  readonly confirmedOn: PlainDate | null
}

const AROUND = 120

/** The clause a line of a target came from, with up to 120 characters before and after it. */
export async function findClause(db: Database, policyId: string, no: number): Promise<Clause | undefined> {
  const row = await db
    .selectFrom('policyLine')
    .innerJoin('policy', 'policy.id', 'policyLine.policyId')
    .leftJoin('officer', 'officer.accountId', 'policyLine.decidedBy')
    .where('policyId', '=', policyId)
    .where('no', '=', no)
    .select(['policy.title', 'policy.number', 'policy.issuer', 'policy.source', 'line', 'officer.name as confirmedBy'])
    .select(sql<PlainDate | null>`(policy_line.decided_at at time zone 'Asia/Shanghai')::date`.as('confirmedOn'))
    .executeTakeFirst()
  if (!row) return undefined
  const { source, line, ...told } = row
  const start = Math.max(0, line.start - AROUND)
  const text = source.slice(start, line.end + AROUND)
  return { policyId, ...told, text, start, ranges: line.ranges, value: line.value }
}

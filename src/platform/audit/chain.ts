import { sm3 } from '../seal.ts'

/** The first block has no block before it. */
export const FIRST_PREVIOUS = '0'.repeat(64)

/** SM3(previous ‖ text), lower-case hex: one link of the chain. */
export const link = (previous: string, text: string): string => sm3(previous + text)

/** Keys sorted, no spaces, NFC: two programs that hold the same row write the same bytes. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value)).normalize('NFC')

function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, sorted(held)]))
}

/** What an audit row says; its hash covers all of it, the block that seals it does not belong to it. */
export interface AuditContent {
  readonly at: Date
  readonly requestId: string
  readonly accountId: string | null
  readonly postId: string | null
  readonly unitId: string | null
  readonly sessionHash: string | null
  readonly source: string | null
  readonly operation: string
  readonly subject: string | null
  readonly persons: readonly string[]
  readonly purpose: string | null
  readonly fields: readonly string[]
  readonly outcome: string
  readonly facts: unknown
}

/** The row's own hash, written in the same transaction as what it tells of. */
export function rowHash(row: AuditContent): string {
  const { at, requestId, accountId, postId, unitId, sessionHash, source, operation } = row
  const { subject, persons, purpose, fields, outcome, facts } = row
  const content = { at, requestId, accountId, postId, unitId, sessionHash, source, operation }
  return link(FIRST_PREVIOUS, canonical({ ...content, subject, persons, purpose, fields, outcome, facts }))
}

/** A block's hash: the block before, its number, and the hashes of its rows in their order. */
export const blockHash = (previous: string, no: bigint, rowHashes: readonly string[]): string =>
  link(previous, `${no}|${rowHashes.join('|')}`)

import type { Database } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { DraftLine } from './intake/draft.ts'
import type { PolicyState } from './rules.ts'
import { getHead, type Reader, readLines, readSource } from './store.ts'

export type { DraftLine } from './intake/draft.ts'

export interface ConfirmedPolicy {
  readonly id: string
  readonly title: string
  readonly number: string | null
  readonly issuer: string | null
  readonly issuedOn: PlainDate | null
  readonly state: PolicyState
  readonly targetCode: string | null
  readonly lines: readonly ConfirmedLine[]
}

export type ConfirmedLine = DraftLine & { readonly no: number }

/** A notice with the lines that a person has confirmed. @throws Refusal policy.absent outside the reader's reach. */
export async function confirmedLines(db: Database, reader: Reader, policyId: string): Promise<ConfirmedPolicy> {
  const head = await getHead(db, reader, policyId)
  const rows = (await readLines(db, head)).filter(({ state }) => state === 'confirmed')
  const { id, title, number, issuer, issuedOn, state, targetCode } = head
  return {
    id,
    title,
    number,
    issuer,
    issuedOn,
    state,
    targetCode,
    lines: rows.map(({ no, line }) => ({ ...line, no })),
  }
}

/** A clause as the drawer shows it: the words around it, and which of their characters are the line's. */
export interface Clause {
  readonly policyId: string
  readonly title: string
  readonly number: string | null
  readonly no: number
  /** A window of the source; never edited. */
  readonly text: string
  /** Within `text`, half-open, UTF-16. */
  readonly marks: readonly (readonly [from: number, to: number])[]
  readonly place: { readonly start: number; readonly end: number }
  readonly confirmedBy: string | null
  readonly confirmedOn: string | null
}

const BEFORE = 60
const AFTER = 120

/** The clause behind a line of a target. @throws Refusal policy.absent */
export async function clauseOf(
  db: Database,
  reader: Reader,
  policyId: string,
  no: number,
): Promise<Clause | undefined> {
  const head = await getHead(db, reader, policyId)
  const row = (await readLines(db, head)).find((one) => one.no === no)
  if (!row) return undefined
  const { source } = await readSource(db, head)
  const { start, end, ranges } = row.line
  const from = windowStart(source, start)
  const to = Math.min(source.length, end + AFTER)
  return {
    ...{ policyId, title: head.title, number: head.number, no, text: source.slice(from, to), place: { start, end } },
    marks: ranges.map(([a, b]) => [a - from, b - from]),
    confirmedBy: row.decidedByName,
    confirmedOn: row.decidedOn,
  }
}

/** A window begins after the sentence before, where that is near. */
function windowStart(source: string, start: number): number {
  const earliest = Math.max(0, start - BEFORE)
  const stop = source.slice(earliest, start).lastIndexOf('。')
  return stop < 0 ? earliest : earliest + stop + 1
}

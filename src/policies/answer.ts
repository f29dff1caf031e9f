import type { Database } from '../platform/database.ts'
import type { Clerk } from '../platform/operation.ts'
import { sortKey } from '../platform/pinyin.ts'
import type { Line, Policy, PolicyHead } from './contract.ts'
import { undecided } from './rules.ts'
import { type HeadRow, type LineRow, readLines, readSource } from './store.ts'

export const toHead = ({ version: _, unitId: __, ...head }: HeadRow): PolicyHead => ({
  ...head,
  sortKeys: { title: sortKey(head.title), issuer: head.issuer === null ? null : sortKey(head.issuer) },
})

/** A line as a page shows it; `edited` where a person changed what the reader had found. */
export const toLine = (row: LineRow): Line => ({
  ...row.line,
  ranges: row.line.ranges.map(([start, end]) => [start, end]),
  actors: [...row.line.actors],
  doubts: [...row.line.doubts],
  no: row.no,
  kind: row.kind,
  state: row.state,
  version: row.version,
  edited: JSON.stringify(row.line) !== JSON.stringify(row.found),
  decidedBy: row.decidedByName,
  decidedOn: row.decidedOn,
  reason: row.reason,
})

/** The whole notice for this reader, with what he may do next. */
export async function toPolicy(db: Database, head: HeadRow, clerk: Clerk): Promise<Policy> {
  const [{ source, sections }, rows] = [await readSource(db, head), await readLines(db, head)]
  const decide = clerk.duties.has('intake.confirm')
  const isDraft = head.state === 'draft'
  const may = {
    decide: decide && isDraft,
    finish: decide && isDraft && undecided(rows).length === 0,
    issue: clerk.duties.has('target.issue') && head.state === 'confirmed' && head.targetCode === null,
    withdraw: decide && head.targetCode === null && head.state !== 'withdrawn',
  }
  return { ...toHead(head), version: head.version, source, sections: [...sections], lines: rows.map(toLine), may }
}

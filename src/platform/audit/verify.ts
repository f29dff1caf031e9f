import type { Database } from '../database.ts'
import type { Sealer } from '../seal.ts'
import { blockHash, FIRST_PREVIOUS, rowHash } from './chain.ts'
import { blocksAfter, countAudit, rowsOfBlock, unsealedRows } from './store.ts'

/** The first place where the chain does not hold. */
export interface BrokenLink {
  readonly block: number | null
  readonly row: number | null
  readonly why: 'row-changed' | 'row-missing' | 'block-changed' | 'block-missing' | 'head-missing'
}

export interface AuditReport {
  readonly rows: number
  readonly blocks: number
  readonly unsealed: number
  readonly broken: BrokenLink | null
}

const PAGE = 200

/** Walks the whole chain; `head` is the last hash kept outside the database, where the operator has one. */
export async function verifyAudit(db: Database, sealer: Sealer, head: string | null): Promise<AuditReport> {
  const counts = await countAudit(db)
  return { ...counts, broken: (await firstBroken(db, sealer, head)) ?? (await brokenTail(db)) }
}

async function firstBroken(db: Database, sealer: Sealer, head: string | null): Promise<BrokenLink | null> {
  let previous = FIRST_PREVIOUS
  let no = 0n
  let headSeen = head === null
  for (;;) {
    const blocks = await blocksAfter(db, no, PAGE)
    if (blocks.length === 0) return headSeen ? null : { block: Number(no), row: null, why: 'head-missing' }
    for (const block of blocks) {
      if (block.no !== no + 1n) return { block: Number(no + 1n), row: null, why: 'block-missing' }
      const broken = await brokenIn(db, sealer, block, previous)
      if (broken) return broken
      no = block.no
      previous = block.hash
      headSeen ||= block.hash === head
    }
  }
}

type Block = Awaited<ReturnType<typeof blocksAfter>>[number]

async function brokenIn(db: Database, sealer: Sealer, block: Block, previous: string): Promise<BrokenLink | null> {
  const rows = await rowsOfBlock(db, block.no)
  const at = Number(block.no)
  if (rows.length !== block.rows) return { block: at, row: null, why: 'row-missing' }
  const changed = rows.find((row) => rowHash(row) !== row.hash)
  if (changed) return { block: at, row: Number(changed.id), why: 'row-changed' }
  const hash = blockHash(
    previous,
    block.no,
    rows.map((row) => row.hash),
  )
  const whole = block.previous === previous && hash === block.hash && sealer.mac(hash) === block.mac
  return whole ? null : { block: at, row: null, why: 'block-changed' }
}

async function brokenTail(db: Database): Promise<BrokenLink | null> {
  const changed = (await unsealedRows(db)).find((row) => rowHash(row) !== row.hash)
  return changed ? { block: null, row: Number(changed.id), why: 'row-changed' } : null
}

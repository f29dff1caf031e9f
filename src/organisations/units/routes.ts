import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { industries, ownerships } from '../reference/classes.ts'
import type { unitOperations } from './contract.ts'
import { findUnits, listNodes, type Reader, readUnitPage } from './list-store.ts'
import { readRecord } from './record.ts'

type Ops = typeof unitOperations

const PAGE = 200
const MOST_HITS = 50
const MOST_NODES = 1000

const readerOf = ({ clerk, today }: Pick<Call, 'clerk' | 'today'>): Reader => ({ scope: clerk.scope, today })

export const unitHandlers = {
  async units(call: Call<Ops['units']>) {
    const { db, input, today, clerk } = call
    const { day = today, after, ...filter } = input
    const page = { ...filter, day, after: readCursor(after), limit: PAGE + 1 }
    const { rows, count } = await readUnitPage(db, readerOf(call), page)
    const last = rows.length > PAGE ? rows[PAGE - 1]! : null
    return {
      rows: rows.slice(0, PAGE),
      count: { value: count.toString(), unit: '个', asOf: day, ref: `units.${filter.state}.${filter.kind}` },
      next: last && `${last.sortKey}~${last.id}`,
      mayOpen: clerk.duties.has('unit.change'),
    }
  },

  async findUnits(call: Call<Ops['findUnits']>) {
    const hits = await findUnits(call.db, readerOf(call), { ...call.input, limit: MOST_HITS + 1 })
    return { hits: hits.slice(0, MOST_HITS), more: hits.length > MOST_HITS }
  },

  async unitTree(call: Call<Ops['unitTree']>) {
    const { tree, parentId = null, day = call.today } = call.input
    return { nodes: await listNodes(call.db, readerOf(call), { tree, parentId, day, limit: MOST_NODES }) }
  },

  async unitClasses() {
    return { industries: [...industries], ownerships: [...ownerships] }
  },

  async unit(call: Call<Ops['unit']>) {
    const record = await readRecord(call.db, call.clerk, call.today, call.input.id, call.input.day ?? call.today)
    if (!record) throw new Refusal('absent', 'record.absent')
    return record
  },
}

/** 'sort key~id', as the page before gave it. */
function readCursor(text: string | undefined): { sortKey: string; id: string } | null {
  if (text === undefined) return null
  const [, sortKey, id] = /^(.*)~([0-9a-f-]{36})$/.exec(text) ?? []
  if (sortKey === undefined || id === undefined) throw new Refusal('invalid', 'input.invalid', { count: 1 })
  return { sortKey, id }
}

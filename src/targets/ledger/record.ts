import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Movement, Mover, NewFact, Recorded, Reversal } from './fact.ts'
import {
  type FactRow,
  findLastName,
  findReversed,
  insertFacts,
  lockFacts,
  readOpenLines,
  readStanding,
} from './fact-store.ts'
import { linesOf, type OpenLine, subjectLines } from './fit.ts'
import { passGate } from './gate-store.ts'
import { readLockedMonths } from './period-store.ts'
import { requireOpenMonths, restate } from './periods.ts'
import { settle } from './settle.ts'
import { aboveOn, type Standing, standingOf } from './standing.ts'

type Unfitted = Omit<FactRow, 'lines' | 'unsure'>

const moved = new WeakSet<object>()

/**
 * Stores facts and moves every figure they touch, in the caller's transaction, which may do so once: all its tallies
 * are then moved in one order of keys.
 * @throws Error when the caller has no transaction, or moved facts in it before: both are defects
 */
export async function moveFacts(db: Database, movement: Movement, by: Mover): Promise<Recorded> {
  requireFirstMovement(db)
  await passGate(db)
  const reversing = await reversalsOf(db, movement.reverse ?? [])
  const recording = (movement.record ?? []).map(rowOf)
  const rows = [...reversing, ...recording]
  if (rows.length === 0) return { factIds: [], reversalIds: [], restated: 0 }
  const standing = standingOf(await readStanding(db, unique(rows, 'unitId'), unique(rows, 'systemId')))
  await requireOpenUnits(db, rows, standing)
  const reason = by.reason?.trim() || null
  const locked = await readLockedMonths(db)
  const days = rows.map(({ unitId, onDay }) => ({ unitId, day: onDay }))
  await requireOpenMonths(db, days, { ...by, reason, locked })
  const lines = await readOpenLines(db)
  const facts = rows.map((row) => fitted(row, lines, standing))
  await insertFacts(db, facts, { accountId: by.accountId, reason })
  const ofSubjects = new Set(subjectLines(lines))
  const settled = await settle(db, { facts, ofSubjects, standing })
  const ids = facts.map(({ id }) => id)
  const restated = await restate(db, settled, ids, { ...by, reason, locked })
  return { factIds: recording.map(({ id }) => id), reversalIds: reversing.map(({ id }) => id), restated }
}

function requireFirstMovement(db: Database): void {
  if (!db.isTransaction) throw new Error('facts are moved in a transaction')
  if (moved.has(db)) throw new Error('facts are moved once in a transaction: hand all of them to one moveFacts')
  moved.add(db)
}

const unique = (rows: readonly Unfitted[], key: 'unitId' | 'systemId') => [...new Set(rows.map((row) => row[key]))]

function rowOf(fact: NewFact): Unfitted {
  if (fact.amount < 0n) throw new RangeError('a fact has no negative amount: reverse what is taken back')
  return { ...fact, id: newId(), subjectId: fact.personId ?? fact.unitId, treesOn: fact.onDay, reverses: null }
}

async function reversalsOf(db: Database, reversals: readonly Reversal[]): Promise<Unfitted[]> {
  if (reversals.length === 0) return []
  const held = new Map((await lockFacts(db, [...reversals.map(({ id }) => id)])).map((fact) => [fact.id, fact]))
  const reversed = await findReversed(db, [...held.values()])
  const twice = new Set<string>()
  return reversals.map(({ id, on }) => {
    const fact = held.get(id)
    if (!fact) throw new Refusal('absent', 'fact.absent')
    if (fact.reverses !== null) throw new Refusal('conflict', 'fact.is-reversal')
    if (reversed.has(id) || twice.has(id)) throw new Refusal('conflict', 'fact.already-reversed')
    twice.add(id)
    return { ...fact, id: newId(), onDay: on ?? fact.onDay, amount: -fact.amount, reverses: id }
  })
}

async function requireOpenUnits(db: Database, rows: readonly Unfitted[], standing: Standing): Promise<void> {
  for (const { unitId, systemId, onDay } of rows)
    for (const [tree, id] of [['territory', unitId] as const, ['system', systemId] as const])
      if (aboveOn(standing(tree, id), onDay).length === 0)
        throw new Refusal('conflict', 'fact.unit-not-open', { unit: await findLastName(db, id), day: onDay })
}

function fitted(row: Unfitted, lines: readonly OpenLine[], standing: Standing): FactRow {
  const above = new Set(aboveOn(standing('territory', row.unitId), row.treesOn))
  return { ...row, ...linesOf(lines, { ...row, measure: row.measure as NewFact['measure'] }, above) }
}

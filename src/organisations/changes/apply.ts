import type { Database } from '../../platform/database.ts'
import { handOver, windUp } from '../staff/handover.ts'
import { reworkHeirs } from '../tree/heir-store.ts'
import { reworkClosure, trees } from '../tree/store.ts'
import { openUnits } from '../units/open.ts'
import { type Plan, touchedBy } from './facts.ts'
import {
  type RecordedChange,
  writeChange,
  writeEnds,
  writeMoves,
  writeRecodes,
  writeRenames,
  writeSuccessions,
} from './store.ts'

/** Writes what was decided: units, links, closure, heirs, posts and the history, all in the caller's transaction. */
export async function applyPlan(db: Database, plan: Plan, change: RecordedChange): Promise<void> {
  const { onDay } = change
  const touched = touchedBy(plan)
  await openUnits(db, plan.opens)
  await writeRenames(db, plan.renames, onDay)
  await writeRecodes(db, plan.recodes, onDay)
  await writeMoves(db, plan.moves, onDay)
  await writeEnds(db, plan.ends, onDay)
  await writeChange(db, change, plan, touched)
  await writeSuccessions(db, plan.successions, change)
  for (const tree of trees) {
    const moved = plan.moves.filter((move) => move.tree === tree).map(({ childId }) => childId)
    const changed = [...new Set([...moved, ...plan.ends])]
    if (changed.length > 0) await reworkClosure(db, changed, [tree])
  }
  await reworkHeirs(db, plan.ends)
  for (const { from, to } of plan.handovers) await handOver(db, { from, to, onDay, reason: change.reason })
  for (const unitId of plan.ends) await windUp(db, unitId, onDay)
}

import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { readSpans } from '../units/store.ts'
import { type CurrentUnit, currentOf } from './current-rules.ts'
import { readSuccessors } from './heir-store.ts'

/**
 * For each unit of any time, the units that stand for it on a day, with their shares: figures are shown under the
 * units of their period, or by this map 按现行区划. A divided unit without agreed shares has share null: its figures
 * belong to the nearest place above all its parts.
 */
export async function currentUnitsOf(
  db: Database,
  unitIds: readonly string[],
  day: PlainDate,
): Promise<Map<string, CurrentUnit[]>> {
  const links = await readSuccessors(db, unitIds)
  const lives = await readSpans(db, [...new Set([...unitIds, ...links.flatMap(({ oldId, newId }) => [oldId, newId])])])
  const lifeOf = new Map(lives.map((life) => [life.id, life]))
  const linksOf = Map.groupBy(links, ({ oldId }) => oldId)
  return new Map(
    unitIds.map((id) => [
      id,
      currentOf(
        id,
        day,
        (one) => lifeOf.get(one),
        (one) => linksOf.get(one) ?? [],
      ),
    ]),
  )
}

import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'
import type { CodeScheme } from '../units/code-rules.ts'
import { nameRow } from '../units/open.ts'
import type { Move, Plan, Recode, Rename, Succession, TreeEdge, UnitFacts } from './facts.ts'

/** The facts of the units named, in the order asked; one that does not exist is missing. */
export async function readFacts(db: Database, unitIds: readonly string[]): Promise<UnitFacts[]> {
  const ids = [...new Set(unitIds)]
  const units = await db.selectFrom('unit').where('id', 'in', ids).select(['id', 'kind', 'fromOn', 'toOn']).execute()
  const names = await db.selectFrom('unitName').where('unitId', 'in', ids).selectAll().orderBy('fromOn').execute()
  const codes = await db.selectFrom('unitCode').where('unitId', 'in', ids).selectAll().orderBy('fromOn').execute()
  const above = await db.selectFrom('unitEdge').where('childId', 'in', ids).selectAll().orderBy('fromOn').execute()
  const below = await readLinksBelow(db, ids)
  const chain = await db.selectFrom('unitClosure').where('descendantId', 'in', ids).selectAll().execute()
  const facts = new Map(
    units.map((unit) => [
      unit.id,
      {
        ...unit,
        names: names.filter(({ unitId }) => unitId === unit.id),
        codes: codes.filter(({ unitId }) => unitId === unit.id),
        above: above.filter(({ childId }) => childId === unit.id),
        below: below.filter(({ parentId }) => parentId === unit.id),
        chain: chain.filter(({ descendantId }) => descendantId === unit.id),
      },
    ]),
  )
  return unitIds.flatMap((id) => facts.get(id) ?? [])
}

async function readLinksBelow(db: Database, ids: readonly string[]) {
  const { rows } = await sql<TreeEdge & { name: string }>`
    select edge.*, (select name from unit_name where unit_id = edge.child_id order by from_on desc limit 1) as name
    from unit_edge edge where edge.parent_id = any(${ids}::uuid[]) order by edge.from_on, name`.execute(db)
  return rows
}

/** Who bears a code on some day from the day asked on, the unit itself left out. */
export async function findCodeHolder(
  db: Database,
  { scheme, code, fromOn, except }: { scheme: CodeScheme; code: string; fromOn: PlainDate; except: string | null },
): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select (select name from unit_name where unit_id = held.unit_id order by from_on desc limit 1) as name
    from unit_code held where scheme = ${scheme} and code = ${code} and (to_on is null or to_on > ${fromOn})
      and unit_id is distinct from ${except}::uuid limit 1`.execute(db)
  return rows[0]?.name ?? null
}

/** Posts of the unit or with the unit as the root of what they see, on the day. */
export async function countPosts(db: Database, unitId: string, day: PlainDate): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`
    select count(*) from post where ${unitId} in (unit_id, territory_id, system_id)
      and (to_on is null or to_on > ${day})`.execute(db)
  return Number(rows[0]!.count)
}

export async function writeRenames(db: Database, renames: readonly Rename[], onDay: PlainDate): Promise<void> {
  for (const { unitId, cutFrom, span, name, shortName } of renames) {
    const cut = db.updateTable('unitName').set({ toOn: onDay }).where('unitId', '=', unitId)
    if (cutFrom) await cut.where('fromOn', '=', cutFrom).execute()
    await db
      .insertInto('unitName')
      .values({ ...nameRow(unitId, { name, shortName, fromOn: span.fromOn }), toOn: span.toOn })
      .execute()
  }
}

export async function writeRecodes(db: Database, recodes: readonly Recode[], onDay: PlainDate): Promise<void> {
  for (const { unitId, scheme, cutFrom, span, code } of recodes) {
    const cut = db
      .updateTable('unitCode')
      .set({ toOn: onDay })
      .where('unitId', '=', unitId)
      .where('scheme', '=', scheme)
    if (cutFrom) await cut.where('fromOn', '=', cutFrom).execute()
    await db
      .insertInto('unitCode')
      .values({ unitId, scheme, code, ...span })
      .execute()
  }
}

export async function writeMoves(db: Database, moves: readonly Move[], onDay: PlainDate): Promise<void> {
  for (const { tree, childId, cutFrom, span, parentId } of moves) {
    const held = db.updateTable('unitEdge').where('tree', '=', tree).where('childId', '=', childId)
    if (cutFrom && cutFrom < onDay) await held.set({ toOn: onDay }).where('fromOn', '=', cutFrom).execute()
    if (cutFrom && cutFrom >= onDay && parentId) await held.set({ parentId }).where('fromOn', '=', cutFrom).execute()
    else if (parentId)
      await db
        .insertInto('unitEdge')
        .values({ tree, childId, parentId, ...span })
        .execute()
  }
}

/** Name, codes and links of an ended unit end with it. */
export async function writeEnds(db: Database, unitIds: readonly string[], onDay: PlainDate): Promise<void> {
  if (unitIds.length === 0) return
  await db.updateTable('unit').set({ toOn: onDay }).where('id', 'in', unitIds).execute()
  for (const table of ['unitName', 'unitCode'] as const)
    await db.updateTable(table).set({ toOn: onDay }).where('unitId', 'in', unitIds).where('toOn', 'is', null).execute()
  await db
    .updateTable('unitEdge')
    .set({ toOn: onDay })
    .where('childId', 'in', unitIds)
    .where('toOn', 'is', null)
    .execute()
}

export interface RecordedChange {
  readonly id: string
  readonly onDay: PlainDate
  readonly precision: 'year' | 'month' | 'day'
  readonly documentNo: string | null
  readonly reason: string
  readonly recordedBy: string | null
}

export async function writeChange(
  db: Database,
  change: RecordedChange,
  plan: Plan,
  touched: readonly string[],
): Promise<void> {
  await db
    .insertInto('unitChange')
    .values({ ...change, kind: plan.kind, facts: JSON.stringify(plan.facts) })
    .execute()
  await db
    .insertInto('unitChangePart')
    .values(touched.map((unitId) => ({ changeId: change.id, unitId })))
    .execute()
  await db.updateTable('unit').set({ version: sql`version + 1` }).where('id', 'in', touched).execute()
}

export async function writeSuccessions(
  db: Database,
  successions: readonly Succession[],
  change: Pick<RecordedChange, 'id' | 'onDay'>,
): Promise<void> {
  if (successions.length === 0) return
  const rows = successions.map((succession) => ({ ...succession, onDay: change.onDay, changeId: change.id }))
  await db.insertInto('unitSuccessor').values(rows).execute()
}

import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import { inScope, nameOn } from '../../organisations/door.ts'
import type { Database, Tables } from '../../platform/database.ts'
import type { Scope } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { OrderEvent } from './history-rules.ts'
import type { OrderState } from './states-rules.ts'
import '../table.ts'

/** Whose eyes: where the post reaches, its unit, and what today is. */
export interface Reader {
  readonly scope: Scope
  readonly unitId: string | null
  readonly today: PlainDate
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The units that a reader answers for: his own, and his place where his post is the office of it. */
export const ownUnits = ({ scope, unitId }: Pick<Reader, 'scope' | 'unitId'>): string[] => [
  unitId ?? NOBODY,
  ...(typeof scope.territory === 'object' && scope.system === 'all' ? [scope.territory.unit] : []),
]

export const isOwn = (reader: Reader): RawBuilder<boolean> =>
  sql<boolean>`(held.system_id = any(${ownUnits(reader)}::uuid[]))`

/**
 * The one door to orders: those whose charged unit the reader reaches, and those of his own office wherever they went.
 * The charged unit sees an order when it is issued, not while it is drafted.
 */
export const visibleOrders = (db: Database, reader: Reader) =>
  db
    .selectFrom('supervisionOrder as held')
    .where(({ or, eb }) =>
      or([
        eb('held.officeId', '=', reader.unitId ?? NOBODY),
        sql<boolean>`(${inScope(reader.scope, reader.today, { unit: 'held.unitId', system: 'held.systemId' })}
          and (held.state not in ('draft', 'opened') or not ${isOwn(reader)}))`,
      ]),
    )
    .selectAll('held')
    .select([
      nameOn('held.systemId', reader.today).as('unitName'),
      nameOn('held.unitId', reader.today).as('placeName'),
      nameOn('held.officeId', reader.today).as('officeName'),
    ])

export type OrderRow = Awaited<ReturnType<typeof getOrder>>

export async function getOrder(db: Database, reader: Reader, id: string) {
  const row = await visibleOrders(db, reader).where('held.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('absent', 'order.absent')
  return row
}

/** Holds the order until the request ends, so that two clerks who decide at once decide one after the other. */
export async function lockOrder(db: Database, reader: Reader, id: string): Promise<OrderRow> {
  await db.selectFrom('supervisionOrder').where('id', '=', id).forUpdate().select('id').execute()
  return getOrder(db, reader, id)
}

/** Orders that were issued and wait to be signed for, by their id. */
export const listUnsigned = (db: Database) =>
  db.selectFrom('supervisionOrder').where('state', '=', 'issued').select(['id', 'issuedOn']).orderBy('id').execute()

export const insertOrder = (db: Database, row: Insertable<Tables['supervisionOrder']>) =>
  db.insertInto('supervisionOrder').values(row).execute()

type OrderChange = Omit<Updateable<Tables['supervisionOrder']>, 'id' | 'version'>

/** The row proves that somebody came through the door; each change raises the version. */
export const saveOrder = (db: Database, { id }: { readonly id: string }, change: OrderChange) =>
  db
    .updateTable('supervisionOrder')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

export const readItems = (db: Database, orderId: string) =>
  db.selectFrom('orderItem').where('orderId', '=', orderId).orderBy('ordinal').select(['id', 'name']).execute()

export async function replaceItems(db: Database, orderId: string, items: readonly { id: string; name: string }[]) {
  await db.deleteFrom('orderItem').where('orderId', '=', orderId).execute()
  const rows = items.map((item, at) => ({ ...item, orderId, ordinal: at + 1 }))
  await db.insertInto('orderItem').values(rows).execute()
}

/** The history, from its beginning: what the rules replay. */
export async function readEvents(db: Database, orderId: string): Promise<OrderEvent[]> {
  const rows = await db
    .selectFrom('orderEvent')
    .where('orderId', '=', orderId)
    .orderBy('seq')
    .select(['move', 'onDay', 'takenBy', 'dueOn', 'facts'])
    .execute()
  return rows.map(({ move, onDay, takenBy, dueOn, facts }) => ({
    ...{ move, on: onDay, by: takenBy, dueOn, facts: facts as OrderEvent['facts'] },
  }))
}

export const insertEvent = (db: Database, orderId: string, seq: number, event: OrderEvent) =>
  db
    .insertInto('orderEvent')
    .values({
      ...{ orderId, seq, move: event.move, onDay: event.on, takenBy: event.by, dueOn: event.dueOn },
      facts: JSON.stringify(event.facts),
    })
    .execute()

/** The history as people read it: with names, the latest first. */
export const listSteps = (db: Database, orderId: string) =>
  db
    .selectFrom('orderEvent as step')
    .leftJoin('officer', 'officer.accountId', 'step.takenBy')
    .where('step.orderId', '=', orderId)
    .orderBy('step.seq', 'desc')
    .select(['step.seq', 'step.move', 'step.onDay', 'step.dueOn', 'step.facts', 'step.takenAt', 'officer.name as by'])
    .execute()

/** Who moved an order last, what and when: for whoever comes second. */
export const readLastStep = (db: Database, orderId: string) =>
  db
    .selectFrom('orderEvent as step')
    .leftJoin('officer', 'officer.accountId', 'step.takenBy')
    .where('step.orderId', '=', orderId)
    .orderBy('step.seq', 'desc')
    .limit(1)
    .select(['step.move', 'step.takenAt', 'officer.name as who'])
    .executeTakeFirst()

/** The next number of a year. The counter is held until the request ends: numbers have no gap. */
export async function takeNumber(db: Database, year: number): Promise<number> {
  const { lastNo } = await db
    .insertInto('orderCounter')
    .values({ year, lastNo: 1 })
    .onConflict((on) => on.column('year').doUpdateSet({ lastNo: sql`order_counter.last_no + 1` }))
    .returning('lastNo')
    .executeTakeFirstOrThrow()
  return lastNo
}

const OPEN: readonly OrderState[] = [
  ...(['opened', 'issued', 'received', 'working', 'fedBack', 'checking', 'returned', 'disputed'] as const),
]

/** Makes two who open orders on one cause at once do it one after the other. */
export const holdCause = (db: Database, unitId: string, cause: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${unitId} ${cause}`}, 0))`.execute(db)

/** Open orders on a unit whose matter is the same, whoever supervises it: the guard looks past the reader's reach. */
export const findAlike = (
  db: Database,
  today: PlainDate,
  of: { unitId: string; matter: string; notId: string | null },
) =>
  db
    .selectFrom('supervisionOrder as held')
    .where('held.systemId', '=', of.unitId)
    .where('held.state', 'in', OPEN)
    .where(sql<boolean>`held.cause like ${`${of.matter.replace(/[\\%_]/g, (sign) => `\\${sign}`)}#%`}`)
    .where('held.id', '<>', of.notId ?? NOBODY)
    .orderBy('held.id')
    .limit(20)
    .select(['held.id', 'held.number', 'held.matter', 'held.state', 'held.dueOn', 'held.cause'])
    .select(nameOn('held.officeId', today).as('office'))
    .execute()

/** Names of accounts' holders. */
export async function readNames(db: Database, accounts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (accounts.length === 0) return new Map()
  const rows = await db
    .selectFrom('officer')
    .where('accountId', 'in', [...new Set(accounts)])
    .select(['accountId', 'name'])
    .execute()
  return new Map(rows.map(({ accountId, name }) => [accountId!, name]))
}

export const findNumber = async (db: Database, id: string): Promise<string | null> =>
  (await db.selectFrom('supervisionOrder').where('id', '=', id).select('number').executeTakeFirst())?.number ?? null

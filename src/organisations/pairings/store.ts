import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'
import { heldOn, nameOn, unitInScope } from '../tree/scope-store.ts'
import type { Reader } from '../units/list-store.ts'
import type { EndReason } from './rules.ts'

export interface PairingFilter {
  readonly state: 'open' | 'overdue' | 'ended' | 'all'
  readonly text: string
  readonly unitId?: string | undefined
  /** Months after which a visit is due. */
  readonly months: number
}

export interface PairingRow {
  readonly id: string
  readonly officerId: string
  readonly instructor: string
  readonly instructorUnit: string
  readonly enterpriseId: string
  readonly enterprise: string
  readonly place: string
  readonly purpose: string
  readonly documentNo: string | null
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
  readonly endReason: EndReason | null
  readonly version: number
  readonly lastVisit: PlainDate | null
  /** How many there are without the bounds of the page. */
  readonly total: bigint
}

/** Pairings whose enterprise the reader reaches, by instructor in Chinese order. */
export async function listPairings(
  db: Database,
  { scope, today }: Reader,
  { state, text, unitId, months }: PairingFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<PairingRow[]> {
  const lastVisit = sql<PlainDate>`(select max(on_day) from pairing_visit where pairing_id = pairing.id)`
  const open = sql`(pairing.to_on is null or pairing.to_on > ${today})`
  const due = sql`(coalesce(${lastVisit}, pairing.from_on) + make_interval(months => ${months}))::date`
  const wanted = {
    open,
    overdue: sql`(${open} and ${due} < ${today})`,
    ended: sql`not ${open}`,
    all: sql`true`,
  }[state]
  const typed = `%${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const { rows } = await sql<PairingRow>`
    select pairing.*, count(*) over () as total, officer.name as instructor, ${nameOn('unit.id', today)} as enterprise, ${lastVisit} as last_visit,
      coalesce((select ${nameOn('post.unitId', today)} from appointment held join post on post.id = held.post_id
        where held.officer_id = officer.id order by held.to_on is not null, held.from_on desc limit 1), '') as instructor_unit,
      coalesce((select ${nameOn('up.ancestorId', today)} from unit_closure up where up.tree = 'territory'
        and up.descendant_id = unit.id and up.depth = 1 and ${heldOn('up', today)} limit 1), '') as place
    from pairing join officer on officer.id = pairing.officer_id join unit on unit.id = pairing.enterprise_id
    where ${unitInScope(scope, today, 'unit')} and ${wanted}
      and ${unitId === undefined ? sql`true` : sql`unit.id = ${unitId}`}
      and ${
        text === ''
          ? sql`true`
          : sql`(lower(officer.name) like ${typed} or officer.initials like ${typed.slice(1)}
              or exists (select 1 from unit_name where unit_id = unit.id and search like ${typed}))`
      }
    order by officer.sort_key, pairing.from_on, pairing.id limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

export const listVisits = (db: Database, pairingIds: readonly string[]) =>
  db
    .selectFrom('pairingVisit')
    .where('pairingId', 'in', pairingIds)
    .select(['id', 'pairingId', 'onDay', 'found'])
    .orderBy('onDay', 'desc')
    .orderBy('recordedAt', 'desc')
    .execute()

/** The pairing, held, where the reader reaches the enterprise. */
export const lockPairing = (db: Database, { scope, today }: Reader, id: string) =>
  db
    .selectFrom('pairing')
    .innerJoin('unit', 'unit.id', 'pairing.enterpriseId')
    .where('pairing.id', '=', id)
    .where(unitInScope(scope, today, 'unit'))
    .forUpdate('pairing')
    .selectAll('pairing')
    .executeTakeFirst()

/** The instructor, held, so that two pairings at once are both counted against the cap. */
export const lockOfficer = (db: Database, id: string) =>
  db.selectFrom('officer').where('id', '=', id).forUpdate().selectAll().executeTakeFirst()

export async function listEmployers(db: Database, officerId: string, day: PlainDate): Promise<string[]> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('post', 'post.id', 'appointment.postId')
    .where('appointment.officerId', '=', officerId)
    .where(({ or, eb }) => or([eb('appointment.toOn', 'is', null), eb('appointment.toOn', '>', day)]))
    .select('post.unitId')
    .execute()
  return rows.map(({ unitId }) => unitId)
}

export async function listPaired(db: Database, officerId: string, day: PlainDate): Promise<string[]> {
  const rows = await db
    .selectFrom('pairing')
    .where('officerId', '=', officerId)
    .where(({ or, eb }) => or([eb('toOn', 'is', null), eb('toOn', '>', day)]))
    .select('enterpriseId')
    .execute()
  return rows.map(({ enterpriseId }) => enterpriseId)
}

export interface NewPairingRow {
  readonly id: string
  readonly officerId: string
  readonly enterpriseId: string
  readonly purpose: string
  readonly documentNo: string | null
  readonly fromOn: PlainDate
}

export const insertPairing = (db: Database, row: NewPairingRow) =>
  db
    .insertInto('pairing')
    .values({ ...row, toOn: null, endReason: null })
    .execute()

export const endPairing = (db: Database, id: string, toOn: PlainDate, endReason: EndReason) =>
  db.updateTable('pairing').set({ toOn, endReason, version: sql`version + 1` }).where('id', '=', id).execute()

export const insertVisit = (db: Database, row: { id: string; pairingId: string; onDay: PlainDate; found: string }) =>
  db.insertInto('pairingVisit').values(row).execute()

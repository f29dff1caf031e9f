import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { RecordKind } from '../records/kinds.ts'
import { recordsOf } from '../store.ts'
import '../table.ts'

export interface NewCorrection {
  readonly personId: string
  readonly id: string
  readonly recordKind: RecordKind | 'person' | 'training'
  readonly recordId: string | null
  /** Sealed. */
  readonly says: string
  readonly unitId: string
  readonly systemId: string
  readonly askedBy: string
  readonly askedOn: PlainDate
}

export const insertCorrection = (db: Database, row: NewCorrection) =>
  db
    .insertInto('correction')
    .values({ ...row, answer: null, answeredBy: null, answeredOn: null, answeredAt: null })
    .execute()

const lines = ['id', 'personId', 'recordKind', 'recordId', 'says', 'askedOn', 'state', 'answer', 'answeredOn'] as const
export type CorrectionRow = Awaited<ReturnType<typeof readCorrections>>[number]

/** What was said to be wrong of a person, also before his records were merged; the latest first. */
export const readCorrections = (db: Database, personId: string) =>
  db
    .selectFrom('correction')
    .where('personId', 'in', recordsOf(personId))
    .orderBy('id', 'desc')
    .select([...lines])
    .execute()

export async function countOpen(db: Database, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('correction')
    .where('personId', '=', personId)
    .where('state', '=', 'open')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface Answered {
  readonly state: 'accepted' | 'refused'
  readonly answer: string
  readonly answeredBy: string
  readonly answeredOn: PlainDate
}

/** @throws Refusal correction.answered when somebody was first, or it is not there. */
export async function answerOpen(
  db: Database,
  { personId, id }: { readonly personId: string; readonly id: string },
  answered: Answered,
): Promise<CorrectionRow> {
  const row = await db
    .updateTable('correction')
    .set({ ...answered, answeredAt: sql`now()` })
    .where('personId', 'in', recordsOf(personId))
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning([...lines])
    .executeTakeFirst()
  if (!row) throw new Refusal('conflict', 'correction.answered')
  return row
}

/** Who answers for a worker: where he is registered. */
export const getRegistrar = (db: Database, personId: string) =>
  db
    .selectFrom('person')
    .where('id', '=', sql<string>`(select coalesce(merged_into, id) from person where id = ${personId})`)
    .select(['id', 'unitId', 'systemId'])
    .executeTakeFirstOrThrow()

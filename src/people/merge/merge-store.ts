import { sql, type Updateable } from 'kysely'
import type { Database, Tables } from '../../platform/database.ts'
import { type Reader, reachable } from '../store.ts'
import type { MergeEdge, MergeField } from './merge-rules.ts'
import '../table.ts'
import './table.ts'

type PersonColumn = keyof Tables['person']

/** The columns that a field stands in; a number without its kind of paper, or a name without its readings, means nothing. */
export const columnsOf: Readonly<Record<MergeField, readonly PersonColumn[]>> = {
  name: ['name', 'sortKey', 'initials'],
  identity: ['idType', 'idNumber', 'idTailHash'],
  sex: ['sex'],
  birth: ['birth'],
  ethnicity: ['ethnicity'],
  education: ['education'],
  residence: ['residence'],
  residenceKind: ['residenceKind'],
  phone: ['phone'],
  employer: ['employerId', 'employerName'],
  retiredOn: ['retiredOn'],
  movedOn: ['movedOn'],
  diedOn: ['diedOn'],
}

const held = (db: Database) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'sortKey', 'initials', 'idType', 'idNumber', 'idTailHash', 'sex', 'birth', 'ethnicity'])
    .select(['education', 'residence', 'residenceKind', 'phone', 'employerId', 'employerName', 'retiredOn', 'movedOn'])
    .select(['diedOn', 'version', 'mergedInto', 'unitId', 'systemId'])

export type HeldPerson = Awaited<ReturnType<typeof readHeld>>[number]

export const readHeld = (db: Database, ids: readonly string[]) =>
  held(db).where(sql<boolean>`id = any(${ids}::uuid[])`).orderBy('id').execute()

/** The same, held to the end of the transaction, in one order; with all that were merged into them. */
export const lockHeld = (db: Database, ids: readonly string[]) =>
  held(db)
    .where(sql<boolean>`(id = any(${ids}::uuid[]) or merged_into = any(${ids}::uuid[]))`)
    .orderBy('id')
    .forUpdate()
    .execute()

/** A field as it is stored, for comparing and putting back: its columns in order, bytes in hex. */
export const storedOf = (row: HeldPerson, field: MergeField): unknown[] =>
  columnsOf[field].map((column) => {
    const value = row[column as keyof HeldPerson]
    return Buffer.isBuffer(value) ? value.toString('hex') : value
  })

export type FieldWrite = readonly [field: MergeField, stored: readonly unknown[]]

/** Writes fields as they were stored, and counts the version on. */
export async function writeFields(db: Database, id: string, writes: readonly FieldWrite[]): Promise<void> {
  const columns = writes.flatMap(([field, stored]) =>
    columnsOf[field].map((column, at) => [column, column === 'idTailHash' ? bytes(stored[at]) : stored[at]] as const),
  )
  await db
    .updateTable('person')
    .set({ ...Object.fromEntries(columns), version: sql<number>`version + 1` } as unknown as Updateable<
      Tables['person']
    >)
    .where('id', '=', id)
    .execute()
}

const bytes = (hex: unknown): Buffer => Buffer.from(String(hex), 'hex')

/** Which record stands for each of these from now on; null: itself. */
export const pointTo = (db: Database, ids: readonly string[], into: string | null) =>
  db
    .updateTable('person')
    .set({ mergedInto: into, version: sql<number>`version + 1` })
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()

export interface NewMerge {
  readonly id: string
  readonly survivorId: string
  readonly mergedId: string
  readonly reason: string
  readonly choices: Readonly<Record<string, boolean>>
  readonly survivorVersion: number
  readonly mergedVersion: number
  readonly unitId: string
  readonly askedBy: string
}

/** Answers false when the two are asked for already. */
export async function insertMerge(db: Database, merge: NewMerge): Promise<boolean> {
  const written = await db
    .insertInto('personMerge')
    .values({ ...merge, choices: JSON.stringify(merge.choices), state: 'asked', decidedBy: null, decidedAt: null })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

const merges = (db: Database) =>
  db
    .selectFrom('personMerge as merge')
    .select(['merge.id', 'merge.survivorId', 'merge.mergedId', 'merge.state', 'merge.reason', 'merge.choices'])
    .select(['merge.survivorVersion', 'merge.mergedVersion', 'merge.unitId', 'merge.askedBy', 'merge.askedAt'])
    .select(['merge.decidedBy', 'merge.decidedAt', 'merge.decisionNote'])
    .select(['merge.partedBy', 'merge.partedAt', 'merge.partingReason', 'merge.keptLater'])

export type MergeRow = NonNullable<Awaited<ReturnType<typeof findMerge>>>

export const findMerge = (db: Database, id: string) => merges(db).where('merge.id', '=', id).executeTakeFirst()

/** The same, held to the end of the transaction. */
export const lockMerge = (db: Database, id: string) =>
  merges(db).where('merge.id', '=', id).forUpdate().executeTakeFirst()

/** Merges that a person's record took part in, the latest first. */
export const mergesOf = (db: Database, personIds: readonly string[]) =>
  merges(db)
    .where(sql<boolean>`(survivor_id = any(${personIds}::uuid[]) or merged_id = any(${personIds}::uuid[]))`)
    .orderBy('merge.askedAt', 'desc')
    .orderBy('merge.id', 'desc')
    .execute()

/** Merges within reach that wait for a second pair of eyes, the longest waiting first. */
export const waitingMerges = (db: Database, reader: Reader, limit: number) =>
  merges(db)
    .innerJoin('person', 'person.id', 'merge.survivorId')
    .where('merge.state', '=', 'asked')
    .where(reachable(reader))
    .orderBy('merge.askedAt')
    .orderBy('merge.id')
    .limit(limit)
    .execute()

/** How many merges within reach wait, but for those that this account asked for, and since when. */
export const countWaiting = (db: Database, reader: Reader, accountId: string) =>
  db
    .selectFrom('personMerge as merge')
    .innerJoin('person', 'person.id', 'merge.survivorId')
    .where('merge.state', '=', 'asked')
    .where('merge.askedBy', '<>', accountId)
    .where(reachable(reader))
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .select(sql<string | null>`to_char(min(merge.asked_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`.as('since'))
    .executeTakeFirstOrThrow()

export const decideMerge = (
  db: Database,
  id: string,
  decided: { readonly state: 'merged' | 'refused'; readonly by: string; readonly note: string | null },
) =>
  db
    .updateTable('personMerge')
    .set({ state: decided.state, decidedBy: decided.by, decidedAt: sql`now()`, decisionNote: decided.note })
    .where('id', '=', id)
    .execute()

export const closeMerge = (
  db: Database,
  id: string,
  parted: { readonly by: string; readonly reason: string; readonly keptLater: readonly string[] },
) =>
  db
    .updateTable('personMerge')
    .set({
      ...{ state: 'parted', partedBy: parted.by, partedAt: sql`now()`, partingReason: parted.reason },
      keptLater: JSON.stringify(parted.keptLater),
    })
    .where('id', '=', id)
    .execute()

/** The merges that stand below or into these records, directly. */
export async function standingEdges(db: Database, root: string): Promise<MergeEdge[]> {
  const { rows } = await sql<MergeEdge>`
    with recursive edge as (
      select survivor_id, merged_id from person_merge where survivor_id = ${root} and state = 'merged'
      union all
      select next.survivor_id, next.merged_id from edge
      join person_merge next on next.survivor_id = edge.merged_id and next.state = 'merged')
    select * from edge`.execute(db)
  return rows
}

export interface NewValue {
  readonly field: MergeField
  readonly survivorValue: readonly unknown[]
  readonly mergedValue: readonly unknown[]
  readonly taken: boolean
  readonly written: readonly unknown[]
}

export async function insertValues(
  db: Database,
  { id, survivorId }: Pick<MergeRow, 'id' | 'survivorId'>,
  values: readonly NewValue[],
): Promise<void> {
  if (values.length === 0) return
  const json = (value: readonly unknown[]) => JSON.stringify(value)
  await db
    .insertInto('personMergeValue')
    .values(
      values.map(({ field, survivorValue, mergedValue, taken, written }) => ({
        ...{
          survivorId,
          mergeId: id,
          field,
          taken,
          survivorValue: json(survivorValue),
          mergedValue: json(mergedValue),
        },
        ...{ written: json(written), restores: json(survivorValue) },
      })),
    )
    .execute()
}

export const readValues = (db: Database, mergeId: string) =>
  db
    .selectFrom('personMergeValue')
    .where('mergeId', '=', mergeId)
    .orderBy('field')
    .select(['field', 'survivorValue', 'mergedValue', 'taken', 'written', 'restores'])
    .execute()

/** The fields that a merge really changed, with what it wrote. */
export const writtenValues = (db: Database, mergeId: string) =>
  db
    .selectFrom('personMergeValue')
    .where('mergeId', '=', mergeId)
    .where(sql<boolean>`written <> survivor_value`)
    .orderBy('field')
    .select(['field', 'written', 'restores'])
    .execute()

/** Fields that later merges into the same record wrote, of those that stand, the earliest first. */
export const laterValues = (db: Database, { id, survivorId, decidedAt }: MergeRow) =>
  db
    .selectFrom('personMergeValue as value')
    .innerJoin('personMerge as merge', 'merge.id', 'value.mergeId')
    .where('value.survivorId', '=', survivorId)
    .where('merge.state', '=', 'merged')
    .where('merge.id', '<>', id)
    .where(sql<boolean>`value.written <> value.survivor_value`)
    .where('merge.decidedAt', '>=', decidedAt!)
    .orderBy('merge.decidedAt')
    .orderBy('merge.id')
    .select(['value.mergeId', 'value.field', 'value.written', 'value.restores'])
    .execute()

/** What a later merge puts back when it is undone, after the one before it was. */
export const handDown = (
  db: Database,
  given: { readonly mergeId: string; readonly field: string; readonly value: unknown },
) =>
  db
    .updateTable('personMergeValue')
    .set({ restores: JSON.stringify(given.value) })
    .where('mergeId', '=', given.mergeId)
    .where('field', '=', given.field)
    .execute()

/** Records with all that were merged into them. */
export const readCluster = (db: Database, ids: readonly string[]) =>
  held(db).where(sql<boolean>`(id = any(${ids}::uuid[]) or merged_into = any(${ids}::uuid[]))`).orderBy('id').execute()

/** The merge of two records, either way round, that waits for a decision. */
export async function findAsked(db: Database, one: string, other: string): Promise<string | undefined> {
  const asked = await merges(db)
    .where('merge.state', '=', 'asked')
    .where(sql<boolean>`survivor_id in (${one}, ${other}) and merged_id in (${one}, ${other})`)
    .executeTakeFirst()
  return asked?.id
}

/** Officers' names by account. */
export async function namesOfAccounts(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('officer')
    .where(sql<boolean>`account_id = any(${ids}::uuid[])`)
    .select(['accountId', 'name'])
    .execute()
  return new Map(rows.map(({ accountId, name }) => [accountId!, name]))
}

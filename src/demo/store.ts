import { type Insertable, sql } from 'kysely'
import type { Database, Tables } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'

export interface CodedPlace {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly parent: string | null
}

/** Places with a division code on a day, each with the code of the place above it. */
export async function readPlaces(db: Database, day: PlainDate): Promise<CodedPlace[]> {
  const { rows } = await sql<CodedPlace>`select code.unit_id as id, code.code, name.name, above.code as parent
    from unit_code code
    join unit_name name on name.unit_id = code.unit_id and name.from_on <= ${day} and (name.to_on is null or name.to_on > ${day})
    left join unit_edge edge on edge.tree = 'territory' and edge.child_id = code.unit_id
      and edge.from_on <= ${day} and (edge.to_on is null or edge.to_on > ${day})
    left join unit_code above on above.unit_id = edge.parent_id and above.scheme = 'division' and above.to_on is null
    where code.scheme = 'division' and code.code like '53%'
      and code.from_on <= ${day} and (code.to_on is null or code.to_on > ${day})
    order by code.code`.execute(db)
  return rows
}

/** Stores many rows in one statement of one parameter; those whose key is taken are left as they are. */
export async function insertMany<Table extends keyof Tables & string>(
  db: Database,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)))
  const written = JSON.stringify(rows.map((row) => Object.fromEntries(Object.entries(row).map(toColumn))))
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${written}::json)
    on conflict do nothing`.execute(db)
}

/** Stores rows of several tables, each by its name. */
export async function storeRows<Table extends keyof Tables & string>(
  db: Database,
  rows: { readonly [Name in Table]: readonly Insertable<Tables[Name]>[] },
): Promise<void> {
  for (const [table, own] of Object.entries(rows) as [Table, Insertable<Tables[Table]>[]][])
    await insertMany(db, table, own)
}

const toColumn = ([name, value]: [string, unknown]): [string, unknown] => [
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  value,
]

export const saveCounter = (db: Database, row: Insertable<Tables['classCounter']>) =>
  db
    .insertInto('classCounter')
    .values(row)
    .onConflict((on) => on.columns(['institutionId', 'year']).doUpdateSet({ lastNo: row.lastNo }))
    .execute()

export async function hasClass(db: Database, id: string): Promise<boolean> {
  return (await db.selectFrom('trainingClass').where('id', '=', id).select('id').executeTakeFirst()) !== undefined
}

export async function hasTarget(db: Database, code: string): Promise<boolean> {
  return (await db.selectFrom('target').where('code', '=', code).select('id').executeTakeFirst()) !== undefined
}

export async function hasNotice(db: Database, fileName: string): Promise<boolean> {
  const known = db.selectFrom('policy').where('fileName', '=', fileName).select('id')
  return (await known.executeTakeFirst()) !== undefined
}

/** The notice came in on the morning of the day, in the office's own time. */
export const dateNotice = (db: Database, id: string, day: PlainDate) =>
  db
    .updateTable('policy')
    .set({ receivedAt: new Date(`${day}T09:00:00+08:00`) })
    .where('id', '=', id)
    .execute()

export const insertTarget = (db: Database, row: Insertable<Tables['target']>) =>
  db.insertInto('target').values(row).execute()

export async function insertLine(db: Database, row: Insertable<Tables['targetLine']>): Promise<number> {
  return (await db.insertInto('targetLine').values(row).returning('no').executeTakeFirstOrThrow()).no
}

export const insertShares = (db: Database, rows: readonly Insertable<Tables['targetShare']>[]) =>
  db
    .insertInto('targetShare')
    .values([...rows])
    .execute()

/** Whether the queue still holds work of the kind, also of a process that was stopped in the middle of it. */
export async function isQueued(db: Database, kind: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from graphile_worker.jobs where task_identifier = ${kind} and attempts < max_attempts) as held`.execute(
    db,
  )
  return rows[0]!.held
}

/** Whoever fits the worker's story best: has been to a class, is old enough, works for the enterprise; the same in each world. */
export async function findWorkerOf(
  db: Database,
  { countyId, employerId, without }: { countyId: string; employerId: string; without: readonly string[] },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select person.id from person
    left join enrolment on enrolment.person_id = person.id and enrolment.state in ('certified', 'finished')
    left join training_class class on class.id = enrolment.class_id
    where person.unit_id = ${countyId} and person.id <> all(${without}::uuid[])
    order by enrolment.state is null, person.birth > '1982' or exists (
        select from certificate where certificate.person_id = person.id and certificate.source like 'class:%'
          and certificate.level in ('senior', 'technician', 'seniorTechnician')),
      person.employer_id is distinct from ${employerId},
      enrolment.state, class.number, enrolment.roster_row, person.id limit 1`.execute(db)
  return rows[0]?.id
}

/** Takes away what the demo itself had drawn for somebody; what classes recorded stays. */
export async function clearCareer(db: Database, personId: string): Promise<void> {
  await sql`delete from certificate_key key using certificate
    where certificate.person_id = ${personId} and certificate.source = '演示数据' and key.certificate_id = certificate.id`.execute(
    db,
  )
  for (const table of ['certificate', 'employment', 'title', 'appraisal', 'engagement', 'honour', 'listKnown'] as const)
    await sql`delete from ${sql.table(table)} where person_id = ${personId} and source = '演示数据'`.execute(db)
}

export const setEmployer = (
  db: Database,
  personId: string,
  { unitId, unitName }: { unitId: string; unitName: string },
) => db.updateTable('person').set({ employerId: unitId, employerName: unitName }).where('id', '=', personId).execute()

type Asked =
  | { readonly personId: string }
  | { readonly employerId: string; readonly unitId: string; readonly without: string }

/** Where somebody is registered; of an enterprise, two of its staff who live at the place, in the order of their names. */
export async function readRegistrars(db: Database, asked: Asked) {
  const persons = db.selectFrom('person').select(['id', 'unitId', 'systemId'])
  if ('personId' in asked) return persons.where('id', '=', asked.personId).execute()
  return persons
    .where('employerId', '=', asked.employerId)
    .where('unitId', '=', asked.unitId)
    .where('mergedInto', 'is', null)
    .where('id', '<>', asked.without)
    .orderBy('sortKey')
    .orderBy('id')
    .limit(2)
    .execute()
}

/** The persons behind these keys, in their order; undefined as long as not all of them are there. */
export async function findPersonsByKey(db: Database, keys: readonly Buffer[]): Promise<string[] | undefined> {
  const asked = keys.map((key) => key.toString('hex'))
  const { rows } = await sql<{ personId: string }>`
    select held.person_id from unnest(${asked}::text[]) with ordinality as asked (hash, place)
    join person_key held on held.hash = decode(asked.hash, 'hex') order by asked.place`.execute(db)
  return rows.length === keys.length ? rows.map(({ personId }) => personId) : undefined
}

export const hasOrders = async (db: Database): Promise<boolean> =>
  (await db.selectFrom('supervisionOrder').select('id').limit(1).executeTakeFirst()) !== undefined

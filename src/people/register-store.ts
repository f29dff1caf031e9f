import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { IdKind, Sex } from './rules.ts'
import { shelvePersons } from './search/shelf-store.ts'
import './table.ts'

export interface KeyClaim {
  readonly hash: Buffer
  readonly hex: string
  readonly kind: IdKind
  readonly personId: string
}

/** Takes the keys that nobody holds, in the order given; answers their hashes in hex. Waits for whoever is at it. */
export async function claimKeys(db: Database, claims: readonly KeyClaim[]): Promise<string[]> {
  if (claims.length === 0) return []
  const { rows } = await sql<{ hash: Buffer }>`
    insert into person_key (hash, kind, person_id)
    select decode(hash, 'hex'), kind, person_id
    from unnest(${claims.map(({ hex }) => hex)}::text[], ${claims.map(({ kind }) => kind)}::text[],
      ${claims.map(({ personId }) => personId)}::uuid[]) with ordinality as t (hash, kind, person_id, place)
    order by place
    on conflict (hash) do nothing
    returning hash`.execute(db)
  return rows.map(({ hash }) => hash.toString('hex'))
}

export interface Held {
  readonly hash: Buffer
  readonly personId: string
  readonly name: string
  /** Something about the person is not known yet. */
  readonly incomplete: boolean
}

/** The persons behind keys; one who was merged into another is the other. */
export const readHeld = async (db: Database, hashes: readonly Buffer[]): Promise<Held[]> =>
  hashes.length === 0
    ? []
    : db
        .selectFrom('personKey')
        .innerJoin('person as entered', 'entered.id', 'personKey.personId')
        .innerJoin('person', (join) => join.on(sql<boolean>`person.id = coalesce(entered.merged_into, entered.id)`))
        .where(sql<boolean>`person_key.hash = any(${hashes})`)
        .select(['personKey.hash', 'person.id as personId', 'person.name'])
        .select(
          sql<boolean>`num_nulls(person.sex, person.birth, person.ethnicity, person.education, person.residence,
            person.residence_kind, person.phone, person.employer_id, person.employer_name) > 0`.as('incomplete'),
        )
        .execute()

export interface PersonDetails {
  readonly sex: Sex | null
  readonly birth: string | null
  readonly ethnicity: string | null
  readonly education: string | null
  readonly residence: string | null
  readonly residenceKind: string | null
  readonly phone: string | null
  readonly employerId: string | null
  readonly employerName: string | null
}

export interface PersonInsert extends PersonDetails {
  readonly id: string
  readonly name: string
  readonly sortKey: string
  readonly initials: string
  readonly idType: string
  readonly idNumber: string
  readonly idTailHash: string
  readonly unitId: string
  readonly systemId: string
  readonly registeredBy: string
}

const column = <T, K extends keyof T>(rows: readonly T[], name: K): T[K][] => rows.map((row) => row[name])

export async function insertPersons(db: Database, rows: readonly PersonInsert[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into person (id, name, sort_key, initials, id_type, id_number, id_tail_hash, sex, birth, ethnicity,
      education, residence, residence_kind, phone, employer_id, employer_name, unit_id, system_id, registered_by,
      place_ids)
    select id, name, sort_key, initials, id_type, id_number, decode(tail, 'hex'), sex, birth, ethnicity,
      education, residence, residence_kind, phone, employer_id, employer_name, unit_id, system_id, registered_by,
      array(select distinct leaf from unnest(array[unit_id, system_id]) as leaf order by leaf)
    from unnest(
      ${column(rows, 'id')}::uuid[], ${column(rows, 'name')}::text[], ${column(rows, 'sortKey')}::text[],
      ${column(rows, 'initials')}::text[], ${column(rows, 'idType')}::text[], ${column(rows, 'idNumber')}::text[],
      ${column(rows, 'idTailHash')}::text[], ${column(rows, 'sex')}::text[], ${column(rows, 'birth')}::text[],
      ${column(rows, 'ethnicity')}::text[], ${column(rows, 'education')}::text[], ${column(rows, 'residence')}::text[],
      ${column(rows, 'residenceKind')}::text[], ${column(rows, 'phone')}::text[],
      ${column(rows, 'employerId')}::uuid[], ${column(rows, 'employerName')}::text[], ${column(rows, 'unitId')}::uuid[],
      ${column(rows, 'systemId')}::uuid[], ${column(rows, 'registeredBy')}::uuid[])
      as t (id, name, sort_key, initials, id_type, id_number, tail, sex, birth, ethnicity, education, residence,
        residence_kind, phone, employer_id, employer_name, unit_id, system_id, registered_by)`.execute(db)
}

/** Adds what was not known; what is known stays. */
export async function fillPersons(
  db: Database,
  rows: readonly ({ readonly id: string } & PersonDetails)[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update person set
      sex = coalesce(person.sex, t.sex), birth = coalesce(person.birth, t.birth),
      ethnicity = coalesce(person.ethnicity, t.ethnicity), education = coalesce(person.education, t.education),
      residence = coalesce(person.residence, t.residence),
      residence_kind = coalesce(person.residence_kind, t.residence_kind), phone = coalesce(person.phone, t.phone),
      employer_id = coalesce(person.employer_id, t.employer_id),
      employer_name = coalesce(person.employer_name, t.employer_name), version = person.version + 1
    from (select distinct on (id) * from unnest(
      ${column(rows, 'id')}::uuid[], ${column(rows, 'sex')}::text[], ${column(rows, 'birth')}::text[],
      ${column(rows, 'ethnicity')}::text[], ${column(rows, 'education')}::text[], ${column(rows, 'residence')}::text[],
      ${column(rows, 'residenceKind')}::text[], ${column(rows, 'phone')}::text[], ${column(rows, 'employerId')}::uuid[],
      ${column(rows, 'employerName')}::text[])
      as t (id, sex, birth, ethnicity, education, residence, residence_kind, phone, employer_id, employer_name)) t
    where person.id = t.id
      and ((person.sex is null and t.sex is not null) or (person.birth is null and t.birth is not null)
        or (person.ethnicity is null and t.ethnicity is not null)
        or (person.education is null and t.education is not null)
        or (person.residence is null and t.residence is not null)
        or (person.residence_kind is null and t.residence_kind is not null)
        or (person.phone is null and t.phone is not null)
        or (person.employer_id is null and t.employer_id is not null)
        or (person.employer_name is null and t.employer_name is not null))`.execute(db)
}

export interface PlaceRow {
  readonly personId: string
  readonly unitId: string
  readonly systemId: string
}

/** Places that know persons for a reason of their own, also where a merge had let them know before. */
export async function addPlaces(db: Database, rows: readonly PlaceRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into person_place (person_id, unit_id, system_id)
    select distinct * from unnest(${column(rows, 'personId')}::uuid[], ${column(rows, 'unitId')}::uuid[],
      ${column(rows, 'systemId')}::uuid[])
    order by 1, 2, 3
    on conflict (person_id, unit_id, system_id) do update set merge_id = null, through = 'register', until_on = null
      where person_place.merge_id is not null or person_place.through = 'work'`.execute(db)
  await shelvePersons(db, [...new Set(column(rows, 'personId'))])
}

export interface GroupRow {
  readonly personId: string
  readonly code: string
  readonly fromOn: string
  readonly source: string
}

/** A group that the person is already known to be in from an earlier day is not written twice. */
export async function addGroups(db: Database, rows: readonly GroupRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into person_group (person_id, group_code, from_on, source)
    select distinct on (t.person_id, t.code) t.person_id, t.code, t.from_on, t.source
    from unnest(${column(rows, 'personId')}::uuid[], ${column(rows, 'code')}::text[],
      ${column(rows, 'fromOn')}::date[], ${column(rows, 'source')}::text[]) as t (person_id, code, from_on, source)
    where not exists (select from person_group held where held.person_id = t.person_id and held.group_code = t.code
      and held.from_on <= t.from_on and (held.to_on is null or held.to_on > t.from_on))
    order by t.person_id, t.code, t.from_on
    on conflict do nothing`.execute(db)
}

/** With so many earlier namesakes a new person is paired; more would say nothing more. */
const MOST_NAMESAKES = 3

/** Of the persons just registered, those whose name and birthday are somebody's already: two records, perhaps one. */
export async function pairNamesakes(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into person_pair (person_id, other_id, why)
    select fresh.id, held.id, 'name-birth'
    from person fresh cross join lateral (
      select id from person held where held.name = fresh.name and held.birth = fresh.birth and held.id < fresh.id
        and held.merged_into is null
      limit ${MOST_NAMESAKES}) held
    where fresh.id = any(${ids}::uuid[]) and fresh.birth is not null
    on conflict do nothing`.execute(db)
}

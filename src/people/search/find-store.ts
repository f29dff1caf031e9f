import { type RawBuilder, sql } from 'kysely'
import { unitsAnsweredBy } from '../../organisations/door.ts'
import { placeKinds } from '../../organisations/rules.ts'
import type { Database } from '../../platform/database.ts'
import { type Reader, reachable } from '../store.ts'
import { entriesOf, escapeLike, readingPattern } from './needle-rules.ts'
import '../table.ts'
import './table.ts'

type Raw = RawBuilder<unknown>

/** A needle with its hashes: nothing in clear reaches the database. */
export type Looking =
  | { readonly by: 'all' }
  | { readonly by: 'tail' | 'number'; readonly hash: Buffer }
  | { readonly by: 'certificate' | 'letters' | 'name'; readonly text: string }

export interface Search {
  readonly looking: Looking
  readonly unitId: string | null
  readonly group: string | null
}

/** One person found, under the record that stands today, and where he stands in the order asked. */
export interface Hit {
  readonly id: string
  readonly key: string
}

/** The leaves of a bounded reach; null where there is no bound, or more leaves than an index is asked for. */
export interface Leaves {
  readonly territory: readonly string[] | null
  readonly system: readonly string[] | null
  readonly unit: readonly string[] | null
  /** Every unit within a bounded reach; null where there is no bound, or more than are handed over one by one. */
  readonly allPlaces: readonly string[] | null
  readonly allUnits: readonly string[] | null
}

const MOST_LEAVES = 256
const MOST_UNITS = 5000
const PLACES = sql.join(placeKinds.map((kind) => sql.lit(kind)))

/**
 * Units of the territory under which `place_ids` may hold somebody: places, and units that moved from one place to
 * another since; for all others their place stands there too.
 */
const placesAmong = (units: Raw): Raw => sql`
  select below.id from ${units} below (id) join unit on unit.id = below.id
  where unit.kind in (${PLACES})
    or 1 < (select count(*) from unit_edge where tree = 'territory' and child_id = below.id)`

const listed = (units: Raw, most = MOST_LEAVES): Raw =>
  sql`(select array_agg(distinct id) from (select id from (${units}) leaf (id) limit ${most + 1}) leaf)`

/** Looked up first, so that the index of places is asked with values. */
export async function readLeaves(db: Database, { scope, today }: Reader, unitId: string | null): Promise<Leaves> {
  const { territory, system } = scope
  const places = (id: string) => placesAmong(unitsAnsweredBy('territory', id, today))
  const all = (tree: 'territory' | 'system', id: string) => sql`select * from ${unitsAnsweredBy(tree, id, today)} below`
  const units = (id: string) => all('system', id)
  const none = sql`null::uuid[]`
  const { rows } = await sql<Leaves>`
    select ${typeof territory === 'object' ? listed(places(territory.unit)) : none} as territory,
      ${typeof system === 'object' ? listed(units(system.unit)) : none} as system,
      ${unitId ? listed(sql`${places(unitId)} union ${units(unitId)}`) : none} as unit,
      ${typeof territory === 'object' ? listed(all('territory', territory.unit), MOST_UNITS) : none} as all_places,
      ${typeof system === 'object' ? listed(units(system.unit), MOST_UNITS) : none} as all_units`.execute(db)
  const few = (ids: readonly string[] | null, most = MOST_LEAVES) => (ids && ids.length <= most ? ids : null)
  const { allPlaces, allUnits, ...leaves } = rows[0]!
  return {
    ...{ territory: few(leaves.territory), system: few(leaves.system), unit: few(leaves.unit) },
    ...{ allPlaces: few(allPlaces, MOST_UNITS), allUnits: few(allUnits, MOST_UNITS) },
  }
}

export const shelvesOf = ({ unit, system, territory }: Leaves) => unit ?? system ?? territory

const knownAt = (leaves: readonly string[] | null): Raw =>
  leaves ? sql`person.place_ids && ${leaves}::uuid[]` : sql`true`

/** The reader's reach in full, person by person: by units that were looked up once, where they are not too many. */
const reached = (reader: Reader, { unitId, group }: Search, leaves: Leaves): Raw => sql`
  ${isKnown(leaves, reader) ?? reachable(reader)} and ${unitId ? knownUnder(reader, unitId) : sql`true`}
  and ${group ? inGroup(reader, group) : sql`true`}`

function isKnown({ allPlaces, allUnits }: Leaves, { scope, today }: Reader): Raw | null {
  const isListed = (reach: unknown, ids: readonly string[] | null) => typeof reach !== 'object' || ids !== null
  if (!isListed(scope.territory, allPlaces) || !isListed(scope.system, allUnits)) return null
  if (allPlaces === null && allUnits === null) return sql`true`
  return sql`exists (select from person_place place where place.person_id = person.id
    and (place.until_on is null or place.until_on >= ${today})
    and ${allPlaces ? sql`place.unit_id = any(${allPlaces}::uuid[])` : sql`true`}
    and ${allUnits ? sql`place.system_id = any(${allUnits}::uuid[])` : sql`true`} offset 0)`
}

/** Places that the reader reaches, by their index. */
const near = ({ territory, system, unit }: Leaves): Raw =>
  sql`${knownAt(territory)} and ${knownAt(system)} and ${knownAt(unit)}`

const knownUnder = ({ today }: Reader, unitId: string): Raw => sql`
  exists (select from person_place place where place.person_id = person.id
    and (place.until_on is null or place.until_on >= ${today})
    and (place.unit_id in ${unitsAnsweredBy('territory', unitId, today)}
      or place.system_id in ${unitsAnsweredBy('system', unitId, today)}) offset 0)`

const inGroup = ({ today }: Reader, group: string): Raw => sql`
  person.id in (select held.person_id from person_group held where held.group_code = ${group}
    and held.struck_on is null and held.from_on <= ${today} and (held.to_on is null or held.to_on >= ${today}))`

/** The places again, but not for their index: another one, which finds few or keeps an order, has to lead. */
const nearby = ({ territory, system, unit }: Leaves): Raw =>
  sql`(${knownAt(territory)} and ${knownAt(system)} and ${knownAt(unit)}) is true`

/** The expression of the index `person_found`, word for word. */
const FOUND = sql`(regexp_split_to_array(person.name, '') || array['=' || left(person.initials, 1),
  '=' || left(person.initials, 2), '=' || left(person.initials, 3), '=' || left(person.initials, 4),
  '~' || left(person.spelt, 2), '~' || left(person.spelt, 3), '~' || left(person.spelt, 4),
  '~' || left(person.spelt, 5), '~' || left(person.spelt, 6), '~' || left(person.spelt, 8),
  '~' || left(person.spelt, 10)])`

const startsWith = (column: Raw, text: string): Raw => sql`${column} like ${`${escapeLike(text)}%`}`

function matches(looking: Looking): Raw {
  switch (looking.by) {
    case 'all':
      return sql`true`
    case 'tail':
      return sql`person.id_tail_hash = ${looking.hash}`
    case 'number':
      return sql`person.id in (select person_id from person_key where hash = ${looking.hash})`
    case 'certificate':
      return sql`person.id in (select person_id from certificate_key where number = ${looking.text}
        or (right(number, 6) = ${looking.text} and ${looking.text.length === 6}))`
    case 'letters':
      return sql`${FOUND} && ${entriesOf(looking.text)}::text[]
        and (${startsWith(sql`person.initials`, looking.text)} or ${startsWith(sql`person.spelt`, looking.text)})`
    case 'name':
      return sql`${FOUND} @> ${[...new Set(looking.text)]}::text[]
        and person.name like ${`%${escapeLike(looking.text)}%`}`
  }
}

export interface Gathered {
  readonly hits: readonly Hit[]
  readonly count: number
}

interface Page {
  readonly after: Hit | null
  readonly limit: number
}

/**
 * All hits, at most so many, counted and sorted: names that begin with the needle first (key 0…), then by reading.
 * Whoever was merged is found through him and answered as who stands.
 */
export async function gather(
  db: Database,
  reader: Reader,
  search: Search,
  leaves: Leaves,
  { after, limit, most }: Page & { readonly most: number },
): Promise<Gathered> {
  const { looking } = search
  const isExact = looking.by === 'tail' || looking.by === 'number' || looking.by === 'certificate'
  const isFirst = looking.by === 'name' ? startsWith(sql`person.name`, looking.text) : sql`true`
  const { rows } = await sql<Hit & { count: bigint }>`
    with hit as materialized (
      select person.id, person.merged_into, person.sort_key, ${isFirst} as first from person
      where ${matches(looking)} and ${isExact ? nearby(leaves) : near(leaves)} and ${reached(reader, search, leaves)}
      limit ${most}),
    one as materialized (
      select coalesce(one.id, hit.id) as id,
        min((case when hit.first then '0' else '1' end || coalesce(one.sort_key, hit.sort_key)) collate "C") as key
      from hit left join person one on one.id = hit.merged_into group by 1)
    select one.id, one.key, (select count(*) from one) as count from one
    where ${after ? sql`(one.key, one.id) > (${after.key}, ${after.id}::uuid)` : sql`true`}
    order by one.key, one.id limit ${limit}`.execute(db)
  return { hits: rows, count: Number(rows[0]?.count ?? 0) }
}

/** One stretch of a search that has too many hits to be sorted: an index is read in its own order. */
export interface Walk {
  readonly column: 'name' | 'initials' | 'spelt'
  /** Only keys that begin with this; null: from the first to the last. */
  readonly begins: string | null
  /** What the stretch before had already. */
  readonly without: { readonly column: 'name' | 'spelt'; readonly begins: string } | null
}

const LAST = '\u{10ffff}'

export async function walk(
  db: Database,
  reader: Reader,
  search: Search,
  leaves: Leaves,
  { column, begins, without }: Walk,
  page: Page,
): Promise<Hit[]> {
  const key = sql`walked.${sql.ref(column)} collate "C"`
  const { looking } = search
  const inside = looking.by === 'name' ? sql`walked.name like ${`%${escapeLike(looking.text)}%`}` : sql`true`
  const { rows } = await sql<Hit>`
    select walked.id, walked.${sql.ref(column)} as key from person walked join person on person.id = walked.id
    where person.merged_into is null and ${nearby(leaves)} and ${reached(reader, search, leaves)} and ${inside}
      and ${begins === null ? sql`true` : sql`${key} >= ${begins} and ${key} < ${begins + LAST}`}
      and ${without ? sql`not ${startsWith(sql.ref(`person.${without.column}`), without.begins)}` : sql`true`}
      and ${page.after ? sql`(${key}, walked.id) > (${page.after.key}, ${page.after.id}::uuid)` : sql`true`}
    order by ${key}, walked.id limit ${page.limit}`.execute(db)
  return rows
}

/** Keys of readings that fit letters, within the first letter's part of a shelf. */
function onShelf(looking: Looking): Raw {
  if (looking.by !== 'letters') return sql`true`
  const first = looking.text[0]!
  return sql`shelf.sort_key >= ${first} and shelf.sort_key < ${first + LAST}
    and shelf.sort_key ~ ${readingPattern(looking.text)}`
}

/** Everybody, or whom letters fit, in the order of readings: from the shelves of few leaves, else the whole list. */
export async function listAll(
  db: Database,
  reader: Reader,
  search: Search,
  leaves: Leaves,
  { after, limit }: Page,
): Promise<Hit[]> {
  const shelves = shelvesOf(leaves)
  const past = (key: string, id: string) =>
    after ? sql`(${sql.ref(key)}, ${sql.ref(id)}) > (${after.key}, ${after.id}::uuid)` : sql`true`
  const { rows } = shelves
    ? await sql<Hit>`
        select distinct found.id, found.key from unnest(${shelves}::uuid[]) as leaf (id)
        cross join lateral (
          select person.id, shelf.sort_key as key from person_shelf shelf
          cross join lateral (select shelf.person_id as id) person
          where shelf.unit_id = leaf.id and ${past('shelf.sortKey', 'shelf.personId')} and ${onShelf(search.looking)}
            and ${reached(reader, search, leaves)}
          order by shelf.sort_key, shelf.person_id limit ${limit}) found
        order by found.key, found.id limit ${limit}`.execute(db)
    : await sql<Hit>`
        select person.id, person.sort_key as key from person
        where person.merged_into is null and ${past('person.sortKey', 'person.id')}
          and ${reached(reader, search, leaves)}
        order by person.sort_key, person.id limit ${limit}`.execute(db)
  return rows
}

/** How many there are, counted so far and no further; of those who are known at two leaves at least one. */
export async function countAll(
  db: Database,
  reader: Reader,
  search: Search,
  leaves: Leaves,
  most: number,
): Promise<{ readonly count: number; readonly more: boolean }> {
  const shelves = shelvesOf(leaves)
  const from = shelves
    ? sql`select found.id from unnest(${shelves}::uuid[]) as leaf (id)
        cross join lateral (
          select person.id from person_shelf shelf cross join lateral (select shelf.person_id as id) person
          where shelf.unit_id = leaf.id and ${onShelf(search.looking)} and ${reached(reader, search, leaves)}
          limit ${most + 1}) found`
    : sql`select person.id from person where person.merged_into is null and ${reached(reader, search, leaves)}`
  const { rows } = await sql<{ seen: bigint; count: bigint }>`
    select count(*) as seen, count(distinct id) as count from (${from} limit ${most + 1}) seen`.execute(db)
  const { seen, count } = rows[0]!
  return { count: Math.min(Number(count), most), more: Number(seen) > most }
}

import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Scope } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { placeKinds, type Tree, type UnitKind } from '../rules.ts'
import '../table.ts'
import { type Reaching, unitInScope, unitsAnsweredBy, unitsBelow, type Width, widthOf } from '../tree/scope-store.ts'

/** Whose eyes, and what today is. */
export interface Reader {
  readonly scope: Scope
  readonly today: PlainDate
}

export interface UnitFilter {
  readonly text: string
  readonly kind: UnitKind | 'all' | 'place' | 'other'
  readonly below?: string | undefined
  readonly tree: Tree
}

export interface NamedUnit {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly shortName: string
  readonly code: string | null
}

type Condition = RawBuilder<boolean>

const held = (alias: string, at: RawBuilder<unknown>): Condition =>
  sql<boolean>`(${sql.ref(`${alias}.fromOn`)} <= ${at} and (${sql.ref(`${alias}.toOn`)} is null or ${sql.ref(`${alias}.toOn`)} > ${at}))`

const places = sql.join(placeKinds.map((kind) => sql.lit(kind)))

/** Every word typed stands in the text, in any order; letters in any case. */
const contains = (column: string, words: readonly string[]): Condition =>
  sql<boolean>`(${sql.join(
    words.map((word) => sql`${sql.ref(column)} like ${`%${escapeLike(word)}%`}`),
    sql` and `,
  )})`

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
const wordsOf = (text: string) => text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
const codeLike = (text: string) => `${escapeLike(text.normalize('NFKC').toUpperCase())}%`

const ofKind = (kind: UnitFilter['kind']): Condition =>
  kind === 'all'
    ? sql<boolean>`true`
    : kind === 'place'
      ? sql<boolean>`unit.kind in (${places})`
      : kind === 'other'
        ? sql<boolean>`unit.kind not in (${places})`
        : sql<boolean>`unit.kind = ${kind}`

/** The code a unit bears: of the national table or the zone's, else the first of any scheme. */
const codeOf = (at: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql<string | null>`(select code from unit_code where unit_id = unit.id and from_on <= ${at}
    order by array_position(array['division', 'zone', 'uscc', 'school', 'own'], scheme), from_on desc limit 1)`

/** 大理州 · 宾川县: the places above a unit, the province left out. */
const placeOf = (at: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`coalesce((select string_agg(place_name.short_name, ' · ' order by up.depth desc)
    from unit_closure up
    join unit place on place.id = up.ancestor_id and place.kind <> 'PROVINCE'
    join unit_name place_name on place_name.unit_id = place.id and ${held('placeName', at)}
    where up.tree = 'territory' and up.descendant_id = unit.id and up.depth > 0 and ${held('up', at)}), '')`

const systemOf = (at: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`coalesce((select above_name.short_name from unit_edge up
    join unit_name above_name on above_name.unit_id = up.parent_id and ${held('aboveName', at)}
    where up.tree = 'system' and up.child_id = unit.id and ${held('up', at)}), '')`

export interface UnitPage extends UnitFilter {
  readonly day: PlainDate
  readonly state: 'open' | 'ended' | 'all'
  /** Sort key and id of the last row of the page before. */
  readonly after: { readonly sortKey: string; readonly id: string } | null
  readonly limit: number
}

export interface UnitLine extends NamedUnit {
  readonly place: string
  readonly system: string
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
  readonly precision: 'year' | 'month' | 'day'
  readonly sortKey: string
}

function listed({ scope, today }: Reader, page: UnitPage, how: Reaching): RawBuilder<unknown> {
  const { day, state, text, kind, below, tree } = page
  const at = sql`${day}::date`
  const words = wordsOf(text)
  const life = {
    open: held('unit', at),
    ended: sql<boolean>`unit.to_on <= ${at}`,
    all: sql<boolean>`unit.from_on <= ${at}`,
  }[state]
  return sql`
    from unit join unit_name named on named.unit_id = unit.id
      and (${held('named', at)} or (unit.to_on <= ${at} and named.to_on = unit.to_on))
    where ${life} and ${unitInScope(scope, today, 'unit', { how, id: 'named.unitId' })} and ${ofKind(kind)}
      and ${below === undefined ? sql`true` : sql`unit.id in ${unitsAnsweredBy(tree, below, day)}`}
      and ${
        words.length === 0
          ? sql`true`
          : sql`(${contains('named.search', words)} or exists (select 1 from unit_code
              where unit_id = unit.id and code like ${codeLike(text)}))`
      }`
}

/** One page of units, in Chinese order, and how many there are on all pages; how wide the reach is, is asked once. */
export async function readUnitPage(db: Database, reader: Reader, page: UnitPage) {
  const width = await widthOf(db, reader.scope, reader.today)
  const rows = await listUnits(db, reader, page, width)
  const isWhole = page.after === null && rows.length < page.limit
  return { rows, count: isWhole ? BigInt(rows.length) : await countUnits(db, reader, { ...page, after: null }, width) }
}

/** One page of units, in Chinese order. */
export async function listUnits(
  db: Database,
  reader: Reader,
  page: UnitPage,
  { list }: Pick<Width, 'list'>,
): Promise<UnitLine[]> {
  const last = sql`least(${page.day}::date, unit.to_on - 1)`
  const after = page.after && sql`and (named.sort_key, unit.id) > (${page.after.sortKey}, ${page.after.id}::uuid)`
  const { rows } = await sql<UnitLine>`
    select unit.id, unit.kind, named.name, named.short_name, named.sort_key, unit.from_on, unit.to_on, unit.precision,
      ${codeOf(last)} as code, ${placeOf(last)} as place, ${systemOf(last)} as system
    ${listed(reader, page, list)} ${after ?? sql``}
    order by named.sort_key, unit.id limit ${page.limit}`.execute(db)
  return rows
}

async function countUnits(db: Database, reader: Reader, page: UnitPage, { count }: Width): Promise<bigint> {
  const { rows } = await sql<{ count: bigint }>`select count(*) ${listed(reader, page, count)}`.execute(db)
  return rows[0]!.count
}

export interface UnitHit extends NamedUnit {
  readonly place: string
  readonly formerly: string | null
}

/**
 * What a picker offers: names, short names and initials that hold what was typed, codes that begin with it, old names
 * and old codes too. Whoever has ended is answered for by its successors. The best first.
 */
export async function findUnits(
  db: Database,
  { scope, today }: Reader,
  filter: UnitFilter & { readonly limit: number },
): Promise<UnitHit[]> {
  const at = sql`${today}::date`
  const words = wordsOf(filter.text)
  const whole = words.join(' ')
  const code = codeLike(filter.text)
  const { rows } = await sql<UnitHit>`
    with hit as (
      select unit_id, case when name = ${whole} or short_name = ${whole} then 0
          when name like ${`${escapeLike(whole)}%`} or short_name like ${`${escapeLike(whole)}%`} then 1
          when initials like ${`${escapeLike(whole)}%`} then 2 else 3 end as rank,
        case when ${held('unitName', at)} then null else name end as formerly
      from unit_name where ${contains('search', words)}
      union all
      select unit_id, case when code = ${code.slice(0, -1)} then 0 else 1 end,
        case when ${held('unitCode', at)} then null else code end
      from unit_code where code like ${code}
      union all
      select unit_id, 2, name || ' ' || code from former_code where code like ${code} or ${contains('name', words)}
    ),
    answering as (
      select distinct on (unit_id) unit_id, rank, formerly from (
        select coalesce(heir.heir_id, hit.unit_id) as unit_id, hit.rank + (heir.heir_id is not null)::int as rank,
          hit.formerly
        from hit left join unit_heir heir on heir.tree = 'territory' and heir.old_id = hit.unit_id
          and ${held('heir', at)}
      ) found order by unit_id, rank, formerly nulls first
    )
    select unit.id, unit.kind, named.name, named.short_name, answering.formerly,
      ${codeOf(at)} as code, ${placeOf(at)} as place
    from answering join unit on unit.id = answering.unit_id and ${held('unit', at)}
      join unit_name named on named.unit_id = unit.id and ${held('named', at)}
    where ${unitInScope(scope, today, 'unit')} and ${ofKind(filter.kind)}
      and ${filter.below === undefined ? sql`true` : sql`unit.id in ${unitsBelow(filter.tree, filter.below, today)}`}
    order by answering.rank, named.sort_key, unit.id limit ${filter.limit}`.execute(db)
  return rows
}

export interface UnitNode extends NamedUnit {
  readonly hasChildren: boolean
}

/** One level of a tree: what stands below a unit on the day, or the highest that the reader reaches. */
export async function listNodes(
  db: Database,
  { scope, today }: Reader,
  { tree, parentId, day, limit }: { tree: Tree; parentId: string | null; day: PlainDate; limit: number },
): Promise<UnitNode[]> {
  const at = sql`${day}::date`
  const hasChildren = sql<boolean>`exists (select 1 from unit_edge down
    where down.tree = ${tree} and down.parent_id = unit.id and ${held('down', at)})`
  const visible = unitInScope(scope, today, 'unit')
  const where =
    parentId === null
      ? sql`not exists (select 1 from unit_edge up join unit above on above.id = up.parent_id
          where up.tree = ${tree} and up.child_id = unit.id and ${held('up', at)} and ${unitInScope(scope, today, 'above')})
          and ${tree === 'system' ? sql`unit.kind not in (${places}) and (${hasChildren} or unit.kind in ('GOV', 'UNION', 'SYS'))` : sql`true`}`
      : sql`unit.id in (select child_id from unit_edge
          where tree = ${tree} and parent_id = ${parentId} and ${held('unitEdge', at)})`
  const { rows } = await sql<UnitNode>`
    select unit.id, unit.kind, named.name, named.short_name, ${codeOf(at)} as code, ${hasChildren} as has_children
    from unit join unit_name named on named.unit_id = unit.id and ${held('named', at)}
    where ${held('unit', at)} and ${visible} and ${where}
    order by unit.kind not in (${places}), case when unit.kind in (${places}) then ${codeOf(at)} end,
      named.sort_key, unit.id limit ${limit}`.execute(db)
  return rows
}

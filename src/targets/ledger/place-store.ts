import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Question } from './sums-store.ts'

type Raw = RawBuilder<unknown>

/** Whether a dated row of the closure holds on a day. */
export const standing = (alias: string, day: Raw): Raw =>
  sql`${sql.ref(`${alias}.fromOn`)} <= ${day} and (${sql.ref(`${alias}.toOn`)} is null or ${sql.ref(`${alias}.toOn`)} > ${day})`

/** Units that are gone and have one successor that stands on the day, however many steps away. */
export const heirs = (tree: string, day: PlainDate): Raw => sql`
  select distinct on (chain.old_id) chain.old_id, chain.new_id
  from (
    with recursive step as (
      select old_id, min(new_id::text)::uuid as new_id from unit_successor where on_day <= ${day}
      group by old_id having count(*) = 1
    ), chain as (
      select old_id, new_id, 1 as steps from step
      union all
      select chain.old_id, step.new_id, steps + 1 from chain join step on step.old_id = chain.new_id where steps < 40
    )
    select * from chain
  ) chain
  join unit_closure here on here.tree = ${tree} and here.descendant_id = chain.new_id and here.depth = 0
    and ${standing('here', sql`${day}::date`)}
  order by chain.old_id, chain.steps desc`

/** Amounts with the leaf and the day by which they are placed. */
function onMap({ tree, map }: Question, amounts: Raw): Raw {
  if (map === 'own') return sql`select amount.*, amount.trees_on as at from (${amounts}) amount`
  return sql`
    select amount.line_no, coalesce(heir.new_id, amount.leaf) as leaf, amount.day, amount.amount, amount.unsure,
      amount.subject_id,
      case when here.descendant_id is null and heir.new_id is null then amount.trees_on else ${map}::date end as at
    from (${amounts}) amount
    left join unit_closure here on here.tree = ${tree} and here.descendant_id = amount.leaf and here.depth = 0
      and ${standing('here', sql`${map}::date`)}
    left join (${heirs(tree, map)}) heir on heir.old_id = amount.leaf and here.descendant_id is null`
}

/** Parts of the place: the units asked for, or its children (a leaf that is the place itself is its own part). */
function parts({ tree, unitId, by }: Question): Raw {
  if (by === 'place' || by === 'month' || by === 'day')
    return sql`cross join (select ${unitId}::uuid as ancestor_id, null::date as from_on, null::date as to_on) part`
  const which =
    by === 'child' ? sql`part.depth = greatest(place.depth - 1, 0)` : sql`part.ancestor_id = any(${by.units}::uuid[])`
  // offset 0 keeps the look-up on the leaf's side: a place has many units below it, a leaf few above it.
  return sql`cross join lateral (
    select part.ancestor_id, part.from_on, part.to_on from unit_closure part
    where part.tree = ${tree} and part.descendant_id = leaf.leaf and ${which}
      and part.from_on < coalesce(place.to_on, 'infinity') and place.from_on < coalesce(part.to_on, 'infinity')
    offset 0) part`
}

function reached({ tree, reach }: Question): Raw {
  if (reach === 'all') return sql`cross join (select null::date as from_on, null::date as to_on) reached`
  return sql`cross join lateral (${aboveLeaf(tree, reach === 'none' ? null : reach.unit)}) reached`
}

const aboveLeaf = (tree: string, unitId: string | null): Raw => sql`
  select above.from_on, above.to_on, above.depth from unit_closure above
  where above.tree = ${tree} and above.descendant_id = leaf.leaf and above.ancestor_id = ${unitId} offset 0`

/**
 * Common table expressions that bring amounts (line_no, leaf, day, trees_on, amount, unsure, subject_id) under the
 * parts of the place asked, as far as the reader reaches them: `placed` has the part as unit_id. The place of each leaf
 * is looked up once, not once a row.
 */
export const placing = (asked: Question, amounts: Raw): Raw => sql`
  with source as materialized (${onMap(asked, amounts)}),
    leaf as materialized (select distinct leaf from source),
    span as materialized (
      select leaf.leaf, part.ancestor_id as part, greatest(place.from_on, part.from_on, reached.from_on) as from_on,
        least(place.to_on, part.to_on, reached.to_on) as to_on
      from leaf
      cross join lateral (${aboveLeaf(asked.tree, asked.unitId)}) place
      ${parts(asked)} ${reached(asked)}
    ),
    placed as (
      select source.line_no, span.part as unit_id, source.day, source.amount, source.unsure, source.subject_id
      from source join span on span.leaf = source.leaf and span.from_on <= source.at
        and (span.to_on is null or span.to_on > source.at)
    )`

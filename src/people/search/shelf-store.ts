import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import '../table.ts'
import './table.ts'

/**
 * Puts persons where readers of their places find them: `place_ids` on the person, and a row in `person_shelf` for each
 * leaf of both trees that knows him, and for the county of each. Call it, in the same transaction, after changing a name or rows of `person_place`;
 * what is right already is not touched. Who was merged into another is found through him and stands on no shelf.
 */
export async function shelvePersons(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update person set place_ids = known.ids
    from (
      select asked.id as person_id, coalesce(array_agg(distinct leaf.id order by leaf.id)
        filter (where leaf.id is not null), '{}') as ids
      from unnest(${ids}::uuid[]) as asked (id)
      left join person_place place on place.person_id = asked.id
      left join lateral (
        values (place.unit_id), (place.system_id)
        union all
        select above.ancestor_id from unit_closure above join unit on unit.id = above.ancestor_id
        where above.tree = 'territory' and above.descendant_id = place.unit_id and above.depth > 0
          and unit.kind in ('COUNTY', 'ZONE')) as leaf (id) on true
      group by 1) known
    where known.person_id = person.id and person.place_ids <> known.ids`.execute(db)
  await sql`
    delete from person_shelf shelf using person
    where shelf.person_id = any(${ids}::uuid[]) and person.id = shelf.person_id
      and (person.merged_into is not null or shelf.sort_key <> person.sort_key
        or shelf.unit_id <> all(person.place_ids))`.execute(db)
  await sql`
    insert into person_shelf (unit_id, sort_key, person_id)
    select leaf.id, person.sort_key, person.id
    from person cross join lateral unnest(person.place_ids) as leaf (id)
    where person.id = any(${ids}::uuid[]) and person.merged_into is null
    order by 1, 2, 3
    on conflict do nothing`.execute(db)
}

import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Scope } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { type Bundle, bundleNames, bundles } from '../duties.ts'
import { unitInScope } from '../tree/scope-store.ts'
import '../table.ts'

/** Somebody who holds a post on a day. */
export interface Holder {
  readonly accountId: string
  readonly name: string
  readonly title: string
  readonly unitName: string
}

export interface HolderFilter {
  readonly duty: string
  readonly day: PlainDate
  /** Posts of this unit, and of the office that answers for it where it is a place. */
  readonly unitId?: string
  /** Posts of units that this reach sees. */
  readonly scope?: Scope
  /** Part of the name, or its initials. */
  readonly text?: string
  readonly limit: number
}

const withDuty = (duty: string) =>
  bundleNames.filter((name: Bundle) => (bundles[name] as readonly string[]).includes(duty))

/** Who holds a duty on a day, by name in Chinese order. */
export async function findHolders(db: Database, asked: HolderFilter): Promise<Holder[]> {
  const { duty, day, unitId, scope, text = '', limit } = asked
  const yes = sql<boolean>`true`
  const ofUnit: RawBuilder<boolean> =
    unitId === undefined
      ? yes
      : sql<boolean>`(post.unit_id = ${unitId} or (post.territory_id = ${unitId} and post.system_id is null))`
  const named =
    text === ''
      ? yes
      : sql<boolean>`(position(${text} in officer.name) > 0
    or position(lower(${text}) in officer.initials) = 1)`
  const { rows } = await sql<Holder>`
    select distinct on (officer.sort_key, officer.account_id)
      officer.account_id, officer.name, post.title,
      (select short_name from unit_name where unit_id = post.unit_id
        order by from_on <= ${day} desc, abs(from_on - ${day}::date) limit 1) as unit_name
    from post
      join unit on unit.id = post.unit_id
      join appointment held on held.post_id = post.id
      join officer on officer.id = held.officer_id
    where officer.account_id is not null and post.bundles && ${withDuty(duty)}::text[]
      and held.from_on <= ${day} and (held.to_on is null or held.to_on > ${day})
      and post.from_on <= ${day} and (post.to_on is null or post.to_on > ${day})
      and ${ofUnit} and ${scope ? unitInScope(scope, day, 'unit') : yes} and ${named}
    order by officer.sort_key, officer.account_id limit ${limit}`.execute(db)
  return rows
}

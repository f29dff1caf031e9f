import { sql } from 'kysely'
import { unitsAnsweredBy } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Light } from '../../targets/light.ts'
import { isOwn, type Reader, visibleOrders } from './order-store.ts'
import { endStates, type OrderState } from './states-rules.ts'

export interface OrderFilter {
  readonly state: OrderState | 'open' | 'all'
  readonly light: Light | 'all'
  readonly mine: boolean
  readonly text: string
  readonly unitId: string | null
  readonly after: { readonly dueOn: string; readonly id: string } | null
}

/** What the list needs to know beside the reader: which due dates are near, and what the reader's post may do. */
export interface Looking extends Reader {
  readonly nearUntil: PlainDate
  readonly duties: ReadonlySet<string>
}

const OVER = [...endStates]
/** Orders without a due date come last. */
const dueKey = sql<string>`coalesce(held.due_on, '9999-12-31'::date)`

const clock = (today: PlainDate) => sql`coalesce(held.answered_on, ${today}::date)`

function ofLight(light: Light, { today, nearUntil }: Looking) {
  const timed = sql`held.due_on is not null and held.state not in ('closed', 'cancelled', 'merged')`
  const late = sql`${clock(today)} > held.due_on`
  const near = sql`held.answered_on is null and held.due_on <= ${nearUntil}::date`
  if (light === 'blue') return sql<boolean>`held.state = 'closed'`
  if (light === 'grey')
    return sql<boolean>`(held.state in ('cancelled', 'merged') or (held.due_on is null and held.state <> 'closed'))`
  if (light === 'red') return sql<boolean>`(${timed} and ${late})`
  if (light === 'yellow') return sql<boolean>`(${timed} and not ${late} and ${near})`
  return sql<boolean>`(${timed} and not ${late} and not (${near}))`
}

/** Whether the next step is for somebody in this post; what a person may not do himself is judged on the record. */
export function waitsFor(reader: Looking) {
  const has = (duty: string) => sql.lit(reader.duties.has(duty))
  const own = isOwn(reader)
  return sql<boolean>`(case
    when ${own} then
      (${has('order.answer')} and held.state in ('issued', 'received', 'working', 'returned'))
    else
      (${has('order.open')} and held.state in ('draft', 'opened'))
      or (${has('order.verify')} and (held.state = 'fedBack' or (held.state = 'checking' and held.passed is not true)))
      or (${has('order.close')} and ((held.state = 'checking' and held.passed) or held.extension_asked))
      or (${has('order.decide')} and held.state = 'disputed')
    end)`
}

const matching = (db: Database, reader: Looking, filter: OrderFilter) => {
  let query = visibleOrders(db, reader)
  if (filter.state === 'open') query = query.where('held.state', 'not in', OVER)
  else if (filter.state !== 'all') query = query.where('held.state', '=', filter.state)
  if (filter.light !== 'all') query = query.where(ofLight(filter.light, reader))
  if (filter.mine) query = query.where(waitsFor(reader))
  if (filter.unitId)
    query = query.where(sql<boolean>`(held.system_id = ${filter.unitId}
      or held.unit_id in ${unitsAnsweredBy('territory', filter.unitId, reader.today)})`)
  if (filter.text)
    query = query.where(
      sql<boolean>`(position(lower(${filter.text}) in lower(held.matter || ' ' || coalesce(held.number, ''))) > 0
        or exists (select from unit_name where unit_id = held.system_id
          and position(lower(${filter.text}) in lower(search)) > 0))`,
    )
  return query
}

/** By due date; the last row's due date and id are the place to go on from. */
export function listOrders(db: Database, reader: Looking, filter: OrderFilter, limit: number) {
  let query = matching(db, reader, filter)
  if (filter.after)
    query = query.where(sql<boolean>`(${dueKey}, held.id) > (${filter.after.dueOn}::date, ${filter.after.id}::uuid)`)
  return query.orderBy(dueKey).orderBy('held.id').limit(limit).execute()
}

export interface OrderCounts {
  readonly all: string
  readonly red: string
  readonly yellow: string
  readonly mine: string
}

/** How many there are in all and by light, of what the filter leaves. */
export async function countOrders(db: Database, reader: Looking, filter: OrderFilter): Promise<OrderCounts> {
  return matching(db, reader, filter)
    .clearSelect()
    .select([
      sql<string>`count(*)::text`.as('all'),
      sql<string>`count(*) filter (where ${ofLight('red', reader)})::text`.as('red'),
      sql<string>`count(*) filter (where ${ofLight('yellow', reader)})::text`.as('yellow'),
      sql<string>`count(*) filter (where ${waitsFor(reader)})::text`.as('mine'),
    ])
    .executeTakeFirstOrThrow()
}

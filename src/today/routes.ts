import { findDemoProgress } from '../demo/door.ts'
import { countWaitingMerges } from '../people/door.ts'
import { waitingTasks } from '../plans/door.ts'
import { countOf } from '../platform/database.ts'
import { type Call, room } from '../platform/operation.ts'
import { waitingOrders } from '../supervision/door.ts'
import { contract, type Matter } from './contract.ts'
import { byUrgency, daysLeft, dueOf, groupOf, type MatterKind, type Waiting } from './rules.ts'
import { waitingClasses, waitingCorrections, waitingNotices, waitingSplits } from './store.ts'
import { words } from './words.ts'

export const todayRoom = room(contract, { list }, words)

async function list(call: Call<typeof contract.list>) {
  const { db, clerk } = call
  const waiting = [
    ...(clerk.duties.has('intake.confirm') ? await waitingNotices(db, call) : []),
    ...(await waitingClasses(db, call)),
    ...(await waitingSplits(db, call)),
    ...(await waitingCorrections(db, call)),
    ...(await mergesWaiting(call)),
    ...(await tasksWaiting(call)),
    ...(await ordersWaiting(call)),
  ]
  const matters = waiting.map((one) => toMatter(one, call))
  const sorted = matters.sort((a, b) =>
    byUrgency({ left: a.workingDays, title: a.title }, { left: b.workingDays, title: b.title }),
  )
  const overdue = matters.filter(({ group }) => group === 'overdue').length
  return {
    matters: sorted,
    total: String(matters.length),
    overdue: String(overdue),
    may: { targets: clerk.duties.has('target.read') },
    demo: await demoOf(call),
  }
}

/** Merges that wait for a second pair of eyes stand as one matter: they are decided on one page. */
async function mergesWaiting({ db, clerk, today }: Call<typeof contract.list>): Promise<Waiting[]> {
  if (!clerk.duties.has('person.merge')) return []
  const { count, since } = await countWaitingMerges(db, { scope: clerk.scope, today }, clerk.accountId)
  if (since === null) return []
  const one = { kind: 'merge.decide' as const, id: 'waiting', title: '', detail: since, count: countOf(count) }
  return [{ ...one, startsOn: null, endsOn: null }]
}

/** Orders whose next step is for this post, by the day they are due. */
async function ordersWaiting(call: Call<typeof contract.list>): Promise<Waiting[]> {
  const orders = await waitingOrders(call)
  return orders
    .filter(({ awaits }) => awaits !== 'nothing')
    .map(({ id, number, matter, unit, awaits, dueOn }) => ({
      ...{ kind: `order.${awaits}` as MatterKind, id, title: matter, detail: number ? `${unit}　${number}` : unit },
      ...{ count: 1, startsOn: null, endsOn: dueOn },
    }))
}

/** Tasks to take, reports that are due, and what is to be judged. */
async function tasksWaiting(call: Call<typeof contract.list>): Promise<Waiting[]> {
  const tasks = await waitingTasks(call.db, call)
  return tasks.map(({ awaits, id, content, detail, dueOn }) => ({
    ...{ kind: `task.${awaits}` as MatterKind, id, title: content, detail, count: 1, startsOn: null, endsOn: dueOn },
  }))
}

async function demoOf({ db }: Pick<Call, 'db'>) {
  const making = await findDemoProgress(db)
  return making ? { done: String(making.done), total: making.total === null ? null : String(making.total) } : null
}

function toMatter(one: Waiting, { today, calendar }: Pick<Call, 'today' | 'calendar'>): Matter {
  const due = dueOf(one, calendar)
  const left = due === null ? null : daysLeft(due, today, calendar)
  const { kind, id, title, detail, count } = one
  return { kind, id, title, detail, count: String(count), due, group: groupOf(left), workingDays: left }
}

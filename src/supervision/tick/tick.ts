import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { addDays, type PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { WorkCalendar } from '../../platform/working-days.ts'
import { lightsOn } from '../../targets/door.ts'
import { type Days, daysOf, type Judged, taskLight, unitLight } from '../lights/light-rules.ts'
import { deemAllSigned } from '../orders/deem-signed.ts'
import { judgeOrder } from '../orders/history-rules.ts'
import { type LightChange, runLadder, runLight, type ShownLight, type Subject, type SubjectKind } from './tick-rules.ts'
import {
  type DraftedStep,
  findLastTick,
  holdTick,
  insertChanges,
  insertTick,
  keyOf,
  type LadderWrites,
  noticedIn,
  readLadders,
  readOrders,
  readShown,
  readTasks,
  type TickOrder,
  type TickTask,
  writeLadders,
  writeShown,
} from './tick-store.ts'

/** What a run changed, as the command line prints it. */
export interface TickReport {
  readonly asOf: PlainDate
  readonly lights: number
  readonly changed: readonly LightChange[]
  readonly drafts: readonly DraftedStep[]
  readonly alreadyDone: boolean
}

export interface TickAsked {
  readonly asOf: PlainDate
  readonly calendar: WorkCalendar
  /** Judging the lines of targets reads the ledger; a trial of tasks alone may leave it out. */
  readonly withLines?: boolean
  /** Called after each day. */
  readonly onDay?: (day: PlainDate) => void
}

interface Found {
  readonly subject: Subject
  readonly judged: Judged
  readonly weight: 'ordinary' | 'key'
}

/**
 * The daily run: judges every light, climbs every ladder, keeps what changed. A day is judged once, however often and by how
 * many it is asked for; days on which nobody ran it are judged in their order, from the facts as they stood on each. In the
 * caller's transaction.
 * @throws Refusal tick.day-gone when a later day was judged already, calendar.not-published
 */
export async function tick(db: Database, asked: TickAsked): Promise<TickReport> {
  await holdTick(db)
  const { onDay: last } = await findLastTick(db)
  if (last === asked.asOf) return { asOf: asked.asOf, lights: 0, changed: [], drafts: [], alreadyDone: true }
  if (last && last > asked.asOf) throw new Refusal('conflict', 'tick.day-gone', { day: asked.asOf, last })
  const run = await openRun(db, asked)
  let lights = 0
  for (let day = last ? addDays(last, 1) : asked.asOf; day <= asked.asOf; day = addDays(day, 1)) {
    lights = await run.judge(day)
    asked.onDay?.(day)
  }
  await run.close()
  return { asOf: asked.asOf, lights, changed: run.changed, drafts: run.drafts, alreadyDone: false }
}

type Writable<T> = { [K in keyof T]: T[K] extends readonly (infer One)[] ? One[] : never }

/** Reads once what a stretch of days is judged from, and writes what is shown after the last of them. */
async function openRun(db: Database, { calendar, withLines = true }: TickAsked) {
  const tasks = await readTasks(db)
  let orders = await readOrders(db)
  const [shown, ladders] = [await readShown(db), await readLadders(db)]
  const days = daysOf(calendar)
  const touched = new Map<string, { kind: SubjectKind; id: string; shown: ShownLight }>()
  const changed: LightChange[] = []
  const drafts: DraftedStep[] = []

  const judge = async (day: PlainDate): Promise<number> => {
    if ((await deemAllSigned(db, day, calendar)) > 0) orders = await readOrders(db)
    const lines = withLines ? await linesOf(db, day, calendar) : []
    const found = [...lines, ...tasksOf(tasks, day, days), ...ordersOf(orders, day, calendar)]
    const [before, drafted] = [changed.length, drafts.length]
    for (const one of [...found, ...unitsOf(found)]) showOne(one, day)
    await climb(found, day)
    await insertChanges(db, changed.slice(before))
    const counts = { lights: found.length, changed: changed.length - before, drafts: drafts.length - drafted }
    await insertTick(db, day, counts)
    return found.length
  }

  const showOne = ({ subject, judged }: Found, day: PlainDate) => {
    const key = keyOf(subject.kind, subject.id)
    const was = shown.get(key)
    const result = runLight(subject, was, judged, day)
    if (result.change) changed.push(result.change)
    if (was && !result.change && was.better === result.shown.better) return
    shown.set(key, result.shown)
    touched.set(key, { kind: subject.kind, id: subject.id, shown: result.shown })
  }

  const climb = async (found: readonly Found[], day: PlainDate) => {
    const writes = { ended: [], paused: [], drafted: [] } as Writable<LadderWrites>
    const noticed = await noticedIn(db, day)
    for (const { subject } of found) {
      const key = keyOf(subject.kind, subject.id)
      const at = { today: day, days, noticedThisMonth: noticed.has(subject.systemId) }
      const open = ladders.get(key)
      const act = runLadder(subject, shown.get(key)!, open, at)
      if (!act) continue
      if (act.do === 'pause') {
        writes.paused.push({ id: act.ladder.id, until: act.until! })
        ladders.set(key, { ...act.ladder, pausedUntil: act.until })
        continue
      }
      // A step ends with the ladder, or when the next one takes its place.
      if (open) writes.ended.push({ id: open.id, because: act.do === 'end' ? act.because : 'next-step' })
      ladders.delete(key)
      if (act.do !== 'draft') continue
      const step = { id: newId(), subject, step: act.step, because: act.because, light: act.light }
      writes.drafted.push(step)
      drafts.push(step)
      ladders.set(key, { ...step, draftedOn: day, sentOn: null, answeredOn: null, pausedUntil: null })
      if (act.step === 'notice') noticed.add(subject.systemId)
    }
    await writeLadders(db, writes, day)
  }

  return { judge, changed, drafts, close: () => writeShown(db, [...touched.values()]) }
}

const PLAIN = { dueOn: null, unsignedSince: null, orderDueOn: null, returned: 0, reopened: 0 } as const

async function linesOf(db: Database, day: PlainDate, calendar: WorkCalendar): Promise<Found[]> {
  const lights = await lightsOn(db, day, calendar)
  return lights.map(({ line, placeId, place, name, light, row, reason, facts }) => ({
    subject: {
      ...PLAIN,
      ...{ kind: 'line', id: `${line}@${placeId}`, unitId: placeId, systemId: placeId, name: `${place} ${name}` },
    },
    judged: { light, rule: `${row}-${reason}`, facts },
    weight: 'ordinary',
  }))
}

const tasksOf = (tasks: readonly TickTask[], day: PlainDate, days: Days): Found[] =>
  tasks.map((task) => {
    const { id, unitId, systemId, name, dueOn, weight } = task
    return {
      subject: { ...PLAIN, kind: 'task', id, unitId, systemId, name, dueOn },
      judged: taskLight(task, day, days),
      weight,
    }
  })

const ordersOf = (orders: readonly TickOrder[], day: PlainDate, calendar: WorkCalendar): Found[] =>
  orders
    .filter(({ issuedOn }) => issuedOn !== null && issuedOn <= day)
    .map((order) => {
      const { id, unitId, systemId, name, dueOn, receivedOn, issuedOn, returned, reopened } = order
      const unsignedSince = receivedOn === null || receivedOn > day ? issuedOn : null
      return {
        subject: {
          ...{ kind: 'order', id, unitId, systemId, name, dueOn, unsignedSince, orderDueOn: dueOn, returned, reopened },
        },
        judged: judgeOrder(order, day, calendar),
        weight: 'ordinary',
      }
    })

/** A unit's light is that of what it answers for. */
function unitsOf(found: readonly Found[]): Found[] {
  return [...Map.groupBy(found, ({ subject }) => subject.systemId)].map(([id, own]) => {
    const subjects = own.map(({ judged, weight }) => ({ light: judged.light, weight }))
    const { unitId } = own[0]!.subject
    return {
      subject: { ...PLAIN, kind: 'unit', id, unitId, systemId: id, name: '' },
      judged: unitLight(subjects),
      weight: 'ordinary',
    }
  })
}

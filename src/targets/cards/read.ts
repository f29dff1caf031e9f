import type { Database } from '../../platform/database.ts'
import type { Scope } from '../../platform/operation.ts'
import { addDays, addMonths, lastDayOfMonth, monthOf, type PlainDate } from '../../platform/plain-date.ts'
import type { WorkCalendar } from '../../platform/working-days.ts'
import { countOf } from '../amounts.ts'
import type { FigureBase } from '../figures/figure.ts'
import { fullWeeks, type Week } from '../forecast.ts'
import { sumsAt } from '../ledger/sums.ts'
import type { Comparator } from '../light.ts'
import { type Workdays, workdaysOf } from '../workdays.ts'
import type { Place } from './place-store.ts'
import { type PlacedLine, type Standing, standingOf } from './standing.ts'
import {
  type LineRow,
  reportedPlaces,
  rollSizes,
  type ShareAt,
  sharesAt,
  type TargetRow,
  type UnitWeek,
  weeksAt,
} from './target-store.ts'

export interface ReadAsked {
  readonly target: TargetRow
  readonly lines: readonly LineRow[]
  /** All at or below `root`. */
  readonly places: readonly Place[]
  readonly root: Place
  /** The day as of which the figures stand. */
  readonly asOf: PlainDate
  readonly today: PlainDate
  readonly calendar: WorkCalendar
  readonly scope: Scope
  readonly map: 'own' | 'today'
  /** The last weeks are enough for a light; all weeks of the period say what was done at best. */
  readonly weeks: 'last' | 'all'
  /** Only this one of the lines is read; the others still tell whether a place has reported. */
  readonly only?: LineRow
}

/** A line at a place, with everything said of it and the base of its references. */
export interface ReadLine {
  readonly row: LineRow
  readonly place: Place
  readonly standing: Standing
  readonly unsure: bigint
  readonly committed: bigint | null
  readonly base: FigureBase
}

/** Reports of a month are due on this day of the next (§2.4: 每月5日前). */
const REPORT_DAY = 5
const LAST_WEEKS = 10

/** Lines at places as they stand on a day, in the order of places and lines. */
export async function readLines(db: Database, asked: ReadAsked): Promise<ReadLine[]> {
  const { places } = asked
  const lines = asked.only ? [asked.only] : asked.lines
  if (lines.length === 0 || places.length === 0) return []
  const found = await gather(db, { ...asked, lines }, asked.lines)
  const days = workdaysOf(asked.calendar)
  return places.flatMap((place) => lines.map((row) => placeLine(asked, found, days, row, place)))
}

interface Gathered {
  readonly sums: ReadonlyMap<string, { amount: bigint; unsure: bigint }>
  readonly shares: ReadonlyMap<string, ShareAt>
  readonly weeks: ReadonlyMap<string, readonly UnitWeek[]> | null
  readonly reported: ReadonlySet<string> | null
  readonly rolls: ReadonlyMap<string, bigint>
}

const key = (line: number | string, unit: string) => `${line} ${unit}`

async function gather(db: Database, asked: ReadAsked, ofTarget: readonly LineRow[]): Promise<Gathered> {
  const { target, lines, places, asOf, scope } = asked
  const units = places.map(({ id }) => id)
  const nos = lines.map(({ no }) => no)
  const bounded = scope.system !== 'all'
  const shares = bounded ? [] : await sharesAt(db, nos, units, asOf)
  const reportSpan = dueReport(target.fromOn, asOf)
  const reported =
    reportSpan && !bounded
      ? await reportedPlaces(db, { targetId: target.id, lines: ofTarget.map(({ no }) => no), units, ...reportSpan })
      : null
  const rolls = lines.flatMap(({ population }) => (population?.roll ? [population.roll] : []))
  return {
    sums: await readSums(db, asked),
    shares: new Map(shares.map((share) => [key(share.lineNo, share.unitId), share])),
    weeks: bounded || asked.map === 'today' ? null : await readWeeks(db, asked),
    reported,
    rolls: new Map((await rollSizes(db, rolls, units, asOf)).map((one) => [key(one.roll, one.unitId), one.size])),
  }
}

async function readSums(db: Database, { lines, places, root, asOf, today, scope, map }: ReadAsked) {
  const sums = new Map<string, { amount: bigint; unsure: bigint }>()
  for (const [from, own] of Map.groupBy(lines, ({ fromOn }) => fromOn)) {
    const by = { units: places.map(({ id }) => id) }
    const nos = own.map(({ no }) => no)
    const question = { lines: nos, tree: 'territory', unitId: root.id, from, to: asOf, day: today, scope } as const
    for (const { lineNo, key: unit, amount, unsure } of await sumsAt(db, {
      ...{ ...question, by, map: map === 'own' ? 'own' : 'day' },
    }))
      sums.set(key(lineNo, unit), { amount, unsure })
  }
  return sums
}

async function readWeeks(db: Database, { lines, places, asOf, weeks }: ReadAsked) {
  const from = lines.reduce((first, { fromOn }) => (fromOn < first ? fromOn : first), lines[0]!.fromOn)
  const mondays = fullWeeks({ from, to: asOf }, asOf, weeks === 'all' ? 400 : LAST_WEEKS)
  if (mondays.length === 0) return new Map<string, UnitWeek[]>()
  const isSum = ({ counting }: LineRow) => counting === 'add' || counting === 'stock'
  const rows = await weeksAt(db, {
    adding: lines.filter(isSum).map(({ no }) => no),
    counting: lines.filter((line) => !isSum(line)).map(({ no }) => no),
    units: places.map(({ id }) => id),
    from: mondays[0]!,
    to: addDays(mondays.at(-1)!, 6),
  })
  return Map.groupBy(rows, ({ lineNo, unitId }) => key(lineNo, unitId))
}

/** The months a report is due for; nothing before the first one is due. */
export function dueReport(from: PlainDate, asOf: PlainDate): { from: PlainDate; to: PlainDate } | undefined {
  const due = addDays(lastDayOfMonth(from), REPORT_DAY)
  return asOf < due ? undefined : { from: monthOf(from), to: asOf }
}

/** The month a place would report now: the last one that has ended, or the running one on its last day. */
export const monthToReport = (asOf: PlainDate): PlainDate =>
  asOf === lastDayOfMonth(asOf) ? monthOf(asOf) : addMonths(monthOf(asOf), -1)

function placeLine(asked: ReadAsked, found: Gathered, days: Workdays, row: LineRow, place: Place): ReadLine {
  const { asOf, map, scope } = asked
  const sum = found.sums.get(key(row.no, place.id))
  const share = found.shares.get(key(row.no, place.id))
  const ref = { line: row.code, kind: 'value', place: place.code, from: row.fromOn, to: asOf } as const
  const placed: PlacedLine = {
    ...{ line: row.code, place: place.code, comparator: row.comparator as Comparator, aim: row.strength === 'aim' },
    ...{ period: { from: row.fromOn, to: row.toOn }, day: asOf, actual: sum?.amount ?? 0n },
    ...targetOf(asked, found, row, place, share),
    isBrief: asked.only !== undefined && asked.weeks === 'last',
    unreported: found.reported !== null && !found.reported.has(place.id),
    weeks: found.weeks && weeksOf(row, asOf, found.weeks.get(key(row.no, place.id)) ?? [], asked.weeks),
  }
  const standing = standingOf(placed, days)
  const bounded = scope.system !== 'all'
  const light = { ...standing.light, reason: 'own-part' }
  return {
    ...{ row, place, unsure: sum?.unsure ?? 0n },
    standing: bounded ? { ...standing, light } : standing,
    committed: share?.committed == null ? null : countOf(share.committed, row.unit),
    base: { ref: map === 'today' ? { ...ref, today: true } : ref, unit: row.unit },
  }
}

/** What the place has to reach: its share; the line's own value where the target is its own; the roll's size for 全覆盖. */
function targetOf(
  { target, scope }: ReadAsked,
  { rolls }: Gathered,
  row: LineRow,
  place: Place,
  share: ShareAt | undefined,
): Pick<PlacedLine, 'target' | 'upper' | 'isApart'> {
  const isOwn = place.id === target.placeId
  const upper = isOwn && row.upper !== null ? countOf(row.upper, row.unit) : null
  if (scope.system !== 'all') return { target: null, upper: null, isApart: true }
  if (row.counting === 'cover') {
    const size = row.population?.roll ? (rolls.get(key(row.population.roll, place.id)) ?? 0n) : null
    return { target: size, upper: null, isApart: size === 0n && !isOwn }
  }
  const text = share?.assigned ?? (isOwn ? row.value : null)
  const amount = text === null ? null : countOf(text, row.unit)
  return { target: amount, upper, isApart: amount === 0n && !isOwn }
}

/** Every full week of the line's period, also those in which nothing came. */
function weeksOf(row: LineRow, asOf: PlainDate, found: readonly UnitWeek[], weeks: 'last' | 'all'): Week[] {
  const amounts = new Map(found.map(({ monday, amount }) => [monday, amount]))
  const day = asOf < row.toOn ? asOf : row.toOn
  const mondays = fullWeeks({ from: row.fromOn, to: row.toOn }, day, weeks === 'all' ? 400 : LAST_WEEKS)
  return mondays.map((monday) => ({ monday, amount: amounts.get(monday) ?? 0n }))
}

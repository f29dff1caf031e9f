import type { Call } from '../../platform/operation.ts'
import { lastDayOfMonth, monthOf, type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { textOf } from '../amounts.ts'
import { combinations } from '../figures/fact-store.ts'
import { amountFigure, countFigure, type FigureBase } from '../figures/figure.ts'
import { sumsAt } from '../ledger/sums.ts'
import { lineSaid, placeAtSaid, placeSaid } from './answer.ts'
import type { cardsContract as contract } from './contract.ts'
import { byTimes, layOut } from './overlap.ts'
import { childPlaces, findHome, findPlace, leafPlaces, type Place } from './place-store.ts'
import { monthToReport, readLines } from './read.ts'
import { allPartsOf, lineNamed, partsOf } from './rules.ts'
import {
  findHead,
  findTarget,
  insertReport,
  type LineRow,
  listLines,
  listTargets,
  type TargetRow,
} from './target-store.ts'

type Where = Pick<Call, 'db' | 'clerk' | 'today'>

/** The place asked for, or the clerk's own; places outside his territory do not exist for him. */
export async function getPlace({ db, clerk, today }: Where, code: string | undefined): Promise<Place> {
  const { territory } = clerk.scope
  const place = code === undefined ? await findHome(db, clerk, today) : await findPlace(db, territory, code, today)
  if (!place) throw new Refusal('absent', 'place.absent')
  return place
}

export async function getTarget({ db, clerk, today }: Where, code: string) {
  const target = await findTarget(db, clerk.scope.territory, today, code)
  if (!target) throw new Refusal('absent', 'target.absent')
  const lines = await listLines(db, [target.id])
  const line = lineNamed(lines, code)
  if (!line) throw new Refusal('absent', 'target.absent')
  return { target, lines, line }
}

const asOfDay = (today: PlainDate, asked: PlainDate | undefined): PlainDate =>
  asked === undefined || asked > today ? today : asked

const codesOf = (lines: readonly LineRow[]) => {
  const codes = new Map(lines.map(({ no, code }) => [no, code]))
  return (no: number | null) => (no === null ? null : (codes.get(no) ?? null))
}

async function headOf({ db, today }: Where, target: TargetRow) {
  const { owner, place, policy, issuedBy } = await findHead(db, target, today)
  const { code, name, fromOn, toOn, scaled } = target
  return { ...{ code, name, owner, from: fromOn, to: toOn, scaled, policy, issuedBy }, place: placeSaid(place) }
}

export async function list(call: Call<typeof contract.list>) {
  const { db, clerk, today, calendar, language } = call
  const asOf = asOfDay(today, call.input.asOf)
  const targets = await listTargets(db, clerk.scope.territory, today)
  const place = targets.length === 0 ? undefined : await getPlace(call, undefined)
  const lines = await listLines(
    db,
    targets.map(({ id }) => id),
  )
  const told = []
  for (const target of targets) {
    const own = lines.filter(({ targetId }) => targetId === target.id)
    const asked = { target, lines: own, places: [place!], root: place!, asOf, today, calendar, scope: clerk.scope }
    const read = await readLines(db, { ...asked, map: 'own', weeks: 'last' })
    const within = codesOf(own)
    const said = read.map((one) => lineSaid(one, within(one.row.withinNo), language))
    told.push({ ...(await headOf(call, target)), lines: said, working: own.some(({ state }) => state !== 'active') })
  }
  return { asOf, targets: told }
}

export async function card(call: Call<typeof contract.card>) {
  const { db, clerk, today, calendar, language, input } = call
  const { target, lines, line } = await getTarget(call, input.code)
  const place = await getPlace(call, input.place)
  const asOf = asOfDay(today, input.asOf)
  const read = await readLines(db, {
    ...{ target, lines, places: [place], root: place, asOf, today, calendar },
    ...{ scope: clerk.scope, map: input.map, weeks: 'all' },
  })
  const within = codesOf(lines)
  const report = clerk.duties.has('target.report') && clerk.scope.system === 'all'
  const month = monthToReport(today)
  return {
    ...(await headOf(call, target)),
    ...{ asOf, at: placeSaid(place), line: line.code },
    toReport: report && month >= monthOf(target.fromOn) && month <= target.toOn ? month : null,
    lines: read.map((one) => lineSaid(one, within(one.row.withinNo), language)),
    may: {
      split: clerk.duties.has('target.split') && clerk.scope.system === 'all' && place.kind !== 'COUNTY',
      report,
    },
  }
}

export async function places(call: Call<typeof contract.places>) {
  const { db, clerk, today, calendar, language, input } = call
  const { target, lines, line } = await getTarget(call, input.code)
  const root = await getPlace(call, input.place)
  const asOf = asOfDay(today, input.asOf)
  const below = input.depth === 'children' ? childPlaces : leafPlaces
  const found = await below(db, clerk.scope.territory, root.id, today)
  const read = await readLines(db, {
    ...{ target, lines, places: found, root, asOf, today, calendar },
    ...{ scope: clerk.scope, map: input.map, weeks: 'last', only: line },
  })
  const middles = input.depth === 'leaves' ? await childPlaces(db, clerk.scope.territory, root.id, today) : [root]
  const parents = new Map([root, ...middles].map((place) => [place.id, place]))
  const said = read.map((one) => placeAtSaid(one, parents.get(one.place.parentId ?? ''), language))
  const base: FigureBase = {
    ref: { line: line.code, kind: 'red', place: root.code, from: line.fromOn, to: asOf },
    unit: line.unit,
  }
  const count = (wanted: (one: (typeof said)[number]) => boolean) => BigInt(said.filter(wanted).length)
  return {
    ...{ asOf, unit: line.unit, places: said },
    red: countFigure(
      base,
      'red',
      count(({ light }) => light.value === 'red'),
      '个',
    ),
    unreported: countFigure(
      base,
      'unreported',
      count(({ unreported }) => unreported),
      '个',
    ),
  }
}

export async function course(call: Call<typeof contract.course>) {
  const { db, clerk, today, input } = call
  const { line } = await getTarget(call, input.code)
  const place = await getPlace(call, input.place)
  const asOf = asOfDay(today, input.asOf)
  const sums = await sumsAt(db, {
    ...{ lines: [line.no], tree: 'territory', unitId: place.id, from: line.fromOn, to: asOf, day: today },
    ...{ by: 'month', scope: clerk.scope },
  })
  const amounts = new Map(sums.map(({ key, amount }) => [key, amount]))
  const last = asOf < line.toOn ? asOf : line.toOn
  let total = 0n
  const points = monthsBetween(line.fromOn, last).map((month) => {
    total += amounts.get(month) ?? 0n
    const end = lastDayOfMonth(month)
    const day = end < last ? end : last
    const ref = { line: line.code, kind: 'value', place: place.code, from: line.fromOn, to: day } as const
    return { day, value: amountFigure({ ref, unit: line.unit }, 'value', total) }
  })
  return { points }
}

function monthsBetween(from: PlainDate, to: PlainDate): PlainDate[] {
  const months: PlainDate[] = []
  for (let month = monthOf(from); month <= to; month = nextMonth(month)) months.push(month)
  return months
}

const nextMonth = (month: PlainDate): PlainDate => {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  const next = number === 12 ? [year + 1, 1] : [year, number + 1]
  return plainDate(`${next[0]}-${String(next[1]).padStart(2, '0')}-01`)
}

export async function overlap(call: Call<typeof contract.overlap>) {
  const { db, clerk, today, input } = call
  const { lines, line } = await getTarget(call, input.code)
  const place = await getPlace(call, input.place)
  const asOf = asOfDay(today, input.asOf)
  const [direct, all] = [partsOf(lines, line), allPartsOf(lines, line)]
  const codeOf = codesOf(lines)
  const span = { from: line.fromOn, to: asOf }
  const asked = { lineNo: line.no, counting: line.counting, placeId: place.id, ...span, scope: clerk.scope }
  const found =
    all.length === 0
      ? []
      : await combinations(
          db,
          asked,
          all.map(({ no }) => no),
        )
  const named = found.map(({ parts, amount }) => ({ parts: parts.map((no) => codeOf(no)!), amount }))
  const codes = all.map(({ code }) => code)
  const base = { ref: { line: line.code, kind: 'value', place: place.code, ...span }, unit: line.unit } as const
  const ordered = (parts: readonly string[]) => codes.filter((code) => parts.includes(code))
  const siblings = direct.map(({ code }) => code)
  const merged = named.map(({ parts, amount }) => ({ amount, parts: siblings.filter((code) => parts.includes(code)) }))
  return {
    parts: codes,
    segments: layOut(codes, named).map(({ parts, amount }) => ({
      lines: [...parts],
      value: amountFigure(base, 'value', amount, { exactly: ordered(parts) }),
    })),
    times: byTimes(siblings, merged).map((amount, times) => amountFigure(base, 'value', amount, { times })),
    notSum: notSumOf(base, siblings, merged),
  }
}

function notSumOf(base: FigureBase, siblings: readonly string[], found: { parts: string[]; amount: bigint }[]) {
  const sumOf = (wanted: (parts: readonly string[]) => boolean) =>
    found.reduce((total, { parts, amount }) => (wanted(parts) ? total + amount : total), 0n)
  const amounts = siblings.map((code) => sumOf((parts) => parts.includes(code)))
  const sum = amounts.reduce((total, amount) => total + amount, 0n)
  const over = sum - sumOf(() => true)
  if (siblings.length < 2) return null
  const terms = siblings.map((line, i) => amountFigure({ ...base, ref: { ...base.ref, line } }, 'value', amounts[i]))
  return { terms, sum: textOf(sum, base.unit), over: textOf(over, base.unit) }
}

export async function report(call: Call<typeof contract.report>) {
  const { db, clerk, today, input } = call
  const { target } = await getTarget(call, input.code)
  const place = await getPlace(call, undefined)
  const month = monthOf(input.month)
  if (clerk.scope.system !== 'all') throw new Refusal('forbidden', 'report.not-a-place')
  if (month > monthToReport(today) || month < monthOf(target.fromOn) || month > target.toOn)
    throw new Refusal('conflict', 'report.not-due', { month: month.slice(0, 7) })
  await insertReport(db, {
    ...{ targetId: target.id, placeId: place.id, month, reportedBy: clerk.accountId, note: input.note },
  })
  return { place: placeSaid(place), month }
}

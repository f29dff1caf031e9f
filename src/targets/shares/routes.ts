import { namesOf } from '../../organisations/door.ts'
import type { Call } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal, say } from '../../platform/refusal.ts'
import { countOf, isCount, textOf } from '../amounts.ts'
import { placeSaid } from '../cards/answer.ts'
import { getPlace, getTarget } from '../cards/routes.ts'
import type { LineRow } from '../cards/target-store.ts'
import { amountFigure, type FigureBase } from '../figures/figure.ts'
import { balanceOf } from '../split-check.ts'
import { printed } from '../spoken.ts'
import type { sharesContract as contract } from './contract.ts'
import { fillLine } from './fill.ts'
import { readTable, shareKey, splitsOf, standing, type Table, type Wanted } from './read.ts'
import { breachesSaid, overlapsSaid } from './said.ts'
import { shareWords } from './share-words.ts'
import { givenBelow, lastMove, listMoves, openShares, saveCommitted } from './store.ts'
import { type Change, changedLine, storeChanges } from './write.ts'

export async function split(call: Call<typeof contract.split>) {
  const { db, language } = call
  const table = await readTable(call, call.input)
  const { target, place, children, lines } = table
  const splits = splitsOf(table, new Map())
  const codes = new Map(lines.map(({ no, code }) => [no, code]))
  const given = await givenBelow(
    db,
    lines.map(({ no }) => no),
    children.map(({ id }) => id),
  )
  const { code, name, scaled, fromOn, toOn } = target
  return {
    ...{ target: { code, name, scaled, from: fromOn, to: toOn }, at: placeSaid(place), token: table.token },
    lines: lines.map((line) => ({
      ...{ code: line.code, name: line.name, unit: line.unit, comparator: line.comparator },
      within: codes.get(line.withinNo ?? -1) ?? null,
      parent: amountFigure(baseOf(call, line, place.code), 'target', countOfShare(table, line, place.id)),
      reserve: amountFigure(baseOf(call, line, place.code), 'reserve', standing(table, line).reserve),
    })),
    places: children.map((child) => ({
      ...placeSaid(child),
      split: given.some(({ parentId }) => parentId === child.id),
    })),
    cells: lines.flatMap((line) => children.map((child) => cellOf(call, table, line, child))),
    breaches: splits.some(({ shares }) => shares.size > 0) ? breachesSaid(splits, children, language) : [],
    overlaps: overlapsSaid(splits, children, language),
    isFirst: splits.every(({ shares }) => shares.size === 0),
  }
}

const baseOf = ({ today }: Pick<Call, 'today'>, line: LineRow, place: string): FigureBase => ({
  ref: { line: line.code, kind: 'target', place, from: line.fromOn, to: today },
  unit: line.unit,
})

function countOfShare({ shares }: Table, { no, unit }: LineRow, unitId: string): bigint | null {
  const share = shares.get(shareKey(no, unitId))
  return share ? countOf(share.assigned, unit) : null
}

function cellOf(call: Pick<Call, 'today'>, table: Table, line: LineRow, child: Table['children'][number]) {
  const base = baseOf(call, line, child.code)
  const share = table.shares.get(shareKey(line.no, child.id))
  return {
    ...{ line: line.code, place: child.code },
    assigned: amountFigure(base, 'target', countOfShare(table, line, child.id)),
    committed: share?.committed == null ? null : amountFigure(base, 'committed', countOf(share.committed, line.unit)),
    cannot: table.incapable.get(line.no)?.has(child.id) ?? false,
  }
}

type Given = Call<typeof contract.store>['input']['lines'][number]

/** What a clerk gave, as counts. @throws Refusal split.line-unknown | split.place-unknown | split.amount-wrong */
function wantedOf(table: Table, given: readonly Given[]): Map<string, Wanted> {
  const codes = new Set(table.children.map(({ code }) => code))
  return new Map(
    given.map(({ line: code, shares, reserve }) => {
      const line = table.lines.find((one) => one.code === code)
      if (!line) throw new Refusal('invalid', 'split.line-unknown', { line: code })
      const amounts = shares.map(({ place, amount }): [string, bigint] => {
        if (!codes.has(place)) throw new Refusal('invalid', 'split.place-unknown', { place })
        return [place, countIn(line, amount)]
      })
      return [code, { shares: new Map(amounts), reserve: countIn(line, reserve) }]
    }),
  )
}

function countIn({ name, unit }: LineRow, amount: string): bigint {
  if (!isCount(amount, unit)) throw new Refusal('invalid', 'split.amount-wrong', { line: name, unit })
  return countOf(amount, unit)
}

/** Works out and checks, and stores nothing: the table asks with every edit. */
export async function tryOut(call: Call<typeof contract.tryOut>) {
  const { input, language } = call
  const table = await readTable(call, input)
  const wanted = wantedOf(table, input.lines)
  for (const { line: code, fill } of input.lines) {
    if (!fill) continue
    const line = table.lines.find((one) => one.code === code)!
    const around = table.lines.find(({ no }) => no === line.withinNo)
    const whole = around && (wanted.get(around.code) ?? standing(table, around))
    const parent = countOfShare(table, line, table.place.id)
    wanted.set(code, await fillLine(call, table, line, fill, wanted.get(code)!.shares, parent, whole))
  }
  const splits = splitsOf(table, wanted)
  const asked = splits.filter(({ line }) => wanted.has(line.code))
  return {
    lines: asked.map((one) => {
      const text = (count: bigint) => textOf(count, one.line.unit)
      const shares = [...one.shares].map(([place, amount]) => ({ place, amount: text(amount) }))
      return { line: one.line.code, shares, reserve: text(one.reserve), balance: text(balanceOf(one) ?? 0n) }
    }),
    breaches: breachesOfChange(table, wanted, language),
    overlaps: overlapsSaid(splits, table.children, language),
  }
}

/** @throws Refusal record.changed, with who and when: somebody split in between. */
function requireSeen(table: Table, token: string): void {
  if (table.token === token) return
  throw new Refusal('conflict', 'record.changed', { who: table.last?.who ?? '', when: table.last?.at ?? '' })
}

/** The day from which it holds: the first split from the period's beginning, a later one from today or a day after. */
function effectiveDay(
  table: Table,
  lines: readonly LineRow[],
  asked: PlainDate | undefined,
  today: PlainDate,
): PlainDate {
  const held = lines.flatMap((line) =>
    table.children.flatMap(({ id }) => table.shares.get(shareKey(line.no, id)) ?? []),
  )
  if (held.length === 0) return table.target.fromOn
  const from = held.reduce((latest, share) => (share.fromOn > latest ? share.fromOn : latest), table.target.fromOn)
  const day = asked ?? (today < from ? from : today)
  if (day < from || day > table.target.toOn) throw new Refusal('invalid', 'split.effective-wrong', { from })
  return day
}

/** What a change makes impossible: in its own lines, and in lines that are parts of them. */
const breachesOfChange = (table: Table, wanted: ReadonlyMap<string, Wanted>, language: Call['language']) =>
  breachesSaid(splitsOf(table, wanted), table.children, language).filter(
    ({ line, code }) => wanted.has(line) || code === 'over-parent',
  )

export async function store(call: Call<typeof contract.store>) {
  const { input, language, today } = call
  const table = await readTable(call, input, true)
  requireSeen(table, input.token)
  const wanted = wantedOf(table, input.lines)
  const lines = table.lines.filter(({ code }) => wanted.has(code))
  const isFirst = lines.every((line) => standing(table, line).shares.size === 0)
  if (!isFirst && input.reason.length < 2) throw new Refusal('invalid', 'split.reason-needed')
  const breaches = breachesOfChange(table, wanted, language)
  if (breaches.length > 0)
    throw new Refusal('conflict', 'split.impossible', {
      breaches: breaches.slice(0, 10).map(({ sentence }) => sentence),
    })
  const changes = lines.flatMap((line) => changedLine(table, line, wanted.get(line.code)!))
  await requireRoomBelow(call, changes)
  const reason = input.reason || say(shareWords, 'zh', 'trail.first')
  const effectiveFrom = effectiveDay(table, lines, input.effectiveFrom, today)
  await storeChanges(call, table, changes, { reason, documentNo: input.documentNo, effectiveFrom })
  return { token: await tokenOf(call, table) }
}

/** A place that gave on more than it would have left is named, not cut. */
async function requireRoomBelow({ db }: Pick<Call, 'db'>, changes: readonly Change[]): Promise<void> {
  const given = await givenBelow(
    db,
    changes.map(({ line }) => line.no),
    changes.map(({ child }) => child.id),
  )
  const found = new Map(given.map((one) => [shareKey(one.lineNo, one.parentId), one.given]))
  for (const { line, child, after } of changes) {
    const below = found.get(shareKey(line.no, child.id))
    if (below === undefined || countOf(below, line.unit) <= after) continue
    const facts = { place: child.name, given: printed(below), after: printed(textOf(after, line.unit)) }
    throw new Refusal('conflict', 'split.below-given', facts)
  }
}

const tokenOf = async ({ db }: Pick<Call, 'db'>, { lines, place, children }: Table): Promise<string> =>
  (
    await lastMove(
      db,
      lines.map(({ no }) => no),
      [place, ...children].map(({ id }) => id),
    )
  )?.id ?? 'none'

export async function move(call: Call<typeof contract.move>) {
  const { input, today } = call
  const table = await readTable(call, input, true)
  requireSeen(table, input.token)
  const line = table.lines.find(({ code }) => code === input.code)
  if (!line) throw new Refusal('invalid', 'split.line-unknown', { line: input.code })
  if (input.from === input.to) throw new Refusal('invalid', 'split.same-place')
  const amount = countIn(line, input.amount)
  const held = standing(table, line)
  const shares = new Map(held.shares)
  let reserve = held.reserve
  for (const [side, sign] of [
    [input.from, -1n],
    [input.to, 1n],
  ] as const) {
    const before = side === 'reserve' ? reserve : (shares.get(side) ?? 0n)
    const child = table.children.find(({ code }) => code === side)
    if (side !== 'reserve' && !child) throw new Refusal('invalid', 'split.place-unknown', { place: side })
    const after = before + sign * amount
    const name = child?.name ?? say(shareWords, call.language, 'trail.reserve')
    if (after < 0n)
      throw new Refusal('conflict', 'split.too-little', { place: name, held: `${before}`, amount: input.amount })
    if (side === 'reserve') reserve = after
    else shares.set(side, after)
  }
  const wanted = new Map([[line.code, { shares, reserve }]])
  const breaches = breachesOfChange(table, wanted, call.language)
  if (breaches.length > 0)
    throw new Refusal('conflict', 'split.impossible', { breaches: breaches.map(({ sentence }) => sentence) })
  const changes = changedLine(table, line, { shares, reserve })
  await requireRoomBelow(call, changes)
  const effectiveFrom = effectiveDay(table, [line], input.effectiveFrom, today)
  const sides = { from: input.from, to: input.to, amount }
  await storeChanges(
    call,
    table,
    changes,
    { reason: input.reason, documentNo: input.documentNo, effectiveFrom },
    { line, reserve, sides },
  )
  return { token: await tokenOf(call, table) }
}

export async function trail(call: Call<typeof contract.trail>) {
  const { db, today, language } = call
  const { lines } = await getTarget(call, call.input.code)
  const place = await getPlace(call, call.input.place)
  const moves = await listMoves(
    db,
    lines.map(({ no }) => no),
    [place.id],
  )
  const units = moves.flatMap(({ fromUnit, toUnit }) => [fromUnit, toUnit]).filter((id) => id !== null)
  const names = new Map((await namesOf(db, [...new Set(units)], today)).map(({ unitId, name }) => [unitId, name]))
  const codes = new Map(lines.map(({ no, code }) => [no, code]))
  const side = (id: string | null) => (id === null ? say(shareWords, language, 'trail.reserve') : (names.get(id) ?? id))
  return {
    moves: moves.map(({ lineNo, fromUnit, toUnit, ...one }) => ({
      ...{ ...one, line: codes.get(lineNo) ?? '', from: side(fromUnit), to: side(toUnit) },
    })),
  }
}

/** 自我加压: beside the assigned amount, never instead of it. */
export async function commit(call: Call<typeof contract.commit>) {
  const { db, clerk, input } = call
  if (clerk.scope.system !== 'all') throw new Refusal('forbidden', 'split.own-unit-only')
  const { line } = await getTarget(call, input.code)
  const place = await getPlace(call, undefined)
  const [share] = await openShares(db, [line.no], [place.id])
  if (!share) throw new Refusal('conflict', 'split.no-parent', { line: line.name, place: place.name })
  const amount = countIn(line, input.amount)
  if (amount <= countOf(share.assigned, line.unit))
    throw new Refusal('invalid', 'split.commit-less', { assigned: printed(share.assigned) })
  await saveCommitted(db, share.id, textOf(amount, line.unit))
  return { committed: amountFigure(baseOf(call, line, place.code), 'committed', amount) }
}

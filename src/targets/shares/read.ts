import type { UnitKind } from '../../organisations/rules.ts'
import type { Database } from '../../platform/database.ts'
import type { Call } from '../../platform/operation.ts'
import { addMonths, type PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { countOf } from '../amounts.ts'
import { childPlaces, type Place, placesWith } from '../cards/place-store.ts'
import { getPlace, getTarget } from '../cards/routes.ts'
import type { LineRow, TargetRow } from '../cards/target-store.ts'
import type { Predicate } from '../ledger/predicate.ts'
import type { LineSplit } from '../split-check.ts'
import { doneAt, lastMove, lockTarget, type OpenShare, openShares, reservesAt } from './store.ts'

/** The whole table of a split: a place, the places below it, and what each line gives. */
export interface Table {
  readonly target: TargetRow
  readonly lines: readonly LineRow[]
  readonly place: Place
  readonly children: readonly Place[]
  readonly shares: ReadonlyMap<string, OpenShare>
  readonly reserves: ReadonlyMap<number, string>
  /** By line number: places that can do nothing of the line. */
  readonly incapable: ReadonlyMap<number, ReadonlySet<string>>
  readonly token: string
  readonly last: { readonly who: string | null; readonly at: string } | undefined
}

export const shareKey = (lineNo: number, unitId: string): string => `${lineNo} ${unitId}`
type Asking = Pick<Call, 'db' | 'clerk' | 'today'>

/** @throws Refusal target.absent | place.absent | split.nothing-below | split.own-unit-only */
export async function readTable(
  call: Asking,
  input: { code: string; place?: string | undefined },
  isHeld = false,
): Promise<Table> {
  const { db, clerk, today } = call
  if (clerk.scope.system !== 'all') throw new Refusal('forbidden', 'split.own-unit-only')
  const { target, lines } = await getTarget(call, input.code)
  const place = await getPlace(call, input.place)
  const children = await childPlaces(db, clerk.scope.territory, place.id, today)
  if (children.length === 0) throw new Refusal('conflict', 'split.nothing-below', { place: place.name })
  if (isHeld) await lockTarget(db, target.id)
  const nos = lines.map(({ no }) => no)
  const units = [place, ...children].map(({ id }) => id)
  const shares = await openShares(db, nos, units)
  const reserves = await reservesAt(db, nos, [place.id])
  const last = await lastMove(db, nos, units)
  return {
    ...{ target, lines: lines.filter(isSplit), place, children, token: last?.id ?? 'none', last },
    shares: new Map(shares.map((share) => [shareKey(share.lineNo, share.unitId), share])),
    reserves: new Map(reserves.map(({ lineNo, amount }) => [lineNo, amount])),
    incapable: await incapableOf(db, lines, children, today),
  }
}

/** Lines with an amount are split; 全覆盖 is each place's own list. */
const isSplit = ({ counting }: LineRow) => counting !== 'cover'

/**
 * For a line that only units of some kinds carry out: the places that have none of them and where none of them did
 * anything of the line last year or this year. A school may well teach in a county that is not its own.
 */
async function incapableOf(db: Database, lines: readonly LineRow[], children: readonly Place[], day: PlainDate) {
  const found = new Map<number, ReadonlySet<string>>()
  const ids = children.map(({ id }) => id)
  for (const line of lines) {
    const kinds = kindsOf(line.predicate)
    if (!kinds) continue
    const able = await placesWith(db, ids, kinds, day)
    const without = ids.filter((id) => !able.has(id))
    if (without.length === 0) continue
    const done = await doneAt(db, line, without, { from: yearBefore(line).from, to: day })
    found.set(line.no, new Set(without.filter((id) => (done.get(id) ?? 0n) <= 0n)))
  }
  return found
}

/** The kinds of units that alone can carry a line out, where its condition says so. */
export function kindsOf(predicate: Predicate): readonly UnitKind[] | undefined {
  if ('all' in predicate) return predicate.all.map(kindsOf).find((kinds) => kinds !== undefined)
  return 'attribute' in predicate && predicate.attribute === 'institutionKind' ? predicate.in : undefined
}

/** What a clerk wants to give, by place code, or what is given now. */
export interface Wanted {
  readonly shares: ReadonlyMap<string, bigint>
  readonly reserve: bigint
}

/** Every line of the table as it would stand, those not named as they stand. */
export function splitsOf(table: Table, wanted: ReadonlyMap<string, Wanted>): LineSplit[] {
  const codes = new Map(table.lines.map(({ no, code }) => [no, code]))
  return table.lines.map((line) => {
    const { shares, reserve } = wanted.get(line.code) ?? standing(table, line)
    const own = table.shares.get(shareKey(line.no, table.place.id))
    const cannot = table.incapable.get(line.no)
    const capacity = table.children.filter(({ id }) => cannot?.has(id)).map(({ code }): [string, bigint] => [code, 0n])
    return {
      line: { code: line.code, name: line.name, unit: line.unit, within: codes.get(line.withinNo ?? -1) ?? null },
      parent: own ? countOf(own.assigned, line.unit) : null,
      ...{ reserve, shares, capacity: new Map(capacity) },
    }
  })
}

export function standing({ shares, reserves, children }: Table, { no, unit }: LineRow): Wanted {
  const held = children.flatMap(({ id, code }): [string, bigint][] => {
    const share = shares.get(shareKey(no, id))
    return share ? [[code, countOf(share.assigned, unit)]] : []
  })
  return { shares: new Map(held), reserve: countOf(reserves.get(no) ?? '0', unit) }
}

/** The same days a year earlier. */
export const yearBefore = ({ fromOn, toOn }: Pick<LineRow, 'fromOn' | 'toOn'>) => ({
  from: addMonths(fromOn, -12),
  to: addMonths(toOn, -12),
})

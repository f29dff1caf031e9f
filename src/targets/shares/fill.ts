import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { countOf } from '../amounts.ts'
import type { LineRow } from '../cards/target-store.ts'
import { type Claimant, type Factor, largestRemainder, mixedBase, reserveOf } from '../split.ts'
import { largestRemainderWithin } from '../split-caps.ts'
import { type Table, type Wanted, yearBefore } from './read.ts'
import { doneAt, workersAt } from './store.ts'

export interface FillAsked {
  readonly factors: readonly {
    readonly measure: 'lastYear' | 'soFar' | 'whole' | 'workers' | 'typed'
    readonly percent: string
  }[]
  readonly typed: readonly { readonly place: string; readonly amount: string }[]
  readonly step: '1' | '10' | '100'
  readonly reservePercent: string
  readonly capped: boolean
}

const CAP = 20n
const HUNDREDTHS = 100n
const permyriad = (percent: string): bigint => {
  const [whole = '0', part = ''] = percent.split('.')
  return BigInt(whole) * HUNDREDTHS + BigInt(part.padEnd(2, '0'))
}

/**
 * Works a line out by its measures around what is fixed: the reserve is taken first, fixed places keep what was typed,
 * places that can do nothing get nothing, the rest goes by largest remainder.
 * @throws Refusal split.no-base | split.weights-not-whole | split.reserve-out-of-range | split.fixed-too-much | split.no-parent
 */
export async function fillLine(
  call: Pick<Call, 'db' | 'today'>,
  table: Table,
  line: LineRow,
  asked: FillAsked,
  fixed: ReadonlyMap<string, bigint>,
  parent: bigint | null,
  whole: Wanted | undefined,
): Promise<Wanted> {
  if (parent === null) throw new Refusal('conflict', 'split.no-parent', { line: line.name, place: table.place.name })
  const step = BigInt(asked.step)
  const reserve = reserveOf(parent, permyriad(asked.reservePercent), step)
  const cannot = table.incapable.get(line.no)
  const open = table.children.filter(({ id, code }) => !fixed.has(code) && !cannot?.has(id))
  const given = [...fixed.values()].reduce((sum, amount) => sum + amount, 0n)
  const left = parent - reserve - given
  if (left < 0n || (open.length === 0 && left > 0n))
    throw new Refusal('conflict', 'split.fixed-too-much', { line: line.name, left: `${left}` })
  const factors: Factor[] = []
  for (const { measure, percent } of asked.factors) {
    const amounts = await amountsOf(call, table, line, measure, asked, whole)
    factors.push({
      weight: permyriad(percent),
      amounts: open.map(({ id, code }) => amounts.get(id) ?? amounts.get(code) ?? 0n),
    })
  }
  const bases = mixedBase(factors)
  const claimants = open.map(({ code }, i): Claimant => ({ code, base: bases[i]! }))
  const amounts = asked.capped
    ? largestRemainderWithin(
        left,
        claimants,
        await lastYear(
          call,
          line,
          open.map(({ id }) => id),
        ),
        CAP,
        step,
      )
    : largestRemainder(left, claimants, step)
  const none = table.children.filter(({ id, code }) => cannot?.has(id) && !fixed.has(code))
  return {
    reserve,
    shares: new Map([
      ...fixed,
      ...claimants.map(({ code }, i): [string, bigint] => [code, amounts[i]!]),
      ...none.map(({ code }): [string, bigint] => [code, 0n]),
    ]),
  }
}

async function lastYear({ db }: Pick<Call, 'db'>, line: LineRow, units: readonly string[]): Promise<bigint[]> {
  const done = await doneAt(db, line, units, yearBefore(line))
  return units.map((id) => done.get(id) ?? 0n)
}

/** Amounts of one measure by place: by unit id, or by place code where they were typed or come from another line. */
async function amountsOf(
  { db, today }: Pick<Call, 'db' | 'today'>,
  { children }: Table,
  line: LineRow,
  measure: FillAsked['factors'][number]['measure'],
  asked: FillAsked,
  whole: Wanted | undefined,
): Promise<ReadonlyMap<string, bigint>> {
  const units = children.map(({ id }) => id)
  if (measure === 'typed') return new Map(asked.typed.map(({ place, amount }) => [place, countOf(amount, '元')]))
  if (measure === 'whole') return whole?.shares ?? new Map()
  if (measure === 'workers') return workersAt(db, units, today)
  return doneAt(db, line, units, measure === 'lastYear' ? yearBefore(line) : { from: line.fromOn, to: today })
}

import type { PlainDate } from '../../platform/plain-date.ts'
import { covers, type Span } from '../rules.ts'

/** What an ended unit became: one successor, from a day on. */
export interface Successor {
  readonly oldId: string
  readonly newId: string
  readonly onDay: PlainDate
  /** Part of the old unit's figures that goes there, a decimal; null: not agreed. */
  readonly share: string | null
}

/** A unit of the day asked for, and the part of the asked unit's figures that is its. */
export interface CurrentUnit {
  readonly unitId: string
  readonly share: string | null
}

const WHOLE = 1_000_000n
const LONGEST_CHAIN = 100

/**
 * The units that stand on the day for one of any time (按现行区划): itself while it is open, else its successors', share
 * times share. Nothing where a unit ended without a successor. Shares are decimals to six places.
 */
export function currentOf(
  unitId: string,
  day: PlainDate,
  lifeOf: (id: string) => Span | undefined,
  successorsOf: (id: string) => readonly Successor[],
): CurrentUnit[] {
  const found = new Map<string, bigint | null>()
  const walk = (id: string, share: bigint | null, steps: number): void => {
    if (steps > LONGEST_CHAIN) throw new RangeError(`successors run in a circle after ${unitId}`)
    const life = lifeOf(id)
    if (!life) return
    if (covers(life, day) || day < life.fromOn) {
      found.set(id, sum(found.has(id) ? found.get(id)! : 0n, share))
      return
    }
    for (const next of successorsOf(id)) walk(next.newId, times(share, millionthsOf(next.share)), steps + 1)
  }
  walk(unitId, WHOLE, 0)
  return [...found].map(([id, share]) => ({ unitId: id, share: share === null ? null : decimalOf(share) }))
}

const sum = (a: bigint | null, b: bigint | null) => (a === null || b === null ? null : a + b)
const times = (a: bigint | null, b: bigint | null) => (a === null || b === null ? null : (a * b) / WHOLE)

/** '0.25' → 250000. The text is a decimal from 0 to 1 with at most six places, as the database keeps it. */
function millionthsOf(share: string | null): bigint | null {
  if (share === null) return null
  const [whole = '0', fraction = ''] = share.split('.')
  return BigInt(whole) * WHOLE + BigInt(fraction.padEnd(6, '0').slice(0, 6))
}

function decimalOf(millionths: bigint): string {
  const fraction = (millionths % WHOLE).toString().padStart(6, '0').replace(/0+$/, '')
  return fraction === '' ? String(millionths / WHOLE) : `${millionths / WHOLE}.${fraction}`
}

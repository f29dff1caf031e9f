import { type HeldColumns, KNOWN, NO_DAY, UNKNOWN } from './columns.ts'
import type { Moment } from './moment.ts'

/** There is no certificate in the occupation asked for. */
export const NONE_HELD = -1
/** Nobody can say which is the highest. */
export const HELD_UNKNOWN = -2

/**
 * Rank of the highest certificate held in the occupation asked for on the day asked about; where none is held yet, that
 * of the next to come. Below 0: NONE_HELD, HELD_UNKNOWN.
 */
export function highestHeld({ columns, asOf }: Moment, person: number): number {
  if ((columns.flags[person]! & KNOWN.certificates) === 0) return HELD_UNKNOWN
  const block = columns.certificates
  const asked = columns.askOccupation[person]!
  let inOccupation = UNKNOWN
  let standing = UNKNOWN
  let stands = false
  for (let at = block.start[person]!; at < block.start[person + 1]!; at += 1) {
    const occupation = block.occupation[at]!
    if (occupation !== UNKNOWN && asked !== UNKNOWN && occupation !== asked) continue
    if (block.date[at]! > asOf || block.until[at]! <= asOf) continue
    stands = true
    const rank = block.rank[at]!
    if (rank > standing) standing = rank
    if (rank > inOccupation && occupation === asked && asked !== UNKNOWN) inOccupation = rank
  }
  if (inOccupation !== UNKNOWN) return inOccupation
  if (standing !== UNKNOWN) return standing
  return stands ? HELD_UNKNOWN : nextToCome(block, person, asked, asOf)
}

function nextToCome(block: HeldColumns, person: number, asked: number, asOf: number): number {
  let first = NO_DAY
  let rank = NONE_HELD
  for (let at = block.start[person]!; at < block.start[person + 1]!; at += 1) {
    const occupation = block.occupation[at]!
    if (occupation !== UNKNOWN && asked !== UNKNOWN && occupation !== asked) continue
    if (block.date[at]! <= asOf || block.rank[at] === UNKNOWN) continue
    if (first !== NO_DAY && block.date[at]! > first) continue
    if (first === NO_DAY || block.date[at]! < first) rank = NONE_HELD
    first = block.date[at]!
    if (block.rank[at]! > rank) rank = block.rank[at]!
  }
  return rank
}

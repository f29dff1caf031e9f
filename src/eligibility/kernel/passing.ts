import type { Degree } from '../timeline.ts'
import { NO_DAY } from './columns.ts'
import { blockOf, isListKnown, passes, type Where } from './held.ts'
import type { Moment } from './moment.ts'

/** Whether so many of a list pass: the degree that the count-th best of them has. */
export function countPassing(moment: Moment, person: number, where: Where, count: number): Degree {
  const { start, highest } = blockOf(moment.columns, where.list)
  if (highest[person]! < where.least) return 0
  const first = start[person]!
  const end = start[person + 1]!
  if (first === end) return isListKnown(moment.columns, where.list, person) ? 0 : 1
  if (count === 1) {
    let best: Degree = 0
    for (let at = first; at < end && best < 3; at += 1) {
      const one = passes(moment, person, at, where)
      if (one > best) best = one
    }
    return best
  }
  const found = [0, 0, 0, 0]
  for (let at = first; at < end; at += 1) found[passes(moment, person, at, where)]! += 1
  let left = count
  for (let degree = 3; degree > 0; degree -= 1) {
    left -= found[degree]!
    if (left <= 0) return degree as Degree
  }
  return 0
}

/** Whether the latest of a list passes; one without a date may be the latest. */
export function latestPassing(moment: Moment, person: number, where: Where): Degree {
  const block = blockOf(moment.columns, where.list)
  const first = block.start[person]!
  const end = block.start[person + 1]!
  if (!isListKnown(moment.columns, where.list, person)) return 1
  let latest = NO_DAY
  let isDated = true
  for (let at = first; at < end; at += 1) {
    const date = block.date[at]!
    if (date === NO_DAY) isDated = false
    else if (date <= moment.day && date > latest) latest = date
  }
  let best: Degree = 0
  for (let at = first; at < end && latest !== NO_DAY; at += 1) {
    if (block.date[at] !== latest) continue
    const one = passes(moment, person, at, where)
    if (one > best) best = one
  }
  if (isDated) return best
  return best > 1 ? 2 : 1
}

/** Index of the first member at or after `at`, in a list sorted by `place`. */
export function firstFrom<T>(list: readonly T[], at: number, place: (member: T) => number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (place(list[middle]!) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Members of a sorted list that stand in [from, to). */
export const between = <T>(list: readonly T[], from: number, to: number, place: (member: T) => number): T[] =>
  list.slice(firstFrom(list, from, place), firstFrom(list, to, place))

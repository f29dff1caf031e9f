/** A square of a board with the group it belongs to. */
export interface Placed {
  readonly column: number
  readonly row: number
  readonly group: string
}

export interface Spot {
  readonly group: string
  readonly column: number
  readonly row: number
}

const WAYS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const

/**
 * A free square beside each group for its name: one that touches no other group if there is such a one, then the nearest
 * to the group's middle. Groups with the fewest choices choose first; a group without any has no label.
 */
export function labelSpots(tiles: readonly Placed[]): Spot[] {
  const taken = new Map(tiles.map((tile) => [keyOf(tile.column, tile.row), tile.group]))
  const groups = [...Map.groupBy(tiles, ({ group }) => group)].map(([group, own]) => ({
    ...{ group, middle: middleOf(own), choices: freeBeside(own, taken) },
  }))
  const used = new Set<string>()
  return groups
    .sort((a, b) => a.choices.length - b.choices.length || (a.group < b.group ? -1 : 1))
    .flatMap(({ group, middle, choices }) => {
      const open = choices.filter(([column, row]) => !used.has(keyOf(column, row)))
      const best = open.sort((a, b) => costOf(a, group, middle, taken) - costOf(b, group, middle, taken))[0]
      if (!best) return []
      used.add(keyOf(...best))
      return [{ group, column: best[0], row: best[1] }]
    })
}

type Point = readonly [column: number, row: number]
const keyOf = (column: number, row: number): string => `${column},${row}`

function freeBeside(own: readonly Placed[], taken: ReadonlyMap<string, string>): Point[] {
  const found = new Map<string, Point>()
  for (const { column, row } of own)
    for (const [dx, dy] of WAYS) {
      const [x, y] = [column + dx, row + dy]
      if (x >= 0 && y >= 0 && !taken.has(keyOf(x, y))) found.set(keyOf(x, y), [x, y])
    }
  return [...found.values()]
}

const middleOf = (own: readonly Placed[]): Point => [
  own.reduce((sum, { column }) => sum + column, 0) / own.length,
  own.reduce((sum, { row }) => sum + row, 0) / own.length,
]

function costOf([x, y]: Point, group: string, [middleX, middleY]: Point, taken: ReadonlyMap<string, string>): number {
  const neighbours = WAYS.map(([dx, dy]) => taken.get(keyOf(x + dx, y + dy)))
  const strangers = neighbours.filter((one) => one !== undefined && one !== group).length
  const own = neighbours.filter((one) => one === group).length
  return strangers * 10 + Math.abs(x - middleX) + Math.abs(y - middleY) - own
}

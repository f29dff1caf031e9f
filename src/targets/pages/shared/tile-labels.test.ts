import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { labelSpots } from './tile-labels.ts'

const tiles = readFileSync('data/tiles.tsv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([, , group = '', column, row]) => ({ group, column: Number(column), row: Number(row) }))

test('each of the sixteen prefectures has its name beside it, in a square that is nobody else’s', () => {
  const spots = labelSpots(tiles)
  expect(new Set(spots.map(({ group }) => group)).size).toBe(16)
  const squares = [...tiles, ...spots].map(({ column, row }) => `${column},${row}`)
  expect(new Set(squares).size).toBe(129 + 16)
  for (const { group, column, row } of spots) {
    const beside = tiles.filter((tile) => Math.abs(tile.column - column) + Math.abs(tile.row - row) === 1)
    expect(beside.map((tile) => tile.group)).toContain(group)
  }
})

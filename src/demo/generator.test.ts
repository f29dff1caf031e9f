import { expect, test } from 'vitest'
import { readCitizenId } from '../platform/identifiers/citizen-id.ts'
import { plainDate } from '../platform/plain-date.ts'
import { openStream } from './generator.ts'
import { inventName } from './names.ts'
import { inventId } from './numbers.ts'

const draws = (kind: string, count: number) => {
  const stream = openStream(2021, kind)
  return Array.from({ length: count }, () => stream.next())
}

test('the same seed draws the same world, and each kind has a stream of its own', () => {
  expect(draws('person', 50)).toEqual(draws('person', 50))
  expect(draws('person', 50)).not.toEqual(draws('class', 50))
})

test('choices are spread evenly and do not repeat in step', () => {
  const values = draws('person', 100_000)
  const tenths = Array.from({ length: 10 }, (_, at) => values.filter((one) => Math.floor(one * 10) === at).length)
  expect(Math.min(...tenths)).toBeGreaterThan(9600)
  expect(Math.max(...tenths)).toBeLessThan(10_400)
  const pairs = new Set(
    values.slice(0, 2000).map((one, at) => `${Math.floor(one * 4)}${Math.floor(values[at + 1]! * 4)}`),
  )
  expect(pairs.size).toBe(16)
})

test('each invented number is unique, right, and of nowhere', () => {
  const stream = openStream(2021, 'number')
  const numbers = Array.from({ length: 60_000 }, (_, n) => inventId(n, stream))
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length)
  const today = plainDate('2021-06-30')
  for (const { number, birth, sex } of numbers.filter((_, n) => n % 97 === 0))
    expect(readCitizenId(number, today)).toMatchObject({ birth, sex })
})

test('nobody of the bulletin is among the invented people', () => {
  const stream = openStream(2021, 'name')
  const names = Array.from({ length: 50_000 }, () => inventName(stream))
  expect(names.filter((name) => ['陈刚', '金勇', '徐荣', '许颖', '李福禧'].includes(name))).toEqual([])
  expect(names.some((name) => name.includes('·'))).toBe(true)
  expect(names.some((name) => /[㛃𬭊䶮]/u.test(name))).toBe(true)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortKey } from '../pinyin.ts'
import { movesTo } from './grid-cursor.ts'
import { sortRows } from './grid-sort.ts'
import { difference, numeral, percent, shortNumeral } from './numerals.ts'
import { readNumber, writtenDay } from './written.ts'

test('a number has a comma every three digits, a true minus, and loses no digit', () => {
  expect(numeral('261000')).toBe('261,000')
  expect(numeral('-1234.50')).toBe('−1,234.50')
  expect(numeral('999')).toBe('999')
  fc.assert(
    fc.property(fc.bigInt(), (value) => numeral(String(value)).replaceAll(',', '').replace('−', '-') === String(value)),
  )
})

test('what is no number is shown as it is', () => {
  expect(numeral('待核实')).toBe('待核实')
})

test('a difference shows its sign, and nothing is neither plus nor minus', () => {
  expect(difference(-13.42)).toBe('−13.4')
  expect(difference(0.5)).toBe('+0.5')
  expect(difference(-0.04)).toBe('0.0')
  expect(percent(0.4959, 2)).toBe('49.59%')
})

test('in short a number is said in 万 and 亿, in English in thousands and millions', () => {
  expect(shortNumeral(261_000, 'zh')).toBe('26.1万')
  expect(shortNumeral(1_400_000_000, 'zh')).toBe('14亿')
  expect(shortNumeral(9_999, 'zh')).toBe('9,999')
  expect(shortNumeral(261_000, 'en')).toBe('261 k')
})

test('6万, full-width digits and commas are read as what they mean', () => {
  expect(readNumber('6万', 0)).toBe(60_000)
  expect(readNumber('1.4亿', 0)).toBe(140_000_000)
  expect(readNumber('２６１，０００', 0)).toBe(261_000)
  expect(readNumber('  ', 0)).toBeNull()
})

test('a text that is no number is said, never read as a part of it', () => {
  for (const text of ['6人', '约60', '6-7', '六万', '1.5', '1e3']) expect(readNumber(text, 0)).toBeUndefined()
  expect(readNumber('1.55', 1)).toBeUndefined()
  expect(readNumber('1.5', 1)).toBe(1.5)
})

test('what the field shows is read back as the same number', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (value) => readNumber(numeral(String(value)), 0) === value))
})

test('a day is pasted in any of the usual spellings; one that does not exist is none', () => {
  for (const text of ['2021-6-30', '2021/06/30', '2021.6.30', ' 2021年6月30日 '])
    expect(writtenDay(text)).toBe('2021-06-30')
  expect(writtenDay('2021-02-29')).toBeNull()
  expect(writtenDay('2021-06')).toBeNull()
})

const columns = [
  { id: 'name', sort: (row: Row) => sortKey(row.name) },
  { id: 'amount', sort: (row: Row) => row.amount },
]
interface Row {
  readonly name: string
  readonly amount: number | null
}

test('names go as the server reads them, 长 where it is cháng among the c, and numbers in them by size', () => {
  const rows = ['上海路', '长春路', '第10期', '重庆路', '第2期', '长江镇'].map((name) => ({ name, amount: 0 }))
  const sorted = sortRows(rows, columns, { column: 'name', descending: false }).map((row) => row.name)
  expect(sorted).toEqual(['长春路', '长江镇', '重庆路', '第2期', '第10期', '上海路'])
})

test('a column that says no order does not sort', () => {
  const rows = [{ name: '上海路' }, { name: '长春路' }]
  expect(sortRows(rows, [{ id: 'name' }], { column: 'name', descending: false })).toEqual(rows)
})

test('what is not known comes last in either direction', () => {
  const rows = [
    { name: 'a', amount: null },
    { name: 'b', amount: 2 },
    { name: 'c', amount: 10 },
  ]
  const order = (descending: boolean) =>
    sortRows(rows, columns, { column: 'amount', descending }).map((row) => row.name)
  expect(order(false)).toEqual(['b', 'c', 'a'])
  expect(order(true)).toEqual(['c', 'b', 'a'])
})

test('arrow, Page, Home and End keys move in a grid; other keys do not', () => {
  const at = { row: 5, column: 2 }
  const last = { row: 99, column: 6 }
  const to = (key: string, ctrlKey = false) => movesTo({ key, ctrlKey }, at, 10, last)
  expect(to('ArrowDown')).toEqual({ row: 6, column: 2 })
  expect(to('PageDown')).toEqual({ row: 15, column: 2 })
  expect(to('Home')).toEqual({ row: 5, column: 0 })
  expect(to('End', true)).toEqual(last)
  expect(to('j')).toBeUndefined()
})

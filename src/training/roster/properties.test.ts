import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell, SheetRow } from '../../platform/workbook/cell.ts'
import { isError } from './across-rows.ts'
import { headers, rosterFields } from './fields.ts'
import { shippedLists } from './reference.ts'
import { rosterCheck } from './roster.ts'
import { idNumber, theClass, today } from './test-books.ts'

const words = [
  '',
  '张三',
  '合计',
  '注：',
  '示例',
  '-',
  '电工',
  '五级',
  '农民工',
  '#N/A',
  '2021-06',
  '１２',
  idNumber(),
  idNumber('19900101'),
  '999999198001010012',
  '填表人：x',
  '姓名',
  '身份证号',
  '10000000001',
]
const cell: fc.Arbitrary<Cell | undefined> = fc.oneof(
  fc.constantFrom(...words).map((text): Cell | undefined => (text === '' ? undefined : { kind: 'text', text })),
  fc
    .string({ unit: 'binary', maxLength: 30 })
    .map((text): Cell | undefined => (text === '' ? undefined : { kind: 'text', text })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((number): Cell => ({ kind: 'number', text: String(number), number })),
  fc.constantFrom<Cell>(
    { kind: 'error', text: '#REF!' },
    { kind: 'boolean', text: 'TRUE' },
    { kind: 'date', text: '1900-02-29', number: 60 },
  ),
)
const columns = ['sequence', ...rosterFields] as const
const head: SheetRow = {
  row: 3,
  hidden: false,
  cells: columns.map((kind): Cell => ({ kind: 'text', text: headers[kind][0] })),
}
const sheets = fc.array(fc.array(cell, { maxLength: columns.length }), { maxLength: 25 })
const sheet = { name: '名册', otherSheets: [], merges: [], date1904: false, notices: [], statedPeople: null }

const read = (rows: readonly (readonly (Cell | undefined)[])[], roster?: typeof theClass) => {
  const check = rosterCheck(sheet, { today, lists: shippedLists(), class: roster })
  check.add(head)
  for (const [at, cells] of rows.entries()) check.add({ row: at + 4, cells, hidden: false })
  return check.finish()
}

test('people are good, warned or bad, and those that are skipped are none of them', () => {
  let bad = 0
  fc.assert(
    fc.property(sheets, fc.boolean(), (rows, withClass) => {
      const reading = read(rows, withClass ? theClass : undefined)
      expect(reading.good + reading.warned + reading.bad).toBe(reading.people)
      expect(reading.people + reading.skipped.length).toBeLessThanOrEqual(rows.length)
      const blocked = new Set(reading.marks.filter(isError).map(({ row }) => row))
      expect(blocked.size).toBe(reading.bad)
      expect(reading.rows).toHaveLength(reading.good + reading.warned)
      expect(reading.rows.some(({ row }) => blocked.has(row))).toBe(false)
      for (const { code } of reading.marks) expect(reading.notChecked).not.toContain(code)
      bad += reading.bad
    }),
    { numRuns: 300 },
  )
  expect(bad).toBeGreaterThan(100)
})

test('what is stored of a good row has a name, and a number that proves itself or belongs to another paper', () => {
  fc.assert(
    fc.property(sheets, (rows) => {
      for (const row of read(rows).rows) {
        expect(row.name.length).toBeGreaterThan(0)
        expect(row.idNumber.length).toBeGreaterThan(0)
        expect(row.citizen !== null || !['resident', 'specialRegion'].includes(row.idType)).toBe(true)
      }
    }),
  )
})

test('the same rows give the same receipt', () => {
  fc.assert(
    fc.property(sheets, (rows) => {
      expect(read(rows)).toEqual(read(rows))
    }),
    { numRuns: 50 },
  )
})

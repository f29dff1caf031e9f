import { beforeAll, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { loadShippedOccupations } from '../../people/door.ts'
import { newId } from '../../platform/ids.ts'
import { type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { readStandardRows } from '../population/facts-store.ts'
import { loadStandards } from './load.ts'

const office = openTestOffice()
const day = plainDate
const HEAD = 'occupation\tlevel\tcumulative\tafter_title\tsource\n'
const load = (text: string, from = '2021-01-01') =>
  office.db.transaction().execute((tx) => loadStandards(tx, HEAD + text, { fromOn: day(from), enteredBy: newId() }))
const yearsOn = async (on: PlainDate) =>
  (await readStandardRows(office.db, on)).map(({ level, cumulative, afterTitle }) => [level, cumulative, afterTitle])

beforeAll(() => loadShippedOccupations(office.db))

test('years of a standard hold from their day; a later edition ends them on its own, and what is equal stays', async () => {
  const first = '车工\tsenior\t5\t\t车工国家职业标准(2018)\n车工\ttechnician\t8\t\t车工国家职业标准(2018)\n'
  expect(await load(first)).toEqual({ added: 2, changed: 0, same: 0 })
  const second = '车工\tsenior\t\t1\t车工国家职业标准(2023)\n车工\ttechnician\t8\t\t车工国家职业标准(2018)\n'
  expect(await load(second, '2023-07-01')).toEqual({ added: 0, changed: 1, same: 1 })
  expect(await yearsOn(day('2023-06-30'))).toEqual(
    expect.arrayContaining([
      ['senior', 5, null],
      ['technician', 8, null],
    ]),
  )
  expect(await yearsOn(day('2023-07-01'))).toEqual(
    expect.arrayContaining([
      ['senior', null, 1],
      ['technician', 8, null],
    ]),
  )
  expect(await load(second, '2023-07-01')).toEqual({ added: 0, changed: 0, same: 2 })
})

test('loaded twice at once, the years stand once', async () => {
  const text = '焊工\tsenior\t6\t\t焊工国家职业标准(2018)\n'
  await Promise.allSettled([load(text), load(text)])
  const rows = await office.db.selectFrom('occupationStandard').where('occupation', '=', '焊工').selectAll().execute()
  expect(rows).toHaveLength(1)
})

test.each([
  ['', 'standard.empty', 1],
  ['没有的职业\tsenior\t5\t\t标准\n', 'standard.occupation', 2],
  ['车工\t高级工\t5\t\t标准\n', 'standard.level', 2],
  ['车工\tchief\t5\t\t标准\n', 'standard.level', 2],
  ['车工\tsenior\t5\t1\t标准\n', 'standard.one-of-two', 2],
  ['车工\tsenior\t\t\t标准\n', 'standard.one-of-two', 2],
  ['车工\tsenior\t5.5\t\t标准\n', 'standard.years', 2],
  ['车工\tsenior\t5\t\t\n', 'standard.source', 2],
  ['车工\tsenior\t5\t\t标准\n车工\tsenior\t6\t\t标准\n', 'standard.twice', 3],
])('a file that cannot be read whole loads nothing and names the line: %j', async (text, reason, row) => {
  const before = await yearsOn(day('2021-06-30'))
  await expect(load(text)).rejects.toMatchObject({ code: 'standard.unreadable', facts: { row, reason } })
  expect(await yearsOn(day('2021-06-30'))).toEqual(before)
})

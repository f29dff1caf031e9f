import { expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { loadOccupations, loadShippedOccupations } from './load.ts'
import { findOccupations, namesOfOccupations, seriesOfOccupations } from './occupation-store.ts'
import { readOccupationLines } from './rules.ts'

const office = openTestOffice()
const inOne = <T>(work: (db: typeof office.db) => Promise<T>) => office.db.transaction().execute(work)
const HEAD = 'code\tname\tseries\taliases'
const day = plainDate

test('the shipped occupations are loaded once, with the series they map to', async () => {
  await inOne(loadShippedOccupations)
  await inOne(loadShippedOccupations)
  const series = await seriesOfOccupations(office.db, day('2021-06-30'))
  expect([series.get('车工'), series.get('茶艺师'), series.get('保安员')]).toEqual(['engineering', 'arts', null])
  const names = await namesOfOccupations(office.db, ['6-18-01-01', '数控车工', '魔法师'], day('2021-06-30'))
  expect([names.get('6-18-01-01'), names.get('数控车工'), names.get('魔法师')]).toEqual(['车工', '车工', undefined])
})

test('a later edition holds from its day; what it no longer has ends, what is equal stays', async () => {
  await inOne(loadShippedOccupations)
  const text = `${HEAD}\n6-18-01-01\t车工\tengineering\t数控车工\n6-18-01-04\t磨床工\tengineering\t磨工\n4-99-99-99\t无人机驾驶员\t\t\n`
  const loaded = await inOne((db) => loadOccupations(db, text, { edition: '2022版', fromOn: day('2022-11-01') }))
  expect(loaded).toMatchObject({ added: 1, changed: 1, same: 1 })
  const found = async (text: string, on: string) =>
    (await findOccupations(office.db, text, day(on), 50)).map(({ name }) => name)
  expect([await found('焊工', '2022-10-31'), await found('焊工', '2022-11-01')]).toEqual([['焊工'], []])
  expect([await found('6-18-01-04', '2022-10-31'), await found('6-18-01-04', '2022-11-01')]).toEqual([
    ['磨工'],
    ['磨床工'],
  ])
  expect(await found('wrj', '2023-01-01')).toEqual(['无人机驾驶员'])
})

test.each([
  ['', 'occupation.empty', 1],
  ['618\t车工', 'occupation.code', 2],
  ['6-18-01-01\t', 'occupation.name', 2],
  ['6-18-01-01\t车工\n6-18-01-01\t铣工', 'occupation.twice', 3],
  ['6-18-01-01\t车工\tmagic', 'occupation.series', 2],
])('half a classification is none: %j', (lines, code, row) => {
  expect(readOccupationLines(`${HEAD}\n${lines}`, new Set(['engineering']))).toEqual({ code, row })
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openLedger } from '../../../test/ledger.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { countPersonsAnew, foreseePersons, moveFacts } from '../door.ts'
import { lockPeriod } from './periods.ts'

const ledger = openLedger()
const by = { accountId: newId() }
const restater = { ...by, duties: new Set(['figure.restate']), reason: '同一人' }

const record = (personId: string, day: string, where: 'binchuan' | 'xiangyun' = 'binchuan') => {
  const fact = ledger.fact({ personId, onDay: plainDate(day), unitId: ledger.units[where] })
  return ledger.db.transaction().execute((tx) => moveFacts(tx, { record: [fact] }, by))
}

async function tally(line: number, month: string): Promise<number> {
  const { rows } = await sql<{ amount: bigint }>`select coalesce(sum(amount), 0)::bigint as amount from tally
    where line_no = ${line} and unit_id = ${ledger.units.province} and month = ${month} and tree = 'territory'`.execute(
    ledger.db,
  )
  return Number(rows[0]!.amount)
}

const two = (one: string, other: string) => ({
  before: [
    { countedAs: one, records: [one] },
    { countedAs: other, records: [other] },
  ],
  after: [{ countedAs: one, records: [one, other] }],
})

test('two records of one person count once, by the earlier of their facts, and twice again when they are parted', async () => {
  const { people } = await ledger.issue({ name: 'people', counting: 'persons' })
  const [one, other] = [newId(), newId()]
  await record(one, '2021-03-10')
  await record(other, '2021-02-05', 'xiangyun')
  expect([await tally(people, '2021-02-01'), await tally(people, '2021-03-01')]).toEqual([1, 1])
  const foreseen = await foreseePersons(ledger.db, two(one, other))
  expect(foreseen.lines.find(({ lineNo }) => lineNo === people)?.amount).toBe(-1n)
  const { before, after } = two(one, other)
  await ledger.db.transaction().execute((tx) => countPersonsAnew(tx, { before, after }, restater))
  expect([await tally(people, '2021-02-01'), await tally(people, '2021-03-01')]).toEqual([1, 0])
  await ledger.db.transaction().execute((tx) => countPersonsAnew(tx, { before: after, after: before }, restater))
  expect([await tally(people, '2021-02-01'), await tally(people, '2021-03-01')]).toEqual([1, 1])
})

test('a reported month is restated with both numbers by who may, and refused to everybody else', async () => {
  const { people } = await ledger.issue({ name: 'people', counting: 'persons' })
  const [one, other] = [newId(), newId()]
  await record(one, '2021-05-10')
  await record(other, '2021-05-20')
  await ledger.db
    .transaction()
    .execute((tx) => lockPeriod(tx, { month: plainDate('2021-05-01'), placeId: ledger.units.west, reason: '月报' }, by))
  expect((await foreseePersons(ledger.db, two(one, other))).locked).toMatchObject({ month: '2021-05-01' })
  const merge = (mover: typeof restater | (typeof by & { reason: string })) =>
    ledger.db.transaction().execute((tx) => countPersonsAnew(tx, two(one, other), mover))
  await expect(merge({ ...by, reason: '同一人' })).rejects.toMatchObject({ code: 'period.locked' })
  expect((await merge(restater)).restated).toBeGreaterThan(0)
  const { rows } = await sql<{ before: bigint; after: bigint; reason: string }>`
    select before, after, reason from restatement where line_no = ${people} and unit_id = ${ledger.units.binchuan}`.execute(
    ledger.db,
  )
  expect(rows).toEqual([{ before: 2n, after: 1n, reason: '同一人' }])
})

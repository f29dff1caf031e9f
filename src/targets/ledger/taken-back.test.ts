import { expect, it } from 'vitest'
import { moveUnit, openLedger, type Place, splitUnit } from '../../../test/ledger.ts'
import { newId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { recordFacts, reverseFacts } from '../door.ts'
import { recount } from '../figures/fact-store.ts'
import { readOpenLines } from './fact-store.ts'
import { sumsAt } from './sums.ts'
import { reworkTrees, verifyTallies } from './verify.ts'

const ledger = openLedger()
const scope = { territory: 'all', system: 'all' } as const
const from = plainDate('2021-01-01')
const by = { accountId: newId() }

/** Paid to a new person on a day, and returned on a later one. */
async function paidAndReturned(place: Place, paidOn: string, returnedOn: string): Promise<void> {
  const fact = ledger.fact({ unitId: ledger.units[place], onDay: plainDate(paidOn), amount: 100n })
  const { factIds } = await ledger.db.transaction().execute((tx) => recordFacts(tx, [fact], by))
  await ledger.db
    .transaction()
    .execute((tx) => reverseFacts(tx, factIds, { on: plainDate(returnedOn), reason: '追回', by }))
}

/** Sum and recount of a line at a place; the two are one number, or the test fails here. */
async function valueAt(lineNo: number, place: Place, to: PlainDate, map: 'own' | 'day' = 'own'): Promise<number> {
  const unitId = ledger.units[place]
  const { counting } = (await readOpenLines(ledger.db)).find(({ no }) => no === lineNo)!
  const [sum] = await sumsAt(ledger.db, { lines: [lineNo], tree: 'territory', unitId, from, to, day: to, map, scope })
  const asked = { lineNo, counting, placeId: unitId, from, to, scope }
  const behind = await recount(ledger.db, map === 'own' ? asked : { ...asked, map: to })
  expect({ place, map, records: behind.amount }).toEqual({ place, map, records: sum!.amount })
  return Number(sum!.amount)
}

it('books money returned under the prefecture the county belongs to that day; a person ceases where he counted', async () => {
  const { db, units } = ledger
  const { money, persons } = await ledger.issue({ name: 'money' }, { name: 'persons', counting: 'persons' })
  await paidAndReturned('binchuan', '2021-03-10', '2021-08-05')
  await db.transaction().execute((tx) => moveUnit(tx, 'territory', units.binchuan, units.east, '2021-06-01'))
  await reworkTrees(db)
  const at = async (lineNo: number, day: string, map: 'own' | 'day' = 'own') => ({
    west: await valueAt(lineNo, 'west', plainDate(day), map),
    east: await valueAt(lineNo, 'east', plainDate(day), map),
    binchuan: await valueAt(lineNo, 'binchuan', plainDate(day), map),
  })
  expect(await at(money, '2021-07-31')).toEqual({ west: 100, east: 0, binchuan: 100 })
  expect(await at(money, '2021-12-31')).toEqual({ west: 100, east: -100, binchuan: 0 })
  expect(await at(money, '2021-12-31', 'day')).toEqual({ west: 0, east: 0, binchuan: 0 })
  expect(await at(persons, '2021-07-31')).toEqual({ west: 1, east: 0, binchuan: 1 })
  expect(await at(persons, '2021-12-31')).toEqual({ west: 0, east: 0, binchuan: 0 })
})

it('counts sum and records alike where a county turns out to have ended before the day of the return', async () => {
  const { db, units } = ledger
  const { money, persons } = await ledger.issue({ name: 'money' }, { name: 'persons', counting: 'persons' })
  await paidAndReturned('luoping', '2021-03-10', '2021-10-05')
  await db.transaction().execute((tx) => splitUnit(tx, units.luoping, '2021-09-01'))
  await reworkTrees(db)
  const year = plainDate('2021-12-31')
  for (const line of [money, persons])
    for (const place of ['province', 'east', 'luoping'] as const) await valueAt(line, place, year)
  expect((await verifyTallies(db)).drift).toEqual([])
})

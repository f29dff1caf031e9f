import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { moveUnit, openLedger, type Place } from '../../../test/ledger.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { recordFacts, reverseFacts } from '../door.ts'
import { sumsAt } from '../ledger/sums.ts'
import { factsFrom } from './fact-store.ts'

const ledger = openLedger()
const everywhere = { territory: 'all', system: 'all' } as const
const year = { from: plainDate('2021-01-01'), to: plainDate('2021-12-31') }

/** 待核实 of a line, as its tallies have it and as its facts have it, at a place. */
async function unsureAt(lineNo: number, place: Place) {
  const at = { ...year, scope: everywhere }
  const unitId = ledger.units[place]
  const sums = { lines: [lineNo], tree: 'territory', unitId, day: plainDate('2021-12-31') } as const
  const [sum] = await sumsAt(ledger.db, { ...sums, ...at })
  const asked = { lineNo, counting: 'persons', placeId: unitId, ...at } as const
  const { rows } = await sql<{ count: bigint }>`
    select coalesce(sum(case when fact.reverses is null then 1 else -1 end), 0)::bigint as count
    ${factsFrom(asked, 'unsure')}`.execute(ledger.db)
  return { tallies: sum?.unsure ?? 0n, facts: rows[0]!.count }
}

test('what is 待核实 of persons and was taken back late stands by its facts where it stands by its sums', async () => {
  const { rural } = await ledger.issue({
    ...{ name: 'rural', counting: 'persons' },
    predicate: { attribute: 'groups', any: ['G13'] },
  })
  const unknown = ledger.fact({ personId: newId(), onDay: plainDate('2021-03-10') })
  const { db, clerk, units } = ledger
  const { factIds } = await db.transaction().execute((tx) => recordFacts(tx, [unknown], { accountId: clerk }))
  await db.transaction().execute((tx) => moveUnit(tx, 'territory', units.binchuan, units.east, '2021-07-01'))
  const back = { on: plainDate('2021-08-05'), reason: '登记有误', by: { accountId: clerk } }
  await db.transaction().execute((tx) => reverseFacts(tx, factIds, back))
  expect(await unsureAt(rural, 'province')).toEqual({ tallies: 0n, facts: 0n })
  expect(await unsureAt(rural, 'west')).toEqual({ tallies: 1n, facts: 1n })
  expect(await unsureAt(rural, 'east')).toEqual({ tallies: -1n, facts: -1n })
})

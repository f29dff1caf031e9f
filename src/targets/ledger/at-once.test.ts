import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { atOnce, untilWaiting } from '../../../test/at-once.ts'
import { openLedger } from '../../../test/ledger.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { type NewFact, recordFacts, reverseFacts } from '../door.ts'
import { beginLines, workLines } from './lines.ts'
import { lockPeriod } from './periods.ts'
import { sumsAt } from './sums.ts'
import { rebuildTallies, verifyTallies } from './verify.ts'

const ledger = openLedger()
const by = { accountId: newId() }
const record = (...facts: NewFact[]) => ledger.db.transaction().execute((tx) => recordFacts(tx, facts, by))
const statusOf = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason.code ?? String(one.reason))))

async function provinceOf(lineNo: number) {
  const [sum] = await sumsAt(ledger.db, {
    ...{ lines: [lineNo], tree: 'territory', unitId: ledger.units.province, day: plainDate('2021-06-30') },
    ...{ from: plainDate('2021-01-01'), to: plainDate('2021-12-31'), scope: { territory: 'all', system: 'all' } },
  })
  return sum!.amount
}

/** Begins an import and leaves it open until told to commit. */
async function holding(facts: readonly NewFact[]) {
  const stored = Promise.withResolvers<void>()
  const commit = Promise.withResolvers<void>()
  const done = ledger.db.transaction().execute(async (tx) => {
    await recordFacts(tx, facts, by)
    stored.resolve()
    await commit.promise
  })
  await stored.promise
  return async () => {
    commit.resolve()
    await done
  }
}

describe('two at once', () => {
  it('lets two imports that touch the same figures in opposite order both pass, whoever comes first', async () => {
    await ledger.issue({ name: 'total' })
    const here = () => ledger.fact()
    const there = () => ledger.fact({ unitId: ledger.units.huize, systemId: ledger.units.schoolC })
    await record(here(), there())
    const hold = (tx: typeof ledger.db) => tx.selectFrom('tally').selectAll().forUpdate().execute()
    const acts = [() => record(here(), there()), () => record(there(), here())]
    expect(statusOf(await atOnce(ledger.db, hold, acts))).toEqual(['done', 'done'])
  })

  it('lets two imports with the same persons in opposite order both pass', async () => {
    await ledger.issue({ name: 'persons', counting: 'persons' })
    const persons = Array.from({ length: 300 }, () => newId())
    const roll = () => persons.map((personId) => ledger.fact({ personId }))
    await record(...roll())
    const hold = (tx: typeof ledger.db) => tx.selectFrom('countedSubject').selectAll().forUpdate().execute()
    const acts = [() => record(...roll()), () => record(...roll().reverse())]
    expect(statusOf(await atOnce(ledger.db, hold, acts))).toEqual(['done', 'done'])
  })

  it('counts a person once in the province when two counties record him at the same moment', async () => {
    const { persons } = await ledger.issue({ name: 'persons', counting: 'persons' })
    const before = await provinceOf(persons)
    const personId = newId()
    const commit = await holding([ledger.fact({ personId })])
    const other = record(ledger.fact({ personId, unitId: ledger.units.huize, onDay: plainDate('2021-09-01') }))
    await untilWaiting(ledger.db, 1)
    await commit()
    await other
    expect((await provinceOf(persons)) - before).toBe(1n)
  })

  it('takes a fact back once when two clerks do it at the same moment', async () => {
    const { factIds } = await record(ledger.fact())
    const back = () => ledger.db.transaction().execute((tx) => reverseFacts(tx, factIds, { reason: '重复', by }))
    const hold = (tx: typeof ledger.db) =>
      tx.selectFrom('fact').where('id', '=', factIds[0]!).selectAll().forUpdate().execute()
    const outcomes = await atOnce(ledger.db, hold, [back, back])
    expect(statusOf(outcomes).sort()).toEqual(['done', 'fact.already-reversed'])
  })

  it('freezes a month with the import that was under way, and refuses the one that comes after', async () => {
    const { total } = await ledger.issue({ name: 'total' })
    const onDay = plainDate('2021-11-03')
    const commit = await holding([ledger.fact({ onDay })])
    const lock = { month: onDay, placeId: ledger.units.province, reason: '报表' }
    const locked = ledger.db.transaction().execute((tx) => lockPeriod(tx, lock, by))
    await untilWaiting(ledger.db, 1)
    const late = record(ledger.fact({ onDay }))
    await untilWaiting(ledger.db, 2)
    await commit()
    const lockId = await locked
    await expect(late).rejects.toMatchObject({ code: 'period.locked' })
    const reported = await ledger.db
      .selectFrom('reportedTally')
      .where('lockId', '=', lockId)
      .where('lineNo', '=', total)
      .where('unitId', '=', ledger.units.province)
      .select('amount')
      .executeTakeFirst()
    expect(reported?.amount).toBe(1n)
  })

  it('misses no fact of an import that was under way when a line began to count', async () => {
    const { late } = await ledger.draft({ name: 'late' })
    const facts = await ledger.db
      .selectFrom('fact')
      .select(
        sql<bigint>`count(*) filter (where reverses is null)
      - count(*) filter (where reverses is not null)`.as('net'),
      )
      .executeTakeFirstOrThrow()
    const commit = await holding([ledger.fact()])
    const begun = ledger.db.transaction().execute((tx) => beginLines(tx, [late]))
    await untilWaiting(ledger.db, 1)
    await commit()
    await begun
    await Promise.all([workLines(ledger.db, [late], { stretch: 100 }), record(ledger.fact()), record(ledger.fact())])
    expect(await provinceOf(late)).toBe(facts.net + 3n)
  })

  it('verifies and rebuilds while facts are being stored, and finds nothing wrong', async () => {
    const imports = Array.from({ length: 12 }, () => () => record(...Array.from({ length: 40 }, () => ledger.fact())))
    const checks = async () => {
      const found = []
      for (let n = 0; n < 4; n += 1)
        found.push((await verifyTallies(ledger.db)).drift, (await rebuildTallies(ledger.db)).changed)
      return found
    }
    const [found] = await Promise.all([checks(), ...imports.map((one) => one())])
    expect(found).toEqual([[], 0, [], 0, [], 0, [], 0])
  })
})

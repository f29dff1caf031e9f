import { describe, expect, it } from 'vitest'
import { openLedger, type Place } from '../../../test/ledger.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { correctFacts, type NewFact, recordFacts, reverseFacts } from '../door.ts'
import type { Predicate } from './predicate.ts'
import { type SumsAsked, sumsAt } from './sums.ts'
import { rebuildTallies, verifyTallies } from './verify.ts'

const ledger = openLedger()
const everywhere = { territory: 'all', system: 'all' } as const
const year = { from: plainDate('2021-01-01'), to: plainDate('2021-12-31'), day: plainDate('2021-06-30') }

const record = (...facts: NewFact[]) =>
  ledger.db.transaction().execute((tx) => recordFacts(tx, facts, { accountId: ledger.clerk }))

async function valueAt(lineNo: number, place: Place, more: Partial<SumsAsked> = {}) {
  const asked = { lines: [lineNo], tree: 'territory', unitId: ledger.units[place], scope: everywhere, ...year } as const
  const [sum] = await sumsAt(ledger.db, { ...asked, ...more })
  return sum && { amount: sum.amount, unsure: sum.unsure }
}

/** Each test has an occupation of its own, so that its lines meet no other test's facts. */
const trade = () => {
  const occupation = `演示工种${newId()}`
  return {
    line: (...more: Predicate[]): Predicate => ({ all: [{ attribute: 'occupation', in: [occupation] }, ...more] }),
    fact: (more: Partial<NewFact> = {}) => ledger.fact({ ...more, attributes: { occupation, ...more.attributes } }),
  }
}
const rural: Predicate = { attribute: 'groups', any: ['G13'] }
const senior: Predicate = { attribute: 'level', atLeast: 'senior' }

describe('a fact moves the figures it fits, in its own transaction', () => {
  it('counts one participation once in the total and once in each line it fits', async () => {
    const { line, fact } = trade()
    const lines = await ledger.issue(
      { name: 'total', predicate: line() },
      { name: 'rural', predicate: line(rural) },
      { name: 'senior', predicate: line(senior) },
    )
    await record(fact({ attributes: { groups: ['G13', 'G04'], level: 'technician' } }))
    for (const no of Object.values(lines)) expect(await valueAt(no, 'province')).toEqual({ amount: 1n, unsure: 0n })
  })

  it('leaves a fact whose group is not known out of the line, and says that it is 待核实', async () => {
    const { line, fact } = trade()
    const lines = await ledger.issue({ name: 'rural', predicate: line(rural) })
    await record(fact(), fact({ attributes: { groups: [] } }))
    expect(await valueAt(lines.rural, 'west')).toEqual({ amount: 0n, unsure: 1n })
  })

  it('shows a county without a fact as 0, not as nothing', async () => {
    const { total } = await ledger.issue({ name: 'total' })
    expect(await valueAt(total, 'huize')).toEqual({ amount: 0n, unsure: 0n })
  })

  it('moves the figure of a year that nobody prepared', async () => {
    const { next } = await ledger.issue({ name: 'next', from: '2033-01-01', to: '2033-12-31' })
    const span = { from: plainDate('2033-01-01'), to: plainDate('2033-02-03') }
    await record(ledger.fact({ onDay: plainDate('2033-02-03') }))
    expect(await valueAt(next, 'binchuan', span)).toEqual({ amount: 1n, unsure: 0n })
  })

  it('counts one worker trained in two counties once in each and once in the province', async () => {
    const { line, fact } = trade()
    const { persons } = await ledger.issue({ name: 'persons', counting: 'persons', predicate: line() })
    const personId = newId()
    await record(fact({ personId }), fact({ personId, unitId: ledger.units.huize }))
    await record(fact({ personId, unitId: ledger.units.xiangyun, onDay: plainDate('2021-05-01') }))
    for (const place of ['binchuan', 'xiangyun', 'huize', 'west', 'east', 'province'] as const)
      expect([place, (await valueAt(persons, place))?.amount]).toEqual([place, 1n])
    expect((await valueAt(persons, 'luoping'))?.amount).toBe(0n)
    const before = await valueAt(persons, 'xiangyun', { to: plainDate('2021-04-30') })
    expect(before?.amount).toBe(0n)
  })

  it('takes money back on the day it returns: March stays as it was', async () => {
    const { money } = await ledger.issue({ name: 'money', measure: 'spending' })
    const paid = await record(ledger.fact({ measure: 'spending', personId: null, amount: 140_000_000_001n }))
    await ledger.db.transaction().execute((tx) =>
      reverseFacts(tx, paid.factIds, {
        ...{ on: plainDate('2021-08-05'), reason: '追回', by: { accountId: ledger.clerk } },
      }),
    )
    expect((await valueAt(money, 'province', { to: plainDate('2021-07-31') }))?.amount).toBe(140_000_000_001n)
    expect((await valueAt(money, 'province'))?.amount).toBe(0n)
  })

  it('corrects a fact by a reversal and a new one', async () => {
    const { line, fact } = trade()
    const lines = await ledger.issue(
      { name: 'total', predicate: line() },
      { name: 'certified', predicate: line({ attribute: 'certified', is: true }) },
    )
    const first = fact({ attributes: { certified: false } })
    const { factIds } = await record(first)
    const corrected = { ...first, attributes: { ...first.attributes, certified: true } }
    await ledger.db
      .transaction()
      .execute((tx) =>
        correctFacts(tx, [{ reverse: factIds[0]!, fact: corrected }], { accountId: ledger.clerk, reason: '发证' }),
      )
    expect((await valueAt(lines.total, 'province'))?.amount).toBe(1n)
    expect((await valueAt(lines.certified, 'province'))?.amount).toBe(1n)
    const again = ledger.db
      .transaction()
      .execute((tx) => reverseFacts(tx, factIds, { reason: '再次', by: { accountId: ledger.clerk } }))
    await expect(again).rejects.toMatchObject({ code: 'fact.already-reversed' })
  })

  it('refuses a fact in a unit that is not open on its day, and stores nothing', async () => {
    const early = record(ledger.fact(), ledger.fact({ onDay: plainDate('2009-12-31') }))
    await expect(early).rejects.toMatchObject({ code: 'fact.unit-not-open' })
  })

  it('is asked once in a transaction, so that all its figures move in one order', async () => {
    const twice = ledger.db.transaction().execute(async (tx) => {
      await recordFacts(tx, [ledger.fact()], { accountId: ledger.clerk })
      await recordFacts(tx, [ledger.fact()], { accountId: ledger.clerk })
    })
    await expect(twice).rejects.toThrow('once in a transaction')
  })
})

describe('what is stored is what the facts say', () => {
  it('finds no drift after everything above', async () => {
    const { drift, facts, tallies } = await verifyTallies(ledger.db)
    expect(drift).toEqual([])
    expect([facts > 10, tallies > 10]).toEqual([true, true])
  })

  it('names a tally that was tampered with, and mends it to the same bytes', async () => {
    const { hash } = await rebuildTallies(ledger.db)
    await ledger.db.updateTable('tally').set({ amount: 77n }).where('amount', '=', 1n).execute()
    await ledger.db.deleteFrom('dayTally').execute()
    const { drift } = await verifyTallies(ledger.db)
    expect(new Set(drift.map(({ table }) => table))).toEqual(new Set(['tally', 'day_tally']))
    await ledger.db.updateTable('fact').set({ lines: [] }).execute()
    const rebuilt = await rebuildTallies(ledger.db)
    expect(rebuilt.hash).toBe(hash)
    expect(rebuilt.changed).toBeGreaterThan(0)
    expect((await verifyTallies(ledger.db)).drift).toEqual([])
    expect((await rebuildTallies(ledger.db)).changed).toBe(0)
  })
})

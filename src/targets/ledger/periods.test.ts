import { describe, expect, it } from 'vitest'
import { openLedger, splitUnit } from '../../../test/ledger.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { say } from '../../platform/refusal.ts'
import { correctFacts, type NewFact, recordFacts, reverseFacts } from '../door.ts'
import { lockPeriod, readReported, readRestatements, reopenPeriod } from './periods.ts'
import { reworkTrees, verifyTallies } from './verify.ts'
import { words } from './words.ts'

const ledger = openLedger()
const by = { accountId: newId() }
const restater = { ...by, duties: new Set(['figure.restate']), reason: '补录漏报' }
const reach = { scope: { territory: 'all', system: 'all' }, today: plainDate('2021-06-30') } as const
const march = { from: plainDate('2021-03-01'), to: plainDate('2021-03-31') }

const record = (facts: NewFact[], mover: Parameters<typeof recordFacts>[2] = by) =>
  ledger.db.transaction().execute((tx) => recordFacts(tx, facts, mover))
const lock = (month: string, place: keyof typeof ledger.units) =>
  ledger.db
    .transaction()
    .execute((tx) =>
      lockPeriod(tx, { month: plainDate(month), placeId: ledger.units[place], reason: '一季度报表' }, by),
    )
const reported = async (lineNo: number, place: keyof typeof ledger.units) =>
  (await readReported(ledger.db, { lines: [lineNo], unitId: ledger.units[place], ...march }))[0]?.reported

describe('a locked month keeps what was reported', () => {
  it('refuses a late fact, and says since when, by whom, and how a restatement is made', async () => {
    await record([ledger.fact()])
    const lockId = await lock('2021-03-15', 'west')
    const late = await record([ledger.fact()]).catch((refusal) => refusal)
    expect(late).toMatchObject({ kind: 'conflict', code: 'period.locked' })
    expect(late.facts).toMatchObject({ month: '2021-03', place: '演示west', why: '一季度报表' })
    expect(say(words, 'zh', late.code, late.facts)).toMatch(/已锁定.*“重述”/)
    await expect(record([ledger.fact({ unitId: ledger.units.huize })])).resolves.toBeDefined()
    await expect(record([ledger.fact({ onDay: plainDate('2021-04-01') })])).resolves.toBeDefined()
    await expect(lock('2021-03-01', 'binchuan')).rejects.toMatchObject({ code: 'period.already-locked' })
    await reopen(lockId)
  })

  it('keeps both numbers, with who and why, when it is restated', async () => {
    const lines = await ledger.issue({ name: 'total' }, { name: 'persons', counting: 'persons' })
    const personId = newId()
    const { factIds } = await record([ledger.fact({ personId }), ledger.fact({ personId })])
    const before = (await reportedAfter(lines.total)).now
    const lockId = await lock('2021-03-01', 'province')
    expect(await reported(lines.total, 'binchuan')).toBe(before)
    const noReason = record([ledger.fact()], { ...restater, reason: ' ' })
    await expect(noReason).rejects.toMatchObject({ code: 'restatement.needs-reason' })
    const { restated } = await record([ledger.fact({ personId })], restater)
    expect(restated).toBe(1)
    await ledger.db.transaction().execute((tx) => reverseFacts(tx, factIds, { reason: '作废', by: restater }))
    expect(await reported(lines.total, 'binchuan')).toBe(before)
    const asked = { lines: [lines.total], unitId: ledger.units.west, ...march }
    const moves = await readRestatements(ledger.db, asked)
    expect(moves.map(({ before, after, reason }) => [after - before, reason])).toEqual([
      [-2n, '作废'],
      [1n, '补录漏报'],
    ])
    await reopen(lockId)
  })

  it('books money that comes back in August in August, without touching March', async () => {
    await ledger.issue({ name: 'money', measure: 'spending' })
    const paid = await record([ledger.fact({ measure: 'spending', amount: 500n })])
    const lockId = await lock('2021-03-01', 'province')
    const back = { on: plainDate('2021-08-01'), reason: '追回', by }
    const { restated } = await ledger.db.transaction().execute((tx) => reverseFacts(tx, paid.factIds, back))
    expect(restated).toBe(0)
    await reopen(lockId)
  })

  it('restates March also when an open February takes a person from it', async () => {
    const lines = await ledger.issue({ name: 'persons', counting: 'persons' })
    const personId = newId()
    await record([ledger.fact({ personId })])
    const lockId = await lock('2021-03-01', 'province')
    const earlier = ledger.fact({ personId, onDay: plainDate('2021-02-02') })
    await expect(record([earlier])).rejects.toMatchObject({ code: 'period.locked' })
    expect((await record([earlier], restater)).restated).toBeGreaterThan(0)
    const moved = await readRestatements(ledger.db, { lines: [lines.persons], unitId: ledger.units.west, ...march })
    expect(moved.every(({ before, after }) => after - before === -1n)).toBe(true)
    await reopen(lockId)
  })

  it('lets facts in again when it is reopened, and keeps what was reported', async () => {
    const lockId = await lock('2021-03-01', 'province')
    await reopen(lockId)
    await expect(reopen(lockId)).rejects.toMatchObject({ code: 'record.absent' })
    await expect(record([ledger.fact()])).resolves.toBeDefined()
    await lock('2021-03-01', 'province')
  })

  it('restates nothing when a correction changes no figure', async () => {
    await ledger.issue({ name: 'total' })
    const fact = ledger.fact({ onDay: plainDate('2021-05-05') })
    const { factIds } = await record([fact])
    await lock('2021-05-01', 'province')
    const same = [{ reverse: factIds[0]!, fact: { ...fact, attributes: { occupation: '电工' } } }]
    const { restated } = await ledger.db.transaction().execute((tx) => correctFacts(tx, same, restater))
    expect(restated).toBe(0)
  })

  it('leaves no drift', async () => {
    expect((await verifyTallies(ledger.db)).drift).toEqual([])
  })
})

const reopen = (lockId: string) =>
  ledger.db.transaction().execute((tx) => reopenPeriod(tx, lockId, { ...by, reason: '上级要求补报', ...reach }))

async function reportedAfter(lineNo: number) {
  const tallies = await ledger.db
    .selectFrom('tally')
    .where('lineNo', '=', lineNo)
    .where('tree', '=', 'territory')
    .where('unitId', '=', ledger.units.binchuan)
    .where('month', '=', plainDate('2021-03-01'))
    .select('amount')
    .executeTakeFirstOrThrow()
  return { now: tallies.amount }
}

// Last, since it ends a county for everybody.
describe('a county that turns out to have ended in the middle of a locked month', () => {
  it('is not locked a second time, nor in a month in which it did not stand', async () => {
    await lock('2021-10-31', 'luoping')
    await ledger.db.transaction().execute((tx) => splitUnit(tx, ledger.units.luoping, '2021-10-20'))
    await reworkTrees(ledger.db)
    await expect(lock('2021-10-01', 'luoping')).rejects.toMatchObject({
      code: 'period.already-locked',
      facts: { month: '2021-10', place: '演示luoping' },
    })
    await expect(lock('2021-11-01', 'luoping')).rejects.toMatchObject({ code: 'period.place-not-open' })
  })
})

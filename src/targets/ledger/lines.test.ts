import { tmpdir } from 'node:os'
import { afterAll, describe, expect, it } from 'vitest'
import { openLedger } from '../../../test/ledger.ts'
import { testSealer } from '../../../test/office.ts'
import { openFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { type JobHandler, jobQueue, type RunningJobs, runJobs } from '../../platform/jobs/jobs.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { type NewFact, recordFacts } from '../door.ts'
import { ledgerJobs } from './jobs.ts'
import { changeLine, openLines, retireLines } from './lines.ts'
import type { Predicate } from './predicate.ts'
import { sumsAt } from './sums.ts'
import { verifyTallies } from './verify.ts'

const ledger = openLedger()
const clerk = { accountId: newId(), unitId: null, jobs: jobQueue }
const record = (...facts: NewFact[]) => ledger.db.transaction().execute((tx) => recordFacts(tx, facts, clerk))
const certified: Predicate = { attribute: 'certified', is: true }

async function provinceOf(lineNo: number) {
  const [sum] = await sumsAt(ledger.db, {
    ...{ lines: [lineNo], tree: 'territory', unitId: ledger.units.province, day: plainDate('2021-06-30') },
    ...{ from: plainDate('2021-01-01'), to: plainDate('2021-12-31'), scope: { territory: 'all', system: 'all' } },
  })
  return sum!.amount
}
const stateOf = async (no: number) =>
  (await ledger.db.selectFrom('targetLine').where('no', '=', no).select('state').executeTakeFirstOrThrow()).state

describe('a line and its reading', () => {
  it('counts what happened before it was issued', async () => {
    await record(ledger.fact({ attributes: { certified: true } }), ledger.fact({ attributes: { certified: false } }))
    const { line } = await ledger.issue({ name: 'line', predicate: certified })
    expect([await stateOf(line), await provinceOf(line)]).toEqual(['active', 1n])
  })

  it('gets another reading at once, shares and all, with the difference on record', async () => {
    const { line, part } = await ledger.issue({ name: 'line', predicate: certified }, { name: 'part' })
    const share = {
      id: newId(),
      lineNo: line,
      unitId: ledger.units.west,
      parentId: null,
      assigned: '5',
      committed: null,
    }
    await ledger.db
      .insertInto('targetShare')
      .values({ ...share, fromOn: plainDate('2021-01-01'), toOn: null })
      .execute()
    await ledger.db.updateTable('targetLine').set({ withinNo: line }).where('no', '=', part).execute()
    const ask = { predicate: { not: certified }, reason: '按结课人次统计' }
    const { lineNo, job } = await ledger.db.transaction().execute((tx) => changeLine(tx, line, ask, clerk))
    expect(job).toBe(null)
    expect([await stateOf(line), await stateOf(lineNo)]).toEqual(['retired', 'active'])
    const change = await ledger.db.selectFrom('lineChange').where('lineNo', '=', lineNo).selectAll().executeTakeFirst()
    expect(change).toMatchObject({
      replacesNo: line,
      reason: '按结课人次统计',
      factsGained: 1n,
      factsLost: 1n,
      before: 1n,
      after: 1n,
    })
    const moved = await ledger.db
      .selectFrom('targetShare')
      .where('id', '=', share.id)
      .select('lineNo')
      .executeTakeFirst()
    const nested = await ledger.db.selectFrom('targetLine').where('no', '=', part).select('withinNo').executeTakeFirst()
    expect([moved?.lineNo, nested?.withinNo]).toEqual([lineNo, lineNo])
    const again = ledger.db.transaction().execute((tx) => changeLine(tx, line, ask, clerk))
    await expect(again).rejects.toMatchObject({ code: 'line.not-active' })
  })

  it('stops counting when it is retired, and keeps what it had', async () => {
    const { line } = await ledger.issue({ name: 'line', predicate: certified })
    const before = await provinceOf(line)
    await ledger.db.transaction().execute((tx) => retireLines(tx, [line]))
    await record(ledger.fact({ attributes: { certified: true } }))
    expect([before > 0n, await provinceOf(line)]).toEqual([true, before])
  })
})

const ending = Promise.withResolvers<void>()

/** The same handlers, and a sign when one has ended. */
const withEnd = (handlers: Readonly<Record<string, JobHandler>>) =>
  Object.fromEntries(
    Object.entries(handlers).map(([kind, handle]): [string, JobHandler] => [
      kind,
      async (call) => {
        const outcome = await handle(call)
        ending.resolve()
        return outcome
      },
    ]),
  )

describe('with many facts a job works the line', () => {
  const office: { jobs?: RunningJobs } = {}
  const forJobs = {
    seal: testSealer,
    files: openFiles(tmpdir(), testSealer),
    today: async () => plainDate('2021-06-30'),
  }
  const running = { office: forJobs, handlers: withEnd(ledgerJobs), log: () => {} }
  afterAll(() => office.jobs?.stop())

  it('counts new facts meanwhile, and is shown when all are worked', async () => {
    await record(...Array.from({ length: 20_050 }, () => ledger.fact({ attributes: { certified: true } })))
    const { line } = await ledger.draft({ name: 'line', predicate: certified })
    const job = await ledger.db.transaction().execute((tx) => openLines(tx, [line], clerk))
    expect([typeof job, await stateOf(line)]).toEqual(['string', 'working'])
    await record(ledger.fact({ attributes: { certified: true } }))
    expect(await provinceOf(line)).toBe(1n)
    office.jobs = await runJobs({ ...running, db: ledger.db, url: ledger.url })
    await ending.promise
    expect(await stateOf(line)).toBe('active')
    expect(await provinceOf(line)).toBeGreaterThan(20_050n)
    expect((await verifyTallies(ledger.db)).drift).toEqual([])
  })
})

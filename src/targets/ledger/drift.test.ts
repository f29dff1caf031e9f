import * as fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anyAttributes, anyPredicate } from '../../../test/arbitrary-facts.ts'
import { type Ledger, makeLedger, moveUnit, type Place, splitUnit } from '../../../test/ledger.ts'
import { plainCount } from '../../../test/plain-count.ts'
import { newId } from '../../platform/ids.ts'
import { jobQueue } from '../../platform/jobs/jobs.ts'
import type { Scope } from '../../platform/operation.ts'
import { addDays, type PlainDate, plainDate, weekday } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { moveFacts, type NewFact } from '../door.ts'
import { recount } from '../figures/fact-store.ts'
import type { FactAttributes } from './attributes.ts'
import { readOpenLines } from './fact-store.ts'
import { countsSubjects } from './fit.ts'
import { beginLines, changeLine, workLines } from './lines.ts'
import { lockPeriod, reopenPeriod } from './periods.ts'
import type { Predicate } from './predicate.ts'
import { type Sum, sumsAt } from './sums.ts'
import { rebuildTallies, reworkTrees, verifyTallies } from './verify.ts'

const leaves = ['binchuan', 'xiangyun', 'huize', 'luoping'] as const
const schools = ['schoolA', 'schoolB', 'schoolC', 'schoolD'] as const
const prefectures = ['west', 'east'] as const
const departments = ['labour', 'industry'] as const
const persons = Array.from({ length: 8 }, () => newId())
const restater = { accountId: newId(), duties: new Set(['figure.restate']), reason: '补报' }
const dayOfYear = (n: number) => addDays(plainDate('2021-01-01'), n)
const start = plainDate('2021-01-01')
const everything = { territory: 'all', system: 'all' } as const

/** What an office does to its ledger, as data; numbers choose among what is there. */
type Step =
  | {
      readonly do: 'record'
      readonly facts: readonly { who: number; leaf: number; school: number; day: number; attributes: FactAttributes }[]
    }
  | {
      readonly do: 'reverse' | 'correct'
      readonly which: number
      readonly later: number
      readonly attributes: FactAttributes
    }
  | {
      readonly do: 'move'
      readonly tree: 'territory' | 'system'
      readonly child: number
      readonly parent: number
      readonly day: number
    }
  | { readonly do: 'split'; readonly leaf: number; readonly day: number }
  | {
      readonly do: 'change' | 'open'
      readonly which: number
      readonly predicate: Predicate
      readonly counting: 'add' | 'persons'
    }
  | { readonly do: 'lock'; readonly month: number; readonly place: number }
  | { readonly do: 'reopen' | 'rebuild' }

const day = fc.integer({ min: 0, max: 364 })
const few = fc.integer({ min: 0, max: 7 })
const aFact = fc.record({ who: few, leaf: few, school: few, day, attributes: anyAttributes })
const recording = fc.record({
  do: fc.constant('record' as const),
  facts: fc.array(aFact, { minLength: 1, maxLength: 12 }),
})
const taking = fc.record({
  do: fc.constantFrom('reverse' as const, 'correct' as const),
  ...{ which: fc.nat(), later: fc.integer({ min: -40, max: 90 }), attributes: anyAttributes },
})
const moving = fc.record({
  do: fc.constant('move' as const),
  ...{ tree: fc.constantFrom('territory' as const, 'system' as const), child: few, parent: few, day },
})
const reading = fc.record({
  do: fc.constantFrom('change' as const, 'open' as const),
  ...{ which: fc.nat(), predicate: anyPredicate, counting: fc.constantFrom('add' as const, 'persons' as const) },
})
const locking = fc.record({ do: fc.constant('lock' as const), month: day, place: few })
const reopening = fc.record({ do: fc.constantFrom('reopen' as const, 'rebuild' as const) })
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: recording },
  { weight: 4, arbitrary: taking },
  { weight: 1, arbitrary: moving },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('split' as const), leaf: few, day: fc.integer({ min: 250, max: 364 }) }),
  },
  { weight: 2, arbitrary: reading },
  { weight: 1, arbitrary: locking },
  { weight: 1, arbitrary: reopening },
)

const one = <T>(list: readonly T[], n: number): T => list[n % list.length]!
const inTransaction = <T>(ledger: Ledger, work: (tx: Ledger['db']) => Promise<T>) =>
  ledger.db.transaction().execute(work)

async function carryOut(ledger: Ledger, step: Step): Promise<unknown> {
  const { db, units } = ledger
  switch (step.do) {
    case 'record':
      return inTransaction(ledger, (tx) =>
        moveFacts(tx, { record: step.facts.map((fact) => factOf(ledger, fact)) }, restater),
      )
    case 'reverse':
    case 'correct':
      return takeBack(ledger, step)
    case 'move': {
      const [children, parents] = step.tree === 'territory' ? [leaves, prefectures] : [schools, departments]
      const [child, parent] = [units[one<Place>(children, step.child)], units[one<Place>(parents, step.parent)]]
      await inTransaction(ledger, (tx) => moveUnit(tx, step.tree, child, parent, dayOfYear(step.day)))
      return reworkTrees(db)
    }
    case 'split':
      await inTransaction(ledger, (tx) => splitUnit(tx, units[one(leaves, step.leaf)], dayOfYear(step.day)))
      return reworkTrees(db)
    case 'change':
    case 'open':
      return read(ledger, step)
    case 'lock': {
      const placeId = units[one<Place>(['province', 'west', 'binchuan'], step.place)]
      return inTransaction(ledger, (tx) =>
        lockPeriod(tx, { month: dayOfYear(step.month), placeId, reason: '报表' }, restater),
      )
    }
    case 'reopen': {
      const lock = await db.selectFrom('periodLock').where('reopenedAt', 'is', null).select('id').executeTakeFirst()
      return (
        lock &&
        inTransaction(ledger, (tx) => reopenPeriod(tx, lock.id, { ...restater, scope: everything, today: start }))
      )
    }
    case 'rebuild':
      return rebuildTallies(db)
  }
}

function factOf({ units, fact }: Ledger, asked: Extract<Step, { do: 'record' }>['facts'][number]): NewFact {
  const place = { unitId: units[one(leaves, asked.leaf)], systemId: units[one(schools, asked.school)] }
  const amount = BigInt((asked.day % 3) + 1)
  return fact({
    ...place,
    personId: one(persons, asked.who),
    onDay: dayOfYear(asked.day),
    amount,
    attributes: asked.attributes,
  })
}

async function takeBack(ledger: Ledger, step: Extract<Step, { do: 'reverse' | 'correct' }>) {
  const facts = await ledger.db.selectFrom('fact').where('reverses', 'is', null).orderBy('id').selectAll().execute()
  const fact = facts.length > 0 ? one(facts, step.which) : undefined
  if (!fact) return
  const onDay = step.later > 0 ? addDays(fact.onDay, step.later) : fact.onDay
  const anew = { ...fact, onDay, measure: 'training' as const, attributes: step.attributes }
  const reverse = [{ id: fact.id, on: step.do === 'reverse' ? onDay : fact.onDay }]
  return inTransaction(ledger, (tx) =>
    moveFacts(tx, { reverse, record: step.do === 'correct' ? [anew] : [] }, restater),
  )
}

async function read(ledger: Ledger, step: Extract<Step, { do: 'change' | 'open' }>) {
  const lines = await ledger.db
    .selectFrom('targetLine')
    .where('state', '=', 'active')
    .orderBy('no')
    .select('no')
    .execute()
  const { predicate, counting } = step
  const by = { accountId: ledger.clerk, unitId: null, jobs: jobQueue }
  if (step.do === 'change')
    return inTransaction(ledger, (tx) => changeLine(tx, one(lines, step.which).no, { predicate, reason: '改口径' }, by))
  const { line } = await ledger.draft({ name: 'line', predicate, counting })
  await inTransaction(ledger, (tx) => beginLines(tx, [line]))
  return workLines(ledger.db, [line], { stretch: 5 })
}

/** Four clerks at once, each in a transaction of his own; the office may say no, and nothing else may go wrong. */
async function play(ledger: Ledger, steps: readonly Step[]): Promise<void> {
  for (let start = 0; start < steps.length; start += 4) {
    const outcomes = await Promise.allSettled(steps.slice(start, start + 4).map((step) => carryOut(ledger, step)))
    for (const outcome of outcomes)
      if (outcome.status === 'rejected' && !(outcome.reason instanceof Refusal)) throw outcome.reason
  }
}

/** Sums of every line for every kind of reader, against plain loops over all facts: at each third unit, which varies. */
async function expectSums(ledger: Ledger, to: PlainDate): Promise<void> {
  let turn = weekday(to)
  const plain = await plainCount(ledger.db)
  const { west, labour } = ledger.units
  const readers: Scope[] = [
    everything,
    { territory: { unit: west }, system: 'all' },
    { territory: 'all', system: { unit: labour } },
    { territory: { unit: west }, system: { unit: labour } },
  ]
  for (const line of plain.lines)
    for (const tree of ['territory', 'system'] as const)
      for (const scope of readers) {
        const asked = { lines: [line.no], tree, from: start, to, day: to, scope }
        const expected = plain.sums(line, { tree, from: start, to, scope })
        for (const unitId of plain.unitsNear(tree, scope, to)) {
          turn += 1
          if (turn % 3 > 0) continue
          const [sum] = await sumsAt(ledger.db, { ...asked, unitId })
          const found = sum && { amount: sum.amount, unsure: sum.unsure }
          expect({ tree, scope, unitId, sum: found }).toEqual({ tree, scope, unitId, sum: expected(unitId) })
        }
      }
}

/** Parts by month add up to the whole, and so do parts by place where amounts are counted. */
async function expectParts(ledger: Ledger, to: PlainDate): Promise<void> {
  const { province } = ledger.units
  for (const { no, counting } of await readOpenLines(ledger.db)) {
    const asked = { lines: [no], tree: 'territory', from: start, to, day: to, scope: everything } as const
    const [whole] = await sumsAt(ledger.db, { ...asked, unitId: province })
    const months = await sumsAt(ledger.db, { ...asked, unitId: province, by: 'month' })
    expect([no, total(months)]).toEqual([no, whole?.amount])
    const parts = await sumsAt(ledger.db, { ...asked, unitId: province, by: 'child' })
    if (!countsSubjects(counting)) expect([no, total(parts)]).toEqual([no, whole?.amount])
    else expect(total(parts)).toBeGreaterThanOrEqual(whole!.amount)
  }
}

/** The records behind every sum count up to it, wherever what was taken back stands, on the map of either kind. */
async function expectRecords({ db, units }: Ledger, to: PlainDate): Promise<void> {
  for (const { no: lineNo, counting } of await readOpenLines(db))
    for (const place of ['province', 'west', 'east', 'binchuan'] as const)
      for (const map of ['own', 'day'] as const) {
        const asked = { unitId: units[place], from: start, to, day: to, scope: everything, map }
        const [sum] = await sumsAt(db, { ...asked, lines: [lineNo], tree: 'territory' })
        const span = { lineNo, counting, placeId: units[place], from: start, to, scope: everything }
        const behind = await recount(db, map === 'own' ? span : { ...span, map: to })
        expect({ lineNo, place, map, amount: behind.amount }).toEqual({ lineNo, place, map, amount: sum?.amount })
      }
}

/** For each lock that holds: reported plus restated is the tally of today, at each unit that has tallies of its own. */
async function expectRestated({ db }: Ledger): Promise<void> {
  const { rows } = await sql<{ lineNo: number; unitId: string; reported: bigint; restated: bigint; now: bigint }>`
    select reported.line_no, reported.unit_id, reported.amount as reported, coalesce(now.amount, 0) as now,
      (select coalesce(sum(after - before), 0)::bigint from restatement where restatement.lock_id = lock.id
        and restatement.line_no = reported.line_no and restatement.unit_id = reported.unit_id) as restated
    from period_lock lock join reported_tally reported on reported.lock_id = lock.id
    join target_line line on line.no = reported.line_no
    left join tally now on now.line_no = reported.line_no and now.tree = 'territory'
      and now.unit_id = reported.unit_id and now.month = lock.month
    where lock.reopened_at is null and (line.counting = 'persons'
      or reported.unit_id in (select unit_id from tally where tree = 'territory' and line_no = line.no))`.execute(db)
  for (const { lineNo, unitId, reported, restated, now } of rows)
    expect({ lineNo, unitId, now: reported + restated }).toEqual({ lineNo, unitId, now })
}

const total = (sums: readonly Sum[]) => sums.reduce((sum, { amount }) => sum + amount, 0n)

describe('the ledger under a busy office', () => {
  it('finds no drift, and every sum right at every unit, after any facts, corrections, moves, readings and locks', async () => {
    const year = fc.asyncProperty(fc.array(anyStep, { minLength: 12, maxLength: 40 }), day, async (steps, to) => {
      const ledger = await makeLedger()
      try {
        await ledger.issue(
          { name: 'total' },
          { name: 'persons', counting: 'persons' },
          { name: 'rural', predicate: { attribute: 'groups', any: ['G01', 'G02', 'G13'] } },
        )
        await ledger.issue({ name: 'west', place: 'west', counting: 'persons' }, { name: 'all', counting: 'stock' })
        await play(ledger, steps)
        expect((await verifyTallies(ledger.db)).drift).toEqual([])
        await expectSums(ledger, dayOfYear(to))
        await expectParts(ledger, dayOfYear(to))
        await expectParts(ledger, plainDate('2021-12-31'))
        await expectRecords(ledger, dayOfYear(to))
        await expectRecords(ledger, plainDate('2021-12-31'))
      } finally {
        await ledger.db.destroy()
      }
    })
    await fc.assert(year, { numRuns: Number(process.env.LEDGER_RUNS ?? 6), endOnFailure: true })
  }, 240_000)

  it('adds up for every locked month: what was reported, and what was restated since, is what stands now', async () => {
    const steps = fc.oneof({ weight: 6, arbitrary: recording }, { weight: 4, arbitrary: taking }, locking, reopening)
    const year = fc.asyncProperty(fc.array(steps, { minLength: 20, maxLength: 40 }), async (year) => {
      const ledger = await makeLedger()
      try {
        await ledger.issue({ name: 'total' }, { name: 'persons', counting: 'persons' })
        await play(ledger, [...year.slice(0, 8), { do: 'lock', month: 100, place: 0 }, ...year.slice(8)])
        await expectRestated(ledger)
      } finally {
        await ledger.db.destroy()
      }
    })
    await fc.assert(year, { numRuns: Number(process.env.LEDGER_RUNS ?? 6), endOnFailure: true })
  }, 240_000)
})

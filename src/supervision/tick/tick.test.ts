import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type County } from '../../../test/world.ts'
import { newId } from '../../platform/ids.ts'
import { addDays, type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { readCalendar } from '../../platform/settings/store.ts'
import { contract as orders } from '../contract.ts'
import { castOf, issued } from '../orders/orders.test-data.ts'
import { tick } from './tick.ts'

const office = openTestOffice()
const day = plainDate
let county: County

/** A task of the county with one milestone on 8 April and another at its end. */
async function giveTask(reachedOn: PlainDate | null = null): Promise<string> {
  const id = newId()
  const { county: unitId, enterprise: systemId } = county.units
  await office.db
    .insertInto('task')
    .values({
      ...{
        id,
        unitId,
        systemId,
        no: '1-1-1',
        measure: '培训',
        content: '开班',
        deliverable: '班',
        standard: '开两个班',
      },
      ...{
        startsOn: day('2021-03-01'),
        dueOn: day('2021-06-30'),
        source: 'above',
        state: 'issued',
        createdBy: newId(),
      },
    })
    .execute()
  const milestone = { taskId: id, weight: 50, confirmedBy: null }
  await office.db
    .insertInto('milestone')
    .values([
      { ...milestone, id: newId(), ordinal: 1, name: '开班', dueOn: day('2021-04-08'), reachedOn },
      { ...milestone, id: newId(), ordinal: 2, name: '结业', dueOn: day('2021-06-30'), reachedOn: null },
    ])
    .execute()
  return id
}

const run = async (asOf: string) => {
  const calendar = await readCalendar(office.db)
  return office.db.transaction().execute((tx) => tick(tx, { asOf: day(asOf), calendar }))
}
const history = async (subjectId: string) =>
  (
    await office.db.selectFrom('lightEvent').where('subjectId', '=', subjectId).orderBy('onDay').selectAll().execute()
  ).map(({ onDay, fromLight, toLight }) => `${onDay} ${fromLight ?? '—'}→${toLight}`)
const steps = (subjectId: string) =>
  office.db.selectFrom('ladderStep').where('subjectId', '=', subjectId).orderBy('draftedOn').selectAll().execute()

beforeAll(() => loadShippedYears(office.db))
beforeEach(async () => {
  await sql`truncate tick_day, light_state, light_event, ladder_step`.execute(office.db)
  await sql`delete from milestone`.execute(office.db)
  await sql`delete from task`.execute(office.db)
  county = await buildCounty(office)
})

describe('the daily run', () => {
  it('keeps each change of a light with the day and the rule, and says what it drafted', async () => {
    const task = await giveTask()
    await run('2021-03-29')
    const report = await run('2021-03-31')
    expect(report.changed.filter(({ subject }) => subject.id === task)).toMatchObject([
      { from: 'green', to: 'yellow', rule: '9-milestone-near', facts: { milestone: '开班', due: '2021-04-08' } },
    ])
    expect(report.drafts).toMatchObject([{ subject: { id: task }, step: 'remind' }])
  })

  it('after a week without anybody running it, has the same history as if it had run each day', async () => {
    const task = await giveTask()
    for (let on = day('2021-03-29'); on <= '2021-04-23'; on = addDays(on, 1)) await run(on)
    const daily = await history(task)
    await sql`truncate tick_day, light_state, light_event, ladder_step`.execute(office.db)
    await run('2021-03-29')
    await run('2021-04-23')
    expect(await history(task)).toEqual(daily)
    expect(daily).toEqual(['2021-03-29 —→green', '2021-03-31 green→yellow', '2021-04-23 yellow→red'])
  })

  it('judges a day once: the second time it does nothing and says so', async () => {
    await giveTask()
    await run('2021-04-12')
    const before = await office.db.selectFrom('lightEvent').selectAll().execute()
    expect(await run('2021-04-12')).toMatchObject({ alreadyDone: true, changed: [], drafts: [] })
    expect(await office.db.selectFrom('lightEvent').selectAll().execute()).toEqual(before)
  })

  it('run twice at once, is done once', async () => {
    const task = await giveTask()
    const both = await Promise.all([run('2021-04-12'), run('2021-04-12')])
    expect(both.filter(({ alreadyDone }) => alreadyDone)).toHaveLength(1)
    expect(await steps(task)).toHaveLength(1)
  })

  it('refuses a day before one that was judged', async () => {
    await run('2021-04-12')
    await expect(run('2021-04-11')).rejects.toMatchObject({ code: 'tick.day-gone' })
  })

  it('refuses a day whose year is not loaded, never guessing weekdays', async () => {
    await giveTask()
    await expect(run('2031-01-06')).rejects.toMatchObject({ code: 'calendar.not-published' })
  })

  it('ends a ladder by itself when the facts turn', async () => {
    const task = await giveTask()
    await run('2021-04-09')
    expect((await steps(task))[0]).toMatchObject({ step: 'remind', endedOn: null })
    await office.db
      .updateTable('milestone')
      .set({ reachedOn: day('2021-04-12') })
      .where('taskId', '=', task)
      .where('ordinal', '=', 1)
      .execute()
    await run('2021-04-14')
    expect((await steps(task))[0]).toMatchObject({ endedBecause: 'good' })
  })

  it('drafts the next step only once a person sent the one before', async () => {
    const task = await giveTask()
    await run('2021-04-26')
    await run('2021-04-30')
    expect((await steps(task)).map(({ step }) => step)).toEqual(['remind'])
    await office.db
      .updateTable('ladderStep')
      .set({ sentOn: day('2021-04-30') })
      .where('subjectId', '=', task)
      .execute()
    await run('2021-05-06')
    expect((await steps(task)).map(({ step }) => step)).toEqual(['remind', 'urge'])
  })

  it('counts an order as received that nobody signed for in two working days, not a day earlier', async () => {
    office.clock.today = day('2021-06-01')
    const cast = await castOf(county)
    const id = await issued(cast, county)
    const state = async () => (await request(cast.signer.desk, orders.order, { id })).state
    await run('2021-06-03')
    expect(await state()).toBe('issued')
    await run('2021-06-04')
    expect(await state()).toBe('received')
    expect((await request(cast.signer.desk, orders.order, { id })).steps[0]).toMatchObject({ move: 'deemSigned' })
  })
})

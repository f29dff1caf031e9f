import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../test/world.ts'
import { plainDate } from '../platform/plain-date.ts'
import { request } from '../platform/request.ts'
import { loadShippedYears } from '../platform/settings/shipped-years.ts'
import { contract } from './contract.ts'
import { confirmedNotice, issuedPlan, prove, taskGiven } from './plans.test-data.ts'

const office = openTestOffice()
let county: County
let author: Colleague
let approver: Colleague
let prefecture: Colleague
let clerk: Colleague
let policyId: string

const day = plainDate

beforeAll(async () => {
  await loadShippedYears(office.db)
})

beforeEach(async () => {
  office.clock.today = day('2021-06-30')
  county = await buildCounty(office)
  author = await county.hire('province', 'province')
  approver = await county.hire('province', 'province')
  prefecture = await county.hire('prefecture', 'prefecture')
  clerk = await county.hire('county', 'county')
  policyId = await confirmedNotice(office, county)
})

const given = (more: Record<string, unknown> = {}) => taskGiven(county, policyId, more)
const task = (by: Colleague, id: string) => request(by.desk, contract.task, { id })

describe('a task from plan to closing', () => {
  test('is planned, deliberated, issued, taken by prefecture and county, proven, reported, done and closed', async () => {
    const plan = await issuedPlan({ author, approver }, [given()])
    expect(plan).toMatchObject({
      state: 'issued',
      rows: [{ no: '1-1-1', state: 'issued', light: { value: 'yellow' } }],
    })
    const top = plan.rows[0]!
    await request(approver.desk, contract.handDown, { id: top.id })
    const [missing] = (await task(author, top.id)).missing
    expect(missing).toMatchObject({ id: county.units.prefecture })
    const middle = await request(prefecture.desk, contract.take, { id: top.id, dueOn: day('2021-11-30') })
    expect(middle).toMatchObject({
      ...{ state: 'issued', no: '1-1-1', chain: [{ id: top.id }], source: { kind: 'above' } },
      milestones: [{ dueOn: '2021-06-30' }, { dueOn: '2021-11-30' }],
    })
    expect((await task(author, top.id)).missing).toEqual([])
    await request(prefecture.desk, contract.handDown, { id: middle.id })
    const own = await request(clerk.desk, contract.take, { id: middle.id, content: '宾川开办示范班两期' })
    expect(own.chain.map(({ id }) => id)).toEqual([middle.id, top.id])
    const begun = await request(clerk.desk, contract.begin, { id: own.id, version: own.version })
    const [first, last] = begun.milestones as [(typeof begun.milestones)[0], (typeof begun.milestones)[0]]
    const reach = (milestoneId: string) =>
      request(clerk.desk, contract.reach, { id: own.id, milestoneId, onDay: day('2021-06-29') })
    await expect(reach(first.id)).rejects.toMatchObject({ code: 'milestone.no-proof' })
    expect(await prove(clerk, own, first.id)).toMatchObject({ status: 200 })
    expect(await reach(first.id)).toMatchObject({ progress: { value: '40', unit: '%' } })
    await prove(clerk, own, last.id)
    await reach(last.id)
    const [slot, later] = begun.slots as [(typeof begun.slots)[0], (typeof begun.slots)[0]]
    expect((await request(clerk.desk, contract.openSlot, { id: own.id, slotId: slot.id })).cells).toMatchObject([
      { name: '存在困难', from: 'asked', value: null },
    ])
    const answer = (slotId: string, answers: string[]) =>
      request(clerk.desk, contract.answerSlot, { id: own.id, slotId, answers })
    await expect(answer(slot.id, [])).rejects.toMatchObject({ code: 'slot.unanswered' })
    await answer(slot.id, ['师资不足'])
    const early = request(clerk.desk, contract.openSlot, { id: own.id, slotId: later.id })
    await expect(early).rejects.toMatchObject({ code: 'slot.too-early', facts: { day: '2021-11-10' } })
    office.clock.today = day('2021-11-20')
    await request(clerk.desk, contract.openSlot, { id: own.id, slotId: later.id })
    const reported = await answer(later.id, [])
    const done = await request(clerk.desk, contract.finish, { id: own.id, version: reported.version })
    expect(done).toMatchObject({ state: 'done', light: { rule: '9-all-reached' } })
    const close = (by: Colleague) => request(by.desk, contract.close, { id: own.id, version: done.version })
    await expect(close(clerk)).rejects.toMatchObject({ kind: 'forbidden', code: 'task.own-work' })
    const second = await county.hire('county', 'county')
    await expect(close(second)).rejects.toMatchObject({ code: 'task.closed-above' })
    const closed = await close(prefecture)
    expect(closed).toMatchObject({ state: 'closed', light: { value: 'blue' } })
    expect(closed.events.map(({ move }) => move)).toEqual(['issue', 'begin', 'finish', 'close'])
  })

  test('costs the unit what its reports asked, and each of these numbers opens', async () => {
    const [top] = (await issuedPlan({ author, approver }, [given()])).rows
    const begun = await request(author.desk, contract.begin, { id: top!.id, version: 3 })
    await request(author.desk, contract.openSlot, { id: begun.id, slotId: begun.slots[0]!.id })
    office.clock.now = new Date(office.clock.now.getTime() + 150_000)
    await request(author.desk, contract.answerSlot, { id: begun.id, slotId: begun.slots[0]!.id, answers: ['无'] })
    const { rows } = await request(author.desk, contract.burden, { year: 2021 })
    const own = rows.find(({ unit }) => unit.id === county.units.province)!
    expect([own.asked.value, own.prefilled.value, own.minutes.value]).toEqual(['1', '0', '3'])
    const opened = await request(author.desk, contract.counted, { figure: own.minutes.ref })
    expect(opened).toMatchObject({ figure: { value: '3', unit: '分钟' }, rows: [{ id: begun.id }] })
  })
})

describe('a plan', () => {
  test('comes from a notice in one step: clauses, days and measures are filled in, what lacks is named', async () => {
    const plan = await request(author.desk, contract.create, { year: 2021, title: '2021年工作要点', policyId })
    expect(plan.rows.map(({ no, measure, content, dueOn }) => [no, measure, content, dueOn])).toEqual([
      ['1-1-1', '思想引领', '各州市建设创新工作室', '2021-11-30'],
      ['1-2-1', '建功立业', '开展劳动竞赛', '2021-11-30'],
      ['1-2-2', '建功立业', '举办技能大赛', '2021-11-30'],
    ])
    expect(plan.moves).toMatchObject([{ move: 'submit', hindrance: expect.stringContaining('1-2-2') }])
    const sent = request(author.desk, contract.submit, { id: plan.id, version: plan.version })
    await expect(sent).rejects.toMatchObject({ code: 'plan.tasks-lacking', facts: { count: 3 } })
    const next = await request(author.desk, contract.create, { year: 2022, title: '2022年工作要点', formerId: plan.id })
    expect(next.rows.map(({ no, dueOn, state }) => [no, dueOn, state])).toEqual([
      ['1-1-1', '2022-11-30', 'draft'],
      ['1-2-1', '2022-11-30', 'draft'],
      ['1-2-2', '2022-11-30', 'draft'],
    ])
  })

  test('that was not deliberated is not issued, and one that was deferred goes back to its authors', async () => {
    const plan = await request(author.desk, contract.create, { year: 2021, title: '要点' })
    const filled = await request(author.desk, contract.addTasks, { id: plan.id, tasks: [given()] })
    const issue = (version: number) => request(approver.desk, contract.issue, { id: plan.id, version })
    await expect(issue(filled.version)).rejects.toMatchObject({ code: 'plan.move-closed' })
    const sent = await request(author.desk, contract.submit, { id: plan.id, version: filled.version })
    const said = { id: plan.id, version: sent.version, meeting: '第三次会议', documentNo: '纪要3号' }
    const later = request(approver.desk, contract.deliberate, { ...said, result: 'passed', onDay: day('2021-07-01') })
    await expect(later).rejects.toMatchObject({ code: 'deliberation.later' })
    const back = await request(approver.desk, contract.deliberate, {
      ...said,
      result: 'deferred',
      onDay: day('2021-06-01'),
    })
    expect(back).toMatchObject({ state: 'draft', deliberations: [{ result: 'deferred' }], rows: [{ state: 'draft' }] })
  })

  test('entered with twelve tasks in one paste is the same as twelve single entries', async () => {
    const many = Array.from({ length: 12 }, (_, at) => given({ content: `任务${at + 1}` }))
    const [one, other] = await Promise.all(
      ['整批', '逐件'].map((title) => request(author.desk, contract.create, { year: 2021, title })),
    )
    const pasted = await request(author.desk, contract.addTasks, { id: one!.id, tasks: many })
    for (const single of many) await request(author.desk, contract.addTasks, { id: other!.id, tasks: [single] })
    const typed = await request(author.desk, contract.record, { id: other!.id })
    const shape = (plan: typeof typed) =>
      plan.rows.map(({ no, content, state, milestones }) => [no.slice(2), content, state, milestones.length])
    expect(shape(pasted)).toEqual(shape(typed))
    const wrong = request(author.desk, contract.addTasks, {
      id: one!.id,
      tasks: [given(), given({ dueOn: day('2020-01-01') })],
    })
    await expect(wrong).rejects.toMatchObject({
      code: 'plan.rows-refused',
      faults: [{ field: 'tasks.1.dueOn' }, {}, {}],
    })
    expect((await request(author.desk, contract.record, { id: one!.id })).rows).toHaveLength(12)
  })

  test('shows what moved since a day', async () => {
    const plan = await issuedPlan({ author, approver }, [given()])
    await request(author.desk, contract.begin, { id: plan.rows[0]!.id, version: 3 })
    const { rows } = await request(author.desk, contract.since, { id: plan.id, day: day('2021-06-30') })
    expect(rows.map(({ move }) => move)).toEqual(['begin', 'issue', 'deliberate'])
    expect((await request(author.desk, contract.since, { id: plan.id, day: day('2021-07-01') })).rows).toEqual([])
  })
})

describe('changing a task', () => {
  test('keeps what it said, asks a decision once it was deliberated, and moves its measure with it', async () => {
    const plan = await issuedPlan({ author, approver }, [given()])
    const held = await task(author, plan.rows[0]!.id)
    const { source: _, ...content } = given({ content: '新名称', dueOn: day('2021-12-20') })
    const milestones = [{ name: '全年', dueOn: day('2021-12-20'), weight: 100 }]
    const change = { ...content, milestones, id: held.id, version: held.version }
    const revise = (more: object) => request(author.desk, contract.revise, { ...change, ...more } as never)
    await expect(revise({})).rejects.toMatchObject({ code: 'task.needs-reason' })
    await expect(revise({ reason: '会议调整' })).rejects.toMatchObject({ code: 'task.needs-decision' })
    const decision = { documentNo: '纪要〔2021〕5号', onDay: day('2021-06-25') }
    const changed = await revise({ reason: '会议调整', decision })
    expect(changed).toMatchObject({ content: '新名称', milestones: [{ name: '全年', weight: '100' }] })
    const { measures } = await request(author.desk, contract.record, { id: plan.id })
    expect(measures).toEqual([{ name: '素质提升', from: '2021-01-01', to: '2021-12-20' }])
    await expect(revise({ reason: '再改', decision })).rejects.toMatchObject({
      ...{ kind: 'conflict', code: 'task.changed' },
      facts: { who: expect.stringContaining('演示') },
    })
  })

  test('a milestone that was reached stays', async () => {
    const [top] = (await issuedPlan({ author, approver }, [given()])).rows
    const begun = await request(author.desk, contract.begin, { id: top!.id, version: 3 })
    const [first, last] = begun.milestones as [(typeof begun.milestones)[0], (typeof begun.milestones)[0]]
    await prove(author, begun, first.id)
    const decision = { documentNo: '5号', onDay: day('2021-06-25') }
    const { source: _, ...content } = given()
    const one = (id: string, name: string, dueOn: string, weight: number) => ({ id, name, dueOn: day(dueOn), weight })
    const milestones = [one(first.id, '改名', '2021-06-30', 40), one(last.id, '全年完成', '2021-12-31', 60)]
    const change = { ...content, milestones, id: top!.id, version: begun.version, reason: '会议调整', decision }
    await expect(request(author.desk, contract.revise, change)).rejects.toMatchObject({
      faults: [{ field: 'milestones', code: 'milestone.reached-stays' }],
    })
  })
})

describe('what is refused', () => {
  const faultsOf = async (more: Record<string, unknown>) => {
    const plan = await request(author.desk, contract.create, { year: 2021, title: '要点' })
    const refused = await request(author.desk, contract.addTasks, { id: plan.id, tasks: [given(more)] }).catch(
      (error) => error,
    )
    return (refused.faults as { field: string; code: string }[]).map(
      ({ field, code }) => `${field.replace('tasks.0.', '')} ${code}`,
    )
  }

  test('a milestone after the end, a dissolved lead unit, a day that does not exist, no source', async () => {
    const late = [{ name: '全年', dueOn: '2022-01-10', weight: 100 }]
    expect(await faultsOf({ milestones: late })).toEqual(['milestones.0.dueOn milestone.after-task'])
    await office.db
      .updateTable('unit')
      .set({ toOn: day('2021-05-01') })
      .where('id', '=', county.units.neighbourSchool)
      .execute()
    expect(await faultsOf({ leadId: county.units.neighbourSchool })).toContain('leadId task.unit-dissolved')
    expect(await faultsOf({ dueOn: '2021-02-30' })).toEqual(['dueOn field.not-a-day'])
    expect(await faultsOf({ source: null })).toEqual(['source task.no-source'])
    expect(await faultsOf({ source: { kind: 'policy', policyId, lineNo: 99 } })).toContain('source task.source-absent')
  })

  test('a part that ends after the task above, a second part of one place, a place that was not asked', async () => {
    const [top] = (
      await issuedPlan({ author, approver }, [
        given({ dueOn: day('2021-11-30'), milestones: [{ name: '全年', dueOn: day('2021-11-30'), weight: 100 }] }),
      ])
    ).rows
    const take = (by: Colleague, more = {}) => request(by.desk, contract.take, { id: top!.id, ...more })
    await expect(take(prefecture)).rejects.toMatchObject({ kind: 'absent', code: 'task.absent' })
    await request(approver.desk, contract.handDown, { id: top!.id })
    await expect(take(prefecture, { dueOn: day('2021-12-31') })).rejects.toMatchObject({
      faults: [{ field: 'dueOn', code: 'task.due-after-above' }],
    })
    await expect(take(author)).rejects.toMatchObject({ code: 'task.many-places' })
    const stranger = request(approver.desk, contract.handDown, { id: top!.id, placeIds: [county.units.county] })
    await expect(stranger).rejects.toMatchObject({ code: 'task.place-elsewhere' })
    await take(prefecture)
    await expect(take(prefecture)).rejects.toMatchObject({ code: 'task.taken' })
    await expect(take(clerk)).rejects.toMatchObject({ kind: 'absent' })
  })

  test('a proof of the wrong kind, a neighbour’s hand, a stopped task', async () => {
    const [top] = (await issuedPlan({ author, approver }, [given()])).rows
    const begun = await request(author.desk, contract.begin, { id: top!.id, version: 3 })
    const milestoneId = begun.milestones[0]!.id
    expect(await prove(author, begun, milestoneId, '木马.pdf', Buffer.from('MZ\x90'))).toMatchObject({
      ...{ status: 422, told: { code: 'taskProof.wrong-type' } },
    })
    const huge = await prove(author, begun, milestoneId, '大.pdf', Buffer.alloc(20 * 1024 * 1024 + 1, '%PDF-'))
    expect(huge).toMatchObject({ told: { code: 'taskProof.too-large' } })
    const elsewhere = await (await buildCounty(office)).hire('prefecture', 'prefecture')
    await expect(task(elsewhere, top!.id)).rejects.toMatchObject({ kind: 'absent', code: 'task.absent' })
    const move = { id: top!.id, version: begun.version, reason: '机构改革' }
    await expect(request(author.desk, contract.suspend, move)).rejects.toMatchObject({ code: 'task.needs-decision' })
    const decision = { documentNo: '决定1号', onDay: day('2021-06-01') }
    const stopped = await request(author.desk, contract.suspend, { ...move, decision })
    expect(stopped).toMatchObject({ state: 'suspended', light: { value: 'grey', word: '暂停' } })
    const on = await request(author.desk, contract.resume, { ...move, version: stopped.version, decision })
    expect(on.state).toBe('running')
  })
})

describe('two at once', () => {
  test('one begins the task, the other is told who did and when', async () => {
    const [top] = (await issuedPlan({ author, approver }, [given()])).rows
    const both = await Promise.allSettled(
      [author, approver].map(({ desk }) => request(desk, contract.begin, { id: top!.id, version: 3 })),
    )
    const refused = both.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
    expect(refused).toHaveLength(1)
    expect(refused[0]!.reason).toMatchObject({
      code: 'task.moved-first',
      facts: { who: expect.stringContaining('演示') },
    })
  })

  test('a place takes a task once, whoever of it is first', async () => {
    const [top] = (await issuedPlan({ author, approver }, [given()])).rows
    await request(approver.desk, contract.handDown, { id: top!.id })
    const second = await county.hire('prefecture', 'prefecture')
    const both = await Promise.allSettled(
      [prefecture, second].map(({ desk }) => request(desk, contract.take, { id: top!.id })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await task(author, top!.id)).parts).toHaveLength(1)
  })
})

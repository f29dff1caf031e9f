import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '../platform/plain-date.ts'
import { type ContentFacts, contentFaults, heldLine, lacking, type TaskGiven } from './content-rules.ts'
import { byNo, nextNo, printNo, readNo } from './number-rules.ts'
import { planObstacle } from './plan-rules.ts'
import { burdenOf, slotOf } from './slot-rules.ts'

const day = plainDate
const open = { name: '省总工会', fromOn: day('2010-01-01'), toOn: null }
const given: TaskGiven = {
  ...{ content: '建设创新工作室', deliverable: '文件', standard: '各州市均已挂牌', leadId: 'lead', partnerIds: ['co'] },
  ...{ startsOn: day('2021-01-01'), dueOn: day('2021-12-31'), lineNo: null },
  milestones: [
    { name: '上半年', dueOn: day('2021-06-30'), weight: 40, asks: [] },
    { name: '全年', dueOn: day('2021-12-31'), weight: 60, asks: [] },
  ],
}
const facts: ContentFacts = {
  ...{
    taskId: 'self',
    today: day('2021-06-30'),
    lead: open,
    partners: new Map([['co', { ...open, name: '省人社厅' }]]),
  },
  ...{ hasSource: true, above: null, held: [{ code: '2021-T1', name: '取得等级类证书' }] },
}
const faults = (over: Partial<TaskGiven>, more: Partial<ContentFacts> = {}) =>
  contentFaults({ ...given, ...over }, { ...facts, ...more }).map(({ field, code }) => `${field} ${code}`)

describe('what a task may say', () => {
  test('a whole one passes', () => expect(faults({})).toEqual([]))

  test('the weights of its milestones are 100, there are one to four, and each lies within its days', () => {
    const [first, last] = given.milestones as [TaskGiven['milestones'][0], TaskGiven['milestones'][0]]
    expect(faults({ milestones: [{ ...first, weight: 41 }, last] })).toEqual(['milestones task.weights'])
    expect(faults({ milestones: [] })).toEqual(['milestones task.milestone-count'])
    expect(faults({ milestones: Array.from({ length: 5 }, () => ({ ...first, weight: 20 })) })).toEqual([
      'milestones task.milestone-count',
    ])
    expect(faults({ milestones: [first, { ...last, dueOn: day('2022-01-05') }] })).toEqual([
      'milestones.1.dueOn milestone.after-task',
    ])
    expect(faults({ milestones: [{ ...first, dueOn: day('2020-12-31') }, last] })).toEqual([
      'milestones.0.dueOn milestone.before-task',
    ])
  })

  test('its end is not before its beginning, nor after the end of the task above', () => {
    expect(faults({ dueOn: day('2020-12-31') })).toContain('dueOn task.ends-before-start')
    expect(faults({}, { above: { dueOn: day('2021-11-30'), chain: ['up'] } })).toEqual(['dueOn task.due-after-above'])
  })

  test('its lead unit stands on the day, and is no partner of itself', () => {
    expect(faults({}, { lead: { ...open, toOn: day('2021-06-01') } })).toEqual(['leadId task.unit-dissolved'])
    expect(faults({}, { lead: { ...open, fromOn: day('2021-09-01') } })).toEqual(['leadId task.unit-not-open'])
    expect(faults({}, { lead: undefined })).toEqual(['leadId task.lead-absent'])
    expect(faults({ partnerIds: ['lead'] }, { partners: new Map([['lead', open]]) })).toEqual([
      'partnerIds task.lead-is-partner',
    ])
  })

  test('it has a source, no circle above it, and no typed number beside a line of the ledger', () => {
    expect(faults({}, { hasSource: false })).toEqual(['source task.no-source'])
    expect(faults({}, { above: { dueOn: day('2021-12-31'), chain: ['up', 'self'] } })).toEqual([
      'aboveId task.circular',
    ])
    expect(faults({ lineNo: 3, standard: '培训60万人次' })).toEqual(['standard task.number-typed'])
    expect(faults({ standard: '培训60万人次' })).toEqual([])
  })

  test('a draft may lack its deliverable and standard; what is sent to a meeting may not', () => {
    expect(lacking({ ...given, deliverable: ' ', standard: '' }).map(({ code }) => code)).toEqual([
      'task.no-deliverable',
      'task.no-standard',
    ])
    expect(lacking({ ...given, standard: '', lineNo: 1 })).toEqual([])
  })
})

describe('a report', () => {
  test('does not ask for a number that the ledger holds, however it is dressed', () => {
    const held = [
      { code: '2021-T1', name: '取得等级类证书' },
      { code: '2021-T4', name: '企业新型学徒制' },
    ]
    for (const ask of ['取得等级类证书人次', '截至目前已取得等级类证书的人数', '企业新型学徒制人数', '等级类证书'])
      expect([ask, heldLine(ask, held)?.code]).toEqual([ask, ask.includes('学徒') ? '2021-T4' : '2021-T1'])
    for (const ask of ['下步打算', '存在困难', '新建工作室数量']) expect(heldLine(ask, held)).toBeUndefined()
    const asking = [{ ...given.milestones[0]!, weight: 100, asks: ['取得等级类证书人次'] }]
    expect(faults({ milestones: asking })).toEqual(['milestones.0.asks report.held-by-ledger'])
  })

  test('is due at its milestone with the ledger’s cells filled in, and its cost is told', () => {
    const slot = slotOf({ dueOn: day('2021-06-30'), asks: ['下步打算'] }, true)
    expect(slot).toMatchObject({ dueOn: '2021-06-30', cellsAsked: 1, cellsPrefilled: 5 })
    const minutes = (opened: number | null, answered: number | null) =>
      burdenOf([{ cellsAsked: 1, cellsPrefilled: 5, openedAt: opened, answeredAt: answered }]).minutes
    expect([minutes(0, 30_000), minutes(0, 150_000), minutes(0, 9e9), minutes(null, 5)]).toEqual([1, 3, 120, 0])
  })
})

describe('the number of a task', () => {
  const part = fc.integer({ min: 1, max: 9999 })
  test('is printed and read alike, and stands in its own order', () => {
    fc.assert(
      fc.property(part, part, part, (plan, measure, task) => {
        expect(readNo(printNo({ plan, measure, task }))).toEqual({ plan, measure, task })
      }),
    )
    expect(['1-2-10', '1-10-1', '1-2-9', '1-1-1'].sort(byNo)).toEqual(['1-1-1', '1-2-9', '1-2-10', '1-10-1'])
    for (const wrong of ['1-2', '0-1-1', '1-2-3-4', 'a-b-c', '']) expect(() => readNo(wrong)).toThrow(RangeError)
  })

  test('a measure keeps its place, a new one comes last, and no number is given twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('思想引领', '建功立业', '素质提升'), { maxLength: 30 }), (measures) => {
        const numbered: { no: string; measure: string }[] = []
        for (const measure of measures) numbered.push({ no: nextNo(3, measure, numbered), measure })
        expect(new Set(numbered.map(({ no }) => no)).size).toBe(numbered.length)
        for (const { no, measure } of numbered)
          expect(readNo(no).measure).toBe([...new Set<string>(measures)].indexOf(measure) + 1)
      }),
    )
  })
})

test('a plan is sent for deliberation only with tasks that could be issued as they stand', () => {
  const plan = { state: 'draft' as const, tasks: 2, lacking: [], open: 2 }
  expect(planObstacle(plan, 'submit')).toBeUndefined()
  expect(planObstacle({ ...plan, lacking: ['1-1-2'] }, 'submit')).toMatchObject({ facts: { numbers: ['1-1-2'] } })
  expect(planObstacle({ ...plan, tasks: 0 }, 'submit')?.code).toBe('plan.no-tasks')
  expect(planObstacle(plan, 'issue')?.code).toBe('plan.move-closed')
  expect(planObstacle({ ...plan, state: 'issued' }, 'close')?.code).toBe('plan.tasks-open')
})

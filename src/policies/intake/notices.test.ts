import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readNotice } from './read-notice.ts'
import { compact } from './testing/compact.ts'

const folder = new URL('./fixtures/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const notices = readdirSync(folder).filter((name) => name.endsWith('.txt') && !name.endsWith('.expected.txt'))

describe('whole notices are read as a clerk checked them by hand', () => {
  it('has notices to read', () => expect(notices.length).toBeGreaterThanOrEqual(8))

  it.each(notices)('%s', (name) => {
    expect(compact(readNotice(read(name)))).toEqual(read(name.replace('.txt', '.expected.txt')).trimEnd().split('\n'))
  })
})

describe('the seed bulletin gives its eight lines', () => {
  const source = readFileSync(new URL('../../../data/demo/bulletin-2021.txt', import.meta.url), 'utf8')
  const draft = readNotice(source)
  const planned = draft.lines.filter((line) => line.kind === 'target' || line.kind === 'fund')
  const number = (id: string | null): number | null =>
    id === null ? null : planned.findIndex((line) => line.id === id)

  it('reads seven targets and one fund, each within its whole', () => {
    expect(
      planned.map((line) => [line.kind, line.comparator, line.value, line.unit, number(line.within), line.overlaps]),
    ).toEqual([
      ['target', 'plan', '600000', '人次', null, true],
      ['target', 'all', null, '人', null, true],
      ['target', 'atLeast', '200000', '人次', 0, true],
      ['target', 'atLeast', '40000', '人次', 2, false],
      ['target', 'plan', '200000', '人次', 0, true],
      ['target', 'atLeast', '200000', '人次', 0, true],
      ['target', 'plan', '10000', '人', null, true],
      ['fund', 'plan', '1400000000', '元', null, false],
    ])
    for (const line of planned) expect(line.period).toEqual({ from: '2021-01-01', to: '2021-12-31' })
  })

  it('marks the characters of the first target where they stand', () => {
    expect(planned[0]).toMatchObject({
      text: '全省全年计划开展大规模职业技能提升行动培训60万人次',
      start: 6031,
      measure: '职业技能提升行动培训',
      place: '全省',
    })
    expect(planned[2]!.ranges.length).toBeGreaterThan(1)
  })

  it('reads the conditions of 贯通 as rules, the term of the memorandum as a task', () => {
    const rules = draft.lines.filter((line) => line.kind === 'rule' && line.value !== null)
    expect(rules.map((line) => [line.value, line.unit])).toEqual(
      ['2', '3', '4', '3', '1'].map((value) => [value, '年']),
    )
    expect(rules[0]!.text).toBe(
      '取得高级工职业资格或职业技能等级后从事技术技能工作满 2 年，可申报评审相应专业助理级职称',
    )
    expect(draft.lines.find((line) => line.text === '项目持续 5 年')?.kind).toBe('task')
  })

  it('reads the checklist with its twelve items', () => {
    const head = draft.lines.find((line) => line.kind === 'checklist')!
    const items = draft.lines.filter((line) => line.within === head.id)
    expect(head).toMatchObject({ measure: '五有、四明确、三到位', certainty: 'sure' })
    expect(items.map((line) => line.measure)).toEqual([
      '有领导机构',
      '有工作机构',
      '有动员会',
      '有实施方案',
      '有宣传方案',
      '明确改革目标',
      '明确主体责任',
      '明确宣传措施',
      '明确问题清单',
      '工作人员到位',
      '宣传到位',
      '政策落实到位',
    ])
  })

  it('knows its sections, and that a bulletin has no kind of its own', () => {
    expect(draft.document).toEqual({ title: null, number: null, issuer: null, issuedOn: null, kind: '简报' })
    expect(draft.sections.map((section) => section.title)).toEqual(['重点推荐', '简讯速览', '政策学习'])
  })
})

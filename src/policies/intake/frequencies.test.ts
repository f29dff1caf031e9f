import { describe, expect, it } from 'vitest'
import { readNotice } from './read-notice.ts'

const linesOf = (text: string) => readNotice(text).lines

/** How often something recurs is the value, and what it recurs by is `per` or, outside its four words, a question. */
const rhythms: readonly (readonly [string, string, string | null, readonly string[]])[] = [
  ['产改办每半年督查一次。', '1', null, ['per-unclear']],
  ['各县每月报送进展2次。', '2', null, ['per-unclear']],
  ['每周至少调度1次。', '1', null, ['per-unclear']],
  ['建立联席会议制度，每季度召开一次会议。', '1', 'quarter', []],
  ['各地每季度至少开展一次资金检查。', '1', 'quarter', []],
  ['每年至少组织两次职工体检。', '2', 'year', []],
  ['每个乡镇至少举办3期培训班。', '3', 'unit', []],
]

describe('how often something is done', () => {
  it.each(rhythms)('%s', (text, value, per, doubts) => {
    const [line, ...others] = linesOf(text)
    expect(others).toEqual([])
    expect(line).toMatchObject({ kind: 'target', value, per, doubts })
  })

  it('is read for each member of a list', () => {
    const pers = linesOf('专班每月调度1次、每季度通报1次、每半年督查1次、每年考核1次。').map((line) => line.per)
    expect(pers).toEqual([null, 'quarter', null, 'year'])
  })

  it.each(['信息数据每季度更新并公开。', '按季度通报、按月调度进展。', '各单位每周报送工作进展。'])(
    '%s without a number is a task',
    (text) => {
      expect(linesOf(text).map(({ kind, value }) => [kind, value])).toEqual([['task', null]])
    },
  )
})

describe('动态清零', () => {
  it('covers all of what stands before it', () => {
    expect(linesOf('确保零就业家庭动态清零、历史欠薪案件动态清零。')[0]).toMatchObject({
      kind: 'target',
      comparator: 'all',
      value: null,
      strength: 'must',
      population: '零就业家庭',
    })
  })

  it('that is reached already is a result', () =>
    expect(linesOf('2021年底，全市欠薪案件已动态清零。')[0]).toMatchObject({ kind: 'reported', comparator: 'all' }))

  it('is no news in a heading of what is planned', () =>
    expect(linesOf('二、重点任务\n1.欠薪案件动态清零，调解成功率不低于75%。').map((line) => line.kind)).toEqual([
      'target',
      'target',
    ]))
})

describe('a notice that was typed or scanned in another way', () => {
  const plain = '全省开展职业技能培训12.5万人次以上，其中农民工3万人次。'
  const figures = (text: string) =>
    linesOf(text).map(({ kind, comparator, value, unit, within, population }) => [
      kind,
      comparator,
      value,
      unit,
      within,
      population,
    ])

  it('reads in traditional script as in simplified', () =>
    expect(figures('全省開展職業技能培訓12.5萬人次以上，其中農民工3萬人次。')).toEqual(figures(plain)))

  it('reads with a space behind every character', () => expect(figures([...plain].join(' '))).toEqual(figures(plain)))

  it('keeps the traditional characters in the text of a line', () =>
    expect(linesOf('培訓3萬人次。')[0]?.text).toBe('培訓3萬人次'))

  it('keeps cells of single figures apart', () =>
    expect(linesOf('单位：人\n县 名\t甲\t乙\n青湖县\t1\t2\n松林县\t3\t4').map((line) => line.value)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]))
})

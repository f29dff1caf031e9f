import { describe, expect, it } from 'vitest'
import { readNotice } from './read-notice.ts'

const in2021 = '云南省人力资源和社会保障厅关于做好2021年职业技能提升行动工作的通知\n'

const traps: readonly (readonly [string, string])[] = [
  ['X1 dates', '4 月 8 日，2021 年，2020 年 12 月 28 日，3 月 15\n日至 18 日召开会议。'],
  ['X2 anniversary', '以优异成绩庆祝中国共产党成立100周\n\n年。'],
  [
    'X3 own items',
    '围绕5 个方面，采取 8 项扎实有效的工作措施，八项举措，“五有、四明确、三到位”，打造“三张牌”，世界正经历百年未有之大变局。',
  ],
  ['X4 past', '会泽县领导小组 3 次深入企业开展调研，了解情况。'],
  ['X4 past', '曲靖云锡淯鑫铝业有限公司等 6 家改革示范单位作了交流发言。'],
  ['X4 past', '对 10 个县（市、区）和经开区等 15 家单位 200 余\n人进行系统培训，取得了较好反响。'],
  ['X5 ordinals', '第三次（扩大）会议提出“十四五”规划。\n\n —— 8 —— \n'],
  ['X6 telephones', '联系电话：0871—6313XXXX，邮编650021，热线12351，手机13900001111。'],
  ['X7 numbers', '按照国办发〔2019〕24号、GB/T 4754—2017、第42条和22条措施办理。'],
  ['X8 results', '2020年已完成培训58.7万人次，完成率117.4%。截至3月底，累计培训5万人次。去年同期培训3万人次。'],
  ['X9 ranks', '第1至3名颁发证书，前10名授予称号，设一等奖2名。'],
  ['X10 versions and times', '版本 2.0，3:30开始，8:00—12:00报到，时长45分钟。'],
  ['X11 indefinite one', '其中一名职工来自一个示范点（“a”）。'],
  ['X12 references', '统计口径见附件2，数据见表3和图1。'],
]

describe('numbers that are no targets give none', () => {
  it.each(traps)('%s: %s', (_, text) => {
    const lines = readNotice(`${in2021}${text}`).lines.filter((line) => line.kind === 'target' || line.kind === 'fund')
    expect(lines.map((line) => line.text)).toEqual([])
  })

  it('X8: past results are kept as reported, to serve as a baseline', () => {
    const { lines } = readNotice(`${in2021}2020年已完成培训58.7万人次，完成率117.4%。`)
    expect(lines.map((line) => [line.kind, line.value, line.unit])).toEqual([
      ['reported', '587000', '人次'],
      ['reported', '117.4', '%'],
    ])
  })

  it('X13: a second mention as a frame is the first target, not another', () => {
    const { lines } = readNotice(`${in2021}全年培训60万人次，60 万人次培训中，取得证书20万人次。`)
    expect(lines.map((line) => [line.value, line.within])).toEqual([
      ['600000', null],
      ['200000', 'L1'],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { codesAt, receiptOf, sheetOf } from './unseen-check.ts'
import { cellsOf, HEAD, identity, type Person, person } from './unseen-people.ts'

type Case = readonly [string, Person, readonly string[]]

/** Every case is one row of one workbook; the receipt must name exactly these codes there. */
function rowsGive(about: string, more: readonly string[], cases: readonly Case[]): void {
  describe(about, () => {
    const head = [...HEAD, ...more]
    const answer = sheetOf([head, ...cases.map(([, changes], at) => cellsOf(head, person(at + 1, changes)))]).then(
      (bytes) => receiptOf(bytes),
    )
    it.each(cases.map(([what, , codes], at) => [what, at + 2, codes] as const))('%s', async (_, row, codes) => {
      expect(codesAt(await answer, row)).toEqual([...codes].sort())
    })
    it('counts every person once', async () => {
      const { rows, good, bad, warned } = await answer
      const failing = cases.filter(([, , codes]) => codes.some((code) => code.startsWith('E'))).length
      const warning = cases.filter(([, , codes]) => codes.length > 0).length - failing
      expect({ rows, good, bad, warned }).toEqual({
        rows: cases.length,
        good: cases.length - failing - warning,
        bad: failing,
        warned: warning,
      })
    })
  })
}

const id = (n: number) => identity('19800101', n * 2 + 201)

rowsGive(
  '证件号码',
  [],
  [
    ['a right number is taken', { 身份证号: '999999198001010011' }, []],
    ['a small x is an X', { 身份证号: '99999919900101106x' }, []],
    ['a typed apostrophe goes', { 身份证号: `'${id(3)}` }, []],
    ['a tab and a hard space at the end go', { 身份证号: `${id(4)}\t\u00a0` }, []],
    ['zero-width characters go', { 身份证号: `\u200b${id(5).slice(0, 6)}\ufeff${id(5).slice(6)}` }, []],
    ['spaces inside go', { 身份证号: `${id(6).slice(0, 6)} ${id(6).slice(6, 14)} ${id(6).slice(14)}` }, []],
    [
      'full-width digits are digits',
      { 身份证号: [...id(7)].map((c) => String.fromCodePoint(c.codePointAt(0)! + 0xfee0)).join('') },
      [],
    ],
    ['a letter O is never made a zero', { 身份证号: id(8).replace('0', 'O') }, ['E22']],
    ['an old number of 15', { 身份证号: '999999800101001' }, ['E21']],
    ['a number of 17', { 身份证号: '99999919800101001' }, ['E21']],
    ['nothing', { 身份证号: null }, ['E20']],
    ['a dash is nothing', { 身份证号: '-' }, ['E20']],
    ['a wrong check character', { 身份证号: '999999198001010012' }, ['E22']],
    ['two digits swapped', { 身份证号: '999999198001100011' }, ['E22']],
    ['a thirteenth month', { 身份证号: '999999198013010019' }, ['E23']],
    ['29 February of a common year', { 身份证号: '999999199702290022' }, ['E23']],
    ['a birth in days to come', { 身份证号: identity('20990101', 1) }, ['E23']],
    ['a birth before 1900', { 身份证号: identity('18991231', 1) }, ['E23']],
    ['a number cell has lost its last three', { 身份证号: 999999198001010000 }, ['E25']],
    ['scientific notation typed as text', { 身份证号: '9.99999E+17' }, ['E25']],
    ['scientific notation with many digits', { 身份证号: '5.30102198803071E+17' }, ['E25']],
    [
      'an unknown region is a notice',
      { 身份证号: identity('19800101', 301, '995555'), 手机号: '13800000001' },
      ['W24'],
    ],
  ],
)

rowsGive(
  '姓名',
  [],
  [
    ['two characters apart', { 姓名: '徐  荣' }, []],
    ['a wide space and a dot', { 姓名: '岩　罕·应' }, []],
    ['a bullet for the dot', { 姓名: '阿依古丽•买买提' }, []],
    ['a katakana dot', { 姓名: '古丽娜尔・艾山' }, []],
    ['a full stop for the dot', { 姓名: '帕提曼．吐尔逊' }, []],
    ['a foreigner', { 姓名: 'John Smith' }, []],
    ['a character outside the first plane', { 姓名: '刘\u{2cb4a}' }, []],
    ['a rare character', { 姓名: '䶮小兰' }, []],
    ['fifty characters', { 姓名: '长'.repeat(50) }, []],
    ['fifty-one characters', { 姓名: '短'.repeat(51) }, ['E11']],
    ['no name', { 姓名: null }, ['E10']],
    ['a digit in the name', { 姓名: '张3' }, ['E11']],
    ['a sign in the name', { 姓名: '张@' }, ['E11']],
  ],
)

rowsGive(
  '性别 民族 文化程度 户籍',
  ['性别', '民族', '文化程度', '户籍地', '户籍性质', '证件类型'],
  [
    ['codes for words', { 性别: '1', 民族: '16', 文化程度: '本科', 户籍地: '530102', 户籍性质: '居民' }, []],
    ['short words', { 性别: 'M', 民族: '汉', 文化程度: '大专', 户籍地: '云南省红河州弥勒市', 户籍性质: '农村' }, []],
    ['long words', { 民族: '哈尼族', 文化程度: '大学本科', 户籍地: '云南省昆明市五华区', 户籍性质: '非农业' }, []],
    ['the sex is not that of the number', { 性别: '女' }, ['W21']],
    ['code 2 is a woman', { 性别: 2 }, ['W21']],
    ['an unknown nationality', { 民族: '火星族' }, ['E26']],
    ['an unknown education', { 文化程度: '幼儿园' }, ['E27']],
    ['an unknown place', { 户籍地: '火星市' }, ['E28']],
    ['an old name of a place', { 户籍地: '云南省红河州弥勒县' }, ['W28']],
    ['an unknown kind of residence', { 户籍性质: '火星' }, ['E29']],
    ['a kind of paper named shortly', { 证件类型: '身份证' }, []],
    ['a passport is no identity number', { 证件类型: '护照', 身份证号: 'E12345678', 手机号: '13800000002' }, []],
    ['a student card is no paper', { 证件类型: '学生证' }, ['E12']],
    [
      'a residence permit of Hong Kong',
      { 证件类型: '港澳居民居住证', 身份证号: identity('19800101', 303, '810000'), 手机号: '13800000003' },
      [],
    ],
  ],
)

rowsGive(
  '出生日期',
  ['出生日期'],
  [
    ['a date cell', { 出生日期: new Date(Date.UTC(1980, 0, 1)) }, []],
    ['a serial without a format', { 出生日期: 29221 }, []],
    ['dots', { 出生日期: '1980.1.1' }, []],
    ['strokes', { 出生日期: '1980/01/01' }, []],
    ['characters', { 出生日期: '1980年1月1日' }, []],
    ['eight digits', { 出生日期: '19800101' }, []],
    ['a time behind it', { 出生日期: '1980-01-01 00:00:00' }, []],
    ['its month only', { 出生日期: '1980年1月' }, []],
    ['its month with a dot', { 出生日期: '1980.01' }, []],
    ['another month', { 出生日期: '1980年2月' }, ['W22']],
    ['another day', { 出生日期: '1981-01-01' }, ['W22']],
    ['a year of two digits', { 出生日期: '80/1/1' }, ['E46']],
  ],
)

rowsGive(
  '人员类别 手机号',
  [],
  [
    ['several groups', { 人员类别: '脱贫劳动力、农民工' }, []],
    ['codes of groups', { 人员类别: 'G07;G04' }, []],
    ['other separators', { 人员类别: '退役军人，残疾人' }, []],
    ['the older name of the same list', { 人员类别: '建档立卡贫困劳动力' }, []],
    ['an unknown group', { 人员类别: '火星人' }, ['E30']],
    ['one unknown among known', { 人员类别: '农民工、火星人' }, ['E30']],
    ['no group', { 人员类别: null }, ['E30']],
    ['a real pattern', { 手机号: '13800000004' }, []],
    ['a number cell', { 手机号: 13800000005 }, []],
    ['spaces in it', { 手机号: '138 0000 0006' }, []],
    ['a short one', { 手机号: '1380000000' }, ['E31']],
    ['an impossible second digit', { 手机号: '12800000000' }, ['E31']],
    ['a desk telephone', { 手机号: '0871-63131234' }, ['E31']],
    ['no telephone', { 手机号: null }, ['E31']],
    [
      'an invented telephone beside a number that is not invented',
      { 身份证号: identity('19800101', 305, '995555') },
      ['E31', 'W24'],
    ],
  ],
)

rowsGive(
  '职业 等级 工龄',
  ['原证书编号', '本工种工龄(年)'],
  [
    [
      'third level with its certificate',
      { 等级: '三级/高级工', 原证书编号: 'S000099000001214000001', '本工种工龄(年)': 6 },
      [],
    ],
    ['a level by its word', { 等级: '中级工', 原证书编号: 'S000099000001215000002', '本工种工龄(年)': '6年' }, []],
    ['a level by its digit', { 等级: '3', 原证书编号: 'S000099000001214000003' }, []],
    ['the lowest level', { 等级: '五级' }, []],
    ['a special ability', { 等级: '专项' }, []],
    ['a second level without a certificate', { 等级: '技师' }, ['W37']],
    ['a ninth level', { 等级: '九级' }, ['E36']],
    ['no level', { 等级: null }, ['E36']],
    ['no occupation', { '职业(工种)': null }, ['E34']],
    ['an occupation outside the list', { '职业(工种)': '占星师' }, ['W34']],
    ['more years than a life of work', { '本工种工龄(年)': 51 }, ['E38']],
    ['about six years', { '本工种工龄(年)': '约6' }, ['E38']],
    ['years below nothing', { '本工种工龄(年)': -1 }, ['E38']],
  ],
)

rowsGive(
  '单位 账户 学时 成绩 证书',
  [
    '单位',
    '统一社会信用代码',
    '开户银行',
    '银行账号',
    '户名',
    '学时',
    '出勤学时',
    '成绩',
    '证书编号',
    '发证日期',
    '备注',
  ],
  [
    ['a unit with its code', { 单位: '甲厂', 统一社会信用代码: '91999999MA00000154' }, []],
    ['a code that fails its check', { 单位: '甲厂', 统一社会信用代码: '91999999MA00000155' }, ['W33']],
    ['a card', { 开户银行: '农信社', 银行账号: '9999990000000014', 户名: person(3).姓名 }, []],
    ['a card that fails its check', { 银行账号: '9999990000000015', 户名: person(4).姓名 }, ['W43']],
    ['a card too short', { 银行账号: '12345678901', 户名: person(5).姓名 }, ['E39']],
    ['another payee', { 银行账号: '999999555000123454', 户名: '周某某' }, ['W40']],
    ['hours with their word', { 学时: '40学时', 出勤学时: '38学时' }, []],
    ['about forty hours', { 学时: '约40', 出勤学时: null }, ['E42']],
    ['more attended than planned', { 学时: 40, 出勤学时: 45 }, ['E42']],
    ['fewer than four fifths', { 学时: 40, 出勤学时: 31 }, ['W42']],
    ['exactly four fifths', { 学时: 40, 出勤学时: 32 }, []],
    ['a dash is not known', { 学时: '-', 出勤学时: '-' }, []],
    ['a score', { 成绩: '85.5' }, []],
    ['a word for a score', { 成绩: '合格' }, []],
    ['a score over a hundred', { 成绩: 105 }, ['E43']],
    ['a score below nothing', { 成绩: '-5' }, ['E43']],
    ['a certificate', { 证书编号: 'S000099000001215000009', 发证日期: '2021-06-01' }, []],
    ['the same certificate again', { 证书编号: 'S000099000001215000009', 发证日期: '2021.6.1' }, ['E44']],
    ['a certificate of a month', { 证书编号: 'S000099000001215000010', 发证日期: '2021年6月' }, ['E46']],
    ['a certificate of a short year', { 证书编号: 'S000099000001215000011', 发证日期: '21/6/1' }, ['E46']],
    ['a remark is never read', { 备注: '合计 注：=1+1' }, []],
  ],
)

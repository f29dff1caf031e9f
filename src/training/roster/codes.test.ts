import { describe, expect, test } from 'vitest'
import { addMarks } from './add-marks.ts'
import { readGroups, readLevel } from './codes.ts'
import { findPlace } from './places.ts'
import { shippedLists } from './reference.ts'
import { registryFindings } from './registry.ts'
import {
  bookOf,
  bytesOf,
  found,
  HEADERS,
  idNumber,
  idNumbers,
  personRow,
  readingOf,
  receiptOfRows,
  theClass,
} from './test-books.ts'

const one = idNumber()
const base = { 姓名: '张三', 身份证号: one }

/** Codes at the cells of one row given by its headers. */
async function codesOf(cells: Readonly<Record<string, unknown>>, roster?: typeof theClass): Promise<string[]> {
  const row = { ...base, 备注: '', ...cells }
  const receipt = await receiptOfRows([Object.keys(row), Object.values(row)], roster)
  return receipt.cells.map(({ code }) => code)
}

test.each([
  ['E10', { 姓名: '' }],
  ['E11', { 姓名: '李四2' }],
  ['E11', { 姓名: '李四（组长）' }],
  ['E11', { 姓名: '甲'.repeat(51) }],
  ['E12', { 证件类型: '学生证' }],
  ['E20', { 身份证号: '' }],
  ['E20', { 身份证号: '无' }],
  ['E21', { 身份证号: '99999919800101001' }],
  ['E21', { 身份证号: '999999800101001' }],
  ['E22', { 身份证号: '999999198001010012' }],
  ['E22', { 身份证号: '999999198001100011' }],
  ['E23', { 身份证号: '999999199702290022' }],
  ['E23', { 身份证号: '999999198013010019' }],
  ['E25', { 身份证号: 999999198001010000 }],
  ['E26', { 民族: '火星族' }],
  ['E27', { 文化程度: '幼儿园大班' }],
  ['E28', { 户籍地: '火星市月球县' }],
  ['E29', { 户籍性质: '外星' }],
  ['E30', { 人员类别: '' }],
  ['E30', { 人员类别: '农民工、外星人' }],
  ['E31', { 手机号: '' }],
  ['E31', { 手机号: '12345678901' }],
  ['E31', { 手机号: '138000000' }],
  ['E34', { 工种: '' }],
  ['E36', { 等级: '' }],
  ['E36', { 等级: '九级' }],
  ['E36', { 等级: '五级/高级工' }],
  ['E38', { 从业年限: '51' }],
  ['E38', { 从业年限: '约6' }],
  ['E39', { 银行账号: '12345' }],
  ['E39', { 银行账号: 9999990000000014000 }],
  ['E42', { 学时: 40, 出勤学时: 41 }],
  ['E42', { 学时: '四十' }],
  ['E43', { 成绩: '101' }],
  ['E43', { 成绩: '78/壹佰' }],
  ['E46', { 发证日期: '2021-06' }],
  ['E46', { 出生日期: '88/3/7' }],
  ['W21', { 性别: '女' }],
  ['W22', { 出生日期: '1988-03-08' }],
  ['W24', { 身份证号: idNumber('19880307', '001', '539999') }],
  ['W24', { 身份证号: idNumber('19880307', '001', '009999') }],
  ['W28', { 户籍地: '云南省楚雄州禄丰县' }],
  ['W28', { 户籍地: '532331' }],
  ['W33', { 统一社会信用代码: '91999999MA00000155' }],
  ['W34', { 工种: '星舰驾驶' }],
  ['W37', { 等级: '四级', 原证书编号: '' }],
  ['W40', { 银行账号: '9999990000000014', 户名: '李四' }],
  ['W41', { 银行账号: '9999990000000014', 户名: '' }],
  ['W42', { 学时: 40, 出勤学时: 31 }],
  ['W43', { 银行账号: '9999990000000015' }],
])('%s: %j', async (code, cells) => {
  expect(await codesOf(cells)).toEqual([code])
})

test.each([
  { 身份证号: '99999919900101106x' },
  { 身份证号: idNumber('19880307', '001', '532331') },
  { 身份证号: idNumber('19880307', '001', '511302') },
  { 身份证号: idNumber('19880307', '001', '810000'), 证件类型: '港澳台居民居住证' },
  { 身份证号: 'E12345678', 证件类型: '护照' },
  { 证件类型: '身份证', 性别: '男', 出生日期: '1988年3月' },
  { 民族: '汉', 文化程度: '高中毕业', 户籍地: '红河州弥勒', 户籍性质: '农村' },
  { 户籍地: '四川省攀枝花市', 民族: '16' },
  { 人员类别: '脱贫劳动力/农民工；G08', 手机号: '１３８０００００００0' },
  { 工种: '6-31-01-03', 等级: '三级/高级工', 原证书编号: 'X1' },
  { 工种: '果树工（四级）', 等级: '5' },
  { 从业年限: '6年', 成绩: '78/85', 学时: '40', 出勤学时: '32' },
  { 成绩: '合格', 银行账号: '999999 0000 0000 14', 户名: '张 三' },
  { 银行账号: '9999990000000014', 户名: '李四（代领）', 发证日期: 44372 },
  { 民族: '-', 文化程度: '/', 户籍地: '无', 从业年限: '无', 单位: '无' },
])('nothing is wrong with %j', async (cells) => {
  expect(await codesOf(cells)).toEqual([])
})

describe('against a class', () => {
  const checked = (cells: Record<string, unknown>, over: Partial<typeof theClass> = {}) =>
    codesOf({ 工种: '电工', 等级: '五级', ...cells }, { ...theClass, plannedPeople: 1, ...over })

  test.each([
    ['E35', { 工种: '焊工' }],
    ['E35', { 等级: '三级' }],
    ['E42', { 学时: 41 }],
    ['E45', { 发证日期: '2021-06-24' }],
    ['E47', { 身份证号: idNumber('20050602', '001') }],
    ['W47', { 身份证号: idNumber('19610601', '001') }],
    ['E48', { 班级编号: 'BC-2021-17' }],
    ['W42', { 出勤学时: 31 }],
  ])('%s: %j', async (code, cells) => expect(await checked(cells)).toEqual([code]))

  test('sixteen on the first day is old enough, and the day before sixty is not yet too old', async () => {
    expect(await checked({ 身份证号: idNumber('20050601', '001') })).toEqual([])
    expect(await checked({ 身份证号: idNumber('19610602', '001') })).toEqual([])
  })

  test('E53 more people than places; W54 another number of people than the class says', async () => {
    const receipt = await receiptOfRows([HEADERS, personRow(0), personRow(1)], { ...theClass, plannedPeople: 1 })
    expect(found(receipt)).toEqual(['B3 E53'])
    expect(receipt.fileNotices.map(({ code }) => code)).toEqual(['W54'])
  })

  test('all that has its list is checked, and only the registry is missing', async () => {
    const receipt = await receiptOfRows([HEADERS, personRow(0)], theClass)
    expect(receipt.notChecked).toEqual(['E32', 'E37', 'E52', 'W30'])
  })
})

describe('rows against each other', () => {
  test('E50 marks the later row only; W51 the same name with another number', async () => {
    const receipt = await receiptOfRows([
      HEADERS,
      personRow(0),
      personRow(1),
      personRow(0, { 1: '另一人' }),
      personRow(3, { 1: '赵 甲' }),
    ])
    expect(found(receipt)).toEqual(['C4 E50', 'B5 W51'])
    expect(receipt).toMatchObject({ rows: 4, good: 2, bad: 1, warned: 1 })
  })

  test('W31 one phone for five people, none for four', async () => {
    const people = (count: number) => Array.from({ length: count }, (_, at) => personRow(at, { 4: '13800000000' }))
    expect(found(await receiptOfRows([HEADERS, ...people(4)]))).toEqual([])
    const five = await receiptOfRows([HEADERS, ...people(5)])
    expect(found(five)).toEqual([2, 3, 4, 5, 6].map((row) => `E${row} W31`))
    expect(five).toMatchObject({ rows: 5, warned: 5 })
  })

  test('E44 one certificate number twice', async () => {
    const [a, b] = idNumbers(2)
    const receipt = await receiptOfRows([
      ['姓名', '身份证号', '证书编号'],
      ['甲', a, 'S000099000001213000001'],
      ['乙', b, 's000099000001213000001 '],
    ])
    expect(found(receipt)).toEqual(['C3 E44'])
  })

  test('W01 a gap in the serial numbers is told once, starting again is none', async () => {
    const rows = [1, 2, 5, 6, 9, 1, 2].map((number, at) => personRow(at, { 0: number }))
    const receipt = await receiptOfRows([HEADERS, ...rows])
    expect(receipt.fileNotices).toMatchObject([{ code: 'W01', message: '序号不连续：从第 4 行起，共 2 处' }])
    expect(receipt.good).toBe(7)
  })
})

test('a missing column of the class is told once and blocks nobody', async () => {
  const receipt = await receiptOfRows([
    ['姓名', '身份证号', '性别'],
    ['张三', one, '男'],
  ])
  expect(receipt.fileNotices.map(({ code, field }) => `${code} ${field}`)).toEqual([
    'W30 groups',
    'W31 phone',
    'W34 occupation',
    'W36 level',
  ])
  expect(receipt).toMatchObject({ good: 1, bad: 0, warned: 0 })
})

test('the registry says what the file cannot: a lower certificate, the list of a group, the employer', async () => {
  const book = bookOf([[...HEADERS, '单位'], personRow(0, { 6: '四级', 8: '甲厂' }), personRow(1, { 8: '乙厂' })])
  const reading = await readingOf(await bytesOf(book))
  const [a, b] = idNumbers(2) as [string, string]
  const employees = { ...theClass, projectType: 'QYZG' }
  const { marks, checked } = registryFindings(
    reading,
    {
      heldLevels: new Map([[a, new Set()]]),
      groupLists: new Map([['G13', new Set([a])]]),
      employers: new Set(['甲厂']),
    },
    employees,
  )
  expect(marks.map(({ row, code }) => `${row} ${code}`)).toEqual(['2 E37', '3 W30', '3 E32'])
  const more = addMarks(reading, marks, checked)
  expect(more).toMatchObject({ people: 2, good: 0, warned: 0, bad: 2, rows: [] })
  expect(more.notChecked).not.toContain('E37')
  expect(registryFindings(reading, { heldLevels: new Map([[b, new Set()]]) }, undefined).marks).toEqual([])
})

test('a warning of the registry makes a good row warned', async () => {
  const reading = await readingOf(await bytesOf(bookOf([HEADERS, personRow(0), personRow(1)])))
  const { marks, checked } = registryFindings(reading, { groupLists: new Map([['G13', new Set()]]) }, undefined)
  expect(addMarks(reading, marks, checked)).toMatchObject({ good: 0, warned: 2, bad: 0 })
})

test.each([
  ['五级', 'junior'],
  ['5', 'junior'],
  ['四级（中级工）', 'intermediate'],
  ['三级/高级工', 'senior'],
  ['高级', 'senior'],
  ['二级', 'technician'],
  ['一级/高级技师', 'seniorTechnician'],
  ['高级技师', 'seniorTechnician'],
  ['技师', 'technician'],
  ['国家职业资格三级', 'senior'],
  ['专项职业能力', 'singleSkill'],
  ['特级技师', 'special'],
  ['高', undefined],
  ['六级', undefined],
  ['三级/初级工', undefined],
])('the level %s is %s: five is the lowest', (text, level) => expect(readLevel(text)).toBe(level))

test('groups are read by code, name and alias, with any separator', () => {
  expect(readGroups('G07 脱贫劳动力、农民工/残疾人，两后生 退役军人')).toEqual({
    groups: ['G04', 'G06', 'G07', 'G08', 'G12'],
    unknown: [],
  })
  expect(readGroups('就业困难人员/零就业家庭').groups).toEqual(['G11'])
})

test.each([
  ['云南省红河州弥勒市', '532504', false],
  ['红河哈尼族彝族自治州弥勒市弥阳镇某村', '532504', false],
  ['弥勒', '532504', false],
  ['云南省大理白族自治州', '532900', false],
  ['大理州宾川县金牛镇', '532924', false],
  ['石林县', '530126', false],
  ['昆明市', '530100', false],
  ['532924001', '532924', false],
  ['弥勒县', '532504', true],
  ['思茅地区', '530800', true],
  ['昭通地区鲁甸县', '530621', true],
  ['潞西市', '533103', true],
  ['中甸县', '533401', true],
  ['曲靖市沾益县', '530303', true],
  ['贵州省毕节市', '520000', false],
])('%s is %s', (text, code, converted) => {
  expect(findPlace(text, shippedLists().places)).toEqual({ code, converted })
})

test('a county under another prefecture, and a place that is none, match nothing', () => {
  for (const text of ['昆明市弥勒市', '火星', '539999', '999999'])
    expect(findPlace(text, shippedLists().places)).toBeUndefined()
})

test('no sentence ever tells the right check digit', async () => {
  const receipt = await receiptOfRows([HEADERS, personRow(0, { 2: '999999198001010012' })])
  expect(JSON.stringify(receipt)).not.toContain('999999198001010011')
})

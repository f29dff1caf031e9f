import { type Cell, type CellValue, type DataValidation, type WriteSheet, writeXlsx } from 'hucre'
import { columnLetters } from '../../platform/workbook/cell.ts'
import { finishTemplate } from '../../platform/workbook/finish-template.ts'
import { groupNames, levelNames } from './codes.ts'
import { headers, rosterFields } from './fields.ts'
import type { RosterClass } from './reading.ts'
import { CLASS_NAME, CLASS_SHEET, ROSTER_SHEET, TEMPLATE_PROPERTY, TEMPLATE_VERSION } from './template-marks.ts'

const LAST_ROW = 1000
const TEXT_SHEETS = [CLASS_SHEET, ROSTER_SHEET, '考勤', '成绩证书']
const HEADER_ROW = 3
const REQUIRED = new Set(['name', 'idNumber', 'groups', 'phone', 'occupation', 'level'])
const GUIDE: readonly string[] = [
  '学员名册填表说明',
  '一、在“学员名单”第 5 行起填写，一人一行。灰色示例行不入库，可以删去。',
  '二、带 * 的列必填。身份证号、手机号、银行账号列已设为文本，请不要改成数字。',
  '三、日期填到日，如 1988-03-07。不知道的留空，不要填 0。',
  '四、人员类别可填多个，用顿号隔开，名称见下拉或代码表。',
  '五、等级：五级是初级工，一级是高级技师。',
  '六、填好后整份上传。有错的行会在原表中标红并写明怎么改，改好后再传一次即可。',
]
const EXAMPLE: Readonly<Record<string, string>> = {
  sequence: '示例',
  name: '岩罕·应',
  idType: '居民身份证',
  idNumber: '999999198001010011',
  sex: '男',
  birth: '1980-01-01',
  ethnicity: '傣族',
  education: '初中',
  residence: '云南省红河州弥勒市',
  residenceKind: '农业',
  groups: '脱贫劳动力、农民工',
  phone: '10000000000',
  occupation: '电工',
  level: '五级/初级工',
  years: '6',
  hours: '40',
  attended: '38',
}
const LISTS: readonly (readonly [title: string, field: string, values: readonly string[]])[] = [
  ['证件类型', 'idType', ['居民身份证', '港澳台居民居住证', '护照', '永居证']],
  ['性别', 'sex', ['男', '女']],
  ['文化程度', 'education', ['研究生', '本科', '大专', '中专', '技工', '高中', '初中', '小学', '其他']],
  ['户籍性质', 'residenceKind', ['农业', '非农业', '居民']],
  ['等级', 'level', Object.values(levelNames)],
  ['人员类别', 'groups', Object.values(groupNames).map(([name]) => name)],
]
const COLUMNS = ['sequence', ...rosterFields] as const

/**
 * The empty roster workbook (roster/1): 填表说明, 班级信息, 学员名单 with headers in row 3 and an example in row 4, 考勤,
 * 成绩证书, and the very hidden 代码表 behind the drop-down lists. It carries its version and its class.
 */
export async function rosterTemplate(roster: RosterClass): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    defaultFont: { name: '宋体', size: 11 },
    properties: {
      title: `${roster.number} 学员名册`,
      custom: { [TEMPLATE_PROPERTY]: TEMPLATE_VERSION, [CLASS_NAME]: roster.id },
    },
    namedRanges: [{ name: CLASS_NAME, range: `"${roster.id}"` }],
    activeSheet: 2,
    sheets: [guideSheet(), classSheet(roster), peopleSheet(roster), attendanceSheet(), resultSheet(), codeSheet()],
  })
  return finishTemplate(bytes, TEXT_SHEETS, CLASS_NAME)
}

const printed = (headRow: number): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> => ({
  pageSetup: {
    paperSize: 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `$${headRow}:$${headRow}`,
  },
  headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
})

const text = { numFmt: '@' }
const textCell = (value: string, style: Cell['style'] = {}): Partial<Cell> => ({
  value,
  type: 'string',
  style: { ...text, ...style },
})
const headStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF5' } },
} as const
const exampleStyle = { font: { color: { rgb: '8C8C8C' } } } as const

function guideSheet(): WriteSheet {
  return {
    name: '填表说明',
    rows: GUIDE.map((line) => [line]),
    columns: [{ width: 100 }],
    protection: { sheet: true },
  }
}

function classSheet(roster: RosterClass): WriteSheet {
  const facts: readonly (readonly [string, string | number | null])[] = [
    ['班级编号', roster.number],
    ['培训机构', roster.institutionName],
    ['职业（工种）', roster.occupation],
    ['等级', roster.level && levelNames[roster.level]],
    ['开班日期', roster.startsOn],
    ['结课日期', roster.endsOn],
    ['计划人数', roster.plannedPeople],
    ['计划学时', roster.plannedHours],
    ['模板版本', TEMPLATE_VERSION],
  ]
  return {
    name: CLASS_SHEET,
    rows: facts.map(([key, value]) => [key, value]),
    columns: [{ width: 16 }, { width: 40, style: text }],
  }
}

function peopleSheet(roster: RosterClass): WriteSheet {
  const rows: CellValue[][] = [
    [`${roster.institutionName ?? ''} 学员名册`.trim()],
    [`班级编号：${roster.number}　模板版本：${TEMPLATE_VERSION}`],
    COLUMNS.map(headerOf),
    COLUMNS.map((field) => EXAMPLE[field] ?? null),
  ]
  const cells = new Map<string, Partial<Cell>>()
  cells.set('0,0', {
    value: rows[0]![0]!,
    type: 'string',
    style: { font: { bold: true, size: 16 }, alignment: { horizontal: 'center' } },
  })
  COLUMNS.forEach((field, column) => {
    cells.set(`2,${column}`, textCell(headerOf(field), headStyle))
    cells.set(`3,${column}`, textCell(EXAMPLE[field] ?? '', exampleStyle))
  })
  return {
    name: ROSTER_SHEET,
    rows,
    cells,
    columns: COLUMNS.map((field) => ({ width: widthOf(field), style: text })),
    merges: [0, 1].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: COLUMNS.length - 1 })),
    freezePane: { rows: HEADER_ROW, columns: 2 },
    dataValidations: validations(),
    ...printed(HEADER_ROW),
  }
}

const headerOf = (field: (typeof COLUMNS)[number]): string => headers[field][0] + (REQUIRED.has(field) ? '*' : '')
const widthOf = (field: string): number =>
  (
    ({
      sequence: 6,
      name: 12,
      idNumber: 22,
      residence: 24,
      groups: 22,
      employer: 26,
      employerCode: 22,
      account: 24,
      note: 24,
    }) as Record<string, number>
  )[field] ?? 14

/** Drop-down lists from the hidden sheet; several groups may be typed in one cell, so that list only advises. */
function validations(): DataValidation[] {
  return LISTS.map(([title, field, values], at) => {
    const column = columnLetters(COLUMNS.indexOf(field as (typeof COLUMNS)[number]))
    const codes = columnLetters(at)
    return {
      type: 'list',
      formula1: `代码表!$${codes}$2:$${codes}$${values.length + 1}`,
      range: `${column}${HEADER_ROW + 1}:${column}${LAST_ROW}`,
      allowBlank: true,
      showErrorMessage: field !== 'groups',
      errorTitle: title,
      errorMessage: '请从下拉列表中选择',
    }
  })
}

const attendanceSheet = (): WriteSheet =>
  blankTable('考勤', ['序号', '姓名', '身份证号', '日期', '上午', '下午', '学时', '备注'])
const resultSheet = (): WriteSheet =>
  blankTable('成绩证书', ['序号', '姓名', '身份证号', '理论', '实操', '证书编号', '发证日期', '备注'])

function blankTable(name: string, head: readonly string[]): WriteSheet {
  const cells = new Map(head.map((title, column) => [`0,${column}`, textCell(title, headStyle)] as const))
  return {
    name,
    rows: [[...head]],
    cells,
    columns: head.map((title) => ({ width: title === '身份证号' || title === '证书编号' ? 24 : 12, style: text })),
    freezePane: { rows: 1 },
    ...printed(1),
  }
}

function codeSheet(): WriteSheet {
  const longest = Math.max(...LISTS.map(([, , values]) => values.length))
  const rows: CellValue[][] = [LISTS.map(([title]) => title)]
  for (let at = 0; at < longest; at += 1) rows.push(LISTS.map(([, , values]) => values[at] ?? null))
  return { name: '代码表', rows, veryHidden: true }
}

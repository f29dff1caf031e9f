import { fileURLToPath } from 'node:url'
import exceljs from 'exceljs'
import { openStream } from '../../src/demo/generator.ts'
import { inventName } from '../../src/demo/names.ts'
import { inventId } from '../../src/demo/numbers.ts'
import { DEMO_REGION } from '../../src/platform/identifiers/citizen-id.ts'
import { checkCharacter } from '../../src/platform/identifiers/iso7064.ts'

/** Makes roster-messy.xlsx anew: a roster as offices make it, with seven bad cells of seven kinds. */
const FILE = fileURLToPath(new URL('roster-messy.xlsx', import.meta.url))
/** Beyond every invented person of a demo world. */
const FIRST = 6_000_000
const PEOPLE = 24
/** Of retirement age long before the class. */
const OLDEST_BODY = `${DEMO_REGION}19540312701`
const OLDEST = `${OLDEST_BODY}${checkCharacter(OLDEST_BODY)}`
const HEADERS = ['序号', '姓  名', '公民身份\n号码', '人员类别', '联系电话', '班级编号', '发证日期', '学时', '出勤学时']
/** Rows that are bad, and how; the total row is the seventh. */
const BAD = { check: 4, tail: 8, month: 11, otherClass: 15, twice: 18, old: 21 } as const

const stream = openStream(20_210_630, 'roster-messy')
/** Nobody but the one who is meant to be is near retirement. */
const ids = Array.from({ length: PEOPLE * 2 }, (_, n) => inventId(FIRST + n * 11, stream))
const people = ids
  .filter(({ birth }) => birth >= '1972-01-01')
  .slice(0, PEOPLE)
  .map((id) => ({ ...id, name: inventName(stream) }))

const fullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const spoiled = (number: string): string => `${number.slice(0, 17)}${number.endsWith('0') ? '1' : '0'}`

/** The number as somebody typed it: once with a wrong last place, once as a number, whose last three places are lost. */
function numberOf(n: number): string | number {
  const { number } = people[n]!
  if (n === BAD.check) return spoiled(number)
  if (n === BAD.tail) return Number(`${number.slice(0, 17)}0`)
  if (n === BAD.twice) return people[2]!.number
  if (n === BAD.old) return OLDEST
  return n % 9 === 1 ? fullWidth(number) : n % 9 === 6 ? ` ${number.slice(0, 6)} ${number.slice(6)}` : number
}

/** What somebody typed for the day of the certificate, and for the class. */
const dayOf = (n: number): string => (n === BAD.month ? '2021年6月' : '')
const classOf = (n: number): string => (n === BAD.otherClass ? '第99期' : '')

const book = new exceljs.Workbook()
const sheet = book.addWorksheet('名册')
sheet.addRow(['宾川县技工学校（演示）培训学员花名册　演示数据'])
sheet.mergeCells(1, 1, 1, HEADERS.length)
sheet.addRow(['填报单位：宾川县技工学校（演示）　填报日期：2021年6月30日'])
sheet.mergeCells(2, 1, 2, HEADERS.length)
sheet.addRow(HEADERS)
for (const [n, { name }] of people.entries()) {
  const written = n === BAD.twice ? people[2]!.name : n % 5 === 3 ? [...name].join(' ') : name
  const phone = `1000${String(3_000_000 + n)}`
  sheet.addRow([n + 1, written, numberOf(n), n % 4 === 0 ? '农民工' : '农村劳动力', phone, classOf(n), dayOf(n), 40, 38])
}
sheet.addRow(['合计', `${PEOPLE}人`, '', '', '', '', '', PEOPLE * 40, PEOPLE * 38])
sheet.addRow(['填表人：李春燕', '', '审核：', '', '日期：'])
sheet.getRow(1).font = { name: '方正小标宋简体', size: 18 }
sheet.getRow(3).font = { bold: true }
for (const [at, width] of [6, 12, 24, 14, 16, 12, 14, 8, 10].entries()) sheet.getColumn(at + 1).width = width
sheet.getColumn(3).numFmt = '@'
book.created = new Date('2021-06-30T02:00:00Z')
book.modified = book.created
await book.xlsx.writeFile(FILE)

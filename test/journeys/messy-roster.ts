import exceljs from 'exceljs'
import { openStream } from '../../src/demo/generator.ts'
import { inventId } from '../../src/demo/numbers.ts'

const HEADERS = ['序号', '姓  名', '公民身份\n号码', '人员类别', '联系电话', '学时', '出勤学时']
const FIRST = 40_000

interface Roster {
  readonly people: number
  /** Whether the third person's number has a wrong check character. */
  readonly wrong: boolean
}

/** A roster as offices really make them: merged titles, aliases, full-width digits, a total row, a signature row. */
export async function messyRoster({ people, wrong }: Roster): Promise<Buffer> {
  const stream = openStream(1, 'journey')
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('名册')
  sheet.addRow(['宾川县技工学校培训学员花名册'])
  sheet.mergeCells('A1:G1')
  sheet.addRow(['填报单位：宾川县技工学校　填报日期：2021年6月30日'])
  sheet.mergeCells('A2:G2')
  sheet.addRow(HEADERS)
  for (let n = 0; n < people; n++) {
    const { number } = inventId(FIRST + n, stream)
    const written = n === 2 && wrong ? spoiled(number) : n === 1 ? fullWidth(number) : number
    sheet.addRow([
      n + 1,
      `学员${'甲乙丙丁戊己庚辛壬癸'[n]}`,
      written,
      '农村劳动力',
      `1000002${String(n).padStart(4, '0')}`,
      40,
      38,
    ])
  }
  sheet.addRow(['合计', '', '', '', '', people * 40, people * 38])
  sheet.addRow(['填表人：李春燕', '', '审核：', '', '日期：'])
  return Buffer.from(await book.xlsx.writeBuffer())
}

const spoiled = (number: string): string => `${number.slice(0, 17)}${number.endsWith('0') ? '1' : '0'}`
const fullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

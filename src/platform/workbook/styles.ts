import { attribute, xmlScan } from './xml-scan.ts'

/** How the number formats of a workbook show a number, by style index of a cell. */
export interface NumberStyles {
  isDate(style: number): boolean
  isPercent(style: number): boolean
}

/** Built-in formats of ECMA-376 part 1, 18.8.30, with those that Chinese editions add (27–36, 50–58). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

const QUOTED = /"[^"]*"|\\.|_.|\*./g
const BRACKETED = /\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi

/** Whether a format code shows a day or a time: letters y, m, d, h, s outside quotes, colours and conditions. */
export function isDateFormat(code: string): boolean {
  const plain = code.replace(QUOTED, '').replace(BRACKETED, '')
  return !/^general$/i.test(plain) && /[ymdhs]/i.test(plain)
}

const isPercentFormat = (code: string) => code.replace(QUOTED, '').includes('%')

/** Reads the number formats of a styles part. Without a part no cell is a date. */
export function readNumberStyles(xml: string | undefined): NumberStyles {
  const dates: boolean[] = []
  const percents: boolean[] = []
  const codes = new Map<number, string>()
  let inCellStyles = false
  const scan = xmlScan({
    open(name, tag) {
      if (name === 'numFmt') codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attribute(tag, 'numFmtId') ?? 0)
        const code = codes.get(id)
        dates.push(code === undefined ? isBuiltInDate(id) : isDateFormat(code))
        percents.push(code === undefined ? id === 9 || id === 10 : isPercentFormat(code))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  if (xml) scan.write(xml)
  return { isDate: (style) => dates[style] === true, isPercent: (style) => percents[style] === true }
}

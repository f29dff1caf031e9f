import type { Language } from '../../platform/refusal.ts'
import { columnLetters } from '../../platform/workbook/cell.ts'
import { type CellMark, markWorkbook } from '../../platform/workbook/mark.ts'
import { isError } from './across-rows.ts'
import type { RosterMark, RosterReading } from './reading.ts'
import { findingOf, messageOf, suggestionOf } from './receipt.ts'
import { ERROR_SHEET } from './template-marks.ts'

const LIST_HEAD = ['行', '列', '代码', '说明', 'English', '原值', '怎么改']
const LIST_WIDTHS = [8, 6, 8, 34, 44, 26, 40]

/**
 * The workbook as it came, with each bad cell light red, each warned cell light amber, a comment at the cell, and one
 * sheet 错误清单 behind the others that lists the errors in the order of the receipt.
 */
export async function markRoster(
  original: Uint8Array,
  fileName: string,
  reading: RosterReading,
  sheetIndex: number,
  language: Language,
): Promise<Uint8Array> {
  const marks = reading.marks.map((mark): CellMark => {
    return {
      row: mark.row,
      column: mark.column,
      tone: isError(mark) ? 'bad' : 'warned',
      comment: `${mark.code} ${messageOf(mark, language)}`,
    }
  })
  const rows = reading.marks.filter(isError).map((mark) => listRow(mark, language))
  return markWorkbook(original, fileName, sheetIndex, {
    marks,
    list: { name: ERROR_SHEET, head: LIST_HEAD, widths: LIST_WIDTHS, rows },
    isOwnLine: (line) => /^[EW]\d\d /.test(line),
  })
}

const listRow = (mark: RosterMark, language: Language): (string | number)[] => [
  mark.row,
  columnLetters(mark.column),
  mark.code,
  findingOf(mark, 'zh'),
  findingOf(mark, 'en'),
  mark.value,
  suggestionOf(mark, language),
]

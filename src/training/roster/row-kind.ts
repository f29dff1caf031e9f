import type { Cell, SheetRow } from '../../platform/workbook/cell.ts'
import { type RosterHead, repeatsHead } from './head.ts'
import type { SkipReason } from './reading.ts'
import { compact, isUnknown, trimmed } from './text.ts'

export type RowKind = 'blank' | 'person' | SkipReason

const TOTAL = /合计|总计|小计/
const NOTE = /填表|审核|^注|注[:：]/
const EXAMPLE = /^[(（【[]?(示例|样例|范例|例如)[)）】\]]?[:：]?$/
const CLASS_LINE = /^(班级|班级编号|班级名称|班号|培训班|培训班名称|开班编号|期次)[:：]|^第.{1,6}期/
const CLOSING =
  /[:：]|^(制表|制单|填报|负责人|经办人|联系人|签字|签章|盖章|单位公章|日期|以下空白|此页|本页|第.+页|\d*年\d*月\d*日?$)/
const SENTENCE = /[，。；,;]/

/** What a row below the head is. A row with an identity number is always a person. */
export function rowKind(row: SheetRow, head: RosterHead): RowKind {
  const words = firstWords(row)
  if (words.length === 0) return 'blank'
  if (EXAMPLE.test(words[0]!)) return 'example-row'
  if (repeatsHead(row, head)) return 'repeated-header'
  if (hasNumber(row, head)) return 'person'
  if (words.some((word) => TOTAL.test(word))) return 'total-row'
  if (words.some((word) => NOTE.test(word))) return 'note-row'
  if (holdsName(row, head) && !isClosing(row, head)) return 'person'
  if (words.some((word) => CLASS_LINE.test(word)) || isClosing(row, head)) return 'note-row'
  return isNumberedOnly(row, head) ? 'blank' : 'person'
}

const FIRST_CELLS = 3

/** The words of the first three filled cells, without spaces. */
function firstWords({ cells }: SheetRow): string[] {
  const words: string[] = []
  for (let column = 0; column < cells.length && words.length < FIRST_CELLS; column += 1) {
    const word = wordsOf(cells[column])
    if (word !== '') words.push(word.replace(/[\s\u3000]/g, ''))
  }
  return words
}

const wordsOf = (cell: Cell | undefined): string => (cell ? trimmed(cell.text) : '')

function countFilled({ cells }: SheetRow, most: number): number {
  let filled = 0
  for (let column = 0; column < cells.length && filled < most; column += 1)
    if (wordsOf(cells[column]) !== '') filled += 1
  return filled
}

/** A row with a single filled cell that is no number: a person without all data, or the title of the next table. */
export const isLone = (row: SheetRow, head: RosterHead): boolean => countFilled(row, 2) === 1 && !hasNumber(row, head)

const cellIn = (row: SheetRow, head: RosterHead, kind: 'name' | 'idNumber') =>
  row.cells[head.columns.get(kind)?.[0] ?? -1]

const holdsName = (row: SheetRow, head: RosterHead): boolean => {
  const cell = cellIn(row, head, 'name')
  return cell !== undefined && !isUnknown(trimmed(cell.text))
}

/** Whether something like an identity number stands there: the 47人 of a total row is none. */
const hasNumber = (row: SheetRow, head: RosterHead): boolean => {
  const cell = cellIn(row, head, 'idNumber')
  return cell !== undefined && /^'?[0-9a-z.+]{7,}$/i.test(compact(cell.text))
}

/** Words under a table, or a sentence in one cell: 制表人：…, 以下空白, 以上人员情况属实。 */
function isClosing(row: SheetRow, head: RosterHead): boolean {
  const filled = row.cells.filter((cell) => cell !== undefined && trimmed(cell.text) !== '')
  if (filled[0]!.kind !== 'text') return false
  const first = trimmed(filled[0]!.text).replace(/[\s\u3000]/g, '')
  if (CLOSING.test(first)) return filled.length === 1 || /[:：]/.test(first)
  const column = row.cells.indexOf(filled[0])
  return filled.length === 1 && (SENTENCE.test(first) || first.length > 15 || !isMapped(head, column))
}

/** Prepared empty lines carry a serial number and nothing that names a person. */
function isNumberedOnly(row: SheetRow, head: RosterHead): boolean {
  const serial = head.columns.get('sequence')?.[0] ?? -1
  return row.cells.every(
    (cell, column) =>
      cell === undefined || column === serial || isUnknown(trimmed(cell.text)) || !isMapped(head, column),
  )
}

const isMapped = (head: RosterHead, column: number) => [...head.columns.values()].some((all) => all.includes(column))

/** The class that a line above a table names: 班级编号：BC-2021-07. */
export function classNamedIn(row: SheetRow): string | undefined {
  for (let at = 0; at < row.cells.length; at += 1) {
    const text = row.cells[at] ? trimmed(row.cells[at]!.text) : ''
    const match = /(?:班级编号|班号|开班编号|班级|期次)\s*[:：]\s*([^\s,，;；]*)/.exec(text)
    if (!match) {
      if (/^(班级编号|班号|开班编号)$/.test(text)) return row.cells.slice(at + 1).find((cell) => cell)?.text
      continue
    }
    return match[1] || row.cells.slice(at + 1).find((cell) => cell)?.text
  }
  return undefined
}

import { type Language, say } from '../../platform/refusal.ts'
import { columnLetters } from '../../platform/workbook/cell.ts'
import type { RosterMark, RosterNotice, RosterReading } from './reading.ts'
import { rosterSentences } from './words.ts'

/** A finding at a cell, in words: `message` is what is wrong and how to mend it. */
export interface ReceiptCell {
  readonly row: number
  readonly column: string
  readonly field: string
  readonly code: string
  readonly value: string
  readonly message: string
}

/** The receipt of `roster check`, as the command line prints it (cli.md). */
export interface RosterReceipt {
  readonly file: string
  readonly sheet: string
  readonly otherSheets: readonly string[]
  readonly headerRow: number
  readonly rows: number
  readonly good: number
  readonly bad: number
  readonly warned: number
  readonly skipped: readonly { readonly row: number; readonly why: string }[]
  readonly columns: Readonly<Record<string, string>>
  readonly fileNotices: readonly { readonly code: string; readonly field: string | null; readonly message: string }[]
  readonly notChecked: readonly string[]
  readonly cells: readonly ReceiptCell[]
}

const wordFor = (code: string, reason: string | undefined): string =>
  reason && `${code}.${reason}` in rosterSentences ? `${code}.${reason}` : code

/** What is wrong at a cell: 证号校验不符. */
export const findingOf = (mark: RosterMark, language: Language): string =>
  say(rosterSentences, language, wordFor(mark.code, mark.reason), mark.facts)

/** How to mend it: 按身份证逐位核对. Never the right check digit. */
export function suggestionOf(mark: RosterMark, language: Language): string {
  const code = mark.reason === 'error-value' ? 'mend.error-value' : wordFor(`mend.${mark.code}`, mark.reason)
  return say(rosterSentences, language, code, mark.facts)
}

export const messageOf = (mark: RosterMark, language: Language): string =>
  `${findingOf(mark, language)}${language === 'zh' ? '：' : ': '}${suggestionOf(mark, language)}`

export const noticeMessage = (notice: RosterNotice, language: Language): string =>
  say(rosterSentences, language, `notice.${notice.code}`, notice.facts)

export function receiptOf(reading: RosterReading, file: string, language: Language): RosterReceipt {
  return {
    file,
    sheet: reading.sheet,
    otherSheets: reading.otherSheets,
    headerRow: reading.headerRow,
    rows: reading.people,
    good: reading.good,
    bad: reading.bad,
    warned: reading.warned,
    skipped: reading.skipped,
    columns: reading.columns,
    fileNotices: reading.notices.map((notice) => ({
      code: notice.code,
      field: notice.field,
      message: noticeMessage(notice, language),
    })),
    notChecked: reading.notChecked,
    cells: reading.marks.map((mark) => ({
      row: mark.row,
      column: columnLetters(mark.column),
      field: mark.field,
      code: mark.code,
      value: mark.value,
      message: messageOf(mark, language),
    })),
  }
}

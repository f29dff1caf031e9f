import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { onTestFinished } from 'vitest'
import { changai } from '../../../test/changai.ts'

export interface Cell {
  readonly row: number
  readonly column: string
  readonly field: string
  readonly code: string
  readonly value: unknown
  readonly message: string
}

export interface Receipt {
  readonly sheet: string
  readonly otherSheets: readonly string[]
  readonly headerRow: number
  readonly rows: number
  readonly good: number
  readonly bad: number
  readonly warned: number
  readonly skipped: readonly { readonly row: number; readonly why: string }[]
  readonly columns: Readonly<Record<string, string>>
  readonly fileNotices: readonly { readonly code: string; readonly field?: string; readonly message: string }[]
  readonly notChecked: readonly string[]
  readonly cells: readonly Cell[]
}

export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'roster-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

async function run(bytes: Uint8Array, name: string, more: readonly string[]) {
  const path = join(folder(), name)
  writeFileSync(path, bytes)
  const ran = await changai(['roster', 'check', path, '--json', ...more])
  return { status: ran.status, answer: JSON.parse(ran.stdout) }
}

/** The receipt of a file, as a script of an office reads it. */
export async function receiptOf(bytes: Uint8Array, name = '名册.xlsx', more: readonly string[] = []): Promise<Receipt> {
  const { status, answer } = await run(bytes, name, more)
  if (status !== 0) throw new Error(`refused with ${status}: ${JSON.stringify(answer)}`)
  return answer
}

/** Exit status and code of a file that is refused whole. */
export async function refusalOf(bytes: Uint8Array, name = '名册.xlsx') {
  const { status, answer } = await run(bytes, name, [])
  return { status, code: answer.refusal?.code as string | undefined }
}

/** The codes at one row, in order. */
export const codesAt = ({ cells }: Receipt, row: number): string[] =>
  cells
    .filter((cell) => cell.row === row)
    .map(({ code }) => code)
    .sort()

export const counts = ({ rows, good, bad, warned }: Receipt) => ({ rows, good, bad, warned })

export async function workbook(build: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  build(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** One sheet with these rows, from row 1. */
export const sheetOf = (rows: readonly (readonly unknown[])[], name = 'Sheet1'): Promise<Uint8Array> =>
  workbook((book) => {
    const sheet = book.addWorksheet(name)
    rows.forEach((cells, at) => {
      cells.forEach((value, column) => {
        if (value !== null && value !== undefined) sheet.getCell(at + 1, column + 1).value = value as ExcelJS.CellValue
      })
    })
  })

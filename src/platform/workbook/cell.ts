/** What a cell holds; `date` is a number that the workbook shows as a day. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error'

/**
 * A cell as a reader needs it: `text` is the words in it, a number without grouping, a day as YYYY-MM-DD or the error
 * value (#N/A). A formula is its stored result; nothing is ever calculated.
 */
export interface Cell {
  readonly kind: CellKind
  readonly text: string
  /** The stored number of a number or date cell; the serial day in the workbook's own date system. */
  readonly number?: number
  /** The number is shown as a percentage: 1 reads 100%. */
  readonly percent?: boolean
}

/** A row with the number that Excel shows (1-based) and its cells by column, A at 0. Empty cells are absent. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly (Cell | undefined)[]
  readonly hidden: boolean
}

/** A merged area, 1-based rows and 0-based columns, all four ends inside. */
export interface MergedArea {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** Letters of a 0-based column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}

/** The 0-based column of letters such as AA; -1 when there are none. */
export function columnNumber(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

/** Reads an area such as A1:C3 or B2; undefined when the text is none. */
export function mergedArea(reference: string): MergedArea | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(reference)
  if (!match) return undefined
  const [, left, top, right = left, bottom = top] = match
  const columns = [columnNumber(left!), columnNumber(right!)].sort((a, b) => a - b)
  const rows = [Number(top), Number(bottom)].sort((a, b) => a - b)
  return { firstRow: rows[0]!, lastRow: rows[1]!, firstColumn: columns[0]!, lastColumn: columns[1]! }
}

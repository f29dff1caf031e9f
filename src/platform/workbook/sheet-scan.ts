import { type Cell, columnNumber, type SheetRow } from './cell.ts'
import { LAST_COLUMN, LAST_ROW, WIDEST_TABLE } from './limits.ts'
import { unreadable } from './refuse.ts'
import { dayOfSerial } from './serial-day.ts'
import { decodeEscapes, type SharedText } from './shared-text.ts'
import type { NumberStyles } from './styles.ts'
import { attribute, xmlScan } from './xml-scan.ts'

/** What the cells of a worksheet part refer to. */
export interface SheetSurroundings {
  readonly shared: SharedText
  readonly styles: NumberStyles
  readonly date1904: boolean
}

interface Place {
  row: number
  column: number
  type: string
  style: number
  value: string
  inline: string
}

const SHORT = 12

/**
 * Scans the rows of a worksheet part, fed in pieces; each row goes to `take` as soon as it ends. Rows and cells without
 * references are numbered on, as the standard allows. Formulas are their stored results.
 */
export function sheetScan(around: SheetSurroundings, take: (row: SheetRow) => void) {
  const place: Place = { row: 0, column: -1, type: '', style: -1, value: '', inline: '' }
  let cells: (Cell | undefined)[] = []
  let hidden = false
  let reading: 'value' | 'inline' | undefined
  let inReadingAid = false
  let inRows = false
  return xmlScan({
    open(name, tag) {
      if (name === 'c') enterCell(place, tag)
      else if (name === 'v') reading = 'value'
      else if (name === 't') reading = inReadingAid ? undefined : 'inline'
      else if (name === 'row' && inRows) {
        place.row = rowNumber(tag, place.row)
        place.column = -1
        cells = []
        hidden = /\shidden=["'](1|true)/.test(tag)
      } else if (name === 'rPh') inReadingAid = true
      else if (name === 'sheetData') inRows = true
    },
    text(piece) {
      if (reading === 'value') place.value += piece
      else if (reading === 'inline') place.inline += piece
    },
    close(name) {
      if (name === 'v' || name === 't') reading = undefined
      else if (name === 'c') {
        const cell = cellOf(place, around)
        if (cell && place.column < WIDEST_TABLE) cells[place.column] = cell
      } else if (name === 'row' && inRows) take({ row: place.row, cells, hidden })
      else if (name === 'rPh') inReadingAid = false
      else if (name === 'sheetData') inRows = false
    },
  })
}

/** Rows only ever go down: a number that stands twice would be two people in one row. */
function rowNumber(tag: string, last: number): number {
  const given = attribute(tag, 'r')
  const row = given === undefined ? last + 1 : Number(given)
  if (!Number.isInteger(row) || row <= last || row > LAST_ROW) throw unreadable('corrupt')
  return row
}

function enterCell(place: Place, tag: string): void {
  place.column += 1
  place.type = 'n'
  place.style = -1
  place.value = ''
  place.inline = ''
  readCellTag(place, tag)
  if (place.column < 0 || place.column > LAST_COLUMN) throw unreadable('corrupt')
}

const LETTER_R = 114
const LETTER_S = 115
const LETTER_T = 116

/** The attributes r, s and t of a cell in one pass: there are millions of cells, and three searches in each cost most. */
function readCellTag(place: Place, tag: string): void {
  for (let equals = tag.indexOf('='); equals > 0; ) {
    const quote = tag[equals + 1]
    const letter = tag.charCodeAt(equals - 1)
    if ((quote !== '"' && quote !== "'") || letter <= 32) {
      readSpacedTag(place, tag)
      return
    }
    const end = tag.indexOf(quote, equals + 2)
    if (end < 0) return
    if (tag.charCodeAt(equals - 2) <= 32) {
      const value = tag.slice(equals + 2, end)
      if (letter === LETTER_R) place.column = columnNumber(value)
      else if (letter === LETTER_S) place.style = Number(value)
      else if (letter === LETTER_T) place.type = value
    }
    equals = tag.indexOf('=', end)
  }
}

/** The same where spaces stand around an equals sign, as hardly any program writes them. */
function readSpacedTag(place: Place, tag: string): void {
  const reference = attribute(tag, 'r')
  if (reference !== undefined) place.column = columnNumber(reference)
  place.type = attribute(tag, 't') ?? 'n'
  place.style = Number(attribute(tag, 's') ?? -1)
}

function cellOf(place: Place, around: SheetSurroundings): Cell | undefined {
  const { type, value } = place
  if (type === 's') return textCell(around.shared.at(Number(value)))
  if (type === 'inlineStr') return textCell(own(decodeEscapes(place.inline)))
  if (value === '') return undefined
  if (type === 'str') return textCell(own(decodeEscapes(value)))
  if (type === 'e') return { kind: 'error', text: value }
  if (type === 'b') return { kind: 'boolean', text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' }
  if (type === 'd') return { kind: 'date', text: own(value.slice(0, 10)) }
  return numberCell(value, place.style, around)
}

const textCell = (text: string | undefined): Cell | undefined => (text ? { kind: 'text', text } : undefined)

/** A text of its own: a long piece cut from the stream would keep the whole stream in memory. */
const own = (text: string): string => (text.length > SHORT ? Buffer.from(text).toString() : text)

function numberCell(value: string, style: number, around: SheetSurroundings): Cell | undefined {
  const number = Number(value)
  if (Number.isNaN(number)) return textCell(own(value))
  if (style >= 0 && around.styles.isDate(style)) {
    const day = dayOfSerial(number, around.date1904)
    if (day !== undefined) return { kind: 'date', text: day, number }
  }
  const text = String(number)
  return style >= 0 && around.styles.isPercent(style)
    ? { kind: 'number', text: `${Number((number * 100).toPrecision(12))}%`, number, percent: true }
    : { kind: 'number', text, number }
}

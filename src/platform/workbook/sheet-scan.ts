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
  const reference = attribute(tag, 'r')
  place.column = reference === undefined ? place.column + 1 : columnNumber(reference)
  if (place.column < 0 || place.column > LAST_COLUMN) throw unreadable('corrupt')
  place.type = attribute(tag, 't') ?? 'n'
  const style = attribute(tag, 's')
  place.style = style === undefined ? -1 : Number(style)
  place.value = ''
  place.inline = ''
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

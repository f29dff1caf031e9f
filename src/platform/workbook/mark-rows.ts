import { columnLetters, columnNumber } from './cell.ts'
import type { MarkStyles, MarkTone } from './mark-styles.ts'
import { unreadable } from './refuse.ts'
import { attribute } from './xml-scan.ts'

/** Tones by row (as Excel counts) and 0-based column. */
export type RowTones = ReadonlyMap<number, ReadonlyMap<number, MarkTone>>

const ROWS_BEGIN = /<(?:\w+:)?sheetData(?:\s[^>]*|\/)?>/
const ROW_OR_END = /<(?:(?:\w+:)?row(?=[\s/>])|\/(?:\w+:)?sheetData\s*>)/g
const ROW_CLOSE = /<\/(?:\w+:)?row\s*>/g
const CELL = /<(\w+:)?c(?=[\s/>])([^>]*)>/g
const MOST_TEXT = 64 * 1024 * 1024

/**
 * Rewrites the rows of a worksheet part as its text passes by: marked cells get another style, everything else stays as
 * it is, character by character. What stands behind the rows goes through `behind` as one text.
 */
export async function* markRows(
  pieces: AsyncIterable<string>,
  tones: RowTones,
  styles: MarkStyles,
  behind: (text: string) => string,
): AsyncGenerator<string> {
  let text = ''
  let phase: 'before' | 'rows' | 'behind' = 'before'
  let edit = (row: string, _number: number) => row
  let number = 0
  for await (const piece of pieces) {
    text += piece
    if (text.length > MOST_TEXT) throw unreadable('token-too-long')
    if (phase === 'before') {
      const begin = ROWS_BEGIN.exec(text)
      if (!begin) continue
      const end = begin.index + begin[0].length
      edit = rowEditor(tones, styles, columnStyles(text.slice(0, begin.index)))
      yield text.slice(0, end)
      text = text.slice(end)
      phase = begin[0].endsWith('/>') ? 'behind' : 'rows'
    }
    if (phase !== 'rows') continue
    const taken = takeRows(text, number, edit)
    number = taken.number
    if (taken.done) phase = 'behind'
    if (taken.out !== '') yield taken.out
    text = text.slice(taken.used)
  }
  yield behind(text)
}

/** Edits every whole row of the text; says how far it came and whether the rows are over. */
function takeRows(text: string, last: number, edit: (row: string, number: number) => string) {
  let out = ''
  let used = 0
  let number = last
  for (;;) {
    ROW_OR_END.lastIndex = used
    const found = ROW_OR_END.exec(text)
    if (!found) {
      // The last tag may go on in the next piece.
      const safe = Math.max(used, text.lastIndexOf('<'))
      return { out: out + text.slice(used, safe), used: safe, number, done: false }
    }
    if (found[0].startsWith('</'))
      return { out: out + text.slice(used, found.index), used: found.index, number, done: true }
    const end = rowEnd(text, found.index)
    if (end < 0) return { out: out + text.slice(used, found.index), used: found.index, number, done: false }
    const row = text.slice(found.index, end)
    number = Number(attribute(row.slice(0, row.indexOf('>') + 1), 'r') ?? number + 1)
    out += text.slice(used, found.index) + edit(row, number)
    used = end
  }
}

function rowEnd(text: string, start: number): number {
  const tag = text.indexOf('>', start)
  if (tag < 0) return -1
  if (text[tag - 1] === '/') return tag + 1
  ROW_CLOSE.lastIndex = tag
  const close = ROW_CLOSE.exec(text)
  return close ? close.index + close[0].length : -1
}

/** Default style of each column, from what stands before the rows. */
function columnStyles(head: string): (column: number) => number {
  const ranges = [...head.matchAll(/<(?:\w+:)?col\s[^>]*>/g)].map(([tag]) => ({
    first: Number(attribute(tag, 'min')),
    last: Number(attribute(tag, 'max')),
    style: Number(attribute(tag, 'style') ?? 0),
  }))
  return (column) => ranges.find(({ first, last }) => first <= column + 1 && column + 1 <= last)?.style ?? 0
}

function rowEditor(tones: RowTones, styles: MarkStyles, columnStyle: (column: number) => number) {
  return (row: string, number: number): string => {
    const marks = tones.get(number)
    if (!marks && !styles.anyMarked) return row
    return editRow(row, number, marks ?? new Map(), styles, columnStyle)
  }
}

function editRow(
  row: string,
  number: number,
  marks: ReadonlyMap<number, MarkTone>,
  styles: MarkStyles,
  columnStyle: (column: number) => number,
): string {
  const tag = row.slice(0, row.indexOf('>') + 1)
  const prefix = /^<(\w+:)?/.exec(tag)![1] ?? ''
  const rowStyle = /customFormat=["'](1|true)/.test(tag) ? Number(attribute(tag, 's') ?? 0) : undefined
  const waiting = [...marks].sort(([a], [b]) => a - b)
  const insertBefore = (column: number) => {
    let added = ''
    for (let next = waiting[0]; next && next[0] < column; next = waiting[0]) {
      waiting.shift()
      const style = styles.marked(rowStyle ?? columnStyle(next[0]), next[1])
      added += `<${prefix}c r="${columnLetters(next[0])}${number}" s="${style}"/>`
    }
    return added
  }
  let column = -1
  const edited = row.replace(CELL, (cell: string) => {
    const reference = attribute(cell, 'r')
    column = reference === undefined ? column + 1 : columnNumber(reference)
    const added = insertBefore(column)
    if (waiting[0]?.[0] === column)
      return added + withStyle(cell, styles.marked(styleOf(cell, styles), waiting.shift()![1]))
    const plain = styles.anyMarked ? styles.unmarked(Number(attribute(cell, 's') ?? 0)) : undefined
    return added + (plain === undefined ? cell : withStyle(cell, plain))
  })
  const rest = insertBefore(Number.POSITIVE_INFINITY)
  if (rest === '') return edited
  if (tag.endsWith('/>')) return `${tag.slice(0, -2)}>${rest}</${prefix}row>`
  const close = edited.lastIndexOf('</')
  return edited.slice(0, close) + rest + edited.slice(close)
}

/** The style that a cell has beneath the mark of an earlier copy. */
function styleOf(cell: string, styles: MarkStyles): number {
  const style = Number(attribute(cell, 's') ?? 0)
  return styles.unmarked(style) ?? style
}

function withStyle(tag: string, style: number): string {
  const bare = tag.replace(/\ss\s*=\s*("[^"]*"|'[^']*')/, '')
  const end = bare.endsWith('/>') ? '/>' : '>'
  return `${bare.slice(0, -end.length)} s="${style}"${end}`
}

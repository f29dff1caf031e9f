import type { Cell, SheetRow } from './cell.ts'
import { WIDEST_TABLE } from './limits.ts'
import { unreadable } from './refuse.ts'

/**
 * Text of a delimited file: UTF-8 (with or without mark), UTF-16 with mark, else GB 18030. Undefined when the bytes are
 * text in none of them.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return undefined
  return decodeStrictly(bytes, 'utf-8') ?? decodeStrictly(bytes, 'gb18030')
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The separator of the first lines: the one of comma, tab and semicolon that stands there most often outside quotes. */
export function separatorOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const count = (separator: string) => head.split(separator).length
  return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

/** Reads delimited text row by row (RFC 4180): quoted fields may hold separators, quotes doubled and line breaks. */
export function readDelimited(text: string, take: (row: SheetRow) => void): void {
  const separator = separatorOf(text).charCodeAt(0)
  let at = startOf(text)
  for (let row = 1; at < text.length; row += 1) {
    const cells: (Cell | undefined)[] = []
    for (let column = 0; ; column += 1) {
      const end = fieldEnd(text, at, separator)
      if (column < WIDEST_TABLE) {
        const words = wordsOf(text, at, end)
        if (words !== '') cells[column] = { kind: 'text', text: words }
      }
      at = end
      if (text.charCodeAt(at) !== separator) break
      at += 1
    }
    at = nextLine(text, at)
    take({ row, cells, hidden: false })
  }
}

/** Whether more rows than `most` have something in them: told without making cells, so that a long file is refused at once. */
export function hasMoreRows(text: string, most: number): boolean {
  if (text.length <= most) return false
  const separator = separatorOf(text).charCodeAt(0)
  let rows = 0
  for (let at = startOf(text); at < text.length && rows <= most; at = nextLine(text, at)) {
    let filled = false
    for (let from = at; ; from = at + 1) {
      at = fieldEnd(text, from, separator)
      filled ||= at > from
      if (text.charCodeAt(at) !== separator) break
    }
    if (filled) rows += 1
  }
  return rows > most
}

const QUOTE = 34
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

const startOf = (text: string): number => (text.charCodeAt(0) === 0xfeff ? 1 : 0)

function nextLine(text: string, from: number): number {
  const at = text.charCodeAt(from) === CARRIAGE_RETURN ? from + 1 : from
  return text.charCodeAt(at) === LINE_FEED ? at + 1 : at
}

/** Index of the separator or line end behind the field that begins at `from`. */
function fieldEnd(text: string, from: number, separator: number): number {
  let at = text.charCodeAt(from) === QUOTE ? closingQuote(text, from) + 1 : from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === separator || code === LINE_FEED || code === CARRIAGE_RETURN) break
  }
  return at
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2))
    if (text.charCodeAt(at + 1) !== QUOTE) return at
  throw unreadable('truncated')
}

/** Programs write ="530102…" so that Excel keeps all digits of a number; it means the text inside. */
const KEPT_TEXT = /^="([^"]*)"$/

function wordsOf(text: string, from: number, end: number): string {
  if (text.charCodeAt(from) !== QUOTE) {
    const words = text.slice(from, end)
    return ownText(words.startsWith('="') ? words.replace(KEPT_TEXT, '$1') : words)
  }
  const close = closingQuote(text, from)
  const words = text.slice(from + 1, close).replaceAll('""', '"') + text.slice(close + 1, end)
  return ownText(words.replace(KEPT_TEXT, '$1'))
}

const ownText = (text: string) => (text.length > 12 ? Buffer.from(text).toString() : text)

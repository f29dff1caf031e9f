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
  const separator = separatorOf(text)
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (let row = 1; at < text.length; row += 1) {
    const cells: (Cell | undefined)[] = []
    for (let column = 0; ; column += 1) {
      const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at, separator)
      if (field.text !== '' && column < WIDEST_TABLE) cells[column] = { kind: 'text', text: field.text }
      at = field.end
      if (text[at] !== separator) break
      at += 1
    }
    if (text[at] === '\r') at += 1
    if (text[at] === '\n') at += 1
    take({ row, cells, hidden: false })
  }
}

function plainField(text: string, from: number, separator: string) {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { text: ownText(text.slice(from, end)), end }
}

function quotedField(text: string, from: number) {
  let end = from
  for (;;) {
    end = text.indexOf('"', end + 1)
    if (end < 0) throw unreadable('truncated')
    if (text[end + 1] !== '"') break
    end += 1
  }
  const quoted = text.slice(from + 1, end).replaceAll('""', '"')
  let rest = end + 1
  while (rest < text.length && !',;\t\r\n'.includes(text[rest]!)) rest += 1
  return { text: ownText(quoted + text.slice(end + 1, rest)), end: rest }
}

const ownText = (text: string) => (text.length > 12 ? Buffer.from(text).toString() : text)

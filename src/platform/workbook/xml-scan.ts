import { LONGEST_TOKEN } from './limits.ts'
import { unreadable } from './refuse.ts'

/** What a scan reports: names without prefix; `tag` is the tag's own text, for `attribute`, or nothing if it has none. */
export interface XmlEvents {
  open?(name: string, tag: string, empty: boolean): void
  text?(text: string): void
  close?(name: string): void
}

const GREATER = 62
const QUOTE = 34
const APOSTROPHE = 39

/**
 * A forward scanner for the XML of office files, fed in pieces. It knows no document types: a part that declares one is
 * refused, so no entity but the five of XML and character numbers ever expands.
 */
export function xmlScan(events: XmlEvents): { write(piece: string): void; end(): void } {
  let rest = ''
  const write = (piece: string) => {
    const buffer = rest === '' ? piece : rest + piece
    const used = scan(buffer, events)
    rest = buffer.slice(used)
    if (rest.length > LONGEST_TOKEN) throw unreadable('token-too-long')
  }
  return {
    write,
    end() {
      if (rest.trim() !== '') throw unreadable('truncated')
    },
  }
}

/** Reports every whole token in the buffer; returns how far it came. */
function scan(buffer: string, events: XmlEvents): number {
  let at = 0
  for (;;) {
    const start = buffer.indexOf('<', at)
    if (start < 0) return at
    const end = tokenEnd(buffer, start)
    if (end < 0) return at
    if (start > at && events.text) events.text(decodeEntities(buffer.slice(at, start)))
    report(buffer, start, end, events)
    at = end
  }
}

/** Index after the token that begins at `start`, or -1 when it is not whole yet. */
function tokenEnd(buffer: string, start: number): number {
  const second = buffer.charCodeAt(start + 1)
  if (second === 33) return markedSectionEnd(buffer, start)
  if (second === 63) return after(buffer.indexOf('?>', start), 2)
  let quote = 0
  for (let at = start + 1; at < buffer.length; at += 1) {
    const code = buffer.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === GREATER) return at + 1
    else if (code === QUOTE || code === APOSTROPHE) quote = code
  }
  return -1
}

const after = (index: number, length: number) => (index < 0 ? -1 : index + length)

function markedSectionEnd(buffer: string, start: number): number {
  if (buffer.startsWith('<!--', start)) return after(buffer.indexOf('-->', start + 4), 3)
  if (buffer.startsWith('<![CDATA[', start)) return after(buffer.indexOf(']]>', start + 9), 3)
  if (buffer.length - start < 9) return -1
  throw unreadable('document-type')
}

function report(buffer: string, start: number, end: number, events: XmlEvents): void {
  const second = buffer.charCodeAt(start + 1)
  if (second === 63) return
  if (second === 33) {
    if (buffer.startsWith('<![CDATA[', start)) events.text?.(buffer.slice(start + 9, end - 3))
    return
  }
  if (second === 47) {
    events.close?.(localName(buffer, start + 2))
    return
  }
  const empty = buffer.charCodeAt(end - 2) === 47
  const name = localName(buffer, start + 1)
  const bare = buffer.charCodeAt(start + 1 + name.length) === GREATER
  events.open?.(name, bare ? '' : buffer.slice(start, end), empty)
  if (empty) events.close?.(name)
}

function localName(buffer: string, from: number): string {
  let begin = from
  let at = from
  for (; at < buffer.length; at += 1) {
    const code = buffer.charCodeAt(at)
    if (code === 58) begin = at + 1
    else if (code <= 32 || code === GREATER || code === 47) break
  }
  return buffer.slice(begin, at)
}

/** The value of an attribute of a tag by its name (a prefix before it is ignored); undefined when it is absent. */
export function attribute(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(name); at > 0; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1)
    if (before > 32 && before !== 58) continue
    const value = valueAfter(tag, at + name.length)
    if (value !== undefined) return decodeEntities(value)
  }
  return undefined
}

function valueAfter(tag: string, from: number): string | undefined {
  let at = from
  while (tag.charCodeAt(at) <= 32) at += 1
  if (tag.charCodeAt(at) !== 61) return undefined
  at += 1
  while (tag.charCodeAt(at) <= 32) at += 1
  const quote = tag[at]
  if (quote !== '"' && quote !== "'") return undefined
  const end = tag.indexOf(quote, at + 1)
  return end < 0 ? undefined : tag.slice(at + 1, end)
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Replaces the five entities of XML and character numbers; anything else stays as it is written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML content or attribute value; control characters that XML does not know are dropped. */
export const xmlText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (one) => ESCAPES[one]!)

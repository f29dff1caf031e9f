const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g
const SPACES = /[\s\u00a0\u202f\u3000]+/g
const UNKNOWN = /^([-–—－_/\\／]+|无|暂无|不详|未知|待核实|n\/a)$/i
const OPENING = /[(（[【]/
const LONGEST_UNKNOWN = 3
const STROKES = '-–—－_/\\／'

/** A longer text names nothing that a list could hold, and is not searched. */
const LONGEST_PHRASE = 300

const APOSTROPHE = 39
const GRAVE = 96
const DELETE = 127
const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff
const LIST_COMMA = 0x3001

/** Most cells are of such characters only, and need no repair: it is asked of every cell, so without a pattern. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= FIRST_HAN ? code > LAST_HAN : code <= 32 || (code >= DELETE && code !== LIST_COMMA)) return false
    if (code === APOSTROPHE || code === GRAVE) return false
  }
  return true
}

/** Whether all characters are of the common block of Chinese characters. */
export function isHanOnly(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < FIRST_HAN || code > LAST_HAN) return false
  }
  return text !== ''
}

/** The words of a cell without invisible characters, outer spaces and a leading apostrophe. */
export const trimmed = (text: string): string => {
  if (isPlain(text)) return text
  const visible = text.replace(INVISIBLE, '').trim()
  return /^['‘’`]/.test(visible) ? visible.slice(1) : visible
}

/** For numbers and codes: half-width, no spaces at all. Never for names and titles (NFKC changes characters). */
export const compact = (text: string): string =>
  isPlain(text) ? text : trimmed(text.normalize('NFKC')).replace(SPACES, '')

/** `-`, `/`, `无` and their like stand for: not known. Unknown is never zero and never no. */
export const isUnknown = (text: string): boolean =>
  text === '' || ((text.length <= LONGEST_UNKNOWN || STROKES.includes(text[0]!)) && UNKNOWN.test(text))

/** For comparing words of lists: half-width, without spaces, in lower case. */
export const folded = (text: string): string => compact(text).toLowerCase()

/** Without what stands in brackets. */
export const withoutBrackets = (text: string): string =>
  text.length > LONGEST_PHRASE || !OPENING.test(text) ? text : text.replace(/[(（[【][^)）\]】]*[)）\]】]/g, '')

const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g
const SPACES = /[\s\u00a0\u202f\u3000]+/g
const UNKNOWN = /^([-–—－_/\\／]+|无|暂无|不详|未知|待核实|n\/a)$/i

/** A longer text names nothing that a list could hold, and is not searched. */
const LONGEST_PHRASE = 300

/** Most cells are of such characters only, and need no repair. */
const PLAIN = /^[0-9A-Za-z\u4e00-\u9fff]+$/

/** The words of a cell without invisible characters, outer spaces and a leading apostrophe. */
export const trimmed = (text: string): string => {
  if (PLAIN.test(text)) return text
  const visible = text.replace(INVISIBLE, '').trim()
  return /^['‘’`]/.test(visible) ? visible.slice(1) : visible
}

/** For numbers and codes: half-width, no spaces at all. Never for names and titles (NFKC changes characters). */
export const compact = (text: string): string =>
  PLAIN.test(text) ? text : trimmed(text.normalize('NFKC')).replace(SPACES, '')

/** `-`, `/`, `无` and their like stand for: not known. Unknown is never zero and never no. */
export const isUnknown = (text: string): boolean => text === '' || UNKNOWN.test(text)

/** For comparing words of lists: half-width, without spaces, in lower case. */
export const folded = (text: string): string => compact(text).toLowerCase()

/** Without what stands in brackets. */
export const withoutBrackets = (text: string): string =>
  text.length > LONGEST_PHRASE ? text : text.replace(/[(（[【][^)）\]】]*[)）\]】]/g, '')

/** What somebody typed to find a person, read: which ways of looking it fits. One text may fit several. */
export type Needle =
  | { readonly by: 'all' }
  /** The last four characters of an identity number. */
  | { readonly by: 'tail'; readonly text: string }
  /** A whole identity number. */
  | { readonly by: 'number'; readonly text: string }
  /** A certificate's number, whole or its last six characters. */
  | { readonly by: 'certificate'; readonly text: string }
  /** Letters: the beginning of the initials or of the reading. */
  | { readonly by: 'letters'; readonly text: string }
  /** Characters that stand in the name one after the other. */
  | { readonly by: 'name'; readonly text: string }

const LETTERS = /^[A-Za-zÜü' ]{1,40}$/
const CERTIFICATE = /^(?=.*\d)[A-Za-z0-9-]{6,40}$/

/**
 * Reads what was typed into the one search box: 0024 is the end of a number, 18 characters a whole one, `lml` and
 * `liminglan` letters, six and more letters and digits a certificate's number, all else a part of the name. Full-width
 * forms and spaces are unified first.
 */
export function readNeedle(typed: string): Needle {
  const text = typed.normalize('NFKC').trim()
  const plain = text.replace(/\s/g, '')
  if (plain === '') return { by: 'all' }
  if (/^\d{3}[\dXx]$/.test(plain)) return { by: 'tail', text: plain.toUpperCase() }
  if (/^\d{17}[\dXx]$/.test(plain)) return { by: 'number', text: plain.toUpperCase() }
  if (LETTERS.test(text)) return { by: 'letters', text: plain.toLowerCase().replace(/ü/g, 'v').replace(/'/g, '') }
  if (CERTIFICATE.test(plain)) return { by: 'certificate', text: plain.toUpperCase() }
  return { by: 'name', text: plain }
}

/** Letters without a vowel spell no syllable. */
export const areInitials = (letters: string): boolean => !/[aeiouv]/.test(letters)

const INITIALS = 4
const SPELT = [10, 8, 6, 5, 4, 3, 2] as const

/**
 * The entries of the index under which a needle of letters lies: its initials and its reading, each cut to a length
 * that is kept. A single letter is an initial only.
 */
export function entriesOf(letters: string): string[] {
  if (areInitials(letters)) return [`=${letters.slice(0, INITIALS)}`]
  const kept = SPELT.find((length) => length <= letters.length)
  const initials = `=${letters.slice(0, INITIALS)}`
  return kept === undefined ? [initials] : [initials, `~${letters.slice(0, kept)}`]
}

/**
 * A regular expression for sort keys (`li3 ming2 lan2`) of names whose reading or whose initials begin with the letters:
 * `lm` fits by its initials, `limi` by its reading.
 */
export function readingPattern(letters: string): string {
  const [first, ...rest] = [...letters.replace(/[^a-z0-9]/g, '')]
  const spelt = [first, ...rest.map((letter) => `([0-9]? )?${letter}`)].join('')
  const initials = [first, ...rest.map((letter) => `[a-z]*[0-9]? ${letter}`)].join('')
  return `^(${spelt}|${initials})`
}

/** A pattern for `like` in which nothing of the needle is a sign: `%` and `_` may be typed. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

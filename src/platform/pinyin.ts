import { pinyin } from 'pinyin-pro'

/** How a name is read: `person` reads its first character as a surname (单 Shàn, 曾 Zēng, 解 Xiè). */
export type Reading = 'person' | 'general'

/** Readings of Yunnan places and firms that general dictionaries miss. */
const PLACES: readonly (readonly [string, readonly string[]])[] = [
  ['牟定', ['mou2', 'ding4']],
  ['六库', ['lu4', 'ku4']],
  ['解化', ['jie3', 'hua4']],
  ['重钢', ['chong2', 'gang1']],
]

const WORD = /[\p{Script=Han}]|[a-z]+|\d+/gu

const wordsOf = (name: string): string[] => name.normalize('NFKC').toLowerCase().match(WORD) ?? []
const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word)

/** One syllable with its tone for each Han character; runs of Latin letters and digits stay whole. */
function syllables(name: string, reading: Reading): string[] {
  const words = wordsOf(name)
  const han = words.filter(isHan)
  const read = pinyin(han.join(''), {
    type: 'array',
    toneType: 'num',
    v: true,
    ...(reading === 'person' ? { surname: 'head' as const } : {}),
  })
  const amended = reading === 'general' ? amend(han, read) : read
  let next = 0
  return words.map((word) => (isHan(word) ? amended[next++]! : word))
}

function amend(han: readonly string[], read: readonly string[]): string[] {
  const amended = [...read]
  const text = han.join('')
  for (const [place, sounds] of PLACES) {
    if (!text.includes(place)) continue
    const at = han.findIndex((_, start) => [...place].every((character, i) => han[start + i] === character))
    amended.splice(at, sounds.length, ...sounds)
  }
  return amended
}

/**
 * A key that sorts names as a Chinese reader expects when compared byte by byte: 'chang2 jiang1'. Letters and digits
 * of other scripts stand as they are, all else is dropped.
 */
export const sortKey = (name: string, reading: Reading = 'general'): string => syllables(name, reading).join(' ')

const initialsFrom = (words: readonly string[]): string =>
  words.map((word) => (/^\p{L}+\d$/u.test(word) ? word[0]! : word)).join('')

/** First letters in lower case, 'cj' for 长江; Latin words and digits whole. */
export const initials = (name: string, reading: Reading = 'general'): string => initialsFrom(syllables(name, reading))

const soundsKept = new Map<string, readonly string[]>()

/** First letters of every sound of one character. Characters repeat, so they are looked up once. */
function lettersOf(character: string): readonly string[] {
  const known = soundsKept.get(character)
  if (known) return known
  const sounds = pinyin(character, { type: 'array', toneType: 'none', multiple: true, v: true })
  const letters = sounds.map((sound) => sound[0]!)
  soundsKept.set(character, letters)
  return letters
}

/** All that a list sorts by and a picker searches in, from one reading of the name. */
export interface Readings {
  readonly sortKey: string
  readonly initials: string
  /** With every sound of the first character: 重 is found under c and under z. */
  readonly everyInitials: readonly string[]
  /** 'changjiang': the syllables without tones, as one types them. */
  readonly spelt: string
}

export function readingsOf(name: string, reading: Reading = 'general'): Readings {
  const words = syllables(name, reading)
  const usual = initialsFrom(words)
  const first = wordsOf(name)[0]
  const letters =
    first !== undefined && isHan(first) ? [...new Set([usual[0]!, ...lettersOf(first)])] : [usual[0] ?? '']
  return {
    sortKey: words.join(' '),
    initials: usual,
    everyInitials: letters.map((letter) => letter + usual.slice(1)),
    spelt: words.map((word) => word.replace(/(?<=\p{L})\d$/u, '')).join(''),
  }
}

export type Sex = 'male' | 'female'
export type PairReason = 'name-birth'
export type PairDecision = 'distinct' | 'same'
export type CertificateKind = 'skill-level' | 'qualification' | 'special' | 'completion'

/** Kinds of identity papers; the first three carry eighteen characters with a check character (GB 11643). */
export const idTypes = [
  ...(['resident', 'specialRegion', 'permanentResidence', 'passport', 'travelPermit', 'officer'] as const),
] as const
export type IdType = (typeof idTypes)[number]

export type IdKind = 'id18' | 'passport' | 'other'

/** Under which label a number is matched: eighteen characters are one space of numbers, whatever the card says. */
export const idKindOf = (idType: IdType, number: string): IdKind =>
  /^\d{17}[\dX]$/.test(number) ? 'id18' : idType === 'passport' ? 'passport' : 'other'

const STAR = '＊'
const DOTS = /[•・‧∙⋅.·．。]/g

/**
 * A name as lists show it: 李＊兰; two characters 李＊; four and more 欧＊＊兰; names with a dot 岩＊＊应. Characters
 * are counted by code point, so that 𬭊 is one.
 */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  const first = characters[0] ?? STAR
  if (name.includes('·')) return first + STAR.repeat(2) + characters.at(-1)
  if (characters.length <= 2) return first + STAR
  return first + STAR.repeat(characters.length - 2) + characters.at(-1)
}

/** Eighteen characters as `999999 1986＊＊＊＊ ＊＊24`; any other paper by its first and its last two characters. */
export function maskIdNumber(number: string): string {
  if (number.length === 18) return `${number.slice(0, 6)} ${number.slice(6, 10)}＊＊＊＊ ＊＊${number.slice(16)}`
  return number.length < 5 ? STAR.repeat(4) : `${number[0]}${STAR.repeat(4)}${number.slice(-2)}`
}

/** `138＊＊＊＊0000`; a short or foreign number by its last two digits. */
export const maskPhone = (phone: string): string =>
  phone.length === 11 ? `${phone.slice(0, 3)}${STAR.repeat(4)}${phone.slice(7)}` : `${STAR.repeat(4)}${phone.slice(-2)}`

/** The letter of its kind and the last four digits of a certificate's number. */
export const maskCertificate = (number: string): string =>
  number.length < 8 ? STAR.repeat(4) : `${number[0]}${STAR.repeat(4)}${number.slice(-4)}`

/**
 * The form in which two writings of one name are equal: compatibility forms unified, every dot the same, spaces and
 * letter case ignored.
 */
export const foldName = (name: string): string =>
  name.normalize('NFKC').replace(/\s+/gu, '').replace(DOTS, '·').toLowerCase()

/** Characters of any script, dots, hyphens and apostrophes; PUA characters of old systems are kept for repair. */
export const isPersonName = (name: string): boolean => /^[\p{L}\p{Co}\p{M}·\s.'’-]{1,50}$/u.test(name)

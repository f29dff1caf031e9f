const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/**
 * Whether the text is a unified social credit code with a right check character: GB 32100-2015, 18 characters of
 * `0-9A-HJ-NPQRTUWXY`, modulus 31. A few codes in use fail the check, so callers warn and do not refuse.
 */
export function isCreditCode(text: string): boolean {
  if (!SHAPE.test(text)) return false
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(text[at]!), 0)
  return ALPHABET[(31 - (sum % 31)) % 31] === text[17]
}

/**
 * Whether nine characters are an organisation code with a right check character (GB 11714-1997, characters 9–17 of a
 * credit code). A soft check: some issued codes break it.
 */
export function isOrganisationCode(text: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(text)) return false
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, at) => total + weight * Number.parseInt(text[at]!, 36), 0)
  const check = 11 - (sum % 11)
  return text[8] === (check === 10 ? 'X' : String(check % 11))
}

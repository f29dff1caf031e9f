/**
 * Whether the text is a bank card number of 16–19 digits that passes Luhn (ISO/IEC 7812-1). It misses a swap of 0 and
 * 9 and does not hold for accounts of units and passbooks, so callers warn and do not refuse.
 */
export function isCardNumber(text: string): boolean {
  if (!/^\d{16,19}$/.test(text)) return false
  let sum = 0
  for (let fromRight = 0; fromRight < text.length; fromRight += 1) {
    const digit = Number(text[text.length - 1 - fromRight])
    const doubled = fromRight % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

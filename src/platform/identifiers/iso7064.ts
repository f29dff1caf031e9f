const CHECKS = '10X98765432'

/**
 * Check character of a string of digits by ISO 7064 MOD 11-2: '0'–'9' or 'X'.
 * @throws RangeError when the text holds anything but digits.
 */
export function checkCharacter(digits: string): string {
  if (!/^\d+$/.test(digits)) throw new RangeError('ISO 7064 MOD 11-2 takes digits only')
  let remainder = 0
  for (const digit of digits) remainder = ((remainder + Number(digit)) * 2) % 11
  return CHECKS[remainder]!
}

/** Whether the last character of the text is the right one for the digits before it (ISO 7064 MOD 11-2). */
export const hasCheckCharacter = (text: string): boolean =>
  /^\d+[\dX]$/.test(text) && checkCharacter(text.slice(0, -1)) === text.slice(-1)

const STAR = '＊'
const LONG_NUMBER = /[0-9０-９][0-9０-９ ]{5,}[0-9０-９Xx]/g

/**
 * A text as a receipt shows it: every number long enough to be somebody's is masked, wherever in the sheet it stood.
 * Eighteen characters keep region, year of birth and the last two; others the first and last few.
 */
export function maskNumbers(text: string): string {
  return text.replace(LONG_NUMBER, (found) => {
    const number = found.replaceAll(' ', '')
    if (number.length === 18) return `${number.slice(0, 6)} ${number.slice(6, 10)}＊＊＊＊ ＊＊${number.slice(16)}`
    if (number.length >= 15) return `${number.slice(0, 8)}${STAR.repeat(number.length - 9)}${number.slice(-1)}`
    if (number.length === 8 && /^(19|20)\d{6}$/.test(number)) return found
    return `${number.slice(0, 3)}${STAR.repeat(number.length - 5)}${number.slice(-2)}`
  })
}

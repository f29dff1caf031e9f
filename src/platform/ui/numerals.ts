/** A decimal string, with - or − before it, and perhaps a fraction. */
const DECIMAL = /^([-−+]?)(\d+)(?:\.(\d+))?$/

/**
 * A decimal string as the office prints it: a comma every three digits, a true minus (U+2212).
 * Works on the digits, so that no whole number loses any. What is no number comes back as it is.
 */
export function numeral(value: string): string {
  const found = DECIMAL.exec(value)
  if (!found) return value
  const [, sign = '', whole = '0', fraction] = found
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${minus(sign)}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A difference always shows its sign: +0.5, −13.4, 0.0. `places` rounds half away from zero. */
export function difference(value: number, places = 1): string {
  const text = Math.abs(value).toFixed(places)
  if (Number(text) === 0) return text
  return `${value < 0 ? '−' : '+'}${text}`
}

/** A share as a per cent: 0.435 is 43.5%. */
export const percent = (share: number, places = 1): string => `${(share * 100).toFixed(places).replace('-', '−')}%`

/**
 * A whole number in short: 261000 is 26.1万 or 261 k. For axes and for a line of text; a table shows every digit.
 * Rounded half up, a trailing zero dropped.
 */
export function shortNumeral(value: number, language: 'zh' | 'en'): string {
  const steps: readonly (readonly [size: number, word: string])[] =
    language === 'zh'
      ? [
          [1e8, '亿'],
          [1e4, '万'],
        ]
      : [
          [1e9, ' bn'],
          [1e6, ' m'],
          [1e3, ' k'],
        ]
  const step = steps.find(([size]) => Math.abs(value) >= size)
  if (!step) return numeral(String(Math.round(value)))
  const scaled = value / step[0]
  return `${numeral(String(Number(scaled.toFixed(Math.abs(scaled) < 100 ? 2 : 1))))}${step[1]}`
}

const minus = (sign: string) => (sign === '-' || sign === '−' ? '−' : sign)

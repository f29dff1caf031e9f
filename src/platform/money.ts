/** Money in whole fen (分). 14亿元 is 140 000 000 000n, which no 32-bit integer holds. */
export type Fen = bigint

const YUAN = /^-?\d+(\.\d{1,2})?$/

/**
 * Yuan as written in an office form, '1234.5' or '1,234.50', to fen.
 * @throws RangeError for anything with more than two decimals or that is no number.
 */
export function fenOf(yuan: string): Fen {
  const plain = yuan.replaceAll(',', '').trim()
  if (!YUAN.test(plain)) throw new RangeError('not an amount in yuan')
  const [whole = '0', part = ''] = plain.replace('-', '').split('.')
  const fen = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
  return plain.startsWith('-') ? -fen : fen
}

/** Fen to yuan with two decimals and thousands: 123456n → '1,234.56'. */
export function yuanOf(fen: Fen): string {
  const size = fen < 0n ? -fen : fen
  const whole = (size / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0n ? '−' : ''}${whole}.${(size % 100n).toString().padStart(2, '0')}`
}

/**
 * amount × numerator ÷ denominator, halves away from zero (四舍五入).
 * @throws RangeError when the denominator is not positive.
 */
export function timesRatio(amount: Fen, numerator: bigint, denominator: bigint): Fen {
  if (denominator <= 0n) throw new RangeError('denominator must be positive')
  const product = amount * numerator
  const size = product < 0n ? -product : product
  const rounded = (size * 2n + denominator) / (denominator * 2n)
  return product < 0n ? -rounded : rounded
}

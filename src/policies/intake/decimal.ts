/** An exact decimal: `units` × 10^−`places`. Figures of a notice are never rounded by binary fractions. */
export interface Decimal {
  readonly units: bigint
  readonly places: number
}

export const ZERO: Decimal = { units: 0n, places: 0 }

/** Digits with an optional point, thousands separated by commas or not: `6,000`, `28.4`. */
export function decimal(text: string): Decimal {
  const [whole, fraction = ''] = text.replaceAll(',', '').split('.')
  return { units: BigInt(`${whole}${fraction}`), places: fraction.length }
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  return { units: atPlaces(a, places) + atPlaces(b, places), places }
}

/** a × 10^power; a negative power divides. */
export function shift(a: Decimal, power: number): Decimal {
  const places = a.places - power
  return places >= 0 ? { units: a.units, places } : { units: a.units * 10n ** BigInt(-places), places: 0 }
}

export function compare(a: Decimal, b: Decimal): number {
  const places = Math.max(a.places, b.places)
  const difference = atPlaces(a, places) - atPlaces(b, places)
  return difference === 0n ? 0 : difference > 0n ? 1 : -1
}

/** a ÷ b with two places, rounded down; for fractions such as 三分之一. */
export function divide(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  return { units: (atPlaces(a, places) * 100n) / atPlaces(b, places), places: 2 }
}

/** Without trailing zeros behind the point and without an exponent: `284000`, `0.1`. */
export function print(a: Decimal): string {
  if (a.places === 0) return String(a.units)
  const digits = String(a.units < 0n ? -a.units : a.units).padStart(a.places + 1, '0')
  const fraction = digits.slice(-a.places).replace(/0+$/, '')
  return `${a.units < 0n ? '-' : ''}${digits.slice(0, -a.places)}${fraction && `.${fraction}`}`
}

const atPlaces = (a: Decimal, places: number): bigint => a.units * 10n ** BigInt(places - a.places)

import type { Language } from '../platform/refusal.ts'
import { isMoney, textOf } from './amounts.ts'
import { decimal, ratio } from './ratio.ts'

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
const sign = (text: string): string => text.replace('-', '−')

/** Decimal text as it is printed: a comma every three digits, a true minus. */
export function printed(text: string): string {
  const [whole = '', part] = text.split('.')
  return sign(grouped(whole) + (part === undefined ? '' : `.${part}`))
}

const scales = [
  [100_000_000n, '亿', 4],
  [10_000n, '万', 2],
] as const

/**
 * An amount as an office writes it in a sentence: 26.1万人次, 14亿元, 261,234人次. Shortened only where not a single unit is
 * lost by it.
 */
export function spokenAmount(count: bigint, unit: string, language: Language): string {
  const text = textOf(count, unit)
  if (language === 'en') return `${printed(text)} ${unit}`
  const size = count < 0n ? -count : count
  const base = isMoney(unit) ? 100n : 1n
  for (const [scale, word, places] of scales) {
    const step = (scale * base) / 10n ** BigInt(places)
    if (size >= scale * base && size % step === 0n)
      return `${sign(withoutZeros(decimal(ratio(count, scale * base), places)))}${word}${unit}`
  }
  return `${printed(text)}${unit}`
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

/** 6月30日; with the year 2021年6月30日. */
export function spokenDay(day: string, language: Language, withYear = false): string {
  if (language === 'en') return day
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${withYear ? `${year}年` : ''}${month}月${date}日`
}

import { isPlainDate } from '../../platform/plain-date.ts'
import { numeralAt } from './numerals.ts'

const DIGITS = '〇一二三四五六七八九'

/** 2021 or 二〇二一, 二零二一. */
export const chineseYear = (text: string): number =>
  /^\d/.test(text)
    ? Number(text)
    : Number([...text].map((c) => DIGITS.indexOf(c === '零' || c === '○' ? '〇' : c)).join(''))

/** A small number in figures or words: 4, 十二. */
export const wordNumber = (text: string): number => {
  const numeral = numeralAt(text, 0)
  return numeral ? Number(numeral.value.units) : Number.NaN
}

const DATE =
  /((?:19|20)\d{2}|[一二][〇零○一二三四五六七八九]{3})(?:年|[./—-])(\d{1,2}|[一二三四五六七八九十]{1,3})(?:月|[./—-])(\d{1,2}|[一二三四五六七八九十]{1,3})日?/

/** The first whole date in folded text as YYYY-MM-DD: 2021年3月2日, 二〇二一年三月二日, 2021-03-02. Null where the day does not exist. */
export function dateIn(text: string): string | null {
  const match = DATE.exec(text)
  if (!match) return null
  const [, year, month, day] = match as unknown as [string, string, string, string]
  const two = (word: string): string => String(wordNumber(word)).padStart(2, '0')
  const date = `${chineseYear(year)}-${two(month)}-${two(day)}`
  return isPlainDate(date) ? date : null
}

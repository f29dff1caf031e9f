import { isPlainDate } from '../../platform/plain-date.ts'
import { chineseYear, wordNumber } from './dates.ts'
import type { Period } from './draft.ts'

/** What the rest of the notice says about years: of the title, else of its date; and the span in its title. */
export interface YearContext {
  readonly year: number | null
  readonly span: Period | null
  /** The year is that of the document's date, not of its title. */
  readonly assumed: boolean
  /** A title names the year: what names no period is of that year. */
  readonly titled: boolean
}

export interface PeriodFound {
  readonly start: number
  readonly end: number
  readonly period: Period
  /** `by`: 到2025年底, a stock on its last day or a sum up to it; `deadline`: …前. */
  readonly shape: 'span' | 'by' | 'deadline'
  readonly year: number | null
  readonly doubts: readonly string[]
}

const Y = '((?:19|20)\\d{2}|[一二][〇零一二三四五六七八九]{3})'
const N = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
const PATTERN = new RegExp(
  [
    `(?<spanFrom>${Y})年?度?[—~至到]${Y}(?:年度?)?(?<spanEnd>底|末)?`,
    `(?<![\\d.])(?<days>(?:${Y}年)?${N}月${N}[日号]?[—~至到](?:${Y}年)?(?:${N}月)?${N}[日号])`,
    `(?<!\\d)(?<months>(?:${Y}年)?${N}月?(?:份)?[—~至到]${N}月(?:份)?)(?![\\d一二三四五六七八九十])`,
    `“?(?<five>十[一二三四五六])五”?(?<fiveEnd>期末|时期末|末|期间|时期|规划)?`,
    `(?<to>到|至|截至|截止|截止到)?${Y}年(?:度)?(?<yearEnd>底前|年底前|底之前|年底|底|末|终)?(?:(?<half>上半年|下半年)|第?(?<quarter>[一二三四1-4])季度(?:末|底)?|${N}月(?:份)?(?:${N}[日号]|(?<monthEnd>底|末)|[上中下]旬)?)?(?<before>之?前)?`,
    `(?<yearWord>全年|年内|年底之?前|年底|年末|本年度|今年|当年|本年|明年|次年|来年|去年|上年|上一年)(?<before2>之?前)?`,
    `(?<half2>上半年|下半年)|(?<!每个?)第?(?<quarter2>[一二三四1-4])季度(?:末|底)?(?<before3>之?前)?`,
    `(?<!每年?|每季度末?|\\d|个)${N}月(?:份)?(?:${N}[日号](?=之?前)|(?<monthEnd2>底|末)|[上中下]旬)?(?![\\d一二三四五六七八九十上中下])(?<before4>之?前)?`,
    `(?<years>[两二三四五3-5])年(?:内|时间)|(?<years2>[两二三四五3-5])年(?=共|累计|总|行动|计划)`,
  ].join('|'),
  'g',
)

/** 全年, 年内: of the notice's own year, whatever later year was named before. */
const OWN_YEAR = /^(?:全年|今年|本年度|年内)/

/** Periods and deadlines named in folded text [from, to), each with both ends included; a year not written is carried. */
export function periodsIn(text: string, from: number, to: number, context: YearContext): PeriodFound[] {
  const found: PeriodFound[] = []
  let year = context.year
  for (const match of text.slice(from, to).matchAll(PATTERN)) {
    const start = from + match.index
    if (isBaseline(text, start, start + match[0].length)) continue
    const carried = OWN_YEAR.test(match[0]) ? (context.year ?? year) : year
    const read = lengthened(readPeriod(match, carried, context), match, found.at(-1))
    if (!read) continue
    const end = start + match[0].length
    const isOpen = /[自从]/.test(text[start - 1] ?? '') && text[end] === '起'
    found.push({ ...read, ...(isOpen ? { period: { from: read.period.from, to: null } } : {}), start, end })
    const isNext = /^(?:次年|明年|来年)$/.test(match[0])
    if (read.year !== null && (read.shape !== 'span' || isNext)) year = read.year
  }
  return found
}

/** 在2020年基础上, 比2020年, 较上年: the year is what is compared with. */
function isBaseline(text: string, start: number, end: number): boolean {
  return (
    /(?:比|较|相比|与|同|以|超过|[低高]于|[少多]于)$/.test(text.slice(Math.max(0, start - 2), start)) ||
    /^的\d+(?:\.\d+)?倍/.test(text.slice(end, end + 8)) ||
    (/[由从]$/.test(text.slice(Math.max(0, start - 1), start)) && /^的?\d/.test(text.slice(end, end + 2))) ||
    /^(?:的?基础上|为基数|为基期|相比|同期|水平)/.test(text.slice(end, end + 4))
  )
}

/** 自2022年起，用3年时间: the years count from the open beginning. */
function lengthened(read: Read | undefined, match: RegExpExecArray, last: PeriodFound | undefined): Read | undefined {
  const years = match.groups?.years
  if (!years || !last?.period.from) return read
  if (last.period.to !== null)
    return lastsFor(last.period, wordNumber(years)) ? { ...last, year: null, doubts: [] } : read
  const to = `${Number(last.period.from.slice(0, 4)) + wordNumber(years) - 1}-12-31`
  return { period: { from: last.period.from, to }, shape: 'span', year: null, doubts: [] }
}

/** 2023年至2025年，分三年: the years are those just named. */
const lastsFor = ({ from, to }: Period, years: number): boolean =>
  from !== null && to !== null && Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 === years && years > 1

type Read = Omit<PeriodFound, 'start' | 'end'>

function readPeriod(
  match: RegExpExecArray | RegExpMatchArray,
  carried: number | null,
  context: YearContext,
): Read | undefined {
  const g = match.groups ?? {}
  const [whole] = match
  if (g.spanFrom) return spanOf(whole)
  if (g.five) return fiveYears(g.five)
  const years = g.years ?? g.years2
  if (years) return spanOfYears(years, context)
  if (g.days) return daysOf(whole, carried, context)
  if (g.months) return monthsOf(whole, carried, context)
  const written = new RegExp(`${Y}年`).exec(whole)?.[1]
  const year = written ? chineseYear(written) : wordYear(g.yearWord, carried)
  const deadline = Boolean(g.before ?? g.before2 ?? g.before3 ?? g.before4) || /底前|底之前|[月季度][底末]/.test(whole)
  const doubts = !written && context.assumed ? ['year-assumed'] : []
  if (year === null) return { period: { from: null, to: null }, shape: 'span', year: null, doubts: ['year-missing'] }
  const days = daysIn(whole, year)
  if (!days) return { period: { from: null, to: null }, shape: 'span', year, doubts: ['date-invalid'] }
  const by = Boolean(g.to) && !deadline
  const period =
    by || (g.to && deadline) ? { from: null, to: days.to } : deadline ? { from: `${year}-01-01`, to: days.to } : days
  return { period, shape: deadline ? 'deadline' : by ? 'by' : 'span', year, doubts }
}

function spanOf(text: string): Read | undefined {
  const [from, to] = [...text.matchAll(new RegExp(Y, 'g'))].map((found) => chineseYear(found[1]!))
  if (!from || !to || to < from) return undefined
  return { period: { from: `${from}-01-01`, to: `${to}-12-31` }, shape: 'span', year: null, doubts: [] }
}

/** 十三五 is 2016–2020: the five-year plans begin in the year after one that ends in 0 or 5. */
function fiveYears(word: string): Read {
  const first = 1956 + 5 * (wordNumber(word) - 1)
  return { period: { from: `${first}-01-01`, to: `${first + 4}-12-31` }, shape: 'span', year: null, doubts: [] }
}

function spanOfYears(word: string, { span }: YearContext): Read {
  const length = wordNumber(word)
  const fits = span?.from && span.to && Number(span.to.slice(0, 4)) - Number(span.from.slice(0, 4)) + 1 === length
  if (fits) return { period: span, shape: 'span', year: null, doubts: [] }
  return { period: { from: null, to: null }, shape: 'span', year: null, doubts: ['period-unclear'] }
}

/** 4月至6月, 1—6月: whole months of the carried year. */
function monthsOf(text: string, carried: number | null, context: YearContext): Read | undefined {
  const written = new RegExp(`${Y}年`).exec(text)
  const year = written ? chineseYear(written[1]!) : carried
  const months = [...text.slice(written?.[0].length ?? 0).matchAll(new RegExp(N, 'g'))].map((m) => wordNumber(m[0]))
  const [first, last] = months
  if (year === null || !first || !last || last < first || last > 12) return undefined
  const to = dayOf(year, last, lastDay(year, last))
  const period = { from: `${year}-${String(first).padStart(2, '0')}-01`, to: to! }
  return { period, shape: 'span', year, doubts: written || !context.assumed ? [] : ['year-assumed'] }
}

/** 11月15日—25日, 2021年11月15日至2022年1月31日: both days included. */
function daysOf(text: string, carried: number | null, context: YearContext): Read | undefined {
  const ends = text.split(/[—~至到]/).map((end) => new RegExp(`^(?:${Y}年)?(?:${N}月)?${N}[日号]?$`).exec(end))
  const [first, last] = ends
  const year = first?.[1] ? chineseYear(first[1]) : carried
  if (!first || !last || !first[2] || year === null) return undefined
  const lastYear = last[1] ? chineseYear(last[1]) : year
  const from = dayOf(year, wordNumber(first[2]), wordNumber(first[3]!))
  const to = lastYear && dayOf(lastYear, wordNumber(last[2] ?? first[2]), wordNumber(last[3]!))
  if (!from || !to || to < from) return undefined
  const doubts = first[1] || !context.assumed ? [] : ['year-assumed']
  return { period: { from, to }, shape: 'span', year, doubts }
}

function wordYear(word: string | undefined, carried: number | null): number | null {
  if (carried === null || !word) return carried
  if (/明年|次年|来年/.test(word)) return carried + 1
  return /去年|上年|上一年/.test(word) ? carried - 1 : carried
}

const HALF: Readonly<Record<string, readonly [string, string]>> = { 上: ['01-01', '06-30'], 下: ['07-01', '12-31'] }
const QUARTERS: readonly (readonly [string, string])[] = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
]

/** First and last day of the part of `year` that is named; undefined where the day does not exist. */
function daysIn(text: string, year: number): { from: string; to: string } | undefined {
  const half = /(上|下)半年/.exec(text)?.[1]
  const quarter = /([一二三四1-4])季度/.exec(text)?.[1]
  const month = new RegExp(`${N}月`).exec(text)?.[1]
  const day = new RegExp(`月份?${N}[日号]`).exec(text)?.[1]
  const days = half ? HALF[half] : quarter ? QUARTERS[wordNumber(quarter) - 1] : undefined
  if (days) return { from: `${year}-${days[0]}`, to: `${year}-${days[1]}` }
  if (!month) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const third = /月份?([上中下])旬/.exec(text)?.[1]
  const end = third === '上' ? 10 : third === '中' ? 20 : lastDay(year, wordNumber(month))
  const last = dayOf(year, wordNumber(month), day ? wordNumber(day) : end)
  const first = third === '中' ? '11' : third === '下' ? '21' : day ? last?.slice(8) : '01'
  return last ? { from: `${last.slice(0, 7)}-${first}`, to: last } : undefined
}

const lastDay = (year: number, month: number): number =>
  [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    month - 1
  ] ?? 0

function dayOf(year: number, month: number, day: number): string | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isPlainDate(text) ? text : undefined
}

import { dateIn } from './dates.ts'
import type { Head } from './document-head.ts'
import type { Period } from './draft.ts'
import type { Place } from './outline.ts'
import { type PeriodFound, periodsIn, type YearContext } from './periods.ts'

const UNKNOWN: YearContext = { year: null, span: null, assumed: false, titled: false }

/** The year of the nearest heading or title, else of the document's date or number; the span in a title (2019—2021年). */
export function yearsOf(place: Place, head: Head): YearContext {
  const headings = [...place.headings]
    .reverse()
    .filter((heading) => yearsNamed(heading).length === 1 && !/期限|延续|延长|有效期/.test(heading))
  for (const title of [...headings, place.title, head.document.title]) {
    if (!title) continue
    const span = named(title).find((p) => p.year === null)?.period ?? null
    const year = yearsNamed(title).at(-1) ?? null
    if (span || year) return { year: year ?? yearWithin(span, head), span, assumed: false, titled: year !== null }
  }
  const year = issueYear(head) ?? openingYear(head)
  // Neither a number nor the day of a meeting is the day of issue: what rests on it alone is asked about.
  const assumed = year !== null && head.document.issuedOn === null
  return { ...UNKNOWN, year, span: openingSpan(head, year), assumed }
}

/** The year from which past and future are told: of the date or number, or a later one in the title. */
export function documentYear(place: Place, head: Head): number | null {
  const titled = [place.title, head.document.title].flatMap((title) => (title ? yearsNamed(title) : []))
  const years = [issueYear(head) ?? spanStart(head) ?? openingYear(head), ...titled].filter((year) => year !== null)
  return years.length > 0 ? Math.max(...years) : null
}

/** A plan without a date is told from its first year. */
const spanStart = ({ document }: Head): number | null => {
  const span = document.title ? named(document.title).find((p) => p.year === null)?.period : undefined
  return span?.from ? Number(span.from.slice(0, 4)) : null
}

const named = (title: string): PeriodFound[] =>
  periodsIn(title, 0, title.length, UNKNOWN).filter((p) => p.doubts.length === 0)

const yearsNamed = (title: string): number[] => [
  ...new Set(named(title).flatMap((p) => (p.year === null ? [] : [p.year]))),
]

/** The one year that a title such as 2022年任务分解表 names. */
export function yearsOfTitle(title: string): YearContext | undefined {
  const [year, other] = yearsNamed(title)
  return year === undefined || other !== undefined ? undefined : { year, span: null, assumed: false, titled: true }
}

/** The period of lines that name none: that of the title, where it has one. */
export function titlePeriod({ span, year, titled }: YearContext): Period | null {
  if (span) return span
  return titled && year !== null ? { from: `${year}-01-01`, to: `${year}-12-31` } : null
}

/** Minutes without a date begin with the day of the meeting. */
function openingYear({ opening }: Head): number | null {
  const day = opening === null ? null : dateIn(opening.slice(0, 40))
  return day === null ? null : Number(day.slice(0, 4))
}

/** 决定于2022年4月至10月开展…: the time of what the whole notice is about. */
function openingSpan({ opening }: Head, year: number | null): Period | null {
  if (!opening) return null
  const bracketed = /(?:行动|计划|工程|方案|活动|规划)”?（((?:19|20)\d{2}年?[—~至到](?:19|20)\d{2}年?)）/.exec(
    opening,
  )?.[1]
  if (bracketed) return named(bracketed)[0]?.period ?? null
  const found = periodsIn(opening, 0, opening.length, { ...UNKNOWN, year }).findLast(
    ({ start, end, shape, doubts }) =>
      shape === 'span' &&
      doubts.length === 0 &&
      /(?:于|在|定|从|自|就|对)$/.test(opening.slice(Math.max(0, start - 1), start)) &&
      /^[^。]{0,30}(?:开展|组织|举办|实施|进行|合作)/.test(opening.slice(end, end + 34)),
  )
  return found?.period ?? null
}

const issueYear = ({ document }: Head): number | null => {
  const year = document.issuedOn?.slice(0, 4) ?? /〔(\d{4})〕/.exec(document.number ?? '')?.[1]
  return year ? Number(year) : null
}

const yearWithin = (span: Period | null, head: Head): number | null =>
  issueYear(head) ?? (span?.from ? Number(span.from.slice(0, 4)) : null)

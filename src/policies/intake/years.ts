import type { Head } from './document-head.ts'
import type { Period } from './draft.ts'
import type { Place } from './outline.ts'
import { periodsIn, type YearContext } from './periods.ts'

const UNKNOWN: YearContext = { year: null, span: null, assumed: false, titled: false }

/** The year of the nearest title, else of the document's date or number; the span in a title such as （2019—2021年）. */
export function yearsOf(place: Place, head: Head): YearContext {
  for (const title of [...[...place.headings].reverse(), place.title, head.document.title]) {
    if (!title) continue
    const named = periodsIn(title, 0, title.length, UNKNOWN).filter((p) => p.doubts.length === 0)
    const span = named.find((p) => p.year === null)?.period ?? null
    const year = named.findLast((p) => p.year !== null)?.year ?? null
    if (span || year) return { year: year ?? yearWithin(span, head), span, assumed: false, titled: year !== null }
  }
  return { ...UNKNOWN, year: issueYear(head) }
}

/** The period of lines that name none: that of the title, where it has one. */
export function titlePeriod({ span, year, titled }: YearContext): Period | null {
  if (span) return span
  return titled && year !== null ? { from: `${year}-01-01`, to: `${year}-12-31` } : null
}

const issueYear = ({ document }: Head): number | null => {
  const year = document.issuedOn?.slice(0, 4) ?? /〔(\d{4})〕/.exec(document.number ?? '')?.[1]
  return year ? Number(year) : null
}

const yearWithin = (span: Period | null, head: Head): number | null =>
  issueYear(head) ?? (span?.from ? Number(span.from.slice(0, 4)) : null)

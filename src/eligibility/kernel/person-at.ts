import { dayText } from '../anniversary.ts'
import { skillLevels, titleLevels } from '../levels.ts'
import type { OccupationStandard, Person } from '../person.ts'
import {
  AFTER_TITLE,
  type Columns,
  END_UNKNOWN,
  KNOWN,
  LEVELS,
  NO_DAY,
  OPEN,
  results,
  TRACK,
  tracks,
  UNKNOWN,
} from './columns.ts'

/** A person of the columns as the explanation takes one; a record that was told twice is told once. */
export function personAt(columns: Columns, person: number): Person {
  const { flags, words, seriesWords } = columns
  const known = flags[person]!
  const word = (code: number) => (code === UNKNOWN ? null : words[code]!)
  const series = (code: number) => (code === UNKNOWN ? null : seriesWords[code]!)
  const occupation = word(columns.askOccupation[person]!)
  const { certificates, titles, work, sheets } = columns
  const standard = columns.standard[person]!
  return {
    asks: { series: series(columns.askSeries[person]!), occupation },
    ...((known & KNOWN.certificates) === 0
      ? {}
      : {
          certificates: placesOf(certificates.start, person).map((at) => ({
            level: certificates.rank[at] === UNKNOWN ? null : skillLevels[certificates.rank[at]!]!,
            occupation: word(certificates.occupation[at]!),
            series: series(certificates.series[at]!),
            issuedOn: dayOf(certificates.date[at]!),
            verified: certificates.verified[at] === 1,
            revokedOn: dayOf(certificates.until[at]!),
          })),
        }),
    ...((known & KNOWN.titles) === 0
      ? {}
      : {
          titles: placesOf(titles.start, person).map((at) => ({
            level: titles.rank[at] === UNKNOWN ? null : titleLevels[titles.rank[at]!]!,
            series: series(titles.series[at]!),
            grantedOn: dayOf(titles.date[at]!),
            verified: titles.verified[at] === 1,
            revokedOn: dayOf(titles.until[at]!),
          })),
        }),
    ...((known & KNOWN.work) === 0
      ? {}
      : {
          work: placesOf(work.start, person).map((at) => ({
            from: dayOf(work.from[at]!),
            ...((work.kind[at]! & END_UNKNOWN) === 0 ? { to: dayOf(work.to[at]!) } : {}),
            track: tracks[work.kind[at]! & TRACK]!,
            unit: word(work.unit[at]!),
            occupation: word(work.occupation[at]!),
          })),
        }),
    ...((known & KNOWN.appraisals) === 0
      ? {}
      : {
          appraisals: placesOf(sheets.start, person).map((at) => ({
            year: sheets.year[at] === UNKNOWN ? null : sheets.year[at]!,
            result: sheets.result[at] === UNKNOWN ? null : results[sheets.result[at]!]!,
            unit: word(sheets.unit[at]!),
            occupation: word(sheets.occupation[at]!),
          })),
        }),
    ...(standard === UNKNOWN || occupation === null
      ? {}
      : { standards: { [occupation]: standardAt(columns, standard) } }),
  }
}

const placesOf = (start: Uint32Array, person: number): number[] =>
  Array.from({ length: start[person + 1]! - start[person]! }, (_, at) => start[person]! + at)

const dayOf = (day: number) => (day === NO_DAY || day === OPEN ? null : dayText(day))

function standardAt({ standards }: Columns, at: number): OccupationStandard {
  const years = skillLevels.flatMap((level, rank) => {
    const base = standards[at * LEVELS + rank]!
    if (base === UNKNOWN) return []
    return [[level, base < AFTER_TITLE ? base : { afterTitle: base - AFTER_TITLE }]]
  })
  return Object.fromEntries(years) as OccupationStandard
}

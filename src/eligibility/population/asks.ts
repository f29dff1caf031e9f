import type { PlainDate } from '../../platform/plain-date.ts'
import { rankOf } from '../levels.ts'
import type { Person } from '../person.ts'

type Known = Pick<Person, 'certificates' | 'titles' | 'work'>
export interface Asks {
  readonly series: string | null
  readonly occupation: string | null
}

/**
 * What a person on record is taken to ask for on a day: evaluation in the occupation of the present post, else of the
 * highest certificate (96-4-1: 与现岗位相对应); a title in the series of the highest certificate, else of the latest title.
 * Null where the records do not say: then 待核实. Of several the later counts, of the same day the first in the alphabet.
 */
export function asksOf(known: Known, asOf: PlainDate): Asks {
  const certificates = (known.certificates ?? [])
    .filter((one) => stands(one.issuedOn, one.revokedOn, asOf))
    .sort(
      (a, b) =>
        rank(b.level) - rank(a.level) ||
        later(a.issuedOn, b.issuedOn) ||
        first(a.series, b.series) ||
        first(a.occupation, b.occupation),
    )
  const posts = (known.work ?? [])
    .filter(({ from, to, track }) => track !== 'none' && !(from && from > asOf) && !(to && to < asOf))
    .sort((a, b) => later(a.from, b.from) || first(a.occupation, b.occupation))
  const titles = (known.titles ?? [])
    .filter((one) => stands(one.grantedOn, one.revokedOn, asOf))
    .sort((a, b) => later(a.grantedOn, b.grantedOn) || first(a.series, b.series))
  return {
    series: (certificates.length > 0 ? certificates[0]!.series : titles[0]?.series) ?? null,
    occupation:
      posts.find(({ occupation }) => occupation != null)?.occupation ??
      certificates.find(({ occupation }) => occupation != null)?.occupation ??
      null,
  }
}

type Day = PlainDate | null | undefined
type Text = string | null | undefined

const stands = (from: Day, until: Day, asOf: PlainDate): boolean => !(from && from > asOf) && !(until && until <= asOf)
const rank = (level: Parameters<typeof rankOf>[1] | null | undefined) =>
  level == null ? -1 : rankOf('certificates', level)
const later = (a: Day, b: Day): number => ((a ?? '') < (b ?? '') ? 1 : (a ?? '') > (b ?? '') ? -1 : 0)
const first = (a: Text, b: Text): number =>
  (a ?? '\uffff') < (b ?? '\uffff') ? -1 : (a ?? '\uffff') > (b ?? '\uffff') ? 1 : 0

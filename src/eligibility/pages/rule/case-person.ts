import { type PlainDate, yearOf } from '../../../platform/plain-date.ts'
import type { SkillLevel, TitleLevel } from '../../levels.ts'
import type { Person } from '../../person.ts'

export type Grades = 'keep' | 'qualified' | 'unqualified' | 'unknown'

/** What an office sets of a worked person: the rest stays as the case had it. */
export interface CaseFields {
  readonly level: SkillLevel | 'none'
  readonly issuedOn: PlainDate | null
  readonly verified: boolean
  readonly titleLevel: TitleLevel | 'none'
  readonly grantedOn: PlainDate | null
  readonly workFrom: PlainDate | null
  readonly series: string
  readonly grades: Grades
}

export function fieldsOf({ certificates, titles, work, asks }: Person): CaseFields {
  const [certificate, title] = [certificates?.[0], titles?.[0]]
  return {
    ...{ level: certificate?.level ?? 'none', issuedOn: certificate?.issuedOn ?? null },
    verified: certificate?.verified ?? false,
    ...{ titleLevel: title?.level ?? 'none', grantedOn: title?.grantedOn ?? null },
    ...{ workFrom: work?.[0]?.from ?? null, series: asks?.series ?? 'engineering', grades: 'keep' },
  }
}

/** The person of a case with the fields as they were set; records beyond the first of each kind stay. */
export function personOf(person: Person, fields: CaseFields, asOf: PlainDate): Person {
  const { level, issuedOn, verified, titleLevel, grantedOn, workFrom, series, grades } = fields
  const [certificate, ...certificates] = person.certificates ?? []
  const [title, ...titles] = person.titles ?? []
  const [work, ...otherWork] = person.work ?? []
  const occupation = person.asks?.occupation ?? '车工'
  return {
    ...person,
    asks: { ...person.asks, series, occupation },
    certificates:
      level === 'none'
        ? certificates
        : [{ occupation, series, ...certificate, level, issuedOn, verified }, ...certificates],
    titles:
      titleLevel === 'none' ? titles : [{ series, verified: true, ...title, level: titleLevel, grantedOn }, ...titles],
    work: [{ to: null, track: 'technical', unit: '甲厂', occupation, ...work, from: workFrom }, ...otherWork],
    ...(grades === 'keep' ? {} : { appraisals: appraisalsOf(grades, yearOf(asOf)) }),
  }
}

function appraisalsOf(grades: Exclude<Grades, 'keep'>, year: number) {
  const years = [year - 3, year - 2, year - 1].filter((one) => grades !== 'unknown' || one !== year - 2)
  return years.map((one) => ({
    ...{
      year: one,
      result: grades === 'unqualified' && one === year - 2 ? ('unqualified' as const) : ('qualified' as const),
    },
  }))
}

import { newId } from '../../platform/ids.ts'
import { addDays, type PlainDate, plainDate, yearOf } from '../../platform/plain-date.ts'
import { inventCertificate, inventQualification } from '../numbers.ts'
import { OFFICE_DAY } from '../world.ts'
import type { Career } from './career.ts'
import { demoStandards } from './trades.ts'

/** Evaluation by enterprises and schools began in 2020; what is older is a 职业资格证书. */
const EVALUATED = plainDate('2020-01-01')
/** Beyond the numbers of classes. */
const FIRST_NUMBER = 100_000_000
/** More than anybody holds. */
const MOST_HELD = 8
const LEVEL_DIGIT = { junior: '5', intermediate: '4', senior: '3', technician: '2', seniorTechnician: '1' } as const
const KNOWN_ON = plainDate('2021-01-15')
const SOURCE = '演示数据'

export interface Registered {
  readonly no: number
  readonly personId: string
  readonly career: Career
}

/** What the tables of a person's records take, of some persons at once; `by`: the account that entered them. */
export function careerRows(registered: readonly Registered[], by: string) {
  const rowsOf = <List extends 'employment' | 'title' | 'appraisal' | 'engagement' | 'honour'>(list: List) =>
    registered.flatMap(({ personId, career }) =>
      (career[list] as Career[List][number][]).map((one) => ({ ...kept(personId, one.verified, by), ...one })),
    )
  const certificate = registered.flatMap((one) => certificatesOf(one, by))
  return {
    employment: rowsOf('employment'),
    title: rowsOf('title').map((row) => ({
      ...{ ...row, speciality: null, number: null, issuer: '高级职称评审委员会（演示）', route: 'review' as const },
    })),
    appraisal: rowsOf('appraisal').map((row) => ({ ...row, confirmedOn: plainDate(`${row.year + 1}-01-20`) })),
    engagement: rowsOf('engagement').map((row) => ({ ...row, name: null, toOn: null, document: null })),
    honour: rowsOf('honour').map((row) => ({
      ...{ ...row, issuer: '人力资源和社会保障部门（演示）', document: null, validUntil: null, revokedOn: null },
    })),
    certificate,
    certificateKey: certificate.map(({ id, number, personId }) => ({ number, personId, certificateId: id })),
    listKnown: registered.flatMap(({ personId, career }) =>
      career.known.map((list) => ({ personId, list, knownOn: KNOWN_ON, source: SOURCE, saidBy: by })),
    ),
  }
}
export type CareerRows = ReturnType<typeof careerRows>

function kept(personId: string, verified: boolean, by: string) {
  const check = verified
    ? { verifiedBy: by, verifiedOn: addDays(OFFICE_DAY, -90) }
    : { verifiedBy: null, verifiedOn: null }
  return { personId, id: newId(), source: SOURCE, paperId: null, verified, ...check, struckOn: null, enteredBy: by }
}

function certificatesOf({ no, personId, career }: Registered, by: string) {
  return career.certificate.map((one, at) => ({
    ...kept(personId, one.verified, by),
    ...{ ...one, series: null, issuer: '职业技能鉴定中心（演示）' },
    ...numbered(no * MOST_HELD + at, LEVEL_DIGIT[one.level], one.issuedOn),
  }))
}

function numbered(n: number, digit: string, issuedOn: PlainDate | null) {
  return issuedOn !== null && issuedOn >= EVALUATED
    ? { kind: 'skill-level' as const, number: inventCertificate(FIRST_NUMBER + n, digit, yearOf(issuedOn)) }
    : { kind: 'qualification' as const, number: inventQualification(n, digit, issuedOn && yearOf(issuedOn)) }
}

const IN_FORCE = plainDate('2018-03-07')

/** Years of the standards as an office would have entered them; two occupations are left to be loaded. */
export const standardRows = (by: string) =>
  [...demoStandards].flatMap(([occupation, years]) =>
    Object.entries(years).map(([level, cumulative]) => ({
      ...{ occupation, level, cumulative, afterTitle: null, fromOn: IN_FORCE, toOn: null, enteredBy: by },
      source: '演示数据：按《国家职业技能标准编制技术规程（2018年版）》年限累加',
    })),
  )

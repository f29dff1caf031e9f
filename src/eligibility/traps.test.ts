import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlainDate, plainDate } from '../platform/plain-date.ts'
import { explain, explainAll } from './explain.ts'
import type { Rule } from './language.ts'
import type { CertificateFact, Person } from './person.ts'
import { anyDay, anyPerson } from './persons.test-data.ts'
import { toDay, toText } from './reference-days.test-data.ts'
import { lostBetween } from './second-look.ts'
import { rules } from './shipped.ts'

const enabled = rules.rules.filter(({ enabled }) => enabled)
const fixed = enabled.filter(({ id }) => id !== 'skill.next')
const order = { notMet: 0, toVerify: 1, met: 2 } as const
const judge = (rule: Rule, person: Person, asOf: PlainDate) => explain(rules, rule, person, asOf)
const check = <Args extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Args>) =>
  fc.assert(property, { numRuns: Number(process.env.CHANGAI_PEOPLE ?? 400) })
const good = (level: CertificateFact['level'], issuedOn: PlainDate): CertificateFact => ({
  ...{
    level,
    occupation: '车工',
    series: 'engineering',
    issuedOn,
    kind: 'skill-level',
    verified: true,
    revokedOn: null,
  },
})

describe('what went wrong elsewhere', () => {
  const [assistant] = enabled
  const day = plainDate('2021-06-30')
  const lathe = [{ from: plainDate('2012-07-01'), to: null, track: 'skill' as const, unit: '甲厂', occupation: '车工' }]
  const qualified = [2017, 2018, 2019, 2020, 2021].map((year) => ({ year, result: 'qualified' as const }))
  const asks = { series: 'engineering', occupation: '车工' }
  const whole: Person = {
    asks,
    certificates: [good('senior', plainDate('2018-01-01'))],
    work: lathe,
    appraisals: qualified,
  }

  test('M8-1 a certificate without a date is to be verified, an empty list is no, a list not given is to be verified', () => {
    const undated = { ...whole, certificates: [{ ...whole.certificates![0]!, issuedOn: null }] }
    expect(judge(assistant!, undated, day).verdict).toBe('toVerify')
    expect(judge(assistant!, { ...whole, certificates: [] }, day).verdict).toBe('notMet')
    expect(judge(assistant!, { ...whole, certificates: undefined }, day).verdict).toBe('toVerify')
  })

  test('M8-1 a fact that nobody gave is never met', () => {
    check(
      fc.property(anyPerson, anyDay, fc.constantFrom(...fixed), (person, asOf, rule) => {
        const silent = { ...person, certificates: undefined, titles: undefined }
        expect(judge(rule, silent, asOf).verdict).not.toBe('met')
      }),
    )
  })

  test('M8-2 what is told of one person changes nobody else’s verdict', () => {
    check(
      fc.property(anyPerson, anyPerson, anyDay, (person, other, asOf) => {
        const alone = explainAll(rules, enabled, person, asOf)
        explainAll(rules, enabled, other, asOf)
        expect(explainAll(rules, enabled, person, asOf)).toEqual(alone)
      }),
    )
  })

  test('M8-3 a version is in force on its first and on its last day, and its verdict does not fall with it', () => {
    const ended = { ...assistant!, validTo: plainDate('2021-12-31') }
    const on = (text: string) => judge(ended, whole, plainDate(text))
    expect(on('2020-12-27').inForce).toBe(false)
    expect(on('2020-12-28').inForce).toBe(true)
    expect(on('2021-12-31')).toMatchObject({ inForce: true, verdict: 'met' })
    expect(on('2022-01-01')).toMatchObject({ inForce: false, verdict: 'met' })
  })

  test('a lower certificate counts as held only when it is verified and of the same series', () => {
    const technician = good('technician', plainDate('2020-06-01'))
    const lower = good('senior', plainDate('2020-01-01'))
    const ask = (given: CertificateFact) =>
      judge(assistant!, { ...whole, certificates: [technician, given] }, day).verdict
    expect(ask(lower)).toBe('notMet')
    expect(ask({ ...lower, verified: false })).toBe('toVerify')
    expect(ask({ ...lower, series: null })).toBe('toVerify')
    expect(ask({ ...lower, revokedOn: plainDate('2021-01-01') })).toBe('toVerify')
    expect(ask({ ...lower, issuedOn: plainDate('2021-12-01') })).toBe('toVerify')
  })

  test('a certificate or work of after the day asked about does not count on it', () => {
    const late = { ...whole, certificates: [good('senior', plainDate('2021-07-01'))] }
    expect(judge(assistant!, late, day)).toMatchObject({
      verdict: 'notMet',
      firstDate: '2023-07-01',
      firstDateKind: 'likely',
    })
    const left = [
      { ...lathe[0]!, to: plainDate('2021-08-31') },
      { ...lathe[0]!, from: plainDate('2021-09-01'), unit: '乙厂' },
    ]
    expect(judge(assistant!, { ...whole, work: left }, day).verdict).toBe('met')
  })

  test('an end that nobody told is not “still there”', () => {
    const { to: _, ...open } = lathe[0]!
    expect(judge(assistant!, { ...whole, work: [open] }, day).verdict).toBe('toVerify')
  })

  test('M8-5 who was eligible and is so no longer is told the clause', () => {
    const revoked = { ...whole, certificates: [{ ...whole.certificates![0]!, revokedOn: plainDate('2021-06-15') }] }
    expect(judge(assistant!, revoked, plainDate('2021-06-14')).verdict).toBe('met')
    const after = judge(assistant!, revoked, plainDate('2021-06-15'))
    expect(after.verdict).toBe('notMet')
    expect(after.conditions.filter(({ verdict }) => verdict === 'notMet').map(({ clause }) => clause)).toEqual([
      '96-1-1',
      '96-2-1',
    ])
  })

  test('M8-5 before a list is published, what was lost since the application is named with its clause and day', () => {
    const revoked = { ...whole, certificates: [{ ...whole.certificates![0]!, revokedOn: plainDate('2021-06-15') }] }
    const look = (today: string) => lostBetween(rules, assistant!, revoked, plainDate('2021-03-01'), plainDate(today))
    expect(look('2021-06-14')).toEqual([])
    expect(look('2021-07-01').map(({ clause, lostOn }) => `${clause} ${lostOn}`)).toEqual([
      ...['96-1-1 2021-06-15', '96-2-1 2021-06-15'],
    ])
  })

  test('a day is the same in every zone', () => {
    expect(toText(toDay('1986-05-04'))).toBe('1986-05-04')
  })
})

test('whatever is to be verified names a paper, and nothing else does', () => {
  check(
    fc.property(anyPerson, anyDay, (person, asOf) => {
      for (const told of explainAll(rules, enabled, person, asOf)) {
        const worst = Math.min(...told.conditions.map(({ verdict }) => order[verdict]))
        expect(order[told.verdict]).toBe(worst)
        for (const one of told.conditions) expect(one.missing.length > 0).toBe(one.verdict === 'toVerify')
      }
    }),
  )
})

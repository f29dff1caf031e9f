import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate, plainDate } from '../platform/plain-date.ts'
import { explain, type Verdict } from './explain.ts'
import type { Rule } from './language.ts'
import { skillLevels } from './levels.ts'
import type { CertificateFact, Person } from './person.ts'
import { anyDay, anyPerson } from './persons.test-data.ts'
import { rules } from './shipped.ts'

const enabled = rules.rules.filter(({ enabled }) => enabled)
/** A1 names another level when a certificate is added: there the question itself changes. */
const fixed = enabled.filter(({ id }) => id !== 'skill.next')
const anyRule = fc.constantFrom(...enabled)
const order = { notMet: 0, toVerify: 1, met: 2 } as const
const judge = (rule: Rule, person: Person, asOf: PlainDate) => explain(rules, rule, person, asOf)
const at = (rule: Rule, person: Person, asOf: PlainDate): number => order[judge(rule, person, asOf).verdict]
const short = (rule: Rule, person: Person, asOf: PlainDate) => {
  const { verdict, firstDate, firstDateKind } = judge(rule, person, asOf)
  return { verdict, firstDate, firstDateKind }
}
const check = <Args extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Args>) =>
  fc.assert(property, { numRuns: Number(process.env.CHANGAI_PEOPLE ?? 400) })

const isFirm = (verdict: Verdict) => verdict !== 'toVerify'
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
const forwardLevels = {
  'title.assistant': 'senior',
  'title.middle': 'technician',
  'title.viceSenior': 'seniorTechnician',
}
const exactLevel = ({ id }: Rule) => forwardLevels[id as keyof typeof forwardLevels]

describe('metamorphic properties', () => {
  test('M1 adding a valid certificate never lowers a verdict, but for the one that a 待核实 was waiting for', () => {
    check(
      fc.property(
        anyPerson,
        anyDay,
        anyDay,
        fc.constantFrom(...fixed),
        fc.constantFrom(...skillLevels),
        (person, asOf, day, rule, level) => {
          fc.pre(person.certificates != null && day <= asOf)
          const before = judge(rule, person, asOf).verdict
          fc.pre(!(before === 'toVerify' && level === exactLevel(rule)))
          const after = at(rule, { ...person, certificates: [...person.certificates!, good(level, day)] }, asOf)
          expect(after).toBeGreaterThanOrEqual(order[before])
        },
      ),
    )
  })

  test('M2 verifying a certificate or title never changes a firm verdict', () => {
    check(
      fc.property(anyPerson, anyDay, anyRule, (person, asOf, rule) => {
        const before = judge(rule, person, asOf).verdict
        fc.pre(isFirm(before))
        const verify = <T extends object>(list: readonly T[] | null | undefined) =>
          list?.map((one) => ({ ...one, verified: true }))
        const after = { ...person, certificates: verify(person.certificates), titles: verify(person.titles) }
        expect(judge(rule, after, asOf).verdict).toBe(before)
      }),
    )
  })

  test('M3 an earlier certificate never lowers a verdict where work is unbroken', () => {
    check(
      fc.property(anyPerson, anyDay, anyRule, fc.nat(2_000), (person, asOf, rule, days) => {
        const work = [
          { from: plainDate('2000-01-01'), to: null, track: 'technical' as const, unit: '甲厂', occupation: '车工' },
        ]
        const [first, ...rest] = person.certificates ?? []
        fc.pre(first?.issuedOn != null && person.settings?.['R-HIGHER'] !== 'no' && rest.length === 0)
        const steady = { ...person, work }
        const earlier = { ...steady, certificates: [{ ...first, issuedOn: addDays(first.issuedOn!, -days) }] }
        fc.pre(!(first.revokedOn && first.revokedOn <= asOf) && !(first.issuedOn! > asOf && rule.id === 'skill.next'))
        expect(at(rule, earlier as Person, asOf)).toBeGreaterThanOrEqual(at(rule, steady, asOf))
      }),
    )
  })

  test('M4 with unbroken work and all appraisals 合格 a later day never lowers a verdict', () => {
    check(
      fc.property(anyPerson, anyDay, anyDay, fc.constantFrom(...fixed), (person, a, b, rule) => {
        const work = [
          { from: plainDate('2000-01-01'), to: null, track: 'technical' as const, unit: '甲厂', occupation: '车工' },
        ]
        const appraisals = Array.from({ length: 40 }, (_, year) => ({
          year: 1995 + year,
          result: 'qualified' as const,
        }))
        const certificates = person.certificates?.map((one) => ({ ...one, revokedOn: null })).slice(0, 1)
        const steady = { ...person, work, appraisals, certificates }
        const [earlier, later] = a < b ? [a, b] : [b, a]
        expect(at(rule, steady, later)).toBeGreaterThanOrEqual(at(rule, steady, earlier))
      }),
    )
  })

  test('M5 the order of records does not matter', () => {
    check(
      fc.property(anyPerson, anyDay, anyRule, (person, asOf, rule) => {
        const turned: Person = {
          ...person,
          certificates: person.certificates?.toReversed(),
          titles: person.titles?.toReversed(),
          work: person.work?.toReversed(),
          appraisals: person.appraisals?.toReversed(),
        }
        expect(short(rule, turned, asOf)).toEqual(short(rule, person, asOf))
      }),
    )
  })

  test('M6 entering the same records twice does not matter', () => {
    const twice = <T>(list: readonly T[] | null | undefined) => list && [...list, ...list]
    check(
      fc.property(anyPerson, anyDay, anyRule, (person, asOf, rule) => {
        const { certificates, titles, work, appraisals } = person
        const doubled = {
          ...person,
          ...{
            certificates: twice(certificates),
            titles: twice(titles),
            work: twice(work),
            appraisals: twice(appraisals),
          },
        } as Person
        expect(short(rule, doubled, asOf)).toEqual(short(rule, person, asOf))
      }),
    )
  })

  test('M7 splitting a stretch of work into two that adjoin does not matter', () => {
    check(
      fc.property(anyPerson, anyDay, anyRule, anyDay, fc.nat(3), (person, asOf, rule, day, which) => {
        const one = person.work?.[which]
        fc.pre(one?.from != null && one.to !== undefined && one.from < day && (one.to === null || day <= one.to))
        const halves = [
          { ...one, to: addDays(day, -1) },
          { ...one, from: day },
        ]
        const split = { ...person, work: person.work!.flatMap((each) => (each === one ? halves : [each])) } as Person
        expect(short(rule, split, asOf)).toEqual(short(rule, person, asOf))
      }),
    )
  })

  test('M8 a certificate below the level does not matter', () => {
    check(
      fc.property(anyPerson, anyDay, fc.constantFrom(...fixed), anyDay, (person, asOf, rule, day) => {
        fc.pre(person.certificates != null && exactLevel(rule) !== undefined)
        const below = skillLevels[skillLevels.indexOf(exactLevel(rule) as 'senior') - 1]
        const more = { ...person, certificates: [...person.certificates!, good(below, day)] }
        expect(short(rule, more, asOf)).toEqual(short(rule, person, asOf))
      }),
    )
  })

  test('M9 filling anything unknown with anything never turns a firm verdict into another', () => {
    check(
      fc.property(anyPerson, anyDay, anyRule, fillings, (person, asOf, rule, fill) => {
        const before = judge(rule, person, asOf)
        fc.pre(isFirm(before.verdict))
        const after = judge(rule, filled(person, fill, asOf), asOf)
        fc.pre(after.level === before.level)
        expect(after.verdict).toBe(before.verdict)
      }),
    )
  })

  test('M10 more years in a rule never raise a verdict, and no first day gets earlier', () => {
    check(
      fc.property(
        anyPerson,
        anyDay,
        fc.constantFrom(...fixed.slice(0, 3)),
        fc.integer({ min: 1, max: 3 }),
        (person, asOf, rule, more) => {
          const harder = JSON.parse(JSON.stringify(rule), (key, value) =>
            key === 'worked' ? value + more : value,
          ) as Rule
          const [before, after] = [judge(rule, person, asOf), judge(harder, person, asOf)]
          expect(order[after.verdict]).toBeLessThanOrEqual(order[before.verdict])
          if (after.verdict === before.verdict && after.firstDate)
            expect(after.firstDate >= (before.firstDate ?? '9999')).toBe(true)
        },
      ),
    )
  })
})

const fillings = fc.record({
  day: anyDay,
  level: fc.constantFrom(...skillLevels),
  title: fc.constantFrom('assistant' as const, 'middle' as const, 'senior' as const),
  series: fc.constantFrom('engineering', 'agriculture'),
  occupation: fc.constantFrom('车工', '焊工'),
  unit: fc.constantFrom('甲厂', '乙厂'),
  track: fc.constantFrom('skill' as const, 'other' as const),
  result: fc.constantFrom('qualified' as const, 'unqualified' as const),
  verified: fc.boolean(),
  end: fc.boolean(),
})
type Filling = typeof fillings extends fc.Arbitrary<infer T> ? T : never

/** Every unknown told, each by the same answers; days in an order that a person can have. */
function filled(person: Person, fill: Filling, asOf: PlainDate): Person {
  // What is still open was begun by the day that is asked about.
  const begun = fill.day < asOf ? fill.day : asOf
  const later = (day: PlainDate | null | undefined) => (day && day < fill.day ? fill.day : day)
  return {
    ...person,
    asks: { series: person.asks?.series ?? fill.series, occupation: person.asks?.occupation ?? fill.occupation },
    certificates: (person.certificates ?? [good(fill.level, fill.day)]).map((one) => ({
      ...{ ...one, level: one.level ?? fill.level, series: one.series ?? fill.series },
      ...{ occupation: one.occupation ?? fill.occupation, verified: one.verified || fill.verified },
      issuedOn: one.issuedOn ?? (one.revokedOn && one.revokedOn < fill.day ? one.revokedOn : fill.day),
    })),
    titles: (person.titles ?? []).map((one) => ({
      ...{ ...one, level: one.level ?? fill.title, series: one.series ?? fill.series },
      ...{ grantedOn: one.grantedOn ?? fill.day, verified: one.verified || fill.verified },
    })),
    work: (
      person.work ?? [{ from: fill.day, to: null, track: fill.track, unit: fill.unit, occupation: fill.occupation }]
    ).map((one) => {
      const from = one.from ?? (one.to === null ? begun : one.to && one.to < fill.day ? one.to : fill.day)
      const to = one.to === undefined ? (fill.end ? null : (later(from) ?? null)) : one.to
      if (one.track === 'none') return { ...one, from, to }
      return {
        ...one,
        from,
        to,
        track: one.track ?? fill.track,
        unit: one.unit ?? fill.unit,
        occupation: one.occupation ?? fill.occupation,
      }
    }),
    appraisals: person.appraisals?.map((one) => ({ ...one, result: one.result ?? fill.result })),
  } as Person
}

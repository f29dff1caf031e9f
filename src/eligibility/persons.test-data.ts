import fc from 'fast-check'
import { type PlainDate, plainDate } from '../platform/plain-date.ts'
import { skillLevels, titleLevels } from './levels.ts'
import type { Person } from './person.ts'
import { readingNames, readingWords } from './readings.ts'
import { toDay, toText } from './reference-days.test-data.ts'

/** Days where mistakes live: month ends, 29 February, year ends, and days beside anniversaries. */
const years = fc.integer({ min: 2010, max: 2024 })
const corner = fc.tuple(years, fc.constantFrom('01-01', '12-31', '02-28', '03-01', '06-30', '07-01', '04-01', '11-30'))
export const anyDay: fc.Arbitrary<PlainDate> = fc
  .oneof(
    corner.map(([year, rest]) => `${year}-${rest}`),
    fc.constantFrom('2012-02-29', '2016-02-29', '2020-02-29', '2024-02-29'),
    fc.integer({ min: toDay('2010-01-01'), max: toDay('2024-12-31') }).map(toText),
  )
  .map(plainDate)

const occupation = fc.constantFrom('车工', '车工', '车工', '焊工', null)
const series = fc.constantFrom('engineering', 'engineering', 'engineering', 'agriculture', 'health', null)
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 8 })
const often = fc.constantFrom(true, true, true, true, false, undefined)

const certificate = fc.record(
  {
    level: rarely(fc.constantFrom(...skillLevels.slice(2), 'senior' as const, 'technician' as const)),
    occupation,
    series,
    issuedOn: rarely(anyDay),
    kind: fc.constantFrom('skill-level' as const, 'qualification' as const),
    verified: often,
    revokedOn: fc.option(anyDay, { freq: 1 }),
  },
  { requiredKeys: ['level', 'issuedOn', 'verified'] },
)
const title = fc.record(
  {
    level: rarely(fc.constantFrom(...titleLevels, 'assistant' as const, 'middle' as const, 'viceSenior' as const)),
    series,
    grantedOn: rarely(anyDay),
    verified: often,
  },
  { requiredKeys: ['level', 'grantedOn', 'verified'] },
)
const track = fc.constantFrom<('skill' | 'technical' | 'other' | 'none' | null)[]>(
  ...(['skill', 'technical', 'technical', 'skill', 'other', 'none', null] as const),
)
const unit = fc.constantFrom('甲厂', '甲厂', '甲厂', '乙厂', null)

const stretch = fc
  .record(
    { from: rarely(anyDay), to: fc.option(anyDay, { freq: 2 }), track, unit, occupation },
    { requiredKeys: ['from', 'track'] },
  )
  .map(({ from, to, ...rest }) => (from && to && to < from ? { from: to, to: from, ...rest } : { from, to, ...rest }))
  .map(({ to, ...rest }) => (to === undefined ? rest : { to, ...rest }))

/** One working life without overlap: stretches that follow each other, with gaps or breaks between. */
const life = fc
  .record({
    starts: fc.uniqueArray(anyDay, { minLength: 1, maxLength: 5 }),
    parts: fc.array(fc.record({ track, unit, occupation, leaves: fc.constantFrom('none', 'gap', 'break') }), {
      minLength: 5,
      maxLength: 5,
    }),
    isOpen: fc.constantFrom(true, true, true, false),
  })
  .map(({ starts, parts, isOpen }) => {
    const days = starts.sort()
    return days.flatMap((from, at) => {
      const { leaves, ...rest } = parts[at]!
      const next = days[at + 1]
      const to = next ? plainDate(toText(toDay(next) - 1)) : isOpen ? null : plainDate(toText(toDay(from) + 700))
      if (leaves === 'gap' && next) return []
      return [leaves === 'break' && next ? { from, to, track: 'none' as const } : { from, to, ...rest }]
    })
  })

/** Long unbroken work with few surprises, so that verdicts are often met. */
const steady = fc
  .record({ from: fc.constantFrom('2006-07-01', '2010-03-01', '2012-02-29').map(plainDate) })
  .map(({ from }) => [{ from, to: null, track: 'technical' as const, unit: '甲厂', occupation: '车工' }])

const work = fc.oneof(
  { weight: 4, arbitrary: steady },
  { weight: 3, arbitrary: life },
  { weight: 3, arbitrary: fc.tuple(steady, life).map(([a, b]) => [...a, ...b]) },
  { weight: 2, arbitrary: fc.array(stretch, { maxLength: 4 }) },
)

const appraisal = fc.record(
  {
    year: fc.integer({ min: 2008, max: 2026 }),
    result: fc.constantFrom<('excellent' | 'qualified' | 'basic' | 'unqualified' | 'notRated' | null)[]>(
      ...(['qualified', 'qualified', 'excellent', 'basic', 'unqualified', 'notRated', null] as const),
    ),
    unit,
    occupation,
  },
  { requiredKeys: ['year', 'result'] },
)
const allQualified = Array.from({ length: 20 }, (_, at) => ({ year: 2007 + at, result: 'qualified' as const }))
const appraisals = fc.oneof(
  { weight: 4, arbitrary: fc.constant(allQualified) },
  {
    weight: 3,
    arbitrary: fc
      .uniqueArray(fc.integer({ min: 0, max: 19 }), { maxLength: 4 })
      .map((gone) => allQualified.filter((_, at) => !gone.includes(at))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(appraisal, fc.constant(allQualified))
      .map(([one, all]) => [one, ...all.filter(({ year }) => year !== one.year)]),
  },
  { weight: 2, arbitrary: fc.array(appraisal, { maxLength: 6 }) },
)

const base = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.record({ afterTitle: fc.integer({ min: 1, max: 5 }) }))
const standards = fc
  .record(
    {
      senior: base,
      technician: base,
      seniorTechnician: base,
      intermediate: base,
      afterTitle: fc.integer({ min: 1, max: 3 }),
    },
    { requiredKeys: ['senior', 'technician', 'seniorTechnician'] },
  )
  .map((standard) => ({ 车工: standard }))

const settings = fc
  .uniqueArray(fc.constantFrom(...readingNames), { maxLength: 3 })
  .chain((names) =>
    fc.tuple(...names.map((name) => fc.constantFrom(...readingWords[name]).map((word) => [name, word] as const))),
  )
  .map((pairs) => Object.fromEntries(pairs))

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 12, nil: undefined })

/** People of every kind: known and unknown, in order and out of it, with records after the day asked about. */
export const anyPerson: fc.Arbitrary<Person> = fc
  .record({
    asks: fc.record({
      series: fc.constantFrom('engineering', 'engineering', 'engineering', 'health', 'agriculture', null),
      occupation: fc.constantFrom('车工', '车工', '车工', '车工', '焊工', null),
    }),
    certificates: maybe(fc.array(certificate, { maxLength: 3 })),
    titles: maybe(fc.array(title, { maxLength: 2 })),
    work: maybe(work),
    appraisals: maybe(appraisals),
    standards: maybe(standards),
    settings: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 3, arbitrary: settings }),
  })
  .map((person) => JSON.parse(JSON.stringify(person)) as Person)

import { addDays, dayOf, lastDayOfMonth, type PlainDate } from '../platform/plain-date.ts'
import type { CertificateKind, FactAttributes, Level } from '../targets/door.ts'
import type { Stream } from './generator.ts'
import { MONTHS, type WorldSize } from './sizes.ts'
import { steerTo } from './steering.ts'
import type { DemoCounty, DemoUnit } from './units.ts'

export interface DemoClass {
  readonly no: number
  readonly institution: number
  readonly county: string
  readonly occupation: string
  readonly level: Level
  readonly certificateKind: CertificateKind
  readonly projectType: string
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  readonly people: number
  readonly hours: number
}

const HOURS = [24, 32, 40, 48, 56, 80]
/** Below and from 高级工 on, each with its weights. */
const LEVELS = {
  lower: [
    { level: 'junior', weight: 49 },
    { level: 'intermediate', weight: 51 },
  ],
  upper: [
    { level: 'senior', weight: 68 },
    { level: 'technician', weight: 23 },
    { level: 'seniorTechnician', weight: 9 },
  ],
} as const satisfies Record<string, readonly { level: Level; weight: number }[]>
const PROJECTS = [
  { type: 'QYZG', weight: 34 },
  { type: 'JYJN', weight: 44 },
  { type: 'CYPX', weight: 8 },
  { type: 'GJN', weight: 4 },
  { type: 'XMZ', weight: 8 },
  { type: 'LDYB', weight: 2 },
]

/**
 * Shares of all people in classes, so that each line of the notice lands near its full value by the end of the year:
 * 20 of 60 in classes that lead to a level (a few fail), a fifth of them 高级工 and above, 20 of 60 at 技工院校, and one
 * apprentice in sixty.
 */
const AIMS = { level: 0.355, upper: 0.2, technical: 0.334, apprentice: 0.0169 }

interface PlanWorld {
  readonly counties: readonly DemoCounty[]
  readonly institutions: readonly DemoUnit[]
  readonly occupations: readonly string[]
}

interface Part {
  readonly county: DemoCounty
  readonly months: readonly number[]
  readonly people: number
}

/** Classes of a year: where, when and what, so that every county is on its way and the year's lines land near. */
export function planClasses(size: WorldSize, year: number, world: PlanWorld, stream: Stream): DemoClass[] {
  const average = size.participations / size.classes
  const plan = { year, world, schools: schoolsNear(world.institutions), steer: openSteering() }
  const planned = partsOf(size, world.counties).flatMap((part) => {
    const count = Math.max(1, Math.round(part.people / average))
    const people = Math.max(6, part.people / count)
    return Array.from({ length: count }, () => planClass({ ...plan, part, people }, stream))
  })
  return planned
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0))
    .map((one, no) => ({ ...one, no }))
}

/** What each county does in each half of the year, by its weight and its pace. */
function partsOf({ participations }: WorldSize, counties: readonly DemoCounty[]): Part[] {
  const whole = counties.reduce((sum, { weight }) => sum + weight, 0)
  const halves = [0, 6].map((first) => Array.from({ length: 6 }, (_, at) => first + at))
  return counties.flatMap((county) =>
    halves.map((months) => {
      const share = months.reduce((sum, month) => sum + MONTHS[month]!, 0) / 100
      return { county, months, people: ((participations * county.weight) / whole) * county.pace * share }
    }),
  )
}

const openSteering = () => ({
  level: steerTo(AIMS.level),
  upper: steerTo(AIMS.upper),
  technical: steerTo(AIMS.technical),
  apprentice: steerTo(AIMS.apprentice),
})

interface Planning {
  readonly part: Part
  readonly people: number
  readonly year: number
  readonly world: PlanWorld
  readonly schools: (county: string) => readonly DemoUnit[]
  readonly steer: ReturnType<typeof openSteering>
}

function planClass({ part, people: usual, year, world, schools, steer }: Planning, stream: Stream) {
  const people = Math.round(usual * (0.85 + stream.next() * 0.3))
  const month = stream.weighted(part.months, (one) => MONTHS[one]!)
  const endsOn = dayIn(year, month, stream)
  const level = levelOf(people, steer, stream)
  const apprentices = steer.apprentice.wants(people, stream)
  steer.apprentice.note(people, apprentices)
  return {
    ...{ institution: schoolOf(schools(part.county.code), people, steer, stream).no, county: part.county.code, endsOn },
    startsOn: addDays(endsOn, -stream.whole(4, 20)),
    level,
    occupation: stream.pick(world.occupations),
    certificateKind: certificateOf(level, stream),
    projectType: apprentices ? 'XTZ' : stream.weighted(PROJECTS, ({ weight }) => weight).type,
    people,
    hours: stream.pick(HOURS),
  }
}

function levelOf(people: number, steer: Planning['steer'], stream: Stream): Level {
  const leadsToLevel = steer.level.wants(people, stream)
  steer.level.note(people, leadsToLevel)
  if (!leadsToLevel) return 'none'
  const upper = steer.upper.wants(people, stream)
  steer.upper.note(people, upper)
  return stream.weighted<{ level: Level; weight: number }>(LEVELS[upper ? 'upper' : 'lower'], ({ weight }) => weight)
    .level
}

function certificateOf(level: Level, stream: Stream): CertificateKind {
  if (level !== 'none') return 'skill-level'
  return stream.chance(0.4) ? 'special' : 'completion'
}

/** One of those near; a 技工院校 as often as the line needs it, where there is one. */
function schoolOf(near: readonly DemoUnit[], people: number, { technical }: Planning['steer'], stream: Stream) {
  const wanted = technical.wants(people, stream)
  const fitting = near.filter(({ kind }) => (kind === 'TECH') === wanted)
  const school = stream.pick(fitting.length > 0 ? fitting : near)
  technical.note(people, school.kind === 'TECH')
  return school
}

/** The county's own institutions, else those of its prefecture, else all of the province. */
function schoolsNear(institutions: readonly DemoUnit[]): Planning['schools'] {
  const ofCounty = Map.groupBy(institutions, ({ county }) => county)
  const ofPrefecture = Map.groupBy(institutions, ({ county }) => county.slice(0, 4))
  return (county) => ofCounty.get(county) ?? ofPrefecture.get(county.slice(0, 4)) ?? institutions
}

/** Counties where a 技工院校 is seated, or held a class that ended by the day: there its line can be carried out. */
export function technicalCounties(
  institutions: readonly DemoUnit[],
  classes: readonly DemoClass[],
  day: PlainDate,
): ReadonlySet<string> {
  const technical = institutions.filter(({ kind }) => kind === 'TECH')
  const held = classes.filter(({ institution, endsOn }) => institutions[institution]!.kind === 'TECH' && endsOn <= day)
  return new Set([...technical, ...held].map(({ county }) => county))
}

function dayIn(year: number, month: number, stream: Stream): PlainDate {
  const first = dayOf(year, month + 1, 1)
  return addDays(first, stream.whole(0, Number(lastDayOfMonth(first).slice(8)) - 1))
}

/** What the facts of a class say of each participant. */
export const attributesOf = (
  one: DemoClass,
  kind: DemoUnit['kind'],
  groups: readonly string[],
  certified: boolean,
): FactAttributes => ({
  groups,
  level: one.level,
  certificateKind: one.certificateKind,
  certified,
  institutionKind: kind,
  projectType: one.projectType,
  occupation: one.occupation,
  subsidised: true,
  fund: 'ZZ',
})

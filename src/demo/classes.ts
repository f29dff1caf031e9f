import { addDays, dayOf, lastDayOfMonth, type PlainDate } from '../platform/plain-date.ts'
import type { CertificateKind, FactAttributes, Level } from '../targets/door.ts'
import type { Stream } from './generator.ts'
import { MONTHS, type WorldSize } from './sizes.ts'
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
const LEVELS: readonly { level: Level; weight: number }[] = [
  { level: 'junior', weight: 38 },
  { level: 'intermediate', weight: 40 },
  { level: 'senior', weight: 15 },
  { level: 'technician', weight: 5 },
  { level: 'seniorTechnician', weight: 2 },
]
const PROJECTS = [
  { type: 'QYZG', weight: 34 },
  { type: 'JYJN', weight: 44 },
  { type: 'CYPX', weight: 8 },
  { type: 'GJN', weight: 4 },
  { type: 'XMZ', weight: 8 },
  { type: 'LDYB', weight: 2 },
]
/** A certificate class is one that leads to a level; a third of all person-times should, and a few fail. */
const LEVEL_SHARE = 0.38
/** 10,000 apprentices among 600,000 person-times. */
const APPRENTICE_SHARE = 0.0175

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
  const planned = partsOf(size, world.counties).flatMap((part) => {
    const count = Math.max(1, Math.round(part.people / average))
    const people = Math.max(6, part.people / count)
    return Array.from({ length: count }, () => planClass({ part, people, year, world }, stream))
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

interface Planning {
  readonly part: Part
  readonly people: number
  readonly year: number
  readonly world: PlanWorld
}

function planClass({ part, people, year, world }: Planning, stream: Stream): Omit<DemoClass, 'no'> {
  const endsOn = dayIn(
    year,
    stream.weighted(part.months, (month) => MONTHS[month]!),
    stream,
  )
  const leadsToLevel = stream.chance(LEVEL_SHARE)
  return {
    ...{ institution: institutionOf(part.county, world.institutions, stream).no, county: part.county.code, endsOn },
    startsOn: addDays(endsOn, -stream.whole(4, 20)),
    level: leadsToLevel ? stream.weighted(LEVELS, ({ weight }) => weight).level : 'none',
    occupation: stream.pick(world.occupations),
    certificateKind: leadsToLevel ? 'skill-level' : stream.chance(0.4) ? 'special' : 'completion',
    projectType: stream.chance(APPRENTICE_SHARE) ? 'XTZ' : stream.weighted(PROJECTS, ({ weight }) => weight).type,
    people: Math.round(people * (0.85 + stream.next() * 0.3)),
    hours: stream.pick(HOURS),
  }
}

/** One of the county's own institutions, else of its prefecture, else of the province. */
function institutionOf(county: DemoCounty, institutions: readonly DemoUnit[], stream: Stream): DemoUnit {
  const own = institutions.filter((one) => one.county === county.code)
  const near = institutions.filter((one) => one.county.slice(0, 4) === county.code.slice(0, 4))
  return stream.pick(own.length > 0 ? own : near.length > 0 ? near : institutions)
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

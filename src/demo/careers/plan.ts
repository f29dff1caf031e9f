import type { PlainDate } from '../../platform/plain-date.ts'
import { openStream, type Stream } from '../generator.ts'
import type { DemoPerson } from '../people.ts'
import type { DemoUnit } from '../units.ts'
import { unitIdOf } from '../world.ts'
import { openDealer } from './cards.ts'
import type { Career } from './career.ts'
import { careerOf } from './paths.ts'

export interface WithCareer extends DemoPerson {
  readonly career: Career
}

interface CareerWorld {
  readonly counties: readonly { readonly code: string; readonly name: string }[]
  readonly enterprises: readonly DemoUnit[]
}

/** Workplaces outside the demo's enterprises: known by name only. */
const OUTSIDE = ['公路养护段', '农机服务站', '水务站', '供电所', '国有林场', '机械修理厂', '工艺品厂', '建筑工程队']

/** Everybody with a career, in the order in which they come; the same people get the same careers. */
export function* planCareers(people: Iterable<DemoPerson>, world: CareerWorld, seed: number): Generator<WithCareer> {
  const names = new Map(world.counties.map(({ code, name }) => [code, name]))
  const deal = openDealer(openStream(seed, 'career-card'))
  const stream = openStream(seed, 'career')
  for (const person of people) {
    const birth = person.record.birth as PlainDate
    const card = deal(person.county, Number(birth.slice(0, 4)))
    const employer = person.employer === null ? undefined : world.enterprises[person.employer]!
    const outside = () => ({ unitId: null, unitName: outsideName(names.get(person.county)!, stream) })
    const place = employer ? { unitId: unitIdOf('Q', employer.no), unitName: employer.name } : outside()
    const who = { birth, place, before: outside(), industry: employer?.industry ?? null, employed: Boolean(employer) }
    const career = careerOf(card, who, stream)
    const employerName = employer ? employer.name : career.employerName
    yield { ...person, record: { ...person.record, employerName }, career }
  }
}

const outsideName = (county: string, stream: Stream): string => `${county}${stream.pick(OUTSIDE)}（演示）`

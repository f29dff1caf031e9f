import { addDays, type PlainDate } from '../platform/plain-date.ts'
import type { DemoClass } from './classes.ts'
import type { Stream } from './generator.ts'
import { JOURNEY_COUNTY } from './units.ts'
import { type KnownPerson, OFFICE_DAY } from './world.ts'

export type DemoClassState = 'ended' | 'running' | 'approved' | 'filed'

/** What a person's taking part in a class came to. */
export interface Participation {
  readonly person: KnownPerson
  readonly finished: boolean
  readonly certified: boolean
  /** Hours attended. */
  readonly attended: number
}

export interface People {
  readonly ofCounty: ReadonlyMap<string, readonly KnownPerson[]>
  readonly everybody: readonly KnownPerson[]
}

/** One in fifty comes from the neighbourhood: distinct persons of two counties are one in the province. */
const VISITOR_SHARE = 0.02
const PASS_SHARE = 0.93
const ATTEND_SHARE = 0.985
const APPROVED_AHEAD = 45

/** How a class stands on the office day. In the journey's county every class to come waits for the county's decision. */
export function stateOf({ startsOn, endsOn, county }: Pick<DemoClass, 'startsOn' | 'endsOn' | 'county'>) {
  if (endsOn <= OFFICE_DAY) return 'ended'
  if (startsOn <= OFFICE_DAY) return 'running'
  return startsOn <= latestApproved && county !== JOURNEY_COUNTY ? 'approved' : 'filed'
}

const latestApproved: PlainDate = addDays(OFFICE_DAY, APPROVED_AHEAD)

/** Different persons for one class, mostly of its county. */
export function drawPeople(one: DemoClass, { ofCounty, everybody }: People, stream: Stream): KnownPerson[] {
  const own = ofCounty.get(one.county) ?? []
  const drawn = new Map<string, KnownPerson>()
  for (let tries = 0; drawn.size < one.people && tries < one.people * 6; tries++) {
    const pool = own.length === 0 || stream.chance(VISITOR_SHARE) ? everybody : own
    const person = stream.pick(pool)
    drawn.set(person.id, person)
  }
  return [...drawn.values()]
}

export function participation(
  one: DemoClass,
  person: KnownPerson,
  state: DemoClassState,
  stream: Stream,
): Participation {
  const finished = state === 'ended' && stream.chance(ATTEND_SHARE)
  const certified = finished && one.certificateKind === 'skill-level' && stream.chance(PASS_SHARE)
  const share = finished ? 0.8 + stream.next() * 0.2 : stream.next() * 0.75
  return { person, finished, certified, attended: Math.min(one.hours, Math.ceil(one.hours * share)) }
}

/** Groups that somebody is counted in for this class. */
export const groupsIn = ({ projectType }: DemoClass, { groups }: KnownPerson): readonly string[] =>
  projectType === 'XTZ' ? [...groups, 'G16'] : groups

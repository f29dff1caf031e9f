import type { DemoPerson } from './people.ts'
import { type DemoUnit, JOURNEY_COUNTY, JOURNEY_PREFECTURE } from './units.ts'

/** How many work for the enterprise that can sign in, however large the world is. */
const STAFF = 40
/** Every so many of the neighbouring counties without an employer come to it. */
const COMMUTERS = 6

/** The first enterprise gets its staff: whoever has no employer yet in its county, and some from around it. */
export function* withStaff(people: Iterable<DemoPerson>, { no, name }: DemoUnit): Generator<DemoPerson> {
  let staff = 0
  for (const person of people) {
    const joins = person.employer === null && staff < STAFF && comes(person)
    if (joins || person.employer === no) staff += 1
    yield joins ? hired(person, no, name) : person
  }
}

const comes = ({ county, no }: DemoPerson): boolean =>
  county === JOURNEY_COUNTY || (county.startsWith(JOURNEY_PREFECTURE.slice(0, 4)) && no % COMMUTERS === 0)

/** Now one of 企业职工 (G03), a rural one also of 农民工 (G04); no longer of 其他 (G15). */
function hired(person: DemoPerson, employer: number, employerName: string): DemoPerson {
  const gained = person.groups.includes('G13') ? ['G03', 'G04'] : ['G03']
  const groups = [...new Set([...person.groups.filter((code) => code !== 'G15'), ...gained])].sort()
  const like = person.record.groups[0]!
  const record = { ...person.record, employerName, groups: groups.map((code) => ({ ...like, code })) }
  return { ...person, employer, groups, record }
}

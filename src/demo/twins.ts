import { inventTwinId } from './numbers.ts'
import type { DemoPerson } from './people.ts'
import { JOURNEY_COUNTY } from './units.ts'

/** Of the journey's county, by the order in which they come: who is entered a second time, and as whom. */
const TWINS: ReadonlyMap<number, number> = new Map([
  [3, 1],
  [4, 2],
])

/** Two human beings of the journey's county stand in the register twice: one pair to find, one that was merged. */
export function* withTwins(people: Iterable<DemoPerson>): Generator<DemoPerson> {
  const own: DemoPerson[] = []
  for (const person of people) {
    if (person.county !== JOURNEY_COUNTY) {
      yield person
      continue
    }
    const of = TWINS.get(own.length)
    const one = of === undefined ? person : asTwin(person, own[of]!)
    own.push(one)
    yield one
  }
}

function asTwin(person: DemoPerson, { record }: DemoPerson): DemoPerson {
  const { name, birth, sex, ethnicity } = record
  const idNumber = inventTwinId({ birth: birth!, sex: sex! })
  return { ...person, record: { ...person.record, name, birth, sex, ethnicity, idNumber } }
}

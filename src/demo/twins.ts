import { inventTwinId } from './numbers.ts'
import type { DemoPerson } from './people.ts'
import { JOURNEY_COUNTY } from './units.ts'

/** Of the journey's county, by the order in which they come: who is entered first, and who is entered as the same. */
export const TWIN_OPEN = [1, 3] as const
export const TWIN_SETTLED = [2, 4] as const
const TWINS: ReadonlyMap<number, number> = new Map([TWIN_OPEN, TWIN_SETTLED].map(([one, twin]) => [twin, one]))

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

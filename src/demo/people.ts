import type { NewPerson } from '../people/door.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { choiceOf, type Stream } from './generator.ts'
import { inventName } from './names.ts'
import { inventId, inventPhone } from './numbers.ts'
import type { DemoCounty, DemoUnit } from './units.ts'

export interface DemoPerson {
  readonly no: number
  readonly county: string
  readonly groups: readonly string[]
  readonly record: Omit<NewPerson, 'unitId' | 'systemId' | 'employerId'>
  readonly employer: number | null
}

/** GB/T 4658 and GB/T 3304. */
const EDUCATION = ['70', '70', '70', '60', '40', '40', '30', '80', '20']
const ETHNICITIES = ['01', '01', '01', '01', '07', '14', '16', '08', '18', '06', '20']
/** A third of all person-times are of rural labour (T2); the other groups lie within or beside it. */
const RURAL_SHARE = 0.332

/** Groups of a person, in a fixed order; a rural worker may also be 农民工, 脱贫劳动力 and 易地搬迁人员. */
function groupsOf(stream: Stream, employed: boolean): string[] {
  const rural = stream.chance(RURAL_SHARE)
  const drawn: [string, boolean][] = [
    ['G01', rural && stream.chance(0.12)],
    ['G02', rural && stream.chance(0.08)],
    ['G03', employed],
    ['G04', rural && employed],
    ['G05', !rural && stream.chance(0.05)],
    ['G06', stream.chance(0.04)],
    ['G07', rural && stream.chance(0.25)],
    ['G08', stream.chance(0.02)],
    ['G13', rural],
  ]
  const held = drawn.filter(([, holds]) => holds).map(([code]) => code)
  return held.length > 0 ? held : ['G15']
}

/** Invented persons, spread over the counties like people are. */
export function* planPeople(
  count: number,
  world: { counties: readonly DemoCounty[]; enterprises: readonly DemoUnit[] },
  since: PlainDate,
  streams: { name: Stream; number: Stream; person: Stream },
): Generator<DemoPerson> {
  const employersOf = Map.groupBy(world.enterprises, ({ county }) => county)
  const drawCounty = choiceOf(world.counties, ({ weight }) => weight)
  for (let no = 0; no < count; no++) {
    const county = drawCounty(streams.person)
    const employers = employersOf.get(county.code) ?? []
    const employer = employers.length > 0 && streams.person.chance(0.5) ? streams.person.pick(employers) : null
    const groups = groupsOf(streams.person, employer !== null)
    const { number, birth, sex } = inventId(no, streams.number)
    const record = {
      ...{ name: inventName(streams.name), idType: 'resident' as const, idNumber: number, sex, birth },
      ethnicity: streams.person.pick(ETHNICITIES),
      education: streams.person.pick(EDUCATION),
      residence: county.code,
      residenceKind: groups.includes('G13') ? 'agricultural' : 'nonAgricultural',
      phone: inventPhone(no),
      employerName: employer?.name ?? null,
      groups: groups.map((code) => ({ code, fromOn: since, source: '演示数据' })),
    }
    yield { no, county: county.code, groups, record, employer: employer?.no ?? null }
  }
}

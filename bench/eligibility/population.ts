import { type ColumnPerson, columnsBuilder } from '../../src/eligibility/kernel/build.ts'
import type { Columns } from '../../src/eligibility/kernel/columns.ts'
import { addDays, plainDate } from '../../src/platform/plain-date.ts'

/** Persons that are different in all that rules ask; further ones repeat them in another order. */
const KINDS = 50_000

/**
 * A population in columns: six of ten hold a certificate (a fifth of these two), three of ten a title, everybody two
 * stretches of work and four appraisals, one of ten without a list; always the same.
 */
export function generatePopulation(persons: number): Columns {
  const kinds = generatePersons(Math.min(KINDS, persons))
  const builder = columnsBuilder()
  for (let at = 0; at < persons; at += 1) builder.add(kinds[(at * 7919) % kinds.length]!)
  return builder.done(true)
}

/** Persons one by one, always the same. */
export function generatePersons(persons: number): ColumnPerson[] {
  const random = generator(96)
  return Array.from({ length: persons }, () => personOf(random))
}

function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const levels = ['junior', 'intermediate', 'senior', 'senior', 'technician', 'seniorTechnician'] as const
const titles = ['assistant', 'assistant', 'middle', 'viceSenior'] as const
const occupations = ['车工', '焊工', '钳工', '电工', '育婴员']
const first = plainDate('2005-01-01')

function personOf(random: () => number): ColumnPerson {
  const one = <Value>(of: readonly Value[]): Value => of[Math.floor(random() * of.length)]!
  const day = (within: number) => addDays(first, Math.floor(random() * within))
  const series = random() < 0.9 ? 'engineering' : 'health'
  const occupation = one(occupations)
  const certificate = () => ({
    ...{ level: one(levels), occupation, series, issuedOn: random() < 0.97 ? day(6000) : null },
    ...{ verified: random() < 0.9, revokedOn: null },
  })
  const certificates = random() < 0.6 ? [certificate(), ...(random() < 0.2 ? [certificate()] : [])] : []
  const [began, changed] = [day(2000), addDays(first, 2000 + Math.floor(random() * 3500))]
  const work = [
    { from: began, to: addDays(changed, -1), track: 'skill' as const, unit: '甲厂', occupation },
    { from: changed, to: null, track: one(['skill', 'technical', 'other'] as const), unit: '乙厂', occupation },
  ]
  const sheet = (year: number) => ({ year, result: random() < 0.95 ? ('qualified' as const) : ('basic' as const) })
  return {
    asks: { series, occupation },
    ...(random() < 0.95 ? { certificates } : {}),
    titles: random() < 0.3 ? [{ level: one(titles), series, grantedOn: day(6000), verified: random() < 0.9 }] : [],
    ...(random() < 0.95 ? { work } : {}),
    ...(random() < 0.95 ? { appraisals: [2017, 2018, 2019, 2020].map(sheet) } : {}),
    standards: { [occupation]: { senior: 5, technician: 8, seniorTechnician: 12 } },
  }
}

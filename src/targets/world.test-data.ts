import type { TestOffice } from '../../test/office.ts'
import type { County } from '../../test/world.ts'
import { newId } from '../platform/ids.ts'
import { type PlainDate, plainDate } from '../platform/plain-date.ts'
import type { FactAttributes, NewFact } from './door.ts'
import { recordFacts } from './door.ts'
import { openLines } from './ledger/lines.ts'
import type { Predicate } from './ledger/predicate.ts'
import type { Counting } from './table.ts'

export interface TestLine {
  readonly suffix: string
  readonly within?: string
  readonly value?: string | null
  readonly unit?: string
  readonly counting?: Counting
  readonly comparator?: string
  readonly strength?: string
  readonly own?: readonly Predicate[]
}

export const certified: Predicate = { attribute: 'certified', is: true }
export const rural: Predicate = { attribute: 'groups', any: ['G13'] }
export const bySchools: Predicate = { attribute: 'institutionKind', in: ['TECH'] }

/** 总数, of it certificates, rural labour and schools, and beside it the persons. */
export const usualLines: readonly TestLine[] = [
  { suffix: 'T0', value: '1000' },
  { suffix: 'T1', within: 'T0', value: '400', comparator: 'atLeast', own: [certified] },
  { suffix: 'T1a', within: 'T1', value: '100', own: [certified, { attribute: 'level', atLeast: 'senior' }] },
  { suffix: 'T2', within: 'T0', value: '300', own: [rural] },
  { suffix: 'T3', within: 'T0', value: '300', own: [bySchools] },
  { suffix: 'T4', value: '50', unit: '人', counting: 'persons', own: [] },
]

let sets = 0

/** Issues a set of its own at the county's province; answers the prefix of its codes. */
export async function issueTestTarget(
  { db }: TestOffice,
  county: County,
  lines: readonly TestLine[] = usualLines,
): Promise<{ prefix: string; nos: ReadonlyMap<string, number>; targetId: string }> {
  const prefix = String(3000 + sets++)
  const span = { fromOn: plainDate('2021-01-01'), toOn: plainDate('2021-12-31') }
  const targetId = newId()
  await db
    .insertInto('target')
    .values({
      ...{ id: targetId, code: `${prefix}-T0`, name: '职业技能提升行动培训', ownerId: county.units.province },
      ...{ placeId: county.units.province, policyId: null, ...span, scaled: null, state: 'issued' },
      ...{ issuedBy: null, issuedAt: null },
    })
    .execute()
  const nos = new Map<string, number>()
  for (const [ordinal, line] of lines.entries()) {
    const { no } = await db
      .insertInto('targetLine')
      .values({
        ...{ targetId, code: `${prefix}-${line.suffix}`, ordinal, name: line.suffix, measure: 'training', ...span },
        ...{ withinNo: nos.get(line.within ?? '') ?? null, policyLineNo: null, unit: line.unit ?? '人次' },
        ...{ counting: line.counting ?? 'add', comparator: line.comparator ?? 'plan', basis: null, per: null },
        ...{ strength: line.strength ?? null, value: line.value ?? null, population: null, replacesNo: null },
        predicate: JSON.stringify({ all: line.own ?? [] }) as never,
      })
      .returning('no')
      .executeTakeFirstOrThrow()
    nos.set(line.suffix, no)
    if (line.value !== null && line.value !== undefined)
      await giveShares(db, no, null, { [county.units.province]: line.value })
  }
  await db
    .transaction()
    .execute((tx) =>
      openLines(tx, [...nos.values()], { accountId: newId(), unitId: null, jobs: { enqueue: async () => '' } }),
    )
  return { prefix, nos, targetId }
}

export async function giveShares(
  db: TestOffice['db'],
  lineNo: number,
  parentId: string | null,
  amounts: Readonly<Record<string, string>>,
): Promise<void> {
  const span = { fromOn: plainDate('2021-01-01'), toOn: null }
  const rows = Object.entries(amounts).map(([unitId, assigned]) => ({
    ...{ id: newId(), lineNo, unitId, parentId, assigned, committed: null, ...span },
  }))
  await db.insertInto('targetShare').values(rows).execute()
}

/** A person-time at a seat of the county. */
export function personTime(county: County, more: Partial<NewFact> & { attributes?: FactAttributes } = {}): NewFact {
  const attributes: FactAttributes = {
    ...{ groups: [], level: 'junior', certificateKind: 'skill-level', certified: false, institutionKind: 'TECH' },
    ...{ projectType: 'JYJN', occupation: '中式烹调师', subsidised: true, fund: 'ZZ' },
    ...more.attributes,
  }
  return {
    ...{ measure: 'training', personId: newId(), unitId: county.units.county, systemId: county.units.school },
    ...{ onDay: plainDate('2021-05-14'), amount: 1n, source: 'enrolment', sourceId: newId() },
    ...more,
    attributes,
  }
}

export const record = ({ db }: TestOffice, facts: readonly NewFact[]) =>
  db.transaction().execute((tx) => recordFacts(tx, facts, { accountId: newId() }))

export const on = (day: string): PlainDate => plainDate(day)

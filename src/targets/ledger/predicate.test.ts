import * as fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anyAttributes, anyPredicate } from '../../../test/arbitrary-facts.ts'
import { openLedger } from '../../../test/ledger.ts'
import type { FactAttributes } from './attributes.ts'
import { Predicate, truthOf } from './predicate.ts'
import { predicateSql } from './predicate-store.ts'

const ledger = openLedger()

async function inDatabase(predicate: Predicate, each: readonly FactAttributes[]) {
  const { rows } = await sql<{ truth: boolean | null }>`
    select ${predicateSql(predicate, sql.ref('given.attributes'))} as truth
    from unnest(${each.map((one) => JSON.stringify(one))}::jsonb[]) with ordinality as given (attributes, no)
    order by no`.execute(ledger.db)
  return rows.map(({ truth }) => truth)
}

describe('a predicate is one definition with two evaluators', () => {
  it('answers the same in the office and in the database: yes, no and not known', async () => {
    const cases = fc.asyncProperty(
      anyPredicate,
      fc.array(anyAttributes, { minLength: 1, maxLength: 30 }),
      async (p, all) => {
        expect(await inDatabase(p, all)).toEqual(all.map((one) => truthOf(p, one)))
      },
    )
    await fc.assert(cases, { numRuns: 200 })
  })

  it('is data: it goes through JSON and comes back the same', () => {
    fc.assert(
      fc.property(anyPredicate, (predicate) => {
        expect(Predicate.parse(JSON.parse(JSON.stringify(predicate)))).toEqual(predicate)
      }),
    )
  })

  it('does not take a question that no attribute can answer', () => {
    expect(Predicate.safeParse({ attribute: 'level', in: ['king'] }).success).toBe(false)
    expect(Predicate.safeParse({ attribute: 'height', is: true }).success).toBe(false)
    expect(Predicate.safeParse({ all: [], any: [] }).success).toBe(false)
  })

  it('leaves a question open only where the answer turns on what is missing', () => {
    const rural: Predicate = { attribute: 'groups', any: ['G13'] }
    const senior: Predicate = { attribute: 'level', atLeast: 'senior' }
    expect(truthOf({ all: [rural, senior] }, { groups: ['G13'] })).toBe(null)
    expect(truthOf({ all: [rural, senior] }, { groups: [] })).toBe(false)
    expect(truthOf({ any: [rural, senior] }, { groups: ['G13'] })).toBe(true)
    expect(truthOf({ not: senior }, {})).toBe(null)
  })
})

import type { Call } from '../../platform/operation.ts'
import type { contract } from '../contract.ts'
import { isInForce } from '../explain.ts'
import type { Rule } from '../language.ts'
import { findByPredicate, readReached, type Wanted } from './candidates-store.ts'
import { readLookups, readSome } from './facts.ts'
import { type Bench, judge } from './judge.ts'
import { rulePredicate } from './predicate-store.ts'

const PAGE = 50
const STRETCH = 2000

/** A page of persons whom a rule finds today: by the database where the rule can be said there, else by the kernel. */
export async function candidateIds(
  { db, clerk, today, input }: Call<(typeof contract)['candidates']>,
  rule: Rule,
  bench: Bench,
): Promise<{ ids: string[]; next: string | null }> {
  const reader = { scope: clerk.scope, today }
  const wanted: Wanted = { verdict: input.verdict, unitId: input.unitId, after: input.after, limit: PAGE }
  const page = (ids: string[]) => ({ ids, next: ids.length >= PAGE ? ids.at(-1)! : null })
  if (!isInForce(rule, bench.asOf))
    return page(input.verdict === 'toVerify' ? await readReached(db, reader, bench.asOf, wanted) : [])
  const asking = { rules: bench.rules, readings: bench.readings, asOf: bench.asOf, today }
  const degree = rulePredicate(rule, asking)
  if (degree) return page(await findByPredicate(db, reader, degree, asking, wanted))
  return page(await byKernel(db, reader, rule, bench, wanted))
}

async function byKernel(
  db: Call['db'],
  reader: Parameters<typeof readReached>[1],
  rule: Rule,
  bench: Bench,
  wanted: Wanted,
): Promise<string[]> {
  const found: string[] = []
  const lookups = await readLookups(db, reader.today, bench.asOf)
  const letter = wanted.verdict === 'met' ? 'm' : 'v'
  for (let after = wanted.after; ; ) {
    const ids = await readReached(db, reader, bench.asOf, { ...wanted, after, limit: STRETCH })
    if (ids.length === 0) return found
    after = ids.at(-1)!
    const registered = await readSome(db, ids, bench.asOf, lookups)
    const judged = judge(
      registered.map(({ facts }) => facts),
      { ...bench, chosen: [rule] },
    )
    for (let at = 0; at < judged.length; at += 1) {
      if (judged[at]!.verdicts === letter) found.push(registered[at]!.row.id)
      if (found.length === wanted.limit) return found
    }
  }
}

import type { Tree } from '../src/organisations/rules.ts'
import type { Database } from '../src/platform/database.ts'
import type { Reach, Scope } from '../src/platform/operation.ts'
import type { PlainDate } from '../src/platform/plain-date.ts'
import { readOpenLines } from '../src/targets/ledger/fact-store.ts'
import { countsSubjects, type FittedFact, fitOf, type OpenLine } from '../src/targets/ledger/fit.ts'

interface Span {
  readonly tree: Tree
  readonly from: PlainDate
  readonly to: PlainDate
  readonly scope: Scope
}

/** Counts lines by plain loops over all facts: slow, short, and with nothing in common with the tallies. */
export async function plainCount(db: Database) {
  const facts = await db.selectFrom('fact').selectAll().execute()
  const closure = await db.selectFrom('unitClosure').selectAll().execute()
  const rows = Map.groupBy(closure, (row) => `${row.tree} ${row.descendantId}`)
  const above = (tree: Tree, id: string, on: PlainDate) =>
    (rows.get(`${tree} ${id}`) ?? [])
      .filter((row) => row.fromOn <= on && (row.toOn === null || row.toOn > on))
      .map((row) => row.ancestorId)
  const units = [...new Set(closure.map(({ descendantId }) => descendantId))]
  const within = (reach: Reach, ids: readonly string[]) =>
    reach === 'all' || (reach !== 'none' && ids.includes(reach.unit))

  /** For one line: the sum at any unit, as far as the reader reaches. */
  function sums(line: OpenLine, { tree, from, to, scope }: Span) {
    const persons = countsSubjects(line.counting)
    const counted = facts.filter((fact) => {
      const places = new Set(above('territory', fact.unitId, fact.treesOn))
      const inSpan = fact.onDay <= to && (line.counting === 'stock' || fact.onDay >= from)
      return inSpan && fitOf(line, fact as FittedFact, places) === true
    })
    const placed = counted.flatMap((fact) => {
      const on = persons ? fact.treesOn : fact.onDay
      const at = { territory: above('territory', fact.unitId, on), system: above('system', fact.systemId, on) }
      const seen = within(scope.territory, at.territory) && within(scope.system, at.system)
      return seen ? [{ fact, above: at[tree] }] : []
    })
    return (unitId: string): bigint => {
      const here = placed.filter((one) => one.above.includes(unitId)).map(({ fact }) => fact)
      if (!persons) return here.reduce((sum, { amount }) => sum + amount, 0n)
      const standing = [...Map.groupBy(here, ({ subjectId }) => subjectId).values()].filter(
        (own) => own.reduce((sum, { reverses }) => sum + (reverses === null ? 1 : -1), 0) > 0,
      )
      return BigInt(standing.length)
    }
  }

  /** The units a reader is shown on a day: below what he reaches, or above it. */
  function unitsNear(tree: Tree, scope: Scope, day: PlainDate) {
    const reach = scope[tree]
    if (reach === 'all' || reach === 'none') return units
    return units.filter((id) => above(tree, id, day).includes(reach.unit) || above(tree, reach.unit, day).includes(id))
  }
  return { lines: await readOpenLines(db), sums, unitsNear }
}

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

  /** For one line: what counts at any unit, and what is 待核实 there, as far as the reader reaches. */
  function sums(line: OpenLine, { tree, from, to, scope }: Span) {
    const persons = countsSubjects(line.counting)
    const placed = facts.flatMap((fact) => {
      const fit = fitOf(line, fact as FittedFact, new Set(above('territory', fact.unitId, fact.treesOn)))
      const inSpan = fact.onDay <= to && (line.counting === 'stock' || fact.onDay >= from)
      if (fit === false || !inSpan) return []
      const on = persons && fit === true ? fact.treesOn : fact.onDay
      const at = { territory: above('territory', fact.unitId, on), system: above('system', fact.systemId, on) }
      const seen = within(scope.territory, at.territory) && within(scope.system, at.system)
      return seen ? [{ fact, fit, above: at[tree] }] : []
    })
    const net = (own: readonly { readonly reverses: string | null }[]) =>
      own.reduce((sum, { reverses }) => sum + (reverses === null ? 1 : -1), 0)
    return (unitId: string): { readonly amount: bigint; readonly unsure: bigint } => {
      const here = placed.filter((one) => one.above.includes(unitId))
      const counted = here.filter(({ fit }) => fit === true).map(({ fact }) => fact)
      const unsure = BigInt(net(here.filter(({ fit }) => fit === null).map(({ fact }) => fact)))
      if (!persons) return { amount: counted.reduce((sum, { amount }) => sum + amount, 0n), unsure }
      const standing = [...Map.groupBy(counted, ({ subjectId }) => subjectId).values()].filter((own) => net(own) > 0)
      return { amount: BigInt(standing.length), unsure }
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

import type { Database } from '../../platform/database.ts'
import type { Scope } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { judgeColumns, type Letter, verdictOfLetter } from './judge.ts'
import { loadPopulation } from './load.ts'
import { countyCodesOf } from './place-store.ts'
import { benchOn } from './run-job.ts'

interface Counts {
  met: number
  notMet: number
  toVerify: number
}

/** What `changai eligibility run` prints. */
export interface ShownRun {
  readonly asOf: PlainDate
  readonly rules: readonly (Counts & {
    readonly rule: string
    readonly places: readonly (Counts & { readonly code: string })[]
    /** Persons by month of their first day, `YYYY-MM`. */
    readonly firstDates: Readonly<Record<string, number>>
  })[]
}

export interface RunNotes {
  readonly persons: number
  readonly retired: number
  readonly dead: number
}

/**
 * Everybody registered within a scope, judged on a day from one snapshot; nothing is kept. A version that is out of force
 * that day is 待核实 for everybody.
 */
export async function showRun(
  db: Database,
  { scope, today, asOf }: { readonly scope: Scope; readonly today: PlainDate; readonly asOf: PlainDate },
): Promise<{ shown: ShownRun; notes: RunNotes }> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const bench = await benchOn(snapshot, asOf)
      const { columns, persons, retired, dead } = await loadPopulation(snapshot, { scope, today }, asOf)
      const units = [...new Set(persons.map(({ unitId }) => unitId))]
      const codes = await countyCodesOf(snapshot, units, today)
      const none = (): Counts => ({ met: 0, notMet: 0, toVerify: 0 })
      const rules = bench.chosen.map(({ id }) => ({
        ...{ rule: id, ...none(), places: new Map<string, Counts>(), firstDates: new Map<string, number>() },
      }))
      judgeColumns(columns, bench).forEach(({ verdicts, prospects }, at) => {
        const { unitId } = persons[at]!
        const code = codes.get(unitId) ?? unitId
        rules.forEach((rule, place) => {
          const verdict = verdictOfLetter[verdicts[place] as Letter]
          const counts = rule.places.get(code) ?? none()
          rule[verdict] += 1
          counts[verdict] += 1
          rule.places.set(code, counts)
        })
        for (const { rule: id, firstDate } of prospects) {
          const months = rules.find(({ rule }) => rule === id)!.firstDates
          if (firstDate !== null) months.set(firstDate.slice(0, 7), (months.get(firstDate.slice(0, 7)) ?? 0) + 1)
        }
      })
      const shown = rules.map(({ places, firstDates, ...rule }) => ({
        ...rule,
        places: inOrder(places).map(([code, counts]) => ({ code, ...counts })),
        firstDates: Object.fromEntries(inOrder(firstDates)),
      }))
      return { shown: { asOf, rules: shown }, notes: { persons: persons.length, retired, dead } }
    })
}

const inOrder = <Value>(of: ReadonlyMap<string, Value>): [string, Value][] =>
  [...of].sort(([a], [b]) => (a < b ? -1 : 1))

import type { JobHandler } from '../../platform/jobs/jobs.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { isInForce } from '../explain.ts'
import type { Columns } from '../kernel/columns.ts'
import { verdictAt } from '../kernel/run.ts'
import { Rule, type RuleSet } from '../language.ts'
import type { Readings } from '../readings.ts'
import { readRulesOn } from '../rule-admin/in-force.ts'
import { readReadings } from './facts.ts'
import { type Letter, lookAt } from './judge.ts'
import { loadPopulation } from './load.ts'
import { type Changed, findPreview, savePreview } from './preview-store.ts'
import { countPersons } from './run-store.ts'

/** Kind of the job that works out what a changed copy of a rule would do. */
export const RULE_PREVIEW = 'eligibility.preview'

/** Everybody by the rule as it stands and by its copy, from one snapshot; what is kept is whose verdict changes. */
export const previewJob: JobHandler = async ({ db, input, today, progress }) => {
  const { previewId } = input as { previewId: string }
  const preview = await findPreview(db, previewId)
  if (!preview || preview.state === 'done') return {}
  const total = await countPersons(db)
  const everywhere = { scope: { territory: 'all', system: 'all' }, today } as const
  const { asOf } = preview
  const rules = await readRulesOn(db, asOf)
  const readings = await readReadings(db)
  const { columns, persons } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((snapshot) => loadPopulation(snapshot, everywhere, asOf, (done) => progress(done, total)))
  const copy = Rule.parse(preview.copy)
  const changed = compareRules(columns, { rules, ruleId: preview.ruleId, copy, readings, asOf }).map(
    ([at, was, now]): Changed => {
      const { id: personId, unitId, systemId } = persons[at]!
      return { personId, unitId, systemId, was, now }
    },
  )
  await db.transaction().execute((kept) => savePreview(kept, previewId, persons.length, changed))
  return { persons: persons.length, changed: changed.length }
}

interface Comparing {
  readonly rules: RuleSet
  readonly ruleId: string
  readonly copy: Rule
  readonly readings: Readings
  readonly asOf: PlainDate
}

/** Persons whose verdict differs by the copy: place in the columns, verdict by the rule, by the copy. A new rule gains only. */
export function compareRules(
  columns: Columns,
  { rules, ruleId, copy, readings, asOf }: Comparing,
): [number, Letter, Letter][] {
  const rule = rules.rules.find(({ id }) => id === ruleId)
  const chosen = rule ? [copy, rule] : [copy]
  // In one program: what both ask alike is worked out once.
  const { program, masks } = lookAt(columns, { rules, chosen, readings, asOf })
  const letters = chosen.map((one, at) => {
    if (!isInForce(one, asOf)) return () => 'v' as const
    const [first, end] = [program.rules[at]!, program.rules[at + 1]!]
    return (person: number) => LETTERS[verdictAt(masks, person, first, end)]!
  })
  const [now, was = () => 'n' as const] = letters
  const changed: [number, Letter, Letter][] = []
  for (let person = 0; person < columns.persons; person += 1) {
    const [before, after] = [was(person), now!(person)]
    if (before !== after) changed.push([person, before, after])
  }
  return changed
}

const LETTERS = ['n', 'v', 'm'] as const

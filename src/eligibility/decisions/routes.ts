import { maskedPersons, onePersonOf } from '../../people/door.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { type PlainDate, yearOf } from '../../platform/plain-date.ts'
import { Refusal, say } from '../../platform/refusal.ts'
import { declarationPresets } from '../declaration.ts'
import { explain, isInForce } from '../explain.ts'
import { edgesOf, type Stage } from '../ladder.ts'
import type { RuleSet } from '../language.ts'
import type { Person } from '../person.ts'
import { plansFor } from '../planner.ts'
import { type Facts, readLookups, readReadings, readSome } from '../population/facts.ts'
import type { Readings } from '../readings.ts'
import { readRulesOn } from '../rule-admin/in-force.ts'
import { appliedRules } from '../rule-set.ts'
import { lostBetween } from '../second-look.ts'
import { eligibilityWords } from '../words.ts'
import { toDecisions, toLost, toPlan } from './answer.ts'
import type { decisionOperations } from './contract.ts'
import { insertDecision, readConfirmed, readDecisions } from './decision-store.ts'

type Of<Name extends keyof typeof decisionOperations> = Call<(typeof decisionOperations)[Name]>
type Asking = Pick<Call, 'db' | 'seal' | 'clerk' | 'today'>

const PAGE = 200
/** The general table of the day's generation of the standards: that of 2018, from 2023 that of 2023. */
const presetOn = (day: PlainDate) =>
  declarationPresets.find(({ id }) => id === (yearOf(day) < 2023 ? 'std2018' : 'std2023'))

/** The person within reach, by the record that stands. @throws Refusal person.absent, also for somebody out of reach. */
async function getId({ db, seal, clerk, today }: Asking, id: string): Promise<string> {
  const known = (await maskedPersons(db, seal, [id], { scope: clerk.scope, today })).get(id)
  if (!known) throw new Refusal('absent', 'eligibility.person-absent')
  return known.id
}

async function ownId({ db, clerk }: Pick<Call, 'db' | 'clerk'>): Promise<string> {
  if (!clerk.personId) throw new Refusal('absent', 'eligibility.person-absent')
  return (await onePersonOf(db, [clerk.personId])).get(clerk.personId)!
}

interface Bench {
  readonly set: RuleSet
  readonly readings: Readings
}

const readBench = async ({ db, today }: Pick<Call, 'db' | 'today'>): Promise<Bench> => ({
  set: await readRulesOn(db, today),
  readings: await readReadings(db),
})

async function readPersons({ db, today }: Pick<Call, 'db' | 'today'>, ids: readonly string[], readings: Readings) {
  const known = await readSome(db, ids, today, await readLookups(db, today, today))
  return new Map(known.map(({ row, facts }) => [row.id, withReadings(facts, readings)]))
}

const withReadings = (facts: Facts, settings: Readings): Person => ({ ...facts, settings })

async function decisions(call: Of<'decisions'>) {
  const personId = await getId(call, call.input.id)
  call.note({ persons: [personId] })
  return { rows: await decisionsOf(call, personId), mayDecide: call.clerk.duties.has('eligibility.decide') }
}

async function ownDecisions(call: Of<'ownDecisions'>) {
  const personId = await ownId(call)
  call.note({ persons: [personId] })
  return { rows: await decisionsOf(call, personId) }
}

async function decisionsOf(call: Pick<Call, 'db' | 'today' | 'language'>, personId: string) {
  const rows = await readDecisions(call.db, personId)
  if (rows.length === 0) return []
  const bench = await readBench(call)
  const person = (await readPersons(call, [personId], bench.readings)).get(personId)!
  return toDecisions(rows, call.language, bench.set, (ruleId, asOf) =>
    lostOf(bench.set, ruleId, person, asOf, call.today),
  )
}

/** Conditions that were lost since a day. A rule that was switched off or ran out tells nothing. */
function lostOf(set: RuleSet, ruleId: string, person: Person, asOf: PlainDate, today: PlainDate) {
  const rule = appliedRules(set).find(({ id }) => id === ruleId)
  return rule && isInForce(rule, today) ? lostBetween(set, rule, person, asOf, today) : []
}

async function decide(call: Of<'decide'>) {
  const { db, input, clerk, today, note } = call
  const personId = await getId(call, input.id)
  const { set, readings } = await readBench(call)
  const rule = appliedRules(set).find(({ id }) => id === input.ruleId)
  if (!rule) {
    const known = appliedRules(set).map(({ id }) => id)
    throw new Refusal('absent', 'eligibility.no-rule', { id: input.ruleId, known })
  }
  const person = (await readPersons(call, [personId], readings)).get(personId)!
  const told = explain(set, rule, person, today)
  const verdict = told.inForce ? told.verdict : 'toVerify'
  if (input.outcome === 'confirmed' && verdict === 'notMet')
    throw new Refusal('conflict', 'eligibility.confirms-not-met', { name: rule.name[call.language === 'zh' ? 0 : 1] })
  const id = newId()
  await insertDecision(db, {
    ...{ personId, id, ruleId: rule.id, version: rule.validFrom ?? rule.version, asOf: today, verdict },
    ...{ outcome: input.outcome, reason: input.reason, decidedBy: clerk.accountId, decidedName: clerk.name },
    ...{ decidedPost: clerk.postTitle, decidedUnit: clerk.unitName, decidedOn: today },
  })
  note({ persons: [personId], purpose: input.reason })
  return { id }
}

async function doubts(call: Of<'doubts'>) {
  const { db, seal, clerk, today, input, note, language } = call
  const reader = { scope: clerk.scope, today }
  const confirmed = await readConfirmed(db, reader, input.after ?? null, PAGE)
  const ids = [...new Set(confirmed.map(({ personId }) => personId))]
  const { set, readings } = await readBench(call)
  const persons = await readPersons(call, ids, readings)
  const found = confirmed.flatMap(({ personId, ruleId, asOf, decidedName, decidedOn }) => {
    const lost = lostOf(set, ruleId, persons.get(personId)!, asOf, today)
    return lost.length === 0 ? [] : [{ personId, ruleId, decidedName, decidedOn, lost }]
  })
  const masked = await maskedPersons(db, seal, [...new Set(found.map(({ personId }) => personId))], reader)
  const rows = found.flatMap(({ personId, ruleId, decidedName, decidedOn, lost }) => {
    const person = masked.get(personId)
    if (!person) return []
    const { name, idNumber, employer } = person
    const ruleName = set.rules.find(({ id }) => id === ruleId)!.name[language === 'zh' ? 0 : 1]
    return [
      {
        ...{ personId, name, idNumber, employer, rule: ruleId, ruleName, confirmedOn: decidedOn, by: decidedName },
        lost: toLost(lost, language),
      },
    ]
  })
  note({ persons: rows.map(({ personId }) => personId) })
  return { rows, next: ids.length === PAGE ? ids.at(-1)! : null }
}

async function plans(call: Of<'plans'>) {
  return plansOf(call, await getId(call, call.input.id), call.input.goal)
}

async function ownPlans(call: Of<'ownPlans'>) {
  return plansOf(call, await ownId(call), call.input.goal)
}

async function plansOf(call: Pick<Call, 'db' | 'today' | 'language' | 'note'>, personId: string, asked: string) {
  const { today, language, note } = call
  const { set, readings } = await readBench(call)
  const person = (await readPersons(call, [personId], readings)).get(personId)!
  note({ persons: [personId] })
  const inForce = appliedRules(set).filter((rule) => isInForce(rule, today))
  const edges = edgesOf(inForce, presetOn(today), today)
  const [kind, level] = asked.split('.') as ['skill' | 'title', string]
  const goal = { [kind]: level } as unknown as Stage
  const ways = plansFor({ rules: set, edges, person, today, goal })
  return {
    ...{ goal: asked, isHeld: ways === undefined, closing: say(eligibilityWords, language, 'plan.closing') },
    plans: (ways ?? []).map((plan) => toPlan(plan, language)),
  }
}

export const decisionHandlers = { decisions, decide, ownDecisions, doubts, plans, ownPlans }

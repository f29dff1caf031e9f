import cases from '../../../data/rules/96-2020.cases.json' with { type: 'json' }
import { newId } from '../../platform/ids.ts'
import type { Call, Clerk } from '../../platform/operation.ts'
import { Refusal, say } from '../../platform/refusal.ts'
import { pathOf } from '../field-faults.ts'
import { Rule, type RuleSet } from '../language.ts'
import { RuleCase, RuleCases } from '../rule-cases.ts'
import { readRuleSet } from '../rule-check.ts'
import { ruleSetOn, withRule } from '../rule-set.ts'
import { toDraft, toLine, toReadiness, toVersions } from './answer.ts'
import type { ruleOperations } from './contract.ts'
import { readRulesOn, shipped } from './in-force.ts'
import { type Obstacle, obstacleTo, readinessOf } from './publish-rules.ts'
import {
  insertDraft,
  lockDraft,
  lockDraftOf,
  markDropped,
  markPublished,
  readDrafts,
  readPublished,
  updateDraft,
  type VersionRow,
} from './rule-store.ts'
import { ruleWords } from './words.ts'

type Of<Name extends keyof typeof ruleOperations> = Call<(typeof ruleOperations)[Name]>

const shippedCases = RuleCases.parse(cases).cases

/** Rules hold for the whole province: a post of one place changes none. */
function requireProvince({ scope }: Clerk): void {
  if (scope.territory !== 'all') throw new Refusal('forbidden', 'eligibility.province-only')
}

const mayChange = ({ scope, duties }: Clerk, duty: string) => scope.territory === 'all' && duties.has(duty)

async function readBook({ db, today }: Pick<Call, 'db' | 'today'>) {
  const published = await readPublished(db)
  const drafts = await readDrafts(db)
  const rules = published.map(({ validFrom, rule }) => ({ validFrom, rule: Rule.parse(rule) }))
  return { published, drafts, set: ruleSetOn(shipped, rules, today) }
}

async function ruleBook(call: Of<'ruleBook'>) {
  const { published, drafts, set } = await readBook(call)
  return {
    rows: set.rules.map((rule) => toLine(call, set, rule, published, drafts)),
    mayDraft: mayChange(call.clerk, 'rule.draft'),
    mayOpen: call.clerk.duties.has('person.read'),
  }
}

async function ruleRecord(call: Of<'ruleRecord'>) {
  const { input, clerk, language } = call
  const { published, drafts, set } = await readBook(call)
  const rule = getRule(set, input.ruleId)
  const own = published.filter(({ ruleId }) => ruleId === rule.id)
  const draft = drafts.find(({ ruleId }) => ruleId === rule.id)
  const side = language === 'zh' ? 0 : 1
  const first = shipped.find(({ rules }) => rules.some(({ id }) => id === rule.id)) ?? shipped[0]!
  return {
    ...toLine(call, set, rule, published, drafts),
    documentName: first.document.name,
    clauses: Object.entries(first.clauses).map(([clause, text]) => ({ clause, text })),
    rule: JSON.stringify(rule),
    cases: JSON.stringify(casesOf(rule.id, own)),
    versions: toVersions(
      call.today,
      shipped.flatMap(({ rules }) => rules).find(({ id }) => id === rule.id),
      own,
    ),
    draft: draft ? toDraft(set, draft, clerk.accountId) : null,
    otherRules: set.rules.filter(({ id }) => id !== rule.id).map(({ id, name }) => ({ id, name: name[side] })),
    mayDraft: mayChange(clerk, 'rule.draft'),
    mayPublish: mayChange(clerk, 'rule.publish'),
  }
}

function getRule(set: RuleSet, id: string): Rule {
  const rule = set.rules.find((one) => one.id === id)
  if (!rule) throw new Refusal('absent', 'eligibility.no-rule', { id, known: set.rules.map((one) => one.id) })
  return rule
}

/** The cases of the last published version, else those that are shipped. */
const casesOf = (ruleId: string, own: readonly VersionRow[]): unknown =>
  own.at(-1)?.cases ?? shippedCases.filter(({ rule }) => rule === ruleId)

async function draftRule(call: Of<'draftRule'>) {
  const { db, input, clerk, today, visit } = call
  requireProvince(clerk)
  const set = await readRulesOn(db, today)
  getRule(set, input.ruleId)
  const rule = readDraftedRule(set, input)
  const worked = input.cases.map((given, at) => readCase(given, at, rule.id))
  const known = await lockDraftOf(db, rule.id)
  if ((known?.revision ?? null) !== input.no) throw new Refusal('conflict', 'eligibility.draft-changed')
  const draft = {
    ...{ validFrom: input.validFrom, rule, cases: worked, note: input.note },
    ...{ draftedBy: clerk.accountId, draftedName: clerk.name },
  }
  const id = known?.id ?? newId()
  if (known) await updateDraft(db, id, draft, visit.now)
  else await insertDraft(db, id, rule.id, draft)
  return { id, no: (known?.revision ?? 0) + 1, ...toReadiness(readinessOf(set, rule, worked)) }
}

/** The rule checked inside the whole set: circles, levels, clauses. */
function readDraftedRule(set: RuleSet, { ruleId, rule, validFrom }: Of<'draftRule'>['input']): Rule {
  if (rule.id !== ruleId) throw new Refusal('invalid', 'eligibility.rule-other', { id: String(rule.id) })
  const placed = withRule(set, { ...rule, validFrom } as unknown as Rule)
  return getRule(readRuleSet(placed), ruleId)
}

function readCase(given: unknown, at: number, ruleId: string): RuleCase {
  const read = RuleCase.safeParse(given)
  if (read.success && read.data.rule === ruleId) return read.data
  const id = (given as { id?: unknown } | null)?.id ?? at + 1
  const field = read.success ? 'rule' : pathOf(read.error.issues[0]!.path)
  throw new Refusal('invalid', 'eligibility.not-a-case', { id: String(id), field })
}

async function publishRule(call: Of<'publishRule'>) {
  const { db, input, clerk, visit } = call
  requireProvince(clerk)
  const draft = await lockDraft(db, input.id)
  if (draft.revision !== input.no) throw new Refusal('conflict', 'eligibility.draft-changed')
  const set = await readRulesOn(db, draft.validFrom)
  const rule = getRule(readRuleSet(withRule(set, Rule.parse(draft.rule))), draft.ruleId)
  const before = (await readPublished(db)).filter(({ ruleId }) => ruleId === rule.id).map((one) => one.validFrom)
  const obstacle = obstacleTo({
    ...{ rule, validFrom: draft.validFrom, draftedBy: draft.draftedBy, publisher: clerk.accountId, before },
    readiness: readinessOf(set, rule, RuleCase.array().parse(draft.cases)),
  })
  if (obstacle) throw refusalOf(obstacle, call)
  await markPublished(db, draft.id, clerk, visit.now)
  return { ruleId: rule.id, validFrom: draft.validFrom }
}

function refusalOf(obstacle: Obstacle, { language }: Pick<Call, 'language'>): Refusal {
  if (obstacle.code === 'eligibility.same-hand') return new Refusal('forbidden', 'eligibility.same-hand')
  if (obstacle.code === 'eligibility.version-not-later')
    return new Refusal('conflict', 'eligibility.version-not-later', { latest: obstacle.latest })
  if (obstacle.code === 'eligibility.cases-failing')
    return new Refusal('conflict', 'eligibility.cases-failing', {
      ...{ count: obstacle.failing.length, failing: obstacle.failing.map(({ id }) => id) },
    })
  const told = obstacle.lacking.map(({ clause, as }) =>
    say(ruleWords, language, 'proof.of', { clause, proof: say(ruleWords, language, `proof.${as}`) }),
  )
  return new Refusal('conflict', 'eligibility.cases-lacking', { lacking: told })
}

async function dropRule({ db, input, clerk }: Of<'dropRule'>) {
  requireProvince(clerk)
  const draft = await lockDraft(db, input.id)
  await markDropped(db, draft.id)
  return {}
}

export const ruleHandlers = { ruleBook, ruleRecord, draftRule, publishRule, dropRule }

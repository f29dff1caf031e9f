import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { skillLevels, titleLevels } from '../levels.ts'

const Id = z.uuid()
const RuleId = z.string().min(1).max(61)
const Verdict = z.enum(['met', 'notMet', 'toVerify'])

/** A condition that held on the day decided about and holds no longer. */
const Lost = z.object({ clause: z.string(), name: z.string(), lostOn: PlainDate })

const Decision = z.object({
  id: Id,
  rule: z.string(),
  ruleName: z.string(),
  version: PlainDate,
  asOf: PlainDate,
  /** What the rules said then. */
  verdict: Verdict,
  outcome: z.enum(['confirmed', 'notConfirmed']),
  reason: z.string(),
  by: z.string(),
  post: z.string(),
  unit: z.string(),
  on: PlainDate,
  /** The last one about its rule. */
  stands: z.boolean(),
  /** Of a confirmation that stands: doubts 疑点 to be settled before a list is published. */
  lost: z.array(Lost),
})
export type DecisionTold = z.output<typeof Decision>

const goalIds = [
  ...skillLevels.map((level) => `skill.${level}` as const),
  ...titleLevels.map((level) => `title.${level}` as const),
]
export const Goal = z.enum(goalIds as [(typeof goalIds)[number], ...(typeof goalIds)[number][]])

const Step = z.object({
  stage: z.string(),
  name: z.string(),
  clauses: z.array(z.string()),
  opensOn: PlainDate,
  reachedOn: PlainDate,
  /** Not by known facts alone: drawn dotted, with its papers. */
  isOpen: z.boolean(),
  papers: z.array(z.string()),
})

const Plan = z.object({
  reachedOn: PlainDate,
  kind: z.enum(['firm', 'likely']),
  steps: z.array(Step),
  /** As it is printed; the last line is always the reservation. */
  sentences: z.array(z.string()),
})
export type PlanTold = z.output<typeof Plan>

const Plans = z.object({
  goal: z.string(),
  /** The goal, or a higher one, is held already. */
  isHeld: z.boolean(),
  /** At most three, none worse than another in day, steps and papers at once. */
  plans: z.array(Plan),
  closing: z.string(),
})
export type PlansTold = z.output<typeof Plans>

/** Decisions of officials, and ways to a level. */
export const decisionOperations = {
  decisions: operation({
    method: 'GET',
    path: '/eligibility/people/:id/decisions',
    may: 'person.read',
    summary: '对一个人申报资格的认定和疑点 / decisions on what a person can apply for, and doubts since',
    input: z.object({ id: Id }),
    output: z.object({ rows: z.array(Decision), mayDecide: z.boolean() }),
    subject: 'id',
    shows: 'persons',
  }),
  decide: operation({
    method: 'POST',
    path: '/eligibility/people/:id/decisions',
    may: 'eligibility.decide',
    summary: '认定：确认或不予确认，写明理由 / a named official confirms or does not, with the reason',
    input: z.object({
      id: Id,
      ruleId: RuleId,
      outcome: z.enum(['confirmed', 'notConfirmed']),
      reason: z.string().trim().min(2).max(500),
    }),
    output: z.object({ id: Id }),
    subject: 'id',
    shows: 'persons',
  }),
  ownDecisions: operation({
    method: 'GET',
    path: '/eligibility/own/decisions',
    may: 'self.read',
    summary: '我的认定结果和理由 / what was decided about me, by whom and why',
    input: z.object({}),
    output: z.object({ rows: z.array(Decision) }),
    shows: 'persons',
  }),
  doubts: operation({
    method: 'GET',
    path: '/eligibility/doubts',
    may: 'person.read',
    summary:
      '疑点：认定后又不符合的人，公示前处理 / confirmed, and no longer met: to be settled before a list is published',
    input: z.object({ after: Id.optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          ...{ personId: Id, name: z.string(), idNumber: z.string(), employer: z.string().nullable() },
          ...{ rule: z.string(), ruleName: z.string(), confirmedOn: PlainDate, by: z.string(), lost: z.array(Lost) },
        }),
      ),
      next: Id.nullable(),
    }),
    shows: 'persons',
  }),
  plans: operation({
    method: 'GET',
    path: '/eligibility/people/:id/plans',
    may: 'person.read',
    summary: '怎样走到某一等级：至多三条路 / ways from what a person is to a level, at most three',
    input: z.object({ id: Id, goal: Goal }),
    output: Plans,
    subject: 'id',
    shows: 'persons',
  }),
  ownPlans: operation({
    method: 'GET',
    path: '/eligibility/own/plans',
    may: 'self.read',
    summary: '我怎样走到某一等级 / my ways to a level',
    input: z.object({ goal: Goal }),
    output: Plans,
    shows: 'persons',
  }),
} as const

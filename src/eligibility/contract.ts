import { z } from 'zod'
import { Figure } from '../platform/figure.ts'
import { operation } from '../platform/operation.ts'
import { PlainDate } from '../platform/plain-date.ts'

const Id = z.uuid()
const RuleId = z.string().min(1).max(61)
const Ref = z.string().min(1).max(300)
export const verdicts = ['met', 'notMet', 'toVerify'] as const
const Verdict = z.enum(verdicts)
const FirstDay = { firstDate: PlainDate.nullable(), firstDateKind: z.enum(['firm', 'likely', 'none']) }

const Missing = z.object({ fact: z.string(), paper: z.string() })

/** A condition about one person: what it says, how it stands, why, and what paper would settle it. */
const ConditionTold = z.object({
  clause: z.string(),
  /** The words of the document. */
  text: z.string(),
  name: z.string(),
  verdict: Verdict,
  firstDate: PlainDate.nullable(),
  facts: z.array(z.object({ what: z.string(), says: z.string() })),
  missing: z.array(Missing),
  readings: z.array(z.string()),
})

const VerdictTold = z.object({
  rule: z.string(),
  name: z.string(),
  version: PlainDate,
  /** Out of force on the day: whatever the conditions say, the verdict here is 待核实. */
  inForce: z.boolean(),
  level: z.string().nullable(),
  verdict: Verdict,
  ...FirstDay,
  conditions: z.array(ConditionTold),
})
export type VerdictTold = z.output<typeof VerdictTold>

/** One person and what follows from the rules: a clue that a person decides on. */
const Standing = z.object({
  asOf: PlainDate,
  /** What is taken to be asked: the series of the highest certificate, the occupation of the present post. */
  asks: z.object({ series: z.string().nullable(), occupation: z.string().nullable() }),
  verdicts: z.array(VerdictTold),
  /** 线索，待人工确认. */
  clue: z.string(),
})

/** Figures of a rule at a place; each opens to its people. */
const Counts = z.object({ met: Figure, notMet: Figure, toVerify: Figure })

const Place = z.object({
  id: Id,
  code: z.string().nullable(),
  name: z.string(),
  shortName: z.string(),
  /** Whether it holds further places. */
  opens: z.boolean(),
})

const Run = z.object({
  id: Id,
  asOf: PlainDate,
  state: z.enum(['waiting', 'running', 'done']),
  persons: Figure,
  jobId: Id.nullable(),
  askedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})

/** One line of a list of people, masked. */
const PersonLine = z.object({
  id: Id,
  name: z.string(),
  idNumber: z.string(),
  employer: z.string().nullable(),
  verdict: Verdict,
  ...FirstDay,
  conditions: z.array(z.object({ clause: z.string(), name: z.string(), verdict: Verdict })),
  /** The one paper that is wanting; null where none is, or more than one. */
  paper: z.string().nullable(),
})
export type PersonLine = z.output<typeof PersonLine>

/** Persons gained and lost by a changed rule. */
const Change = z.object({ gained: Figure, lost: Figure })

export const contract = {
  rules: operation({
    method: 'GET',
    path: '/eligibility/rules',
    may: 'eligibility.read',
    summary: '规则一览：条款、条件、有效期 / the rules with their clauses, conditions and days in force',
    input: z.object({}),
    output: z.object({
      document: z.object({ number: z.string(), name: z.string(), issuedOn: PlainDate }),
      rules: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          version: PlainDate,
          enabled: z.boolean(),
          inForce: z.boolean(),
          conditions: z.array(z.object({ clause: z.string(), name: z.string(), text: z.string() })),
        }),
      ),
      mayRun: z.boolean(),
      mayPreview: z.boolean(),
    }),
  }),
  runs: operation({
    method: 'GET',
    path: '/eligibility/runs',
    may: 'eligibility.read',
    summary: '测算记录，新的在前 / the last runs, newest first',
    input: z.object({}),
    output: z.object({ rows: z.array(Run) }),
  }),
  start: operation({
    method: 'POST',
    path: '/eligibility/runs',
    may: 'eligibility.run',
    summary: '开始一次测算；同日已有一次在算时并入 / begin a run; one for the same day that is under way is joined',
    input: z.object({ asOf: PlainDate.optional() }),
    output: z.object({ id: Id, jobId: Id.nullable(), joined: z.boolean() }),
  }),
  results: operation({
    method: 'GET',
    path: '/eligibility/results',
    may: 'eligibility.read',
    summary: '结果：规则、地区、结论 / results by rule, place and verdict, of the last run or of one',
    input: z.object({ runId: Id.optional(), ruleId: RuleId.optional(), placeId: Id.optional() }),
    output: z.object({
      /** Null where nothing was run yet. */
      run: Run.nullable(),
      place: Place.nullable(),
      rules: z.array(
        z.object({
          rule: z.string(),
          name: z.string(),
          inForce: z.boolean(),
          ...Counts.shape,
          places: z.array(Place.extend(Counts.shape)),
          /** First days by month (its first day), firm and likely together. */
          firstDates: z.array(z.object({ month: PlainDate, persons: Figure })),
        }),
      ),
    }),
  }),
  nearMiss: operation({
    method: 'GET',
    path: '/eligibility/near-miss',
    may: 'eligibility.read',
    summary: '差一步：补一份材料即可、三六十二个月内到期 / who lacks one named paper, who comes within 3, 6, 12 months',
    input: z.object({ runId: Id.optional(), ruleId: RuleId, placeId: Id.optional() }),
    output: z.object({
      run: Run.nullable(),
      rule: z.object({ id: z.string(), name: z.string() }),
      papers: z.array(z.object({ code: z.string(), name: z.string(), persons: Figure })),
      within: z.array(z.object({ months: z.enum(['3', '6', '12']), persons: Figure })),
      places: z.array(
        Place.extend({
          onePaper: Figure,
          papers: z.array(z.object({ code: z.string(), persons: Figure })),
          within: z.array(z.object({ months: z.enum(['3', '6', '12']), persons: Figure })),
        }),
      ),
    }),
  }),
  figure: operation({
    method: 'GET',
    path: '/eligibility/figures/:ref',
    may: 'eligibility.read',
    summary: '一个数的来历：规则、条款、地区 / where a figure of a run comes from: rule, clauses, place',
    input: z.object({ ref: Ref }),
    output: z.object({
      ref: Ref,
      scope: z.array(z.string()),
      figure: Figure,
      sentence: z.string(),
      clauses: z.array(z.object({ clause: z.string(), text: z.string() })),
      mayOpen: z.boolean(),
    }),
  }),
  people: operation({
    method: 'GET',
    path: '/eligibility/figures/:ref/people',
    may: 'person.read',
    summary: '数里的人（遮盖，留痕）/ the people of a figure, masked; the look is recorded',
    input: z.object({ ref: Ref, after: Id.optional() }),
    output: z.object({ rows: z.array(PersonLine), next: Id.nullable() }),
    subject: 'ref',
    shows: 'persons',
  }),
  candidates: operation({
    method: 'GET',
    path: '/eligibility/candidates',
    may: 'person.read',
    summary:
      '今天谁可申报、谁缺材料（遮盖，留痕）/ who can apply today and whose papers are missing, straight from the records',
    input: z.object({
      ruleId: RuleId,
      verdict: z.enum(['met', 'toVerify']).default('met'),
      asOf: PlainDate.optional(),
      unitId: Id.optional(),
      after: Id.optional(),
    }),
    output: z.object({ asOf: PlainDate, rows: z.array(PersonLine), next: Id.nullable() }),
    shows: 'persons',
  }),
  person: operation({
    method: 'GET',
    path: '/eligibility/people/:id',
    may: 'person.read',
    summary: '一个人能申报什么、差什么、依据哪一条 / what a person can apply for, what is missing, by which clause',
    input: z.object({ id: Id, asOf: PlainDate.optional() }),
    output: Standing,
    subject: 'id',
    shows: 'persons',
  }),
  own: operation({
    method: 'GET',
    path: '/eligibility/own',
    may: 'self.read',
    summary: '我能申报什么 / what I can apply for',
    input: z.object({}),
    output: Standing,
  }),
  preview: operation({
    method: 'POST',
    path: '/eligibility/previews',
    may: 'rule.draft',
    summary: '试算：把一条规则的副本改了会怎样 / what a changed copy of a rule would do, before anybody publishes it',
    input: z.object({
      ruleId: RuleId,
      /** The copy, whole, in the language of rules. */
      copy: z.record(z.string(), z.json()),
      asOf: PlainDate.optional(),
    }),
    output: z.object({ id: Id, jobId: Id.nullable() }),
  }),
  previewed: operation({
    method: 'GET',
    path: '/eligibility/previews/:id',
    may: 'rule.draft',
    summary: '试算结果：各地各类人员的得失 / gains and losses by place and group',
    input: z.object({ id: Id, placeId: Id.optional() }),
    output: z.object({
      state: z.enum(['waiting', 'done']),
      ruleId: z.string(),
      asOf: PlainDate,
      outcome: z
        .object({
          met: Change,
          toVerify: Change,
          places: z.array(Place.extend({ met: Change, toVerify: Change })),
          groups: z.array(z.object({ code: z.string(), met: Change, toVerify: Change })),
        })
        .nullable(),
    }),
    subject: 'id',
  }),
} as const

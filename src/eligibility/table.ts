import type { Generated } from 'kysely'
import type { PlainDate } from '../platform/plain-date.ts'

declare module '../platform/database.ts' {
  interface Tables {
    /** published: id, asOf, state. One going through everybody on record, by one set of rules, readings and standards. */
    eligibilityRun: {
      id: string
      asOf: PlainDate
      state: Generated<'waiting' | 'running' | 'done'>
      /** Ids of the rules in the order in which `eligibility_person.verdicts` holds them. */
      rules: string[]
      readings: unknown
      /** Persons gone through; the last of them, from whom a broken run goes on. */
      persons: Generated<number>
      /** Of them retired on the day; the dead are not gone through. */
      retired: Generated<number>
      dead: Generated<number>
      upTo: string | null
      jobId: string | null
      askedBy: string | null
      askedAt: Generated<Date>
      endedAt: Date | null
    }
    /** published: runId, personId, verdicts. `m` met, `n` not met, `v` to verify, a letter a rule. */
    eligibilityPerson: {
      runId: string
      personId: string
      unitId: string
      systemId: string
      verdicts: string
    }
    /** Of a person and a rule: the first day, and the one paper that is wanting where there is only one. */
    eligibilityResult: {
      runId: string
      ruleId: string
      personId: string
      unitId: string
      systemId: string
      verdict: 'met' | 'notMet' | 'toVerify'
      firstDate: PlainDate | null
      firstKind: 'firm' | 'likely' | null
      /** One letter a condition, as above. */
      conditions: string
      paper: string | null
      /** What the paper is about: a year, a level. */
      about: unknown
    }
    /** Persons by rule, leaf of both trees and verdict. */
    eligibilityTally: {
      runId: string
      ruleId: string
      unitId: string
      systemId: string
      met: number
      notMet: number
      toVerify: number
    }
    /** Persons whose records changed since they were gone through: written by a trigger, in the change's transaction. */
    eligibilityChange: { id: Generated<bigint>; personId: string; at: Generated<Date> }
    /** Years that an occupation's standard asks for, once an operator has confirmed them. */
    occupationStandard: {
      occupation: string
      level: string
      cumulative: number | null
      afterTitle: number | null
      fromOn: PlainDate
      toOn: PlainDate | null
      source: string
      enteredBy: string
      enteredAt: Generated<Date>
    }
    /** What a changed copy of a rule would do; nobody is told of it but who asked. */
    rulePreview: {
      id: string
      ruleId: string
      asOf: PlainDate
      /** The copy, whole. */
      copy: unknown
      state: Generated<'waiting' | 'done'>
      persons: Generated<number>
      jobId: string | null
      askedBy: string
      askedAt: Generated<Date>
      endedAt: Date | null
    }
    /** Only whose verdict changes. */
    rulePreviewPerson: {
      previewId: string
      personId: string
      unitId: string
      systemId: string
      was: 'm' | 'n' | 'v'
      now: 'm' | 'n' | 'v'
    }
  }
}

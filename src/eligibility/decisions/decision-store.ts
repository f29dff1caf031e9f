import { type RawBuilder, sql } from 'kysely'
import { inScope } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { Scope } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import './table.ts'

interface Reader {
  readonly scope: Scope
  readonly today: PlainDate
}

export interface NewDecision {
  readonly personId: string
  readonly id: string
  readonly ruleId: string
  readonly version: PlainDate
  readonly asOf: PlainDate
  readonly verdict: 'met' | 'notMet' | 'toVerify'
  readonly outcome: 'confirmed' | 'notConfirmed'
  readonly reason: string
  readonly decidedBy: string
  readonly decidedName: string
  readonly decidedPost: string
  readonly decidedUnit: string
  readonly decidedOn: PlainDate
}

export const insertDecision = (db: Database, row: NewDecision) =>
  db.insertInto('eligibilityDecision').values(row).execute()

/** Decisions on a person, also those from before records were merged; the latest first. */
export const readDecisions = (db: Database, personId: string) =>
  db
    .selectFrom('eligibilityDecision')
    .where(sql<boolean>`person_id in (select id from person where id = ${personId} or merged_into = ${personId})`)
    .orderBy('decidedAt', 'desc')
    .orderBy('id', 'desc')
    .selectAll()
    .execute()

export type DecisionRow = Awaited<ReturnType<typeof readDecisions>>[number]

const within = ({ scope, today }: Reader): RawBuilder<boolean> =>
  inScope(scope, today, { unit: 'person.unitId', system: 'person.systemId' })

/** Confirmations that stand within reach, a page of persons in the order of ids. */
export const readConfirmed = (db: Database, reader: Reader, after: string | null, persons: number) =>
  db
    .with('standing', (make) =>
      make
        .selectFrom('eligibilityDecision as decision')
        .innerJoin('person as decided', 'decided.id', 'decision.personId')
        .innerJoin('person', (join) => join.on(sql<boolean>`person.id = coalesce(decided.merged_into, decided.id)`))
        .where(within(reader))
        .where('person.diedOn', 'is', null)
        .$if(after !== null, (query) => query.where('person.id', '>', after!))
        .distinctOn(['person.id', 'decision.ruleId'])
        .orderBy('person.id')
        .orderBy('decision.ruleId')
        .orderBy('decision.decidedAt', 'desc')
        .select(['person.id as personId', 'decision.ruleId', 'decision.asOf', 'decision.outcome'])
        .select(['decision.decidedName', 'decision.decidedOn']),
    )
    .with('page', (make) =>
      make
        .selectFrom('standing')
        .where('outcome', '=', 'confirmed')
        .groupBy('personId')
        .orderBy('personId')
        .limit(persons)
        .select('personId'),
    )
    .selectFrom('standing')
    .innerJoin('page', 'page.personId', 'standing.personId')
    .where('standing.outcome', '=', 'confirmed')
    .orderBy('standing.personId')
    .orderBy('standing.ruleId')
    .select(['standing.personId', 'standing.ruleId', 'standing.asOf', 'standing.decidedName', 'standing.decidedOn'])
    .execute()

import type { Database } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { Mover, NewFact, Recorded } from './ledger/fact.ts'
import { moveFacts } from './ledger/record.ts'
import './table.ts'

export type { LineAt } from './cards/contract.ts'
export { findLineAt } from './cards/line-at.ts'
export type {
  CertificateKind,
  FactAttributes,
  Fund,
  Level,
} from './ledger/attributes.ts'
export type { Measure, Movement, Mover, NewFact, Recorded, Reversal } from './ledger/fact.ts'
export {
  countPersonsAnew,
  type Foreseen,
  foreseePersons,
  type OnePerson,
  type PersonsForeseen,
  type Regrouping,
} from './ledger/one-person.ts'
export type { Predicate } from './ledger/predicate.ts'
export { moveFacts } from './ledger/record.ts'
export { type NewRoll, recordRoll } from './ledger/roll.ts'
export { type Rebuilt, rebuildTallies, type TallyCheck, verifyTallies } from './ledger/verify.ts'
export { type LineLight, lightsOn } from './lights/lights.ts'

/**
 * Records what happened, in the caller's transaction: facts and every figure they move are stored together or not at
 * all. Once a transaction: hand all facts over in one call (`moveFacts` takes new ones and reversals together), so that
 * all figures are moved in one order and two imports never wait for each other in a circle.
 * @throws Refusal fact.unit-not-open | period.locked | restatement.needs-reason
 */
export const recordFacts = (db: Database, facts: readonly NewFact[], by: Mover): Promise<Recorded> =>
  moveFacts(db, { record: facts }, by)

/**
 * Takes facts back by reversing facts: on their own day, or with `on` on a later one, so that a closed month stays as
 * it was reported.
 * @throws Refusal fact.absent | fact.already-reversed | fact.is-reversal | fact.unit-not-open | period.locked
 */
export const reverseFacts = (
  db: Database,
  ids: readonly string[],
  { on, reason, by }: { readonly on?: PlainDate; readonly reason: string; readonly by: Mover },
): Promise<Recorded> => moveFacts(db, { reverse: ids.map((id) => (on ? { id, on } : { id })) }, { ...by, reason })

/** Reverses each fact on its own day and records it anew; a locked month is restated. Refuses as `reverseFacts` does. */
export const correctFacts = (
  db: Database,
  corrections: readonly { readonly reverse: string; readonly fact: NewFact }[],
  by: Mover & { readonly reason: string },
): Promise<Recorded> =>
  moveFacts(
    db,
    { reverse: corrections.map(({ reverse }) => ({ id: reverse })), record: corrections.map(({ fact }) => fact) },
    by,
  )

import { revokeCertificates } from '../people/door.ts'
import type { Call } from '../platform/operation.ts'
import { correctFacts, recordFacts, reverseFacts } from '../targets/door.ts'
import type { ClassRow } from './class-store.ts'
import { readEnrolments, settleEnrolments } from './enrolment-store.ts'
import { outcomeOf, participation } from './participation-rules.ts'
import { readUnitKind } from './plan-store.ts'

type Moving = Pick<Call, 'db' | 'clerk' | 'today'>

/** The people of a class that ends: each who attended is one participation, counted in this very transaction. */
export async function endClass({ db, clerk }: Moving, held: ClassRow): Promise<void> {
  const present = (await readEnrolments(db, held.id)).filter(({ state }) => state === 'enrolled')
  const settled = present.map((row) => ({ row, state: outcomeOf(Number(row.attended), held.plannedHours) }))
  const finished = settled.filter(({ state }) => state === 'finished').map(({ row }) => row)
  const counted = { ...held, institutionKind: await readUnitKind(db, held.institutionId) }
  const { factIds } = await recordFacts(
    db,
    finished.map((row) => participation(counted, row)),
    clerk,
  )
  const factOf = new Map(finished.map((row, at) => [row.personId, factIds[at]!]))
  await settleEnrolments(
    db,
    held.id,
    settled.map(({ row, state }) => ({ personId: row.personId, state, factId: factOf.get(row.personId) ?? null })),
  )
}

/** Every participation of a void class leaves the targets by reversal, its certificates are no longer valid. */
export async function voidClass({ db, clerk, today }: Moving, held: ClassRow, reason: string): Promise<void> {
  const all = (await readEnrolments(db, held.id)).filter(({ state }) => state !== 'left')
  const facts = all.flatMap(({ factId }) => factId ?? [])
  if (facts.length > 0) await reverseFacts(db, facts, { reason, by: clerk })
  await settleEnrolments(
    db,
    held.id,
    all.map(({ personId }) => ({ personId, state: 'voided', factId: null })),
  )
  const certified = all.filter(({ certificateNumber }) => certificateNumber !== null).map(({ personId }) => personId)
  if (certified.length > 0) await revokeCertificates(db, certified, `class:${held.id}`, today)
}

/** Certificates that came after the end: each participation is reversed and recorded anew on its day (§0 1). */
export async function countCertified(
  { db, clerk }: Moving,
  held: ClassRow,
  personIds: readonly string[],
  reason: string,
): Promise<void> {
  if (personIds.length === 0) return
  const wanted = new Set(personIds)
  const rows = (await readEnrolments(db, held.id)).filter(({ personId, factId }) => wanted.has(personId) && factId)
  if (rows.length === 0) return
  const counted = { ...held, institutionKind: await readUnitKind(db, held.institutionId) }
  const corrections = rows.map((row) => ({ reverse: row.factId!, fact: participation(counted, row) }))
  const { factIds } = await correctFacts(db, corrections, { ...clerk, reason })
  await settleEnrolments(
    db,
    held.id,
    rows.map(({ personId }, at) => ({ personId, state: 'certified', factId: factIds[at]! })),
  )
}

import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { type FieldFault, Refusal } from '../../platform/refusal.ts'
import { toLine } from '../orders/answer.ts'
import { findChargeable } from '../orders/subject-store.ts'
import { readerOf } from '../orders/take-move.ts'
import type { InspectionLine, inspectionOperations } from './contract.ts'
import { inspectionFaults } from './inspection-rules.ts'
import {
  endInspection,
  getInspection,
  type InspectionRow,
  insertInspection,
  listInspections,
  lockInspection,
  readFindings,
  readSampled,
} from './inspection-store.ts'

type Of<Name extends keyof typeof inspectionOperations> = Call<(typeof inspectionOperations)[Name]>

const lineOf = ({ today }: Pick<Call, 'today'>, row: InspectionRow): InspectionLine => ({
  ...{ id: row.id, theme: row.theme, office: row.office, planItemNo: row.planItemNo, approvalDoc: row.approvalDoc },
  ...{ startsOn: row.startsOn, endsOn: row.endsOn, endedOn: row.endedOn },
  units: { value: row.units, unit: '个', asOf: today, ref: `inspection.${row.id}.units` },
  findings: { value: row.findings, unit: '件', asOf: today, ref: `inspection.${row.id}.findings` },
})

async function inspections(call: Of<'inspections'>) {
  const rows = await listInspections(call.db, readerOf(call))
  return { rows: rows.map((row) => lineOf(call, row)), mayOpen: call.clerk.duties.has('order.open') }
}

async function inspection(call: Of<'inspection'>) {
  const { db, clerk, input } = call
  const held = await getInspection(db, readerOf(call), input.id)
  const orders = await readFindings(db, readerOf(call), held.id)
  return {
    ...lineOf(call, held),
    ...{ version: held.version, conclusion: held.conclusion, sampled: await readSampled(db, readerOf(call), held.id) },
    orders: orders.map((order) => toLine(call, order)),
    mayGoOn: held.endedOn === null && held.officeId === clerk.unitId && clerk.duties.has('order.open'),
  }
}

async function openInspection(call: Of<'openInspection'>) {
  const { db, clerk, input } = call
  const { unitIds, ...asked } = input
  const faults: FieldFault[] = inspectionFaults(asked)
  const sampled = await Promise.all([...new Set(unitIds)].map((id) => findChargeable(db, readerOf(call), id)))
  const within = sampled.filter((unit) => unit?.isWithin && (unit.toOn === null || unit.toOn > call.today))
  if (within.length < sampled.length) faults.push({ field: 'unitIds', code: 'order.unit-out-of-reach', facts: {} })
  if (faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
  const id = newId()
  await insertInspection(
    db,
    { ...asked, id, officeId: clerk.unitId!, endedOn: null, conclusion: null, openedBy: clerk.accountId },
    within.map((unit) => ({ unitId: unit!.id, placeId: unit!.placeId })),
  )
  call.note({ subject: id })
  return { id }
}

async function end(call: Of<'endInspection'>) {
  const { db, clerk, input, today } = call
  const held = await lockInspection(db, readerOf(call), input.id)
  if (held.officeId !== clerk.unitId) throw new Refusal('forbidden', 'inspection.not-own')
  if (held.endedOn !== null) throw new Refusal('conflict', 'inspection.ended', { on: held.endedOn })
  await endInspection(db, held, { on: today, conclusion: input.conclusion })
  return { id: held.id }
}

export const inspectionHandlers = { inspections, inspection, openInspection, endInspection: end }

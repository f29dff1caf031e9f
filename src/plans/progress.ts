import { rememberFile } from '../platform/files/store.ts'
import { newId } from '../platform/ids.ts'
import type { Call } from '../platform/operation.ts'
import { addDays } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import { proofKindOf, proofKinds, proofType } from '../supervision/orders/proof-rules.ts'
import { findLineAt } from '../targets/door.ts'
import type { contract } from './contract.ts'
import { byOf } from './plan-routes.ts'
import type { Slot, TaskRecord } from './shapes.ts'
import { burdenOf, LEDGER_CELLS, type SlotCell } from './slot-rules.ts'
import { toSlot, toTask } from './task-answer.ts'
import {
  findProof,
  getTask,
  lockTask,
  type MilestoneRow,
  readAnswered,
  readMilestones,
  readSlots,
  type SlotRow,
  type TaskRow,
} from './task-store.ts'
import { insertProof, saveMilestone, saveSlot, saveTask } from './write-store.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

/** A report may be answered from so many days before its milestone. */
const OPENS_BEFORE = 20

async function lockMilestone(call: Of<'prove'> | Of<'reach'>): Promise<{ row: TaskRow; milestone: MilestoneRow }> {
  const { db, input } = call
  const row = await lockTask(db, call, input.id)
  if (row.state !== 'running') throw new Refusal('conflict', 'milestone.not-running', { taskState: row.state })
  const milestone = (await readMilestones(db, [row.id])).find(({ id }) => id === input.milestoneId)
  if (!milestone) throw new Refusal('absent', 'milestone.absent')
  return { row, milestone }
}

/** A proof is read by its content: a name that says otherwise is refused. */
export async function prove(call: Of<'prove'>): Promise<TaskRecord> {
  const { db, input, clerk, upload } = call
  const { row, milestone } = await lockMilestone(call)
  if (!upload || upload.size === 0) throw new Refusal('invalid', 'taskProof.no-file')
  const kind = proofKindOf(input.fileName, await upload.read())
  if (!kind) throw new Refusal('invalid', 'taskProof.wrong-type', { kinds: proofKinds })
  const kept = upload.keep()
  await rememberFile(db, kept, proofType(kind))
  await insertProof(db, {
    ...{ taskId: row.id, id: newId(), milestoneId: milestone.id, fileHash: kept.hash, fileName: input.fileName },
    handedBy: clerk.accountId,
  })
  return toTask(call, await getTask(db, call, row.id))
}

export async function proof({ db, files, input, note, ...reader }: Of<'proof'>) {
  const row = await getTask(db, reader, input.id)
  const kept = await findProof(db, row.id, input.proofId)
  if (!kept) throw new Refusal('absent', 'taskProof.absent')
  note({ subject: row.id, fields: ['proof'] })
  const ending = kept.fileName.slice(kept.fileName.lastIndexOf('.') + 1).toLowerCase()
  return { name: kept.fileName, type: proofType(ending), body: new Uint8Array(await files.read(kept.fileHash)) }
}

export async function reach(call: Of<'reach'>): Promise<TaskRecord> {
  const { db, input, clerk, today } = call
  const { row, milestone } = await lockMilestone(call)
  if (milestone.reachedOn) throw new Refusal('conflict', 'milestone.reached-already', { day: milestone.reachedOn })
  if (!milestone.proven) throw new Refusal('invalid', 'milestone.no-proof')
  if (input.onDay > today) throw new Refusal('invalid', 'milestone.later', { day: input.onDay, today })
  if (input.onDay < row.startsOn)
    throw new Refusal('invalid', 'milestone.before-task', { day: input.onDay, start: row.startsOn })
  const key = { taskId: row.id, id: milestone.id }
  await saveMilestone(db, key, { reachedOn: input.onDay, confirmedBy: clerk.accountId })
  await saveTask(db, row, {}, byOf(call))
  return toTask(call, await getTask(db, call, row.id))
}

async function lockSlot(call: Of<'openSlot'> | Of<'answerSlot'>): Promise<{ row: TaskRow; slot: SlotRow }> {
  const { db, input, today } = call
  const row = await lockTask(db, call, input.id)
  const slot = (await readSlots(db, row.id)).find(({ id }) => id === input.slotId)
  if (!slot) throw new Refusal('absent', 'slot.absent')
  if (slot.state !== 'waiting') throw new Refusal('conflict', 'slot.answered', { who: slot.who ?? '—' })
  if (row.state !== 'running') throw new Refusal('conflict', 'milestone.not-running', { taskState: row.state })
  const opens = addDays(slot.dueOn, -OPENS_BEFORE)
  if (today < opens) throw new Refusal('conflict', 'slot.too-early', { day: opens })
  return { row, slot }
}

/** The ledger's cells at the task's place as they stand now: read, never typed. */
async function ledgerCells(call: Of<'openSlot'> | Of<'answerSlot'>, row: TaskRow): Promise<SlotCell[]> {
  const line = row.lineNo === null ? undefined : await findLineAt(call, row.lineNo, row.unitId)
  if (!line) return []
  return LEDGER_CELLS.map((name) => {
    const { value, unit, ref } = line[name]
    return { name, from: 'ledger', value, unit, ref }
  })
}

const askedOf = ({ prefilled }: SlotRow): SlotCell[] => (prefilled as SlotCell[]).filter(({ from }) => from === 'asked')

/** Opening begins the minutes that a report costs. */
export async function openSlot(call: Of<'openSlot'>): Promise<Slot> {
  const { row, slot } = await lockSlot(call)
  if (slot.openedAt === null) await saveSlot(call.db, { taskId: row.id, id: slot.id }, { openedAt: call.visit.now })
  return { ...toSlot(slot), cells: [...(await ledgerCells(call, row)), ...askedOf(slot)] }
}

/** Confirmed, or explained where the office has something to say; the ledger's cells are frozen as they stand. */
export async function answerSlot(call: Of<'answerSlot'>): Promise<TaskRecord> {
  const { db, input, clerk, visit } = call
  const { row, slot } = await lockSlot(call)
  if (slot.openedAt === null) throw new Refusal('conflict', 'slot.not-open')
  const asked = askedOf(slot)
  const empty = asked.filter((_, at) => (input.answers[at] ?? '') === '').length
  if (empty > 0) throw new Refusal('invalid', 'slot.unanswered', { count: empty })
  const ledger = await ledgerCells(call, row)
  const cells = [...ledger, ...asked.map((cell, at) => ({ ...cell, value: input.answers[at]! }))]
  const explanation = input.explanation || null
  await saveSlot(
    db,
    { taskId: row.id, id: slot.id },
    {
      ...{ state: explanation === null ? 'confirmed' : 'explained', prefilled: JSON.stringify(cells) },
      ...{ answer: explanation, cellsPrefilled: ledger.length, answeredAt: visit.now, answeredBy: clerk.accountId },
    },
  )
  return toTask(call, await getTask(db, call, row.id))
}

export async function burden({ db, input, today, ...reader }: Of<'burden'>) {
  const rows = await readAnswered(db, { ...reader, today }, input.year)
  const time = (at: Date | null) => at?.getTime() ?? null
  return {
    rows: [...Map.groupBy(rows, ({ systemId }) => systemId)].map(([id, own]) => {
      const cost = burdenOf(
        own.map((one) => ({ ...one, openedAt: time(one.openedAt), answeredAt: time(one.answeredAt) })),
      )
      const figure = (kind: keyof typeof cost, unit: string) => ({
        ...{ value: String(cost[kind]), unit, asOf: today },
        ref: `plans.${kind}.${id}.${input.year}`,
      })
      return {
        unit: { id, name: own[0]!.unit },
        ...{ asked: figure('asked', '格'), prefilled: figure('prefilled', '格'), minutes: figure('minutes', '分钟') },
      }
    }),
  }
}

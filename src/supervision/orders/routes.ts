import { findHolders } from '../../organisations/door.ts'
import type { Call } from '../../platform/operation.ts'
import { isPlainDate } from '../../platform/plain-date.ts'
import { judgeFinding } from '../inspections/finding.ts'
import { overlapsOf, toLine, toRecord } from './answer.ts'
import { type AskedMove as AskedName, askedMoves, type moveOperations, type orderOperations } from './contract.ts'
import { draftOrder, reviseOrder } from './draft.ts'
import { countOrders, listOrders, type OrderFilter } from './list-store.ts'
import { lookingOf } from './looking.ts'
import type { MoveFacts } from './move-rules.ts'
import { getOrder, type OrderRow } from './order-store.ts'
import { addProof, dropProof, proof } from './proofs.ts'
import { refusedIn } from './refuse.ts'
import type { Moved } from './shapes.ts'
import { causeOf } from './source-rules.ts'
import { findBodies, findLines, findTasks } from './subject-store.ts'
import { readerOf, takeMove } from './take-move.ts'

type Of<Name extends keyof typeof orderOperations> = Call<(typeof orderOperations)[Name]>

const PAGE = 100
const HITS = 50

const toMoved = ({ id, number, state, dueOn }: OrderRow): Moved => ({ id, number, state, dueOn })

async function orders(call: Of<'orders'>) {
  const { db, input, clerk, today } = call
  const { state, light, text, unitId = null } = input
  const filter: OrderFilter = {
    state,
    light,
    text,
    unitId,
    mine: input.mine === 'yes',
    after: placeToGoOn(input.after),
  }
  const rows = await listOrders(db, lookingOf(call), filter, PAGE + 1)
  const counts = await countOrders(db, lookingOf(call), filter)
  const last = rows.length > PAGE ? rows[PAGE - 1]! : null
  const figure = (value: string, name: string) => ({ value, unit: '件', asOf: today, ref: `orders.${name}` })
  return {
    rows: rows.slice(0, PAGE).map((row) => toLine(call, row)),
    ...{ count: figure(counts.all, state), red: figure(counts.red, 'red'), yellow: figure(counts.yellow, 'yellow') },
    mine: figure(counts.mine, 'mine'),
    next: last && `${last.dueOn ?? '9999-12-31'}_${last.id}`,
    mayDraft: clerk.duties.has('order.open'),
  }
}

function placeToGoOn(after: string | undefined): OrderFilter['after'] {
  const [dueOn = '', id = ''] = after?.split('_') ?? []
  return isPlainDate(dueOn) && /^[0-9a-f-]{36}$/.test(id) ? { dueOn, id } : null
}

const order = async (call: Of<'order'>) => toRecord(call, await getOrder(call.db, readerOf(call), call.input.id))

async function draft(call: Of<'draftOrder'>): Promise<Moved> {
  const { inspectionId, ...given } = call.input
  if (inspectionId) await judgeFinding(call, inspectionId, given.unitId)
  const id = await draftOrder(call, inspectionId ? { ...given, source: 'inspection' } : given, inspectionId)
  call.note({ subject: id })
  return toMoved(await getOrder(call.db, readerOf(call), id))
}

async function revise(call: Of<'reviseOrder'>): Promise<Moved> {
  const { id, version, ...given } = call.input
  return toMoved(await reviseOrder(call, id, version, given))
}

async function overlaps(call: Of<'overlaps'>) {
  const { unitId, problem, matter, taskId = null, lineNo = null } = call.input
  const cause = causeOf({ taskId, lineNo, policyId: null, policyLineNo: null }, problem, matter)
  if (matter === '' && taskId === null && lineNo === null) return { rows: [] }
  return { rows: await overlapsOf(call, { unitId, cause, officeId: call.clerk.unitId, notId: null }) }
}

async function matters(call: Of<'matters'>) {
  const { db, input } = call
  const tasks = await findTasks(db, readerOf(call), input.text, HITS / 2)
  const lines = await findLines(db, input.text, HITS / 2)
  return {
    hits: [
      ...tasks.map(({ id, no, content, standard, measure, systemId, unitName }) => ({
        ...{ kind: 'task' as const, id, name: `${no}　${content}`, detail: unitName, basis: measure, standard },
        unit: { id: systemId, name: unitName },
      })),
      ...lines.map(({ no, name, target, title, number }) => ({
        ...{ kind: 'line' as const, id: String(no), name, detail: target, standard: name, unit: null },
        basis: title ? `《${title}》${number ? `（${number}）` : ''}` : target,
      })),
    ],
  }
}

async function checkers({ db, input, today, clerk }: Of<'checkers'>) {
  const found = await findHolders(db, { duty: 'order.verify', day: today, text: input.text, limit: HITS })
  return {
    hits: found
      .filter(({ accountId }) => accountId !== clerk.accountId)
      .map(({ accountId, name, title, unitName }) => ({ id: accountId, name, detail: `${unitName} ${title}` })),
  }
}

async function rightUnits(call: Of<'rightUnits'>) {
  const { db, input } = call
  await getOrder(db, readerOf(call), input.id)
  return { hits: await findBodies(db, input.text, HITS) }
}

/** One refused order does not stop the others: nothing of it was written when it was refused. */
async function moveMany(call: Of<'moveMany'>) {
  const { db, input, today, language } = call
  const rows = []
  for (const { id, version } of [...input.orders].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const held = await getOrder(db, readerOf(call), id)
    const refusal = await takeMove(call, { id, version, move: input.move }).then(
      () => null,
      (error: unknown) => refusedIn(error, language),
    )
    rows.push({ id, number: held.number, matter: held.matter, refusal })
  }
  const figure = (value: number, name: string) => ({
    value: String(value),
    unit: '件',
    asOf: today,
    ref: `batch.${name}`,
  })
  const refused = rows.filter(({ refusal }) => refusal !== null).length
  return { rows, done: figure(rows.length - refused, 'done'), refused: figure(refused, 'refused') }
}

type Typed = { readonly id: string; readonly version: number; readonly intoId?: string } & MoveFacts

/** Every move is the same: lock, judge, write, answer. */
const moving = (move: AskedName) => async (call: Of<AskedName>) => {
  const { id, version, intoId, ...facts } = call.input as Typed
  return toMoved(await takeMove(call, { id, version, move, facts, ...(intoId ? { intoId } : {}) }))
}

const moves = Object.fromEntries(askedMoves.map((move) => [move, moving(move)])) as {
  [Move in keyof typeof moveOperations]: (call: Of<Move>) => Promise<Moved>
}

export const orderHandlers = {
  ...{ orders, order, draftOrder: draft, reviseOrder: revise, overlaps, matters, checkers, rightUnits, moveMany },
  ...{ addProof, dropProof, proof },
  ...moves,
}

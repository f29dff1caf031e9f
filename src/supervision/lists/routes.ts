import type { Call } from '../../platform/operation.ts'
import { Refusal, say } from '../../platform/refusal.ts'
import { orderLight } from '../orders/history-rules.ts'
import { listOrders, type OrderFilter } from '../orders/list-store.ts'
import { lookingOf } from '../orders/looking.ts'
import { getOrder, type OrderRow, readNames } from '../orders/order-store.ts'
import { refusedIn } from '../orders/refuse.ts'
import { readerOf, takeMove } from '../orders/take-move.ts'
import { words } from '../words.ts'
import type { listOperations } from './contract.ts'
import { type ReturnedRow, readListBook, sealOf, writeListBook } from './list-book.ts'
import { readHandedIn, readHistories } from './list-store.ts'
import { type AskedChange, cellsOf, judgeRow } from './rectification-rules.ts'

type Of<Name extends keyof typeof listOperations> = Call<(typeof listOperations)[Name]>
type Reading = Pick<Call, 'db' | 'clerk' | 'today' | 'calendar'>

const MOST = 2000
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Line {
  readonly row: OrderRow
  readonly cells: string[]
}

/** Orders within reach as rows of the list. The list is in Chinese, as offices exchange it. */
async function linesOf(call: Reading, input: { readonly state: OrderFilter['state']; readonly text: string }) {
  const filter: OrderFilter = { ...input, light: 'all', mine: false, unitId: null, after: null }
  const rows = await listOrders(call.db, lookingOf(call), filter, MOST)
  return toLines(
    call,
    rows.filter(({ state }) => state !== 'draft' && state !== 'opened'),
  )
}

async function toLines({ db, today, calendar }: Reading, rows: readonly OrderRow[]): Promise<Line[]> {
  const ids = rows.map(({ id }) => id)
  const [histories, proofs] = [await readHistories(db, ids), await readHandedIn(db, ids)]
  const accounts = [...histories.values()].flat().flatMap(({ by, facts }) => [by, ...(facts.checkers ?? [])])
  const names = await readNames(db, accounts)
  return rows.map((row, at) => {
    const events = histories.get(row.id) ?? []
    const facts = {
      ...{
        source: say(words, 'zh', `source.${row.source}`),
        foundOn: events[0]?.on ?? row.issuedOn!,
        matter: row.matter,
      },
      ...{ basis: row.basis, unit: row.unitName, standard: row.standard, dueOn: row.dueOn, closedOn: row.closedOn },
      ...{ reopened: row.reopened, proofs: proofs.get(row.id) ?? [], events },
      light: say(words, 'zh', `lights.${orderLight(row, today, calendar)}`),
      named: (account: string) => names.get(account) ?? '',
    }
    return { row, cells: cellsOf(facts, at + 1) }
  })
}

async function rectifications(call: Of<'rectifications'>) {
  const lines = await linesOf(call, call.input)
  return {
    rows: lines.map(({ row, cells }) => ({ id: row.id, light: orderLight(row, call.today, call.calendar), cells })),
    count: { value: String(lines.length), unit: '件', asOf: call.today, ref: 'rectifications' },
  }
}

async function rectificationBook(call: Of<'rectificationBook'>) {
  const lines = await linesOf(call, call.input)
  const rows = lines.map(({ row: { id, version }, cells }) => ({ id, version, cells }))
  const about = `${call.clerk.unitName}　${call.today}　可填写：整改措施、进展、销号日期；其余各列由系统生成`
  return { name: `问题整改清单${call.today}.xlsx`, type: XLSX, body: await writeListBook(rows, about) }
}

interface Outcome {
  readonly row: number
  readonly number: string
  readonly asked: string | null
  readonly refusal: string | null
}

/** Each changed row is one move through the same guard as on the page; one refused row does not stop the others. */
async function returnBook(call: Of<'returnBook'>) {
  const { upload, input, today } = call
  if (!upload || upload.size === 0) throw new Refusal('invalid', 'list.empty')
  const returned = await readListBook(await upload.read(), input.fileName)
  if (!returned || returned.length === 0) throw new Refusal('invalid', 'list.not-ours')
  if (returned.length > MOST) throw new Refusal('invalid', 'list.too-long', { most: MOST })
  const rows: Outcome[] = []
  for (const one of [...returned].sort((a, b) => (a.id < b.id ? -1 : 1))) rows.push(await takeRow(call, one))
  const figure = (value: number, name: string) => ({
    value: String(value),
    unit: '行',
    asOf: today,
    ref: `list.${name}`,
  })
  const [refused, asked] = [rows.filter(({ refusal }) => refusal !== null), rows.filter((one) => one.asked !== null)]
  return {
    rows: rows.filter((one) => one.asked !== null || one.refusal !== null).sort((a, b) => a.row - b.row),
    done: figure(asked.filter(({ refusal }) => refusal === null).length, 'done'),
    refused: figure(refused.length, 'refused'),
    unchanged: figure(rows.filter((one) => one.asked === null && one.refusal === null).length, 'unchanged'),
  }
}

async function takeRow(call: Of<'returnBook'>, one: ReturnedRow): Promise<Outcome> {
  const { language } = call
  const untouched = { row: one.row, number: '', asked: null, refusal: null }
  if (sealOf(one.cells) === one.seal) return untouched
  try {
    const held = await getOrder(call.db, readerOf(call), one.id)
    const [line] = await toLines(call, [held])
    const verdict = judgeRow(line!.cells, one.cells, held.state)
    const told = { ...untouched, number: held.number ?? held.matter }
    if (verdict.kind === 'unchanged') return told
    if (verdict.kind === 'fixed') {
      const code = held.version === one.version ? 'list.fixed-columns' : 'list.row-stale'
      return { ...told, refusal: say(words, language, code, { columns: verdict.columns }) }
    }
    return { ...told, ...(await askFor(call, one, verdict.change)) }
  } catch (error) {
    return { ...untouched, refusal: refusedIn(error, language) }
  }
}

async function askFor(call: Of<'returnBook'>, { id, version }: ReturnedRow, { move, plan }: AskedChange) {
  const asked = say(words, call.language, `move.${move}`)
  try {
    await takeMove(call, { id, version, move, ...(plan ? { facts: { plan } } : {}) })
    return { asked, refusal: null }
  } catch (error) {
    return { asked, refusal: refusedIn(error, call.language) }
  }
}

export const listHandlers = { rectifications, rectificationBook, returnBook }

import type { Figure } from '../../platform/figure.ts'
import type { Call } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { foreseePersons } from '../../targets/door.ts'
import { type Asking, readerOf, toLines } from '../answer.ts'
import { getPerson, readPersons } from '../store.ts'
import type { Comparison, Merge } from './contract.ts'
import { foreseeHanding, type HandedKind, readCommonClasses } from './hand-store.ts'
import { asOne, regrouped } from './merge.ts'
import { differencesOf, type MergeField } from './merge-rules.ts'
import {
  findAsked,
  type HeldPerson,
  type MergeRow,
  namesOfAccounts,
  readCluster,
  readValues,
  storedOf,
} from './merge-store.ts'
import { shownOf, sidesOf } from './sides.ts'

/** Both records side by side with what a merge would do. @throws Refusal person.absent */
export async function toComparison(
  asking: Asking,
  { survivorId, mergedId }: { readonly survivorId: string; readonly mergedId: string },
  pair: boolean,
): Promise<Comparison> {
  const { db, clerk, today } = asking
  const people = [await getPerson(db, readerOf(asking), survivorId), await getPerson(db, readerOf(asking), mergedId)]
  const lines = await toLines(asking, people)
  const rows = await readCluster(db, [survivorId, mergedId])
  const [survivor, merged] = [survivorId, mergedId].map((id) => rows.find((row) => row.id === id)!)
  const [one, other] = [asOne(survivorId, rows), asOne(mergedId, rows)]
  const foreseen = await foreseePersons(db, regrouped(one, other))
  const side = (at: 0 | 1): Comparison['survivor'] => ({
    ...{ id: lines[at]!.id, version: people[at]!.version, name: lines[at]!.name, idNumber: lines[at]!.idNumber },
    ...{ place: lines[at]!.place, registrar: lines[at]!.registrar, classes: lines[at]!.classes },
    registeredOn: chinaDay(people[at]!.registeredAt),
  })
  return {
    ...{ survivor: side(0), merged: side(1), pair },
    differences: shownDifferences(asking, survivor!, merged!),
    records: summed(await foreseeHanding(db, { survivorId, mergedId }), today),
    lines: foreseen.lines.map(({ code, name, amount }) => ({ code, name, moves: movesFigure(code, amount, today) })),
    locked: foreseen.locked && {
      ...{ month: foreseen.locked.month.slice(0, 7), place: foreseen.locked.place },
      mayRestate: clerk.duties.has('figure.restate'),
    },
    bothIn: await readCommonClasses(db, one.records, other.records),
    asked: (await findAsked(db, survivorId, mergedId)) ?? null,
  }
}

const movesFigure = (code: string, amount: bigint, asOf: PlainDate): Figure => ({
  ...{ value: amount.toString(), unit: '人', asOf, ref: `person.merge.${code}` },
})

const chinaDay = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) as PlainDate

function shownDifferences({ seal }: Asking, survivor: HeldPerson, merged: HeldPerson): Comparison['differences'] {
  const shown = (row: HeldPerson, field: MergeField) => shownOf(seal, row.id, field, storedOf(row, field))
  return differencesOf(sidesOf(seal, survivor), sidesOf(seal, merged)).map(({ field, take }) => ({
    ...{ field, take, survivor: shown(survivor, field), merged: shown(merged, field) },
  }))
}

function summed(handed: Awaited<ReturnType<typeof foreseeHanding>>, asOf: PlainDate): Comparison['records'] {
  const kinds = [...new Set(handed.map(({ kind }) => kind))]
  const count = (kind: HandedKind, outcome: string): Figure => ({
    value: String(handed.find((one) => one.kind === kind && one.outcome === outcome)?.count ?? 0),
    ...{ unit: '条', asOf, ref: `person.merge.${kind}.${outcome}` },
  })
  return kinds.map((kind) => ({ kind, handed: count(kind, 'handed'), joined: count(kind, 'joined') }))
}

/** Merges as the pages show them, with what this reader may do next. Those whose survivor is out of reach are left out. */
export async function toMerges(
  asking: Asking,
  rows: readonly MergeRow[],
  pair: boolean,
  note: Call['note'],
): Promise<Merge[]> {
  const { db } = asking
  const ids = [...new Set(rows.flatMap(({ survivorId, mergedId }) => [survivorId, mergedId]))]
  const reached = new Set((await readPersons(db, ids, readerOf(asking))).map(({ asked }) => asked))
  const shown = rows.filter(({ survivorId, mergedId }) => reached.has(survivorId) || reached.has(mergedId))
  const held = new Map((await readCluster(db, ids)).map((row) => [row.id, row]))
  const who = await namesOfAccounts(db, [
    ...new Set(shown.flatMap(({ askedBy, decidedBy, partedBy }) => [askedBy, decidedBy ?? [], partedBy ?? []].flat())),
  ])
  note({ persons: shown.flatMap(({ survivorId, mergedId }) => [survivorId, mergedId]) })
  return Promise.all(shown.map((row) => toMerge(asking, row, { held, who, pair })))
}

interface Known {
  readonly held: ReadonlyMap<string, HeldPerson>
  readonly who: ReadonlyMap<string, string>
  readonly pair: boolean
}

async function toMerge({ db, seal, clerk }: Asking, row: MergeRow, { held, who, pair }: Known): Promise<Merge> {
  const may = clerk.duties.has('person.merge')
  const nameOf = (id: string) => shownOf(seal, id, 'name', storedOf(held.get(id)!, 'name')) ?? ''
  const said = (accountId: string | null) => accountId && (who.get(accountId) ?? '')
  const values = await readValues(db, row.id)
  return {
    ...{ id: row.id, state: row.state, survivorId: row.survivorId, mergedId: row.mergedId, reason: row.reason },
    ...{ survivorName: nameOf(row.survivorId), mergedName: nameOf(row.mergedId) },
    ...{ askedBy: said(row.askedBy) ?? '', askedAt: row.askedAt.toISOString() },
    ...{ decidedBy: said(row.decidedBy), decidedAt: row.decidedAt?.toISOString() ?? null },
    ...{ decisionNote: row.decisionNote, partingReason: row.partingReason },
    ...{ partedBy: said(row.partedBy), partedAt: row.partedAt?.toISOString() ?? null },
    keptLater: (row.keptLater ?? []) as MergeField[],
    values: values.map(({ field, survivorValue, mergedValue, taken }) => {
      const own = shownOf(seal, row.survivorId, field as MergeField, survivorValue as unknown[])
      const others = shownOf(seal, row.mergedId, field as MergeField, mergedValue as unknown[])
      return { field: field as MergeField, taken, kept: taken ? others : own, dropped: taken ? own : others }
    }),
    mayDecide: may && row.state === 'asked' && !(pair && row.askedBy === clerk.accountId),
    mayPart: may && row.state === 'merged' && held.get(row.survivorId)?.mergedInto === null,
  }
}

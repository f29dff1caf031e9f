import type { Call } from '../../platform/operation.ts'
import { addDays } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { textOf } from '../amounts.ts'
import { printed } from '../spoken.ts'
import type { figuresContract as contract } from './contract.ts'
import { amountFigure } from './figure.ts'
import { movedBySource } from './people-store.ts'
import { amountAt, factsAsked, resolve } from './resolve.ts'
import { sourceNames } from './spine-store.ts'

const LISTED = 50

/** A number on two days, and the classes whose records lie between them. */
export async function between(call: Call<typeof contract.between>) {
  const { db, today, input } = call
  const found = await resolve(call, input.ref)
  const resolved = { ...found, ref: { ...found.ref, kind: 'value' as const } }
  const { ref, line } = resolved
  if (input.from >= ref.to) throw new Refusal('invalid', 'figure.not-earlier', { day: ref.to })
  const isBefore = input.from < ref.from
  const former = { ...resolved, ref: { ...ref, to: input.from } }
  const [before, now] = [isBefore ? 0n : await amountAt(call, former), await amountAt(call, resolved)]
  const asked = factsAsked(resolved, call)
  const first = isBefore ? asked.from : addDays(input.from, 1)
  const rows = await movedBySource(db, { ...asked, from: first < asked.from ? asked.from : first }, LISTED + 1)
  const shown = rows.slice(0, LISTED)
  const names = await sourceNames(db, { classes: shown.map(({ sourceId }) => sourceId), units: [] }, today)
  const text = (count: bigint) => `${count > 0n ? '+' : ''}${printed(textOf(count, line.unit))}`
  const rest = now - before - shown.reduce((total, { amount }) => total + amount, 0n)
  return {
    earlier: amountFigure({ ...found.base, ref: former.ref }, 'value', before),
    later: amountFigure({ ...found.base, ref }, 'value', now),
    change: text(now - before),
    moved: shown.map(({ sourceId, onDay, amount }) => ({
      ...{ name: names.get(sourceId)?.name ?? sourceId.slice(0, 8), note: names.get(sourceId)?.note ?? null },
      ...{ on: onDay, amount: text(amount) },
    })),
    rest: rest === 0n ? null : text(rest),
  }
}

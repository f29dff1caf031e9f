import type { Call } from '../../platform/operation.ts'
import type { figuresContract as contract } from './contract.ts'
import { amountFigure, countFigure } from './figure.ts'
import { amountAt, recounted, resolve } from './resolve.ts'

/** Counts every record behind a number again, and says whether the number is what the records say. */
export async function recountFigure(call: Call<typeof contract.recount>) {
  const found = await resolve(call, call.input.ref)
  const resolved = { ...found, ref: { ...found.ref, kind: 'value' as const } }
  const base = { ...found.base, ref: resolved.ref }
  const { amount, records, persons } = await recounted(call, resolved)
  return {
    recounted: amountFigure(base, 'value', amount),
    records: countFigure(base, 'records', records, '条'),
    persons: countFigure(base, 'persons', persons, '人'),
    agrees: (await amountAt(call, resolved)) === amount,
  }
}

import type { Sealer } from '../../platform/seal.ts'
import { sealedAt } from '../identity.ts'
import { maskIdNumber, maskName, maskPhone } from '../rules.ts'
import { type MergeField, mergeFields, type Sides } from './merge-rules.ts'
import { type HeldPerson, storedOf } from './merge-store.ts'

/** What a field says, opened: how two records are compared. Never shown as it is. */
export function knownOf(seal: Sealer, ownerId: string, field: MergeField, stored: readonly unknown[]): string | null {
  const [first, second] = stored as (string | null)[]
  if (field === 'identity') return `${first} ${seal.open(sealedAt('id_number', ownerId), second!)}`
  if (field === 'phone') return first === null ? null : seal.open(sealedAt('phone', ownerId), first!)
  if (field === 'employer') return second ?? first ?? null
  return first ?? null
}

/** The same as a list may show it. */
export function shownOf(seal: Sealer, ownerId: string, field: MergeField, stored: readonly unknown[]): string | null {
  const known = knownOf(seal, ownerId, field, stored)
  if (known === null) return null
  if (field === 'name') return maskName(known)
  if (field === 'identity') return maskIdNumber(known.slice(known.indexOf(' ') + 1))
  return field === 'phone' ? maskPhone(known) : known
}

export const sidesOf = (seal: Sealer, row: HeldPerson): Sides =>
  Object.fromEntries(
    mergeFields.map((field) => [field, { known: knownOf(seal, row.id, field, storedOf(row, field)) }]),
  ) as unknown as Sides

/** A value of one record as another record stores it: sealed ones are sealed anew for their new place. */
export function carriedOver(
  seal: Sealer,
  field: MergeField,
  stored: readonly unknown[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly unknown[] {
  const again = (column: 'id_number' | 'phone', value: unknown) =>
    value === null ? null : seal.seal(sealedAt(column, to), seal.open(sealedAt(column, from), value as string))
  if (field === 'identity') return [stored[0], again('id_number', stored[1]), stored[2]]
  return field === 'phone' ? [again('phone', stored[0])] : stored
}

import type { Sealer } from '../../platform/seal.ts'
import { sealedInChange } from '../records/answer.ts'
import type { FieldChange } from '../records/rules.ts'
import type { MergeField } from './merge-rules.ts'
import { knownOf } from './sides.ts'

interface Changed {
  readonly field: MergeField
  readonly from: readonly unknown[]
  readonly to: readonly unknown[]
}

/** Fields as the person's history keeps them: the number and the telephone sealed under the change's own id. */
export function fieldChanges(
  seal: Sealer,
  { changeId, ownerId }: { readonly changeId: string; readonly ownerId: string },
  changed: readonly Changed[],
): FieldChange[] {
  return changed.map(({ field, from, to }) => {
    const said = (stored: readonly unknown[]) => saidOf(seal, changeId, field, knownOf(seal, ownerId, field, stored))
    return { field: HISTORY[field] ?? field, from: said(from), to: said(to) }
  })
}

const HISTORY: Partial<Record<MergeField, string>> = { name: 'personName', identity: 'idNumber' }

function saidOf(seal: Sealer, changeId: string, field: MergeField, known: string | null): string | null {
  if (known === null) return null
  if (field === 'identity') return seal.seal(sealedInChange(changeId, 'idNumber'), known.slice(known.indexOf(' ') + 1))
  return field === 'phone' ? seal.seal(sealedInChange(changeId, 'phone'), known) : known
}

import type { RosterField } from './fields.ts'
import type { RowDraft } from './row-values.ts'
import { trimmed } from './text.ts'

/** A row as it stands in the sheet, for showing beside its findings. */
export interface PreviewRow {
  readonly row: number
  readonly state: 'good' | 'warned' | 'bad'
  readonly cells: Readonly<Partial<Record<RosterField, string>>>
}

const SHOWN: readonly RosterField[] = [
  ...(['name', 'idNumber', 'groups', 'phone', 'occupation', 'level', 'hours', 'attended', 'certificate'] as const),
]
const MOST_FAULTY = 300
const MOST_GOOD = 40

/** Keeps the first rows with findings and the first without: a page shows some, the marked copy has all. */
export function previewKeeper(): { look(draft: RowDraft, state: PreviewRow['state']): void; rows(): PreviewRow[] } {
  const kept: PreviewRow[] = []
  const left = { good: MOST_GOOD, faulty: MOST_FAULTY }
  return {
    look(draft, state) {
      const kind = state === 'good' ? 'good' : 'faulty'
      if (left[kind] === 0) return
      left[kind] -= 1
      kept.push({ row: draft.row, state, cells: cellsOf(draft) })
    },
    rows: () => kept,
  }
}

function cellsOf({ head, cells }: RowDraft): PreviewRow['cells'] {
  const texts = SHOWN.map((field) => [field, trimmed(cells[head.columns.get(field)?.[0] ?? -1]?.text ?? '')] as const)
  return Object.fromEntries(texts.filter(([, text]) => text !== ''))
}

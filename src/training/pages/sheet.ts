import { useWords } from '../../platform/ui/language.tsx'
import type { SheetColumn, SheetRow } from '../../platform/ui/sheet-preview.tsx'
import { type Drop, previewFields } from '../shapes.ts'
import { words } from './words.ts'

/** The preview as the kit draws it: the sheet's own columns, masked cells, findings at their cells. */
export function useSheet(drop: Drop): { readonly columns: readonly SheetColumn[]; readonly rows: readonly SheetRow[] } {
  const t = useWords(words)
  const receipt = drop.receipt!
  const own = previewFields.filter((field) => field in receipt.columns)
  const columns = [...own]
    .sort((a, b) => orderOf(receipt.columns[a]!) - orderOf(receipt.columns[b]!))
    .map((field) => ({ id: field, letter: receipt.columns[field], name: t(`column.${field}`) }))
  const skipped = new Map(receipt.skipped.map(({ row, why }) => [row, why]))
  const rows = drop.preview.map(({ row, state, cells }): SheetRow => {
    const found = receipt.cells.filter((cell) => cell.row === row)
    const why = skipped.get(row)
    return {
      ...{ number: row, state, cells },
      faults: faultsOf(found),
      notes: why === undefined ? found.map(noteOf) : [{ what: '', how: t(`skip.${why}` as 'skip.total-row') }],
    }
  })
  return { columns, rows }
}

const orderOf = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

type Cell = NonNullable<Drop['receipt']>['cells'][number]
const isError = ({ code }: Cell) => code.startsWith('E')

function faultsOf(found: readonly Cell[]): Record<string, 'bad' | 'warned'> {
  const faults: Record<string, 'bad' | 'warned'> = {}
  for (const cell of found) if (faults[cell.field] !== 'bad') faults[cell.field] = isError(cell) ? 'bad' : 'warned'
  return faults
}

const noteOf = (cell: Cell): SheetRow['notes'][number] => ({
  ...{ what: cell.what, how: cell.how, isWarning: !isError(cell) },
})

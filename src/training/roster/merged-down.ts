import type { Cell, MergedArea, SheetRow } from '../../platform/workbook/cell.ts'

/**
 * Fills a cell that was merged downwards into the rows below it, inside the merge only: a unit written once for many
 * people. Feed rows from the top.
 */
export function mergedDown(merges: readonly MergedArea[]): (row: SheetRow) => SheetRow {
  const byFirstRow = new Map<number, MergedArea[]>()
  for (const area of merges) {
    if (area.lastRow === area.firstRow) continue
    const starting = byFirstRow.get(area.firstRow)
    if (starting) starting.push(area)
    else byFirstRow.set(area.firstRow, [area])
  }
  let open: { readonly area: MergedArea; readonly cell: Cell }[] = []
  let reached = 0
  return (row) => {
    if (byFirstRow.size === 0) return row
    open = open.filter(({ area }) => area.lastRow >= row.row)
    const inside = open.filter(({ area }) => area.firstRow < row.row && row.cells[area.firstColumn] === undefined)
    const filled = inside.length === 0 ? row : fill(row, inside)
    if (row.row > reached) {
      for (const area of byFirstRow.get(row.row) ?? []) {
        const cell = row.cells[area.firstColumn]
        if (cell) open.push({ area, cell })
      }
      reached = row.row
    }
    return filled
  }
}

function fill(row: SheetRow, inside: readonly { readonly area: MergedArea; readonly cell: Cell }[]): SheetRow {
  const cells = row.cells.slice()
  for (const { area, cell } of inside) cells[area.firstColumn] = cell
  return { ...row, cells }
}

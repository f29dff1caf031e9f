import { type Cell, columnLetters, type MergedArea, type SheetRow } from '../../platform/workbook/cell.ts'
import { type ColumnKind, columnKind, foldedHeader } from './fields.ts'

/** The head of a table on a sheet: where it stands and what its columns are. */
export interface RosterHead {
  readonly firstRow: number
  /** Last row of the head; data begin below it. */
  readonly headerRow: number
  /** Columns (0-based) by what they hold; marks of theory and practice are two columns of one field. */
  readonly columns: ReadonlyMap<ColumnKind, readonly number[]>
  /** Columns that repeat the field of an earlier one, with the header as it is written. */
  readonly repeated: readonly { readonly kind: ColumnKind; readonly column: number; readonly sameHeader: boolean }[]
  /** Folded labels of each row of the head, to know it again on the next printed page. */
  readonly labels: readonly string[]
}

export const LAST_HEADER_ROW = 30
/** Rows that must be at hand before a head can be judged: the last possible one and two levels below it. */
export const HEAD_ROWS = LAST_HEADER_ROW + 2
const MOST_LEVELS = 3
const FEWEST_ALIASES = 3

type Labels = readonly (string | undefined)[]

/**
 * Finds the head among the first rows of a sheet: the first row up to 30 with three known headers, among them the name
 * or the identity number. A head of two or three rows is joined level by level through its merged cells.
 */
export function findHead(rows: readonly SheetRow[], merges: readonly MergedArea[]): RosterHead | undefined {
  for (let at = 0; at < rows.length; at += 1) {
    if (rows[at]!.row > LAST_HEADER_ROW) return undefined
    const head = headAt(rows, at, merges)
    if (head) return head
  }
  return undefined
}

function headAt(rows: readonly SheetRow[], at: number, merges: readonly MergedArea[]): RosterHead | undefined {
  const levels = [labelsOf(rows[at]!, merges)]
  if (levels[0]!.every((label) => label === undefined)) return undefined
  let joined: Labels = levels[0]!
  let found = isHead(joined)
  if (!found && !joined.some(isKnown)) return undefined
  let last = at
  for (let below = at + 1; below < rows.length && below < at + MOST_LEVELS; below += 1) {
    const next = labelsOf(rows[below]!, merges)
    if (!continues(rows[at]!, rows[below]!, joined, next, merges)) break
    levels.push(next)
    joined = join(levels)
    if (!found && !isHead(joined)) continue
    found = true
    last = below
  }
  if (!found) return undefined
  return {
    ...columnsOf(joined),
    firstRow: rows[at]!.row,
    headerRow: rows[last]!.row,
    labels: rows.slice(at, last + 1).map(rowLabels),
  }
}

function isHead(labels: Labels): boolean {
  const known = new Set(labels.map((label) => label && columnKind(label)).filter((kind) => kind !== undefined))
  return known.size >= FEWEST_ALIASES && (known.has('name') || known.has('idNumber'))
}

/** Labels of a row; one merged over several columns stands above each of them. */
function labelsOf(row: SheetRow, merges: readonly MergedArea[]): Labels {
  const labels: (string | undefined)[] = Array.from(row.cells, labelOf)
  for (const area of merges) {
    if (row.row !== area.firstRow || area.lastColumn - area.firstColumn > 200) continue
    const label = labels[area.firstColumn]
    for (let column = area.firstColumn + 1; label && column <= area.lastColumn; column += 1) labels[column] = label
  }
  return Array.from(labels, (label) => label)
}

const labelOf = (cell: Cell | undefined): string | undefined =>
  cell?.kind === 'text' && cell.text.trim() !== '' && cell.text.length <= 60 ? cell.text : undefined

/** Whether the row below is a further level of the head and not the first person. */
function continues(
  top: SheetRow,
  below: SheetRow,
  joined: Labels,
  next: Labels,
  merges: readonly MergedArea[],
): boolean {
  const filled = below.cells.filter((cell) => cell !== undefined)
  if (filled.length === 0 || filled.some((cell) => cell.kind !== 'text')) return false
  const person = joined.findIndex((label) => label !== undefined && columnKind(label) === 'name')
  const number = joined.findIndex((label) => label !== undefined && columnKind(label) === 'idNumber')
  if ((person >= 0 && next[person]) || (number >= 0 && next[number])) return false
  if (merges.some((area) => area.firstRow >= top.row && area.firstRow < below.row && area.lastRow >= below.row))
    return true
  return next.every((label) => label === undefined || isKnown(label))
}

const isKnown = (label: string | undefined): boolean => label !== undefined && columnKind(label) !== undefined

function join(levels: readonly Labels[]): Labels {
  const width = Math.max(...levels.map((level) => level.length))
  return Array.from({ length: width }, (_, column) => {
    const parts = levels.map((level) => level[column]).filter((label) => label !== undefined)
    const own = parts.filter((part, at) => at === 0 || foldedHeader(part) !== foldedHeader(parts[at - 1]!))
    return own.length === 0 ? undefined : own.join('/')
  })
}

function columnsOf(labels: Labels): Pick<RosterHead, 'columns' | 'repeated'> {
  const columns = new Map<ColumnKind, number[]>()
  const repeated: { kind: ColumnKind; column: number; sameHeader: boolean }[] = []
  labels.forEach((label, column) => {
    const kind = label && columnKind(label)
    if (!kind) return
    const earlier = columns.get(kind)
    if (!earlier) columns.set(kind, [column])
    else if (kind === 'score' && earlier.length === 1 && labels[earlier[0]!] !== label) earlier.push(column)
    else repeated.push({ kind, column, sameHeader: foldedHeader(label) === foldedHeader(labels[earlier[0]!]!) })
  })
  return { columns, repeated }
}

const DIGIT = /^\d/
const rowLabels = (row: SheetRow): string => row.cells.map((cell) => (cell ? foldedHeader(cell.text) : '')).join('|')

/** Whether a row repeats a row of the head, as on each printed page, or is the head of a further block. */
export function repeatsHead(row: SheetRow, head: RosterHead): boolean {
  const cell = (kind: ColumnKind) => row.cells[head.columns.get(kind)?.[0] ?? -1]
  const name = cell('name')
  const number = cell('idNumber')
  if (!name && !number) return head.labels.length > 1 && head.labels.includes(rowLabels(row))
  if (!isKnown(labelOf(name)) && (DIGIT.test(number?.text ?? '') || !isKnown(labelOf(number)))) return false
  return isHead(Array.from(row.cells, labelOf))
}

/** Letters of the first column of a kind. */
export const lettersOf = (head: RosterHead, kind: ColumnKind): string | undefined => {
  const first = head.columns.get(kind)?.[0]
  return first === undefined ? undefined : columnLetters(first)
}

import type { Folded } from './fold.ts'
import type { Place } from './outline.ts'

/** A cell of a printed row: its text and its place in the row's folded text. */
export interface Cell {
  readonly text: string
  readonly start: number
}

export interface Row {
  readonly index: number
  readonly text: string
  readonly cells: readonly Cell[]
}

/** A table: its caption, the heads of its columns, and its rows of data. */
export interface Table {
  readonly caption: string
  readonly heads: readonly string[]
  readonly data: readonly Row[]
  /** Paragraphs it takes up, heads and rules included. */
  readonly length: number
}

const NUMBER = /^[[（〔]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?[\]）〕]?$/
const TASK_HEAD = /任务|内容|措施|事项|举措|项目/
const LEAD_HEAD = /牵头|责任|负责|承办|主办/

/** A bare number, also in the brackets that mark a cumulative indicator: [300]. */
export const isNumber = (text: string): boolean => NUMBER.test(text)

/** 2025 over or before numbers is their year; under a head it counts like any other. */
export const mayBeYear = (text: string): boolean => /^(?:19|20)\d{2}$/.test(text)

/** The tables of a text by the paragraph they begin at: rows in a line, with bare numbers or with tasks and units. */
export function tablesIn(paragraphs: readonly Folded[], places: readonly Place[]): Map<number, Table> {
  const tables = new Map<number, Table>()
  for (let i = 0; i < paragraphs.length; i += 1) {
    const rows: Row[] = []
    for (; places[i]?.role === 'row'; i += 1) {
      const { text } = paragraphs[i]!
      rows.push({ index: i, text, cells: cellsOf(text) })
    }
    const from = rows[0]?.index
    const table = from === undefined ? undefined : tableOf(rows, paragraphs[from - 1]?.text ?? '')
    if (table) tables.set(from!, table)
  }
  return tables
}

function tableOf(rows: readonly Row[], caption: string): Table | undefined {
  const body = rows.filter((row) => !row.cells.every((cell) => /^[—：=\s]*$/.test(cell.text)))
  const first = body.findIndex(isData)
  const head = headRows(body, first)
  const heads = headsOf(head)
  if (rows.length < 2 || (first < 0 && !isTaskTable(heads))) return undefined
  const unitLine = rows.slice(0, 2).find((row) => /单位：/.test(row.text))?.text ?? ''
  return { caption: `${caption} ${unitLine}`, heads, data: body.slice(head.length), length: rows.length }
}

/** A row with a number that is no year, or with a label under a head. */
const isData = ({ cells }: Row, at: number): boolean =>
  cells.some(({ text }, i) => i > 0 && isNumber(text) && (!mayBeYear(text) || (at > 0 && cells[0]!.text !== '')))

/** Rows of words above the first number; a table of tasks has one. */
function headRows(body: readonly Row[], first: number): readonly Row[] {
  const tasks = body.findIndex((row) => isTaskTable(row.cells.map((cell) => cell.text)))
  return tasks >= 0 && tasks < 3 ? body.slice(0, tasks + 1) : body.slice(0, Math.max(first, 0))
}

function cellsOf(text: string): Cell[] {
  const cells: Cell[] = []
  let start = 0
  for (const part of text.split('\t')) {
    cells.push({ text: part, start })
    start += part.length + 1
  }
  return cells.slice(text.startsWith('\t') && cells.length > 2 ? 1 : 0)
}

/** Head rows joined by column. */
function headsOf(rows: readonly Row[]): string[] {
  const width = Math.max(0, ...rows.slice(-3).map((row) => row.cells.length))
  return Array.from({ length: width }, (_, i) =>
    [...new Set(rows.slice(-3).map((row) => row.cells[i]?.text ?? ''))].join(''),
  )
}

export const isTaskTable = (heads: readonly string[]): boolean =>
  heads.some((head) => TASK_HEAD.test(head) && head.length < 16) &&
  heads.some((head) => LEAD_HEAD.test(head) && /单位|部门|牵头|负责/.test(head) && head.length < 16)

export const isTaskHead = (head: string): boolean => TASK_HEAD.test(head) && !LEAD_HEAD.test(head) && !isDueHead(head)
export const isLeadHead = (head: string): boolean => LEAD_HEAD.test(head)
export const isCoHead = (head: string): boolean => /配合|参与|协办|参加/.test(head) && !LEAD_HEAD.test(head)
export const isDueHead = (head: string): boolean => /时限|期限|完成时间|时间节点|进度|截止/.test(head)

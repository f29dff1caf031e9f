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
  /** A column of tasks in words beside one of units. */
  readonly isTasks: boolean
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
    for (const part of partsOf(rows)) {
      const table = tableOf(part, captionOf(paragraphs, part[0]!.index))
      if (table) tables.set(part[0]!.index, table)
    }
  }
  return tables
}

/** Rows that follow each other are several tables where heads stand below numbers. */
function partsOf(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = []
  let hasNumbers = false
  for (const [i, row] of rows.entries()) {
    const isHead: boolean = hasNumbers && isHeadRow(row) && rows.slice(i + 1, i + 4).some((next) => numbersIn(next) > 0)
    if (i === 0 || isHead) parts.push([])
    hasNumbers = (hasNumbers && !isHead) || numbersIn(row) > 0
    parts.at(-1)!.push(row)
  }
  return parts
}

const numbersIn = ({ cells }: Row): number => cells.filter((cell, i) => i > 0 && isNumber(cell.text)).length

const isHeadRow = ({ cells }: Row): boolean =>
  cells.length > 2 && cells.every(({ text }) => !isNumber(text) && text.length < 24) && cells.some(isColumnHead)

const isColumnHead = ({ text }: Cell): boolean =>
  /^(?:序号|[县州市区（）、]{2,8}|地区|单位|名称|项目|指标|类别|部门)/.test(text) || /（[^（）]{1,6}）$/.test(text)

/** The words right above a table; above a line 单位：万元 those above it too. */
function captionOf(paragraphs: readonly Folded[], from: number): string {
  const last = paragraphs[from - 1]?.text ?? ''
  return /^（?(?:计量|金额)?单位：/.test(last) ? `${paragraphs[from - 2]?.text ?? ''} ${last}` : last
}

function tableOf(rows: readonly Row[], caption: string): Table | undefined {
  const body = rows.filter((row) => !row.cells.every((cell) => /^[—：=\s]*$/.test(cell.text)))
  const first = body.findIndex(isData)
  const isCounted = first > 0 && countsTasks(body, first)
  const head = isCounted ? body.slice(0, first) : headRows(body, first)
  const heads = headsOf(withCorner(head, body[head.length]))
  const isTasks = !isCounted && isTaskTable(heads)
  if (rows.length < 2 || (first < 0 && !isTasks)) return undefined
  const unitLine = rows.slice(0, 2).find((row) => /单位：/.test(row.text))?.text ?? ''
  const data = body.slice(head.length).map((row) => withOrdinal(row, heads))
  return { caption: `${caption} ${unitLine}`, heads, data, length: rows.length, isTasks }
}

/** A row with a number that is no year, or with a label under a head. */
const isData = ({ cells }: Row, at: number): boolean =>
  cells.some(({ text }, i) => i > 0 && isNumber(text) && (!mayBeYear(text) || (at > 0 && cells[0]!.text !== '')))

/** An empty corner is lost with the white space round its line: the heads stand one column to the right. */
function withCorner(head: readonly Row[], data: Row | undefined): readonly Row[] {
  const isShort = ({ cells }: Row): boolean =>
    data !== undefined &&
    cells.length === data.cells.length - 1 &&
    !isNumber(data.cells[0]!.text) &&
    !/^(?:序号|[县州市区（）、]{1,8}$|地区|单位|名称|项目|指标|类别|部门)/.test(cells[0]!.text)
  return head.map((row) => (isShort(row) ? { ...row, cells: [{ text: '', start: 0 }, ...row.cells] } : row))
}

/** A total has no ordinal: what white space stood for it is lost. */
const withOrdinal = (row: Row, heads: readonly string[]): Row =>
  /序号|编号/.test(heads[0] ?? '') && row.cells.length === heads.length - 1 && !isNumber(row.cells[0]!.text)
    ? { ...row, cells: [{ text: '', start: 0 }, ...row.cells] }
    : row

/** 培训任务（人次） over numbers: the column counts, whoever is responsible beside it. */
function countsTasks(body: readonly Row[], first: number): boolean {
  const heads = headsOf(body.slice(0, first))
  return body[first]!.cells.some(({ text }, i) => isNumber(text) && isTaskHead(heads[i] ?? ''))
}

/** Rows of words above the first number; a table of tasks has one. */
function headRows(body: readonly Row[], first: number): readonly Row[] {
  const tasks = body.findIndex((row) => isTaskTable(row.cells.map((cell) => cell.text)))
  return tasks >= 0 && tasks < 3 ? body.slice(0, tasks + 1) : body.slice(0, Math.max(first, 0))
}

function cellsOf(text: string): Cell[] {
  const cells: Cell[] = []
  let start = 0
  for (const part of text.split('\t')) {
    const last = cells.at(-1)
    if (part === '计' && last && /^[合总小共]$/.test(last.text))
      cells[cells.length - 1] = { ...last, text: `${last.text}计` }
    else cells.push({ text: part, start })
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

const isTaskTable = (heads: readonly string[]): boolean =>
  heads.some((head) => TASK_HEAD.test(head) && head.length < 16) &&
  heads.some((head) => LEAD_HEAD.test(head) && /单位|部门|牵头|负责/.test(head) && head.length < 16)

export const isTaskHead = (head: string): boolean => TASK_HEAD.test(head) && !LEAD_HEAD.test(head) && !isDueHead(head)
export const isLeadHead = (head: string): boolean => LEAD_HEAD.test(head)
export const isCoHead = (head: string): boolean => /配合|参与|协办|参加/.test(head) && !LEAD_HEAD.test(head)
export const isDueHead = (head: string): boolean => /时限|期限|完成时间|时间节点|进度|截止/.test(head)

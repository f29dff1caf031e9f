import { actorsIn } from './actors.ts'
import { print, shift } from './decimal.ts'
import type { Actor } from './draft.ts'
import { type ParagraphContext, readFigures } from './figures.ts'
import { type Finding, finding } from './finding.ts'
import type { Folded } from './fold.ts'
import type { KnownFigures } from './known-figures.ts'
import { numeralAt } from './numerals.ts'
import type { Place } from './outline.ts'
import { periodsIn } from './periods.ts'
import { type Unit, unitAt } from './units.ts'
import { titlePeriod } from './years.ts'

/** A cell of a printed row: its text and its place in the row's folded text. */
interface Cell {
  readonly text: string
  readonly start: number
}

export interface Row {
  readonly index: number
  readonly text: string
  readonly cells: readonly Cell[]
}

/** The tables of a text by the paragraph they begin at: rows in a line, with bare numbers or with tasks and units. */
export function tablesIn(paragraphs: readonly Folded[], places: readonly Place[]): Map<number, Row[]> {
  const tables = new Map<number, Row[]>()
  for (let i = 0; i < paragraphs.length; i += 1) {
    const rows: Row[] = []
    for (; places[i]?.role === 'row'; i += 1)
      rows.push({ index: i, text: paragraphs[i]!.text, cells: cellsOf(paragraphs[i]!.text) })
    if (rows.length > 1 && isTable(rows)) tables.set(rows[0]!.index, rows)
  }
  return tables
}

const isTable = (rows: readonly Row[]): boolean =>
  rows.some((row) => row.cells.filter((cell) => NUMBER.test(cell.text)).length > 0) ||
  rows.slice(0, 3).some((row) => isTaskTable(row.cells.map((cell) => cell.text)))

function cellsOf(text: string): Cell[] {
  const cells: Cell[] = []
  let start = 0
  for (const part of text.split('\t')) {
    cells.push({ text: part, start })
    start += part.length + 1
  }
  while (cells.length > 0 && cells[0]!.text === '' && text.startsWith('\t')) cells.shift()
  return cells
}

const NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/
const TOTAL = /^(?:合计|总计|小计|全[省州市县]合?计?|共计|[一二三四五六七八九十]?、?合计)$/
const NO_FIGURES = /序号|编号|排名|名次|年份|电话|邮编|时间|日期|备注/
const PAST = /完成情况|已完成|实际|上年|去年|完成数|完成率|截至/
const TASK_HEAD = /任务|内容|措施|事项|举措|项目/
const LEAD_HEAD = /牵头|责任|负责|承办|主办/
const CO_HEAD = /配合|参与|协办|参加/
const DUE_HEAD = /时限|期限|完成时间|时间节点|进度|截止/

/**
 * Lines of a table. Numbers under a head give one line each, named by head and row, within the total of their column or,
 * under 其中, within the column they are a part of. A column of tasks beside one of units gives a task for each row.
 */
export function readTable(
  rows: readonly Row[],
  context: ParagraphContext,
  caption: string,
  known: KnownFigures,
): Finding[] {
  const body = rows.filter((row) => !row.cells.every((cell) => /^[—：\s]*$/.test(cell.text)))
  const first = body.findIndex((row) =>
    row.cells.some((cell, i) => i > 0 && NUMBER.test(cell.text) && !isYear(cell.text)),
  )
  const head = body.slice(0, first < 0 ? 1 : Math.max(1, first))
  const heads = headsOf(head)
  const data = body.slice(first === 0 ? 0 : head.length)
  if (isTaskTable(heads)) return data.flatMap((row) => taskLines(row, heads, context, known))
  if (first < 0) return []
  const unit = unitIn(caption) ?? unitIn(rows[0]!.text.slice(0, 40))
  return numberLines(
    first === 0 ? [] : heads,
    data,
    unit,
    { ...context, heading: `${context.heading} ${caption}` },
    known,
  )
}

const isYear = (text: string): boolean => /^(?:19|20)\d{2}$/.test(text)

/** Head rows joined by column; a cell without own text takes the one above or to its left. */
function headsOf(rows: readonly Row[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  return Array.from({ length: width }, (_, i) => [...new Set(rows.map((row) => row.cells[i]?.text ?? ''))].join(''))
}

const unitIn = (text: string): Unit | undefined => {
  const at = /(?:单位|计量单位)：/.exec(text)
  return at ? scaledUnit(text.slice(at.index + at[0].length)) : undefined
}

/** 万元 in a head: the unit, with the scale as a power. */
function scaledUnit(text: string): Unit | undefined {
  const scale = /^[百千万亿]+/.exec(text)?.[0] ?? ''
  const unit = unitAt(text, scale.length)
  const power = [...scale].reduce((sum, c) => sum + { 百: 2, 千: 3, 万: 4, 亿: 8 }[c as '万'], 0)
  return unit && { ...unit, power: unit.power + power }
}

function unitOfHead(head: string): Unit | undefined {
  const inside = /（(?:单位：)?([^（）]{1,8})）/.exec(head)?.[1]
  if (inside) return scaledUnit(inside)
  return /率|占比|比例/.test(head)
    ? unitAt('%', 0)
    : /人次/.test(head)
      ? unitAt('人次', 0)
      : /人数/.test(head)
        ? unitAt('人', 0)
        : undefined
}

interface Read {
  readonly line: Finding
  readonly row: Row
  readonly column: number
}

function numberLines(
  heads: readonly string[],
  data: readonly Row[],
  unit: Unit | undefined,
  context: ParagraphContext,
  known: KnownFigures,
): Finding[] {
  const read: Read[] = []
  const others: Finding[] = []
  for (const row of data) {
    const label = row.cells.find(
      (cell, i) => cell.text !== '' && !NUMBER.test(cell.text) && !(i === 0 && /序号|编号/.test(heads[0] ?? '')),
    )
    for (const [column, cell] of row.cells.entries()) {
      if (cell === label || !/\d/.test(cell.text) || NO_FIGURES.test(heads[column] ?? '')) continue
      if (column === 0 && label !== undefined) continue
      if (!NUMBER.test(cell.text)) {
        others.push(...wordedLines(row, cell, label?.text ?? null, heads[column] ?? '', context, known))
        continue
      }
      read.push({ line: cellLine(row, cell, label?.text ?? null, heads[column] ?? '', unit, context), row, column })
    }
  }
  const total = data.find((row) => row.cells.some((cell) => TOTAL.test(cell.text)))
  const totals = new Map(read.filter(({ row }) => row === total).map((cell) => [cell.column, cell.line]))
  const mentions = new Set([...totals.values()].filter((line) => known.find(line)))
  let wholes: Read[] = []
  for (const cell of read) {
    if (wholes[0]?.row !== cell.row) wholes = []
    const isPart = /其中/.test(heads[cell.column] ?? '')
    if (!isPart) wholes = [cell]
    const above = cell.row === total ? undefined : totals.get(cell.column)
    const parent = (isPart ? wholes[0]?.line : undefined) ?? above
    if (parent?.unit === cell.line.unit)
      cell.line.parent = (mentions.has(parent) ? known.find(parent) : undefined) ?? parent
  }
  for (const { line } of read) if (!mentions.has(line)) known.add(line)
  return [...read.map(({ line }) => line).filter((line) => !mentions.has(line)), ...others]
}

/** A cell with more than a bare number: 60万人次, 不低于95%. */
function wordedLines(
  row: Row,
  cell: Cell,
  label: string | null,
  head: string,
  context: ParagraphContext,
  known: KnownFigures,
): Finding[] {
  const lines = readFigures({ ...context, index: row.index, text: cell.text }, known).placed.map(
    ({ finding: line }) => line,
  )
  for (const line of lines) {
    line.start += cell.start
    line.end += cell.start
    line.measure ??= head || null
    line.place ??= label
    line.period ??= titlePeriod(context.years)
  }
  return lines
}

function cellLine(
  row: Row,
  cell: Cell,
  label: string | null,
  head: string,
  given: Unit | undefined,
  context: ParagraphContext,
): Finding {
  const numeral = numeralAt(cell.text, 0)!
  const unit = cell.text.endsWith('%') ? unitAt('%', 0) : (unitOfHead(head) ?? given)
  const amount = shift(numeral.value, unit?.power ?? 0)
  const isPast = PAST.test(head) || context.mood !== 'plan'
  const isMoney = unit?.dimension === 'money'
  const periods = periodsIn(head, 0, head.length, context.years)
  return finding({
    paragraph: row.index,
    start: cell.start,
    end: cell.start + cell.text.length,
    kind: isPast ? 'reported' : isMoney && /标准/.test(context.heading + head) ? 'rule' : isMoney ? 'fund' : 'target',
    measure: head.replace(/（[^（）]*）/g, '').replace(/^其中：?/, '') || null,
    comparator: 'plan',
    basis: unit?.unit === '%' ? 'ratio' : null,
    value: print(amount),
    amount,
    unit: unit?.unit ?? null,
    dimension: unit?.dimension ?? null,
    period: periods[0]?.period ?? titlePeriod(context.years),
    place: label === null || TOTAL.test(label) ? null : label,
    doubts: unit ? [] : ['unit-unclear'],
  })
}

const isTaskTable = (heads: readonly string[]): boolean =>
  heads.some((head) => TASK_HEAD.test(head)) &&
  heads.some((head) => LEAD_HEAD.test(head) && /单位|部门|牵头|负责/.test(head))

/** A row of 任务 | 责任单位 | 完成时限: its numbers as lines, else the task itself, with who and until when. */
function taskLines(row: Row, heads: readonly string[], context: ParagraphContext, known: KnownFigures): Finding[] {
  const cellOf = (pattern: RegExp, not?: RegExp): Cell | undefined =>
    row.cells[heads.findIndex((head) => pattern.test(head) && !not?.test(head))]
  const tasks = row.cells.filter(
    (_, i) => TASK_HEAD.test(heads[i] ?? '') && !LEAD_HEAD.test(heads[i] ?? '') && !DUE_HEAD.test(heads[i] ?? ''),
  )
  const task = tasks.toSorted((a, b) => b.text.length - a.text.length)[0]
  if (!task || task.text.length < 4) return []
  const lead = actorsIn(`${cellOf(LEAD_HEAD)?.text ?? ''}牵头`)
  const co = cellOf(CO_HEAD, LEAD_HEAD)
  const joined: Actor[] = co ? actorsIn(`${co.text}配合`).actors.map(({ name }) => ({ name, role: 'co' })) : []
  const dueText = cellOf(DUE_HEAD)?.text ?? ''
  const due = periodsIn(`${dueText}前`, 0, dueText.length + 1, context.years)[0]?.period ?? null
  const figures = readFigures({ ...context, index: row.index, text: task.text }, known).placed.map(
    ({ finding: line }) => line,
  )
  const lines =
    figures.length > 0 ? figures : [finding({ paragraph: row.index, start: 0, end: task.text.length, kind: 'task' })]
  for (const line of lines) {
    line.start += task.start
    line.end += task.start
    line.actors = [...lead.actors, ...joined]
    line.due ??= due?.to ?? null
    line.period ??= due ?? titlePeriod(context.years)
    for (const doubt of lead.doubts) line.doubts.add(doubt)
  }
  return lines
}

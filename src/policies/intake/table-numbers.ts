import { print, shift } from './decimal.ts'
import { type ParagraphContext, readFigures } from './figures.ts'
import { type Finding, finding } from './finding.ts'
import type { KnownFigures } from './known-figures.ts'
import { numeralAt } from './numerals.ts'
import { periodsIn } from './periods.ts'
import { scalePowers } from './spoken-number.ts'
import { type Cell, isNumber, mayBeYear, type Row, type Table } from './table-rows.ts'
import { type Unit, unitAt } from './units.ts'
import { titlePeriod } from './years.ts'

const TOTAL = /^(?:合计|总计|小计|全[省州市县]合?计?|共计)$/
const NO_FIGURES = /序号|编号|排名|名次|年份|电话|邮编|时间|日期|备注/
const PAST = /完成情况|已完成|实际|上年|去年|完成数|完成率|截至|现状|基数/
const PLACE = /(?:[省州市县区镇乡]|街道|园区|公司|学校|学院|集团|局|厅|委员会|工会)$/

interface Read {
  readonly line: Finding
  readonly row: Row
  readonly column: number
}

/** A line for each number of a table: within the total of its column, or under 其中 within what it is a part of. `isRead`: which columns. */
export function readNumbers(
  table: Table,
  context: ParagraphContext,
  known: KnownFigures,
  isRead: (head: string) => boolean = () => true,
): Finding[] {
  const { heads, data, caption } = table
  const units = unitsIn(caption)
  const inTable = { ...context, heading: `${context.heading} ${caption}` }
  const read: Read[] = []
  const others: Finding[] = []
  for (const row of data) {
    const label = labelOf(row, heads)
    for (const [column, cell] of row.cells.entries()) {
      const head = heads[column] ?? ''
      if (cell === label || !/\d/.test(cell.text) || NO_FIGURES.test(head) || (column === 0 && label) || !isRead(head))
        continue
      if (!isNumber(cell.text)) others.push(...wordedLines(row, cell, label?.text ?? null, head, inTable, known))
      else
        read.push({
          line: cellLine(
            row,
            cell,
            label?.text ?? '',
            head,
            unitOfWhole(heads, column) ?? unitFor(head, units),
            inTable,
          ),
          row,
          column,
        })
    }
  }
  return [...nested(read, table, known), ...others]
}

/** The words a row begins with; of several places (昆明市 | 五华区) the last one before the numbers. */
function labelOf(row: Row, heads: readonly string[]): Cell | undefined {
  const isWords = (cell: Cell, i: number): boolean =>
    cell.text !== '' &&
    (!isNumber(cell.text) || (i === 0 && mayBeYear(cell.text))) &&
    !(i === 0 && /序号|编号/.test(heads[0] ?? ''))
  const first = row.cells.findIndex(isWords)
  if (first < 0) return undefined
  const until = row.cells.findIndex((cell, i) => i > first && isNumber(cell.text))
  const next = row.cells.slice(first, until < 0 ? undefined : until)
  return next.findLast((cell) => PLACE_NAME.test(cell.text)) ?? row.cells[first]
}

const PLACE_NAME = /^[\p{Script=Han}]{1,12}[省州市县区]$/u

/** Sets the parents; a total that the text has named before is that line and none of its own. */
function nested(read: readonly Read[], { heads, data }: Table, known: KnownFigures): Finding[] {
  const total = data.find((row) => row.cells.some((cell) => TOTAL.test(cell.text)))
  const totals = new Map(read.filter(({ row }) => row === total).map((cell) => [cell.column, cell.line]))
  const mentions = new Set([...totals.values()].filter((line) => known.find(line)))
  const wholeRow = new Map<number, Finding>()
  let whole: Read | undefined
  for (const cell of read) {
    const partColumn = /其中/.test(heads[cell.column] ?? '')
    const partRow = cell.row.cells.some((c) => /^其中/.test(c.text))
    const inRow = whole?.row === cell.row ? whole.line : undefined
    const parent =
      (partColumn ? inRow : undefined) ??
      (partRow ? wholeRow.get(cell.column) : undefined) ??
      above(cell, total, totals)
    if (!partColumn) whole = cell
    if (!partRow) wholeRow.set(cell.column, cell.line)
    if (parent?.unit === cell.line.unit)
      cell.line.parent = (mentions.has(parent) ? known.find(parent) : undefined) ?? parent
  }
  for (const { line } of read) if (!mentions.has(line)) known.add(line)
  return read.map(({ line }) => line).filter((line) => !mentions.has(line))
}

const above = (cell: Read, total: Row | undefined, totals: ReadonlyMap<number, Finding>): Finding | undefined =>
  cell.row === total ? undefined : totals.get(cell.column)

/** A cell with more than a bare number: 60万人次, 不低于95%. */
function wordedLines(
  row: Row,
  cell: Cell,
  label: string | null,
  head: string,
  context: ParagraphContext,
  known: KnownFigures,
): Finding[] {
  const { placed } = readFigures({ ...context, index: row.index, text: cell.text }, known)
  const lines = placed.map((p) => p.finding)
  for (const line of lines) {
    line.start += cell.start
    line.end += cell.start
    line.measure ??= (/^(?:数量|数值|目标值?|指标值|任务数|计划数)/.test(head) ? label : head) || label
    line.place ??= label !== null && PLACE.test(label) ? label : null
    line.period ??= titlePeriod(context.years)
  }
  return lines
}

function cellLine(
  row: Row,
  cell: Cell,
  label: string,
  head: string,
  given: Unit | undefined,
  context: ParagraphContext,
): Finding {
  const numeral = numeralAt(cell.text, /^\d/.test(cell.text) ? 0 : 1)!
  const unit = cell.text.includes('%') ? unitAt('%', 0) : (unitOfHead(head) ?? unitOfHead(label) ?? given)
  const amount = shift(numeral.value, unit?.power ?? 0)
  const [named] = periodsIn(head, 0, head.length, context.years)
  const period = named?.period ?? titlePeriod(context.years)
  const isEarlier =
    named?.period.to != null && context.documentYear !== null && named.period.to < `${context.documentYear}`
  const isPast = PAST.test(head) || isEarlier || context.mood !== 'plan'
  const isPlace = PLACE.test(label)
  const isGrowth = unit?.unit === '%' && /增幅|增速|增长/.test(head || label)
  return finding({
    paragraph: row.index,
    start: cell.start,
    end: cell.start + cell.text.length,
    kind: isPast ? 'reported' : kindOfCell(unit, `${context.heading}${head}`),
    measure: isPlace || TOTAL.test(label) ? measureIn(head) : measureIn(label) || measureIn(head),
    comparator: isGrowth ? 'increaseBy' : 'plan',
    basis: isGrowth ? 'growth' : unit?.unit === '%' ? 'ratio' : /^[[〔]/.test(cell.text) ? 'cumulative' : null,
    value: print(amount),
    amount,
    unit: unit?.unit ?? null,
    dimension: unit?.dimension ?? null,
    period,
    place: isPlace ? label : null,
    doubts: unit ? [] : ['unit-unclear'],
  })
}

function kindOfCell(unit: Unit | undefined, words: string): 'rule' | 'fund' | 'target' {
  if (unit?.dimension !== 'money') return 'target'
  return /标准/.test(words) ? 'rule' : 'fund'
}

const measureIn = (words: string): string | null => words.replace(/（[^（）]*）/g, '').replace(/^其中：?/, '') || null

/** 单位：人次、万元 above a table. */
function unitsIn(text: string): Unit[] {
  const named = /单位：([^）\t]{1,24})/.exec(text)?.[1]?.split(/[、，,/]/) ?? []
  return named.map(scaledUnit).filter((unit) => unit !== undefined)
}

/** Of several units above a table, money counts the columns of money and the first other one the rest. */
function unitFor(head: string, units: readonly Unit[]): Unit | undefined {
  if (units.length < 2) return units[0]
  const isMoney = /资金|经费|投入|补贴|补助|预算|金额|投资/.test(head)
  return units.find((unit) => (unit.dimension === 'money') === isMoney) ?? units[0]
}

/** 万元 in a head: the unit, with the scale as a power. */
function scaledUnit(text: string): Unit | undefined {
  const scale = /^[百千万亿]+/.exec(text)?.[0] ?? ''
  const unit = unitAt(text, scale.length)
  const power = [...scale].reduce((sum, c) => sum + scalePowers.get(c)!, 0)
  return unit && { ...unit, power: unit.power + power }
}

/** 其中：企业职工 counts what the column counts that it is a part of. */
function unitOfWhole(heads: readonly string[], column: number): Unit | undefined {
  if (!/其中/.test(heads[column] ?? '')) return undefined
  const whole = heads.slice(0, column).findLast((head) => !/其中/.test(head))
  return whole === undefined ? undefined : unitOfHead(whole)
}

function unitOfHead(head: string): Unit | undefined {
  const inside = /（(?:单位：)?([^（）]{1,8})）/.exec(head)?.[1]
  if (inside) return scaledUnit(inside)
  const implied = /率|占比|比例/.test(head) ? '%' : /人次/.test(head) ? '人次' : /人数/.test(head) ? '人' : undefined
  return implied === undefined ? undefined : unitAt(implied, 0)
}

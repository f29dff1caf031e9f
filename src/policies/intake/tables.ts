import { actorsIn } from './actors.ts'
import { readCoverage } from './coverage.ts'
import type { Actor } from './draft.ts'
import { type ParagraphContext, readFigures } from './figures.ts'
import { type Finding, finding } from './finding.ts'
import type { KnownFigures } from './known-figures.ts'
import { periodsIn } from './periods.ts'
import { readNumbers } from './table-numbers.ts'
import { type Cell, isCoHead, isDueHead, isLeadHead, isNumber, isTaskHead, type Row, type Table } from './table-rows.ts'
import { titlePeriod, yearsOfTitle } from './years.ts'

/**
 * Lines of a table. Numbers under a head give one line each, within the total of their column or the column they are a
 * part of; a column of tasks beside one of units gives for each row its quantities, else the task.
 */
export function readTable(table: Table, above: ParagraphContext, known: KnownFigures): Finding[] {
  const years = yearsOfTitle(table.caption)
  const context = years ? { ...above, years } : above
  if (table.isTasks) return table.data.flatMap((row) => taskLines(row, table, context, known))
  const lines = readNumbers(table, context, known)
  for (const row of table.data)
    addFacts(
      lines.filter((line) => line.paragraph === row.index),
      row,
      table,
      context,
    )
  return lines
}

/** A row of 任务 | 责任单位 | 完成时限: its quantities, in words or in a column of their own, else the task itself. */
function taskLines(row: Row, table: Table, context: ParagraphContext, known: KnownFigures): Finding[] {
  const tasks = row.cells.filter((_, i) => isTaskHead(table.heads[i] ?? ''))
  const task = tasks.toSorted((a, b) => b.text.length - a.text.length)[0]
  if (!task || task.text.length < 4) return []
  const said = figuresIn(row, task, context, known)
  const counted = readNumbers({ ...table, data: [row] }, context, known, isOfNumbers)
  const bare = finding({ paragraph: row.index, start: task.start, end: task.start + task.text.length, kind: 'task' })
  const covered = said.length + counted.length > 0 ? [] : coveredIn(row, task, table, context, known)
  const lines = [...said, ...counted, ...covered]
  return addFacts(lines.length > 0 ? lines : [bare], row, table, context)
}

/** 零就业家庭 | 动态清零: what is to be covered stands in the task, how far in a column of its own. */
function coveredIn(row: Row, task: Cell, { heads }: Table, context: ParagraphContext, known: KnownFigures): Finding[] {
  const cells = row.cells.filter((cell, i) => cell !== task && !/\d/.test(cell.text) && isOfNumbers(heads[i] ?? ''))
  const lines = cells.flatMap((cell) => figuresIn(row, cell, context, known))
  for (const line of lines) line.measure = task.text
  return lines
}

/** A column that names neither a task nor who or when. */
const isOfNumbers = (head: string): boolean => ![isTaskHead, isLeadHead, isCoHead, isDueHead].some((is) => is(head))

/** Who acts and until when, from the other columns of a row. */
function addFacts(lines: Finding[], row: Row, { heads }: Table, context: ParagraphContext): Finding[] {
  const cellsUnder = (is: (head: string) => boolean): string[] =>
    row.cells.filter((cell, i) => is(heads[i] ?? '') && !isNumber(cell.text)).map((cell) => cell.text)
  const lead = actorsIn(named(cellsUnder(isLeadHead).join('、'), '牵头'))
  const co = actorsIn(named(cellsUnder(isCoHead).join('、'), '配合')).actors
  const joined: Actor[] = co.map(({ name }) => ({ name, role: 'co' }))
  const due = dueIn(cellsUnder(isDueHead)[0] ?? '', context)
  for (const line of lines) {
    line.actors = lead.actors.length + joined.length > 0 ? [...lead.actors, ...joined] : line.actors
    line.due ??= due?.to ?? null
    line.period ??= due ?? titlePeriod(context.years)
    for (const doubt of lead.doubts) line.doubts.add(doubt)
  }
  return lines
}

const named = (units: string, verb: string): string =>
  units === '' ? '' : /[：]|牵头|配合|负责/.test(units) ? units : `${units}${verb}`

function figuresIn(row: Row, { text, start }: Cell, context: ParagraphContext, known: KnownFigures): Finding[] {
  const own = { ...context, index: row.index, text }
  const read = readFigures(own, known)
  const lines = [...read.placed.map((p) => p.finding), ...readCoverage(own, read)]
  for (const line of lines) {
    line.start += start
    line.end += start
  }
  return lines
}

function dueIn(text: string, context: ParagraphContext): { from: string | null; to: string | null } | null {
  const due = text.endsWith('前') ? text : `${text}前`
  return text === '' ? null : (periodsIn(due, 0, due.length, context.years)[0]?.period ?? null)
}

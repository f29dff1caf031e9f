import { actorsIn } from './actors.ts'
import { readCoverage } from './coverage.ts'
import type { Actor } from './draft.ts'
import { type ParagraphContext, readFigures } from './figures.ts'
import { type Finding, finding } from './finding.ts'
import type { KnownFigures } from './known-figures.ts'
import { periodsIn } from './periods.ts'
import { readNumbers } from './table-numbers.ts'
import { isCoHead, isDueHead, isLeadHead, isTaskHead, isTaskTable, type Row, type Table } from './table-rows.ts'
import { titlePeriod } from './years.ts'

/**
 * Lines of a table. Numbers under a head give one line each, within the total of their column or the column they are a
 * part of; a column of tasks beside one of units gives for each row its quantities, else the task.
 */
export function readTable(table: Table, context: ParagraphContext, known: KnownFigures): Finding[] {
  if (!isTaskTable(table.heads)) return readNumbers(table, context, known)
  return table.data.flatMap((row) => taskLines(row, table.heads, context, known))
}

/** A row of 任务 | 责任单位 | 完成时限: who and until when stand on each of its lines. */
function taskLines(row: Row, heads: readonly string[], context: ParagraphContext, known: KnownFigures): Finding[] {
  const cellsUnder = (is: (head: string) => boolean): string[] =>
    row.cells.filter((_, i) => is(heads[i] ?? '')).map((cell) => cell.text)
  const tasks = row.cells.filter((_, i) => isTaskHead(heads[i] ?? ''))
  const task = tasks.toSorted((a, b) => b.text.length - a.text.length)[0]
  if (!task || task.text.length < 4) return []
  const lead = actorsIn(named(cellsUnder(isLeadHead).join('、'), '牵头'))
  const co = actorsIn(named(cellsUnder(isCoHead).join('、'), '配合')).actors
  const joined: Actor[] = co.map(({ name }) => ({ name, role: 'co' }))
  const due = dueIn(cellsUnder(isDueHead)[0] ?? '', context)
  const lines = figuresIn(row, task.text, context, known)
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

const named = (units: string, verb: string): string =>
  units === '' ? '' : /[：]|牵头|配合|负责/.test(units) ? units : `${units}${verb}`

function figuresIn(row: Row, text: string, context: ParagraphContext, known: KnownFigures): Finding[] {
  const own = { ...context, index: row.index, text }
  const read = readFigures(own, known)
  const lines = [...read.placed.map((p) => p.finding), ...readCoverage(own, read)]
  return lines.length > 0 ? lines : [finding({ paragraph: row.index, start: 0, end: text.length, kind: 'task' })]
}

function dueIn(text: string, context: ParagraphContext): { from: string | null; to: string | null } | null {
  const due = text.endsWith('前') ? text : `${text}前`
  return text === '' ? null : (periodsIn(due, 0, due.length, context.years)[0]?.period ?? null)
}

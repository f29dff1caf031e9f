import { Refusal } from '../../platform/refusal.ts'
import type { MergedArea, SheetRow } from '../../platform/workbook/cell.ts'
import { acrossRows, isError } from './across-rows.ts'
import { namesClass } from './class-match.ts'
import { type ColumnKind, type RosterField, rosterFields } from './fields.ts'
import { findHead, HEAD_ROWS, lettersOf, type RosterHead } from './head.ts'
import { mergedDown } from './merged-down.ts'
import { fileNotices, notChecked, sequenceWatch } from './notices.ts'
import { previewKeeper } from './preview.ts'
import type { RosterContext, RosterMark, RosterNotice, RosterReading, RosterRow, SkipReason } from './reading.ts'
import { checkRow, markPerson } from './row-check.ts'
import { classNamedIn, isLone, rowKind } from './row-kind.ts'
import { cellOf, mark, type RowDraft } from './row-values.ts'
import { judgeVersion } from './template-marks.ts'
import { trimmed } from './text.ts'

/** The sheet that is checked, and what stands around its rows. */
export interface RosterSheet {
  readonly name: string
  readonly otherSheets: readonly string[]
  readonly merges: readonly MergedArea[]
  readonly date1904: boolean
  /** Notices of the file: hidden sheets and columns. */
  readonly notices: readonly RosterNotice[]
  /** Number of people that the sheet 班级信息 states. */
  readonly statedPeople: number | null
}

/**
 * Checks a roster row by row (domain of § 学员名单): find the head, pass over what is no person, check each cell, then
 * the rows against each other. Feed rows from the top; `finish` judges the whole.
 * @throws Refusal `roster.f01` when no head is found or a needed column is absent or doubled; `roster.f03` when the
 * roster is of another class.
 */
export function rosterCheck(sheet: RosterSheet, context: RosterContext, keepRows = true) {
  const state = newState()
  const fill = mergedDown(sheet.merges)
  const across = acrossRows()
  const titles = new Set(sheet.merges.filter(isTitleLine).map(({ firstRow }) => firstRow))
  const sequence = sequenceWatch()

  const begin = () => {
    const head = findHead(state.waiting, sheet.merges)
    if (!head) throw new Refusal('invalid', 'roster.f01', { reason: 'no-header', sheet: sheet.name })
    judgeHead(head, sheet.name)
    state.head = head
    state.firstHead = head
    for (const row of state.waiting) {
      if (row.row < head.firstRow) readPreamble(state, row, context)
      if (row.row <= head.headerRow) fill(row)
    }
    const below = state.waiting.filter((row) => row.row > head.headerRow)
    state.waiting = []
    below.forEach(take)
  }

  const take = (row: SheetRow) => {
    if (row.hidden) state.hiddenRows += 1
    const filled = fill(row)
    const own = rowKind(filled, state.head!)
    const kind = own !== 'total-row' && titles.has(row.row) && isLone(row, state.head!) ? 'note-row' : own
    if (kind === 'blank') return
    settleLone(kind === 'repeated-header' || kind === 'note-row')
    if (kind === 'person') {
      if (isLone(filled, state.head!)) state.lone = filled
      else person(filled)
      return
    }
    state.skipped.push({ row: row.row, why: kind })
    if (kind === 'note-row') state.classLine = classNamedIn(row) ?? state.classLine
    if (kind === 'repeated-header' && state.classLine !== undefined) openBlock(state, row, context)
  }

  /** A single cell of words above a head was a title; anywhere else it was a person of whom little is given. */
  const settleLone = (isTitle: boolean) => {
    const row = state.lone
    state.lone = undefined
    if (row && isTitle) state.skipped.push({ row: row.row, why: 'note-row' })
    else if (row) person(row)
  }

  const person = (row: SheetRow) => {
    state.classLine = undefined
    const { row: number, cells } = row
    const draft: RowDraft = { row: number, cells, head: state.head!, context, date1904: sheet.date1904, marks: [] }
    const checked = checkRow(draft)
    sequence.look(draft)
    checkClassNumber(draft, state.blockOfAnotherClass)
    across.look(draft, checked, state.block)
    for (const one of checked.marks) state.marks.push(one)
    if (state.marks.length > MOST_MARKS)
      throw new Refusal('invalid', 'roster.f06', { reason: 'faults', limit: MOST_MARKS })
    const status = checked.marks.some(isError) ? 'bad' : checked.marks.length > 0 ? 'warned' : 'good'
    state.status.set(number, status)
    state.preview.look(draft, status)
    if (keepRows && state.status.get(number) !== 'bad') state.rows.push(checked.record)
  }

  return {
    add(row: SheetRow) {
      if (state.head) return take(row)
      state.waiting.push(row)
      if (row.row > HEAD_ROWS) begin()
    },
    finish(): RosterReading {
      if (!state.head) begin()
      settleLone(false)
      if (context.class && state.classesNamed > 0 && state.classesMatched === 0)
        throw new Refusal('invalid', 'roster.f03', { found: state.firstClass ?? '', expected: context.class.number })
      for (const one of across.late()) {
        state.marks.push(one)
        if (state.status.get(one.row) === 'good') state.status.set(one.row, 'warned')
      }
      return reading(state, sheet, context, sequence.notices())
    },
  }
}

/** A file with more findings is not a roster with faults but another table: nobody could mend it cell by cell. */
const MOST_MARKS = 500_000

/** Words across four columns or more are the title of a table. */
const isTitleLine = (area: MergedArea) => area.firstRow === area.lastRow && area.lastColumn - area.firstColumn >= 3

type Status = 'good' | 'warned' | 'bad'

function newState() {
  return {
    waiting: [] as SheetRow[],
    lone: undefined as SheetRow | undefined,
    head: undefined as RosterHead | undefined,
    firstHead: undefined as RosterHead | undefined,
    block: 0,
    blockOfAnotherClass: undefined as string | undefined,
    classLine: undefined as string | undefined,
    firstClass: undefined as string | undefined,
    classesNamed: 0,
    classesMatched: 0,
    hiddenRows: 0,
    skipped: [] as { row: number; why: SkipReason }[],
    marks: [] as RosterMark[],
    rows: [] as RosterRow[],
    preview: previewKeeper(),
    status: new Map<number, Status>(),
  }
}
type State = ReturnType<typeof newState>

function judgeHead(head: RosterHead, sheet: string): void {
  for (const needed of ['name', 'idNumber'] as const) {
    if (!head.columns.has(needed))
      throw new Refusal('invalid', 'roster.f01', { reason: `no-${needed}`, sheet, row: head.headerRow })
    if (head.repeated.some(({ kind, sameHeader }) => kind === needed && sameHeader))
      throw new Refusal('invalid', 'roster.f01', { reason: `two-${needed}`, sheet, row: head.headerRow })
  }
}

/** A line above the head: the version of the template, the class it is for. */
function readPreamble(state: State, row: SheetRow, context: RosterContext): void {
  for (const cell of row.cells) if (cell?.text.includes('模板版本')) judgeVersion(cell.text)
  readClassLine(state, row, context)
}

function readClassLine(state: State, row: SheetRow, context: RosterContext): void {
  const named = classNamedIn(row)
  if (named === undefined) return
  state.firstClass ??= named
  state.classesNamed += 1
  const own = !context.class || namesClass(named, context.class)
  if (own) state.classesMatched += 1
  state.blockOfAnotherClass = own ? undefined : named
}

/** A head under a class line begins the roster of another class, whose columns may differ. */
function openBlock(state: State, row: SheetRow, context: RosterContext): void {
  const head = findHead([{ ...row, row: 1 }], [])
  if (head?.columns.has('name') && head.columns.has('idNumber') && !sameColumns(head, state.head!))
    state.head = { ...head, firstRow: row.row, headerRow: row.row, labels: state.head!.labels }
  state.block += 1
  state.blockOfAnotherClass = undefined
  const named = state.classLine!
  state.classLine = undefined
  readClassLine(state, { row: row.row, hidden: false, cells: [{ kind: 'text', text: `班级编号：${named}` }] }, context)
}

const sameColumns = (a: RosterHead, b: RosterHead) =>
  [...a.columns].every(([kind, columns]) => b.columns.get(kind)?.[0] === columns[0])

function checkClassNumber(draft: RowDraft, blockOfAnotherClass: string | undefined): void {
  const roster = draft.context.class
  if (!roster) return
  const cell = cellOf(draft, 'classNumber')
  if (cell && !namesClass(trimmed(cell.text), roster))
    mark(draft, 'classNumber', 'E48', undefined, { found: trimmed(cell.text), expected: roster.number })
  else if (!cell && blockOfAnotherClass)
    markPerson(draft, 'E48', { found: blockOfAnotherClass, expected: roster.number })
}

function reading(
  state: State,
  sheet: RosterSheet,
  context: RosterContext,
  more: readonly RosterNotice[],
): RosterReading {
  const head = state.firstHead!
  const count = (status: Status) => [...state.status.values()].filter((one) => one === status).length
  const marks = state.marks.sort((a, b) => a.row - b.row || a.column - b.column || (a.code < b.code ? -1 : 1))
  const people = state.status.size
  return {
    sheet: sheet.name,
    otherSheets: sheet.otherSheets,
    headerRow: head.headerRow,
    people,
    good: count('good'),
    bad: count('bad'),
    warned: count('warned'),
    skipped: state.skipped,
    columns: lettersByField(head),
    notices: [...fileNotices(head, context, state.hiddenRows, people, sheet, state.rows), ...sheet.notices, ...more],
    notChecked: notChecked(context, marks, sheet.statedPeople),
    marks,
    rows: state.rows,
    preview: state.preview.rows(),
  }
}

function lettersByField(head: RosterHead): Partial<Record<RosterField, string>> {
  const letters = rosterFields.map((field) => [field, lettersOf(head, field as ColumnKind)] as const)
  return Object.fromEntries(letters.filter(([, letter]) => letter !== undefined))
}

import { Refusal } from '../../platform/refusal.ts'
import type { SheetRow } from '../../platform/workbook/cell.ts'
import { type WorkbookLimits, workbookLimits } from '../../platform/workbook/limits.ts'
import type { OpenWorkbook, SheetInfo } from '../../platform/workbook/open.ts'
import { openWorkbook } from '../../platform/workbook/open.ts'
import { namesClass } from './class-match.ts'
import { columnKind } from './fields.ts'
import { findHead, HEAD_ROWS, type RosterHead } from './head.ts'
import type { RosterContext, RosterNotice, RosterReading } from './reading.ts'
import { rosterCheck } from './roster.ts'
import { asRosterRefusal } from './roster-refusal.ts'
import {
  CLASS_NAME,
  CLASS_SHEET,
  ERROR_SHEET,
  judgeVersion,
  ROSTER_SHEET,
  TEMPLATE_PROPERTY,
} from './template-marks.ts'
import { compact, folded, trimmed } from './text.ts'

/** A reading, with the number of its sheet in the workbook. */
export interface WorkbookReading {
  readonly reading: RosterReading
  readonly sheetIndex: number
}

/**
 * Opens a workbook safely, chooses its sheet, and checks it as a roster, in this thread.
 * @param keepRows false when only the receipt is wanted: people are then not held in memory.
 * @throws Refusal `roster.f01` … `roster.f06`
 */
export async function readRoster(
  bytes: Uint8Array,
  fileName: string,
  context: RosterContext,
  keepRows: boolean,
  limits: WorkbookLimits = workbookLimits,
): Promise<WorkbookReading> {
  try {
    const book = await openWorkbook(bytes, fileName, limits)
    judgeTemplate(book, context)
    const chosen = await chooseSheet(book)
    const { name, merges } = book.sheets[chosen]!
    const sheet = {
      name,
      merges,
      otherSheets: book.sheets.filter((_, at) => at !== chosen).map((one) => one.name),
      date1904: book.date1904,
      notices: hiddenNotices(book.sheets, chosen),
      statedPeople: await statedPeople(book, context),
    }
    const check = rosterCheck(sheet, context, keepRows)
    await book.readRows(chosen, check.add)
    return { reading: check.finish(), sheetIndex: chosen }
  } catch (error) {
    throw asRosterRefusal(error)
  }
}

/** The template's own marks: its version, and the class that it was written for. */
function judgeTemplate(book: OpenWorkbook, context: RosterContext): void {
  judgeVersion(book.properties.get(TEMPLATE_PROPERTY))
  const written = book.names.find(({ name }) => name === CLASS_NAME)?.value.replace(/^"|"$/g, '')
  if (written && context.class && !namesClass(written, context.class))
    throw new Refusal('invalid', 'roster.f03', { found: written, expected: context.class.number })
}

/** 学员名单, else the visible sheet with most people under a head; a hidden one only if it is named 学员…. */
async function chooseSheet(book: OpenWorkbook): Promise<number> {
  const open = book.sheets
    .map((sheet, index) => ({ sheet, index }))
    .filter(({ sheet }) => sheet.state === 'visible' || sheet.name.startsWith('学员'))
    .filter(({ sheet }) => sheet.name !== ERROR_SHEET)
  const named = open.find(({ sheet }) => compact(sheet.name) === ROSTER_SHEET)
  if (named) return named.index
  if (open.length === 0) throw new Refusal('invalid', 'roster.f01', { reason: 'no-header', sheet: '' })
  if (open.length === 1) return open[0]!.index
  let best = { index: open[0]!.index, people: -1 }
  for (const { index } of open) {
    const people = await countPeople(book, index)
    if (people > best.people) best = { index, people }
  }
  return best.index
}

/** Rows with a name or number under a head; -1 when the sheet has no head. */
async function countPeople(book: OpenWorkbook, index: number): Promise<number> {
  const waiting: SheetRow[] = []
  let head: RosterHead | undefined
  let searched = false
  let people = 0
  const count = (row: SheetRow) => {
    if (!head || row.row <= head.headerRow) return
    const cells = [head.columns.get('name'), head.columns.get('idNumber')].map((at) => row.cells[at?.[0] ?? -1])
    if (cells.some((cell) => cell && trimmed(cell.text) !== '' && columnKind(cell.text) === undefined)) people += 1
  }
  const search = () => {
    searched = true
    head = findHead(waiting, book.sheets[index]!.merges)
    waiting.forEach(count)
  }
  await book.readRows(index, (row) => {
    if (searched) return count(row)
    waiting.push(row)
    if (row.row > HEAD_ROWS) search()
  })
  if (!searched) search()
  return head ? people : -1
}

function hiddenNotices(sheets: readonly SheetInfo[], chosen: number): RosterNotice[] {
  const notices: RosterNotice[] = []
  const columns = sheets[chosen]!.hiddenColumns
  if (columns > 0) notices.push({ code: 'W04', field: null, facts: { columns } })
  const hidden = sheets.filter(({ state }, at) => at !== chosen && state === 'hidden').map(({ name }) => name)
  if (hidden.length > 0) notices.push({ code: 'W05', field: null, facts: { sheets: hidden } })
  return notices
}

const PEOPLE_KEYS = ['人数', '计划人数', '班额', '学员人数', '培训人数', '参训人数', '班级人数']
const NUMBER_KEYS = ['班级编号', '班号', '开班编号']

/** Reads the sheet 班级信息: the people it states, and that its class is the one asked for. */
async function statedPeople(book: OpenWorkbook, context: RosterContext): Promise<number | null> {
  const index = book.sheets.findIndex(({ name }) => compact(name) === CLASS_SHEET)
  if (index < 0) return null
  const facts = new Map<string, string>()
  await book.readRows(index, ({ row, cells }) => {
    const [key, value] = cells.filter((cell) => cell !== undefined)
    if (row <= 200 && key && value) facts.set(folded(key.text).replace(/[:：*]/g, ''), trimmed(value.text))
  })
  judgeVersion(facts.get('模板版本'))
  const number = NUMBER_KEYS.map((key) => facts.get(key)).find((value) => value)
  if (number && context.class && !namesClass(number, context.class))
    throw new Refusal('invalid', 'roster.f03', { found: number, expected: context.class.number })
  const people = Number.parseInt(PEOPLE_KEYS.map((key) => facts.get(key)).find((value) => value) ?? '', 10)
  return Number.isNaN(people) ? null : people
}

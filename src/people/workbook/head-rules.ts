import type { PlainDate } from '../../platform/plain-date.ts'
import { isPlainDate } from '../../platform/plain-date.ts'
import { fieldsOf, type RecordField } from '../records/fields.ts'
import { type RecordKind, recordKinds } from '../records/kinds.ts'
import { choiceFamily, labelWords } from '../records/label-words.ts'

/** Columns of a sheet of records besides the fields of its kind. */
export const whoColumns = ['personId', 'personName', 'idNumber', 'source'] as const
export type Column = (typeof whoColumns)[number] | string

const whoNames: Readonly<Record<(typeof whoColumns)[number], readonly string[]>> = {
  personId: ['档案号', 'record id'],
  personName: ['姓名', '学员姓名', '职工姓名', 'name of person'],
  idNumber: ['证件号码', '身份证号', '身份证号码', '公民身份号码', '证件号', 'id number'],
  source: ['来源', 'source'],
}

/** Other provinces' and units' words for the same columns. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  unitName: ['工作单位', '单位名称', '用人单位', '企业名称'],
  occupation: ['职业', '工种', '职业工种', '职业（工种）'],
  fromOn: ['起始时间', '开始日期', '入职日期', '起'],
  toOn: ['截止时间', '结束日期', '离职日期', '止'],
  level: ['技能等级', '职业技能等级', '职称等级', '级别'],
  number: ['证书编号', '证书号', '编号'],
  issuedOn: ['发证时间', '颁证日期'],
  year: ['考核年度', '年份'],
  result: ['考核结果', '等次'],
  post: ['岗位名称'],
}

/** A heading as it is compared: no spaces, stars or brackets' kind, small letters. */
export const foldHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s*＊]/g, '')
    .toLowerCase()

const label = (code: string): readonly string[] => (labelWords as Record<string, readonly [string, string]>)[code] ?? []

const namesOf = (column: Column): readonly string[] =>
  column in whoNames
    ? whoNames[column as (typeof whoColumns)[number]]
    : [...label(`record-field.${column}`), ...(aliases[column] ?? [])]

export interface SheetHead {
  readonly kind: RecordKind
  /** The row of the headings, as Excel counts. */
  readonly row: number
  /** 0-based position of each column that was found. */
  readonly columns: ReadonlyMap<Column, number>
  /** Headings that a record of this kind cannot do without, in Chinese. */
  readonly missing: readonly string[]
}

const columnsOf = (kind: RecordKind): readonly Column[] => [...whoColumns, ...fieldsOf[kind].map(({ name }) => name)]

/**
 * Finds the head among the first rows of a sheet, by its name and its headings: the kind whose columns it names most of.
 * Undefined where not even three headings are known.
 */
export function findHead(
  sheetName: string,
  rows: readonly { readonly row: number; readonly texts: readonly string[] }[],
): SheetHead | undefined {
  const named = recordKinds.find((kind) =>
    label(`record-kind.${kind}`).some((one) => foldHeading(one) === foldHeading(sheetName)),
  )
  const heads = rows.flatMap(({ row, texts }) =>
    (named ? [named] : recordKinds).map((kind) => ({ kind, row, columns: columnsAmong(kind, texts) })),
  )
  const best = heads.reduce<(typeof heads)[number] | undefined>(
    (held, one) => (one.columns.size > (held?.columns.size ?? 2) ? one : held),
    undefined,
  )
  return best && { ...best, missing: missingOf(best.kind, best.columns) }
}

function columnsAmong(kind: RecordKind, texts: readonly string[]): Map<Column, number> {
  const folded = texts.map(foldHeading)
  const found = new Map<Column, number>()
  for (const column of columnsOf(kind)) {
    const names = new Set(namesOf(column).map(foldHeading))
    const at = folded.findIndex((text, position) => names.has(text) && ![...found.values()].includes(position))
    if (at >= 0) found.set(column, at)
  }
  return found
}

function missingOf(kind: RecordKind, columns: ReadonlyMap<Column, number>): string[] {
  const needed = fieldsOf[kind].filter((field) => field.needed && !columns.has(field.name))
  const who = columns.has('personId') || columns.has('idNumber') ? [] : [whoNames.idNumber[0]!]
  const name = columns.has('personId') || columns.has('personName') ? [] : [whoNames.personName[0]!]
  return [...name, ...who, ...needed.map(({ name: field }) => label(`record-field.${field}`)[0]!)]
}

/** Headings of a template or export, a star on those that are needed. */
export const headingsOf = (kind: RecordKind, side: 0 | 1): string[] => [
  ...whoColumns.slice(0, 3).map((column) => whoNames[column][side === 0 ? 0 : whoNames[column].length - 1]!),
  ...fieldsOf[kind].map(({ name, needed }) => `${label(`record-field.${name}`)[side]}${needed ? '*' : ''}`),
  label('record-field.source')[side]!,
]

const NOTHING = new Set(['', '-', '—', '/', '无', '不详', '待核实'])
const DAY = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/

/** A cell's text as somebody would type it into the form; what cannot be read so stays as it is. */
export function typedOfCell(kind: RecordKind, field: RecordField, text: string): string {
  const plain = text.trim()
  if (NOTHING.has(plain)) return ''
  if (field.as === 'day') return dayOfText(plain) ?? plain
  if (field.as === 'year') return plain.replace(/年度?$/, '')
  return field.choices ? (choiceOf(kind, field, plain) ?? plain) : plain
}

function dayOfText(text: string): PlainDate | undefined {
  const compact = text.replace(/\s/g, '')
  const parts = DAY.exec(compact) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(compact)
  if (!parts) return undefined
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  return isPlainDate(day) ? day : undefined
}

/** By its code, its word in either language, or one part of it: 高级工 and 三级 are both 三级/高级工. */
function choiceOf(kind: RecordKind, { name, choices }: RecordField, text: string): string | undefined {
  const folded = foldHeading(text)
  return choices!.find((choice) => {
    const names = label(`${choiceFamily(kind, name)}.${choice}`)
    return [choice, ...names, ...names.flatMap((one) => one.split('/'))].some((one) => foldHeading(one) === folded)
  })
}

import {
  AlignmentType,
  type BorderStyle,
  convertMillimetersToTwip,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Column, SheetRow } from './document.ts'
import type { Role } from './faces.ts'

export const mm = convertMillimetersToTwip
export const RED = 'E60012'
/** 156 mm, the width of the type area, in twentieths of a point. */
export const WIDTH = mm(156)
/** 225 mm over 22 lines. */
export const LINE = 580
/** One character of 28 in 156 mm. */
export const CHARACTER = 316

/** Files name the faces of the standard, which offices have; nothing is embedded. */
const FACES: Readonly<Record<Role, string>> = {
  fang: '仿宋_GB2312',
  kai: '楷体_GB2312',
  song: '方正小标宋简体',
  hei: '黑体',
}

interface RunStyle {
  readonly role?: Role
  /** In half points; size 3 is 32. */
  readonly size?: number
  readonly color?: string
}

/** Size 3 with −0.2 pt between characters, so that 28 stand in a line. */
export const run = (text: string, { role = 'fang', size = 32, color }: RunStyle = {}): TextRun =>
  new TextRun({
    text,
    size,
    font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: FACES[role], cs: 'Times New Roman' },
    ...(size === 32 ? { characterSpacing: -4 } : {}),
    ...(color ? { color } : {}),
  })

export const line = (children: readonly TextRun[], more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    ...more,
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0, ...more.spacing },
    children,
  })

export const emptyLine = (): Paragraph => line([])

/** A paragraph of the body: two characters in. */
export const body = (children: readonly TextRun[], more: IParagraphOptions = {}): Paragraph =>
  line(children, { indent: { firstLine: 2 * CHARACTER }, alignment: AlignmentType.BOTH, ...more })

/** Left and right in one line of the type area. */
export const apart = (left: readonly TextRun[], right: readonly TextRun[], more: IParagraphOptions = {}): Paragraph =>
  line([...left, new TextRun({ children: ['\t'] }), ...right], {
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - CHARACTER }],
    indent: { left: CHARACTER },
    ...more,
  })

/** A ruled line of the type area, drawn below the paragraph. */
export const ruledBelow = (
  size: number,
  color: string,
  style: (typeof BorderStyle)[keyof typeof BorderStyle] = 'single',
) => ({
  border: { bottom: { style, size, color, space: 4 } },
})

const cell = (text: string, width: number, style: RunStyle & { readonly middle?: boolean; readonly span?: number }) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(style.span ? { columnSpan: style.span } : {}),
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          alignment: style.middle ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [run(part, style)],
        }),
    ),
  })

const table = (widths: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 90, right: 90, top: 60, bottom: 60 },
    rows,
  })

export function ruledTable(columns: readonly Column[], rows: readonly (readonly string[])[]): Table {
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.round((WIDTH * width) / whole))
  const head = columns.map(({ title }, i) => cell(title, widths[i]!, { role: 'hei', size: 24, middle: true }))
  return table(widths, [
    new TableRow({ tableHeader: true, children: head }),
    ...rows.map((texts) => new TableRow({ children: texts.map((text, i) => cell(text, widths[i]!, { size: 24 })) })),
  ])
}

export function sheetCells(rows: readonly SheetRow[]): Table {
  const name = mm(30)
  const filled = Math.round((WIDTH - 2 * name) / 2)
  return table(
    [name, filled, name, filled],
    rows.map(({ pairs, lines = 1 }) => {
      const alone = pairs.length === 1
      const children = pairs.flatMap((pair) => [
        cell(pair.name, name, { role: 'hei', size: 28, middle: true }),
        cell(pair.text, alone ? WIDTH - name : filled, { size: 28, ...(alone ? { span: 3 } : {}) }),
      ])
      return new TableRow({ height: { value: lines * 440, rule: 'atLeast' }, children })
    }),
  )
}

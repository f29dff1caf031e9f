import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import type { Block, OfficialDocument } from './document.ts'
import {
  apart,
  body,
  CHARACTER,
  emptyLine,
  LINE,
  line,
  mm,
  RED,
  ruledBelow,
  ruledTable,
  run,
  sheetCells,
} from './docx-parts.ts'
import { type WordedDocument, worded } from './wording.ts'

type Part = Paragraph | Table

/**
 * An official document as .docx (Office Open XML, ISO/IEC 29500) on a grid of lines, 22 of 28 characters. It names the
 * faces of the standard and embeds none. A page's parity is the word processor's: the imprint follows the text.
 */
export async function writeDocx(document: OfficialDocument): Promise<Uint8Array> {
  const words = worded(document)
  const file = new Document({
    title: document.title,
    creator: document.mark,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          grid: { type: DocumentGridType.LINES, linePitch: LINE },
          titlePage: document.form === 'letter',
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(18), footer: mm(25) },
          },
        },
        headers: { default: banner(words), even: banner(words), first: banner(words) },
        footers: {
          default: pageNumber(AlignmentType.RIGHT),
          even: pageNumber(AlignmentType.LEFT),
          first: new Footer({ children: [new Paragraph(document.form === 'letter' ? doubleLine('thinThick') : {})] }),
        },
        children: [...head(words), ...content(words), ...tail(words), ...imprint(words)],
      },
    ],
  })
  return Packer.toBuffer(file)
}

const banner = ({ banner: text }: WordedDocument): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: text ? [run(text, { role: 'hei', size: 21, color: '666666' })] : [],
      }),
    ],
  })

const pageNumber = (alignment: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === 'right' ? { right: 280 } : { left: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: '宋体', size: 28 })],
      }),
    ],
  })

/** 170 mm wide: 8 mm over the type area to the left, 6 mm to the right. */
const doubleLine = (kind: 'thickThin' | 'thinThick') => ({
  indent: { left: -mm(8), right: -mm(6) },
  ...ruledBelow(18, RED, kind === 'thickThin' ? BorderStyle.THICK_THIN_SMALL_GAP : BorderStyle.THIN_THICK_SMALL_GAP),
})

/** A mark stands in one line: its size falls with its length. In half points. */
const markSize = (mark: string, most: number) => Math.min(most, Math.floor((2 * 442 * 0.95) / [...mark].length))

const mark = (text: string, most: number, before: number): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before },
    children: [run(text, { role: 'song', size: markSize(text, most), color: RED })],
  })

function head(words: WordedDocument): Part[] {
  const { form, number, urgency, approver } = words
  const urgent = urgency ? [run(urgency, { role: 'hei' })] : []
  const numbered = number ? [run(number)] : []
  if (form === 'sheet') return [mark(words.mark, 44, 0), apart(urgent, numbered)]
  const title = words.titleLines.map((text) =>
    line([run(text, { role: 'song', size: 44 })], { alignment: AlignmentType.CENTER, spacing: { line: 660 } }),
  )
  if (form === 'letter')
    return [
      mark(words.mark, 80, 0),
      new Paragraph(doubleLine('thickThin')),
      ...(urgency || number ? [apart(urgent, numbered)] : []),
      ...[emptyLine(), emptyLine(), ...title, emptyLine()],
    ]
  const signing = approver ? [run('签发人：'), run(approver, { role: 'kai' })] : []
  const red = ruledBelow(16, RED)
  return [
    ...(urgency ? [line(urgent)] : []),
    mark(words.mark, form === 'minutes' ? 84 : 96, mm(urgency ? 25 : 35)),
    ...(number ? [emptyLine(), emptyLine()] : []),
    approver ? apart(numbered, signing, red) : line(numbered, { alignment: AlignmentType.CENTER, ...red }),
    ...[emptyLine(), emptyLine(), ...title, emptyLine()],
  ]
}

const content = ({ to, body: blocks }: WordedDocument): Part[] => [
  ...(to ? [line([run(to)])] : []),
  ...blocks.map(printed),
]

function printed(block: Block): Part {
  switch (block.kind) {
    case 'paragraph':
      return body([run(block.text)])
    case 'heading':
      return body([run(block.text, { role: (['hei', 'kai', 'fang', 'fang'] as const)[block.level - 1]! })], {
        keepNext: true,
      })
    case 'named': {
      const left = ([...block.name].length + 3) * CHARACTER
      const names = [run(`${block.name}：`, { role: 'hei' }), run(block.text)]
      return line(names, { indent: { left, hanging: left - 2 * CHARACTER } })
    }
    case 'table':
      return ruledTable(block.columns, block.rows)
    case 'cells':
      return sheetCells(block.rows)
  }
}

/** In characters; letters and figures are half as wide. */
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one < '\u0100' ? 0.5 : 1), 0)

function tail({ attachments, signedBy, signedOn, note, form }: WordedDocument): Part[] {
  const names = attachments.map((name, i) =>
    line([run(i === 0 ? `附件：${name}` : name)], {
      indent: { left: (i === 0 ? 2 : 5) * CHARACTER, ...(i === 0 ? {} : { hanging: 0 }) },
    }),
  )
  const signature = [signedBy, signedOn].filter((text) => text !== null)
  const widest = Math.max(0, ...signature.map(widthOf))
  const right = (text: string) => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round((4 + (widest - widthOf(text)) / 2) * CHARACTER) },
    keepNext: true,
  })
  return [
    ...(names.length > 0 ? [emptyLine(), ...names] : []),
    ...(signature.length > 0 ? [emptyLine(), ...(form === 'sheet' ? [] : [emptyLine()])] : []),
    ...signature.map((text) => line([run(text)], right(text))),
    ...(note ? [body([run(`（${note}）`)])] : []),
  ]
}

function imprint({ copies, printed: by }: WordedDocument): Part[] {
  if (!copies && !by) return []
  const small = { size: 28 }
  const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 }
  const thin = { ...thick, size: 6 }
  const indent = { left: CHARACTER, right: CHARACTER }
  return [
    emptyLine(),
    ...(copies
      ? [line([run(`抄送：${copies}`, small)], { indent, border: { top: thick, bottom: by ? thin : thick } })]
      : []),
    ...(by
      ? [
          apart([run(by.by, small)], [run(by.on, small)], {
            border: { ...(copies ? {} : { top: thick }), bottom: thick },
          }),
        ]
      : []),
  ]
}

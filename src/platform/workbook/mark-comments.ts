import { columnLetters } from './cell.ts'
import { attribute, decodeEntities, xmlText } from './xml-scan.ts'

/** A comment at a cell: 1-based row, 0-based column. */
export interface CellComment {
  readonly row: number
  readonly column: number
  readonly text: string
}

/** Who writes our comments; the comments of an earlier copy are known by it. */
export const COMMENT_AUTHOR = '产改工作平台'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export const EMPTY_COMMENTS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`

const TEXT_BOX =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
export const EMPTY_DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>${TEXT_BOX}</xml>`

const COMMENT = /<(?:\w+:)?comment\s[^>]*>[\s\S]*?<\/(?:\w+:)?comment>/g

/**
 * Adds comments to a comments part. Lines of an earlier copy go, known by their author or by `isOwn`; what somebody else
 * wrote at the same cell stays and ours is written below it.
 * @returns the part, the cells whose old comments went, and the comments that need a box of their own.
 */
export function addComments(xml: string, comments: readonly CellComment[], isOwn: (line: string) => boolean) {
  const prefix = /<(\w+:)?comments[\s>]/.exec(xml)?.[1] ?? ''
  const authors = xml.match(/<(?:\w+:)?author(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/(?:\w+:)?author>)/g) ?? []
  const known = authors.findIndex((author) => author.includes(`>${COMMENT_AUTHOR}<`))
  const author = known >= 0 ? known : authors.length
  const gone = new Set<string>()
  const byCell = new Map(comments.map((comment) => [`${columnLetters(comment.column)}${comment.row}`, comment]))
  let text = xml.replace(COMMENT, (whole) => {
    const cell = attribute(whole, 'ref') ?? ''
    const lines = textOf(whole).split('\n')
    const foreign = lines.filter((line) => !isOwn(line))
    if (foreign.every((line) => line.trim() === '') || (known >= 0 && attribute(whole, 'authorId') === String(known))) {
      gone.add(cell)
      return ''
    }
    const ours = byCell.get(cell)
    byCell.delete(cell)
    const kept = foreign.length === lines.length ? whole : withText(whole, foreign.join('\n'), prefix)
    return ours ? withRun(kept, `\n${ours.text}`, prefix) : kept
  })
  if (known < 0) text = intoList(text, 'authors', `<${prefix}author>${COMMENT_AUTHOR}</${prefix}author>`)
  const added = [...byCell].map(
    ([cell, { text }]) =>
      `<${prefix}comment ref="${cell}" authorId="${author}"><${prefix}text>${run(text, prefix)}</${prefix}text></${prefix}comment>`,
  )
  return { xml: intoList(text, 'commentList', added.join('')), gone, boxed: [...byCell.values()] }
}

const textOf = (comment: string): string =>
  [...comment.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)]
    .map(([, text]) => decodeEntities(text!))
    .join('')

const withText = (comment: string, text: string, prefix: string): string =>
  comment.replace(
    /(<(?:\w+:)?text(?:\s[^>]*)?>)[\s\S]*(<\/(?:\w+:)?text>)/,
    (_, open: string, close: string) => open + run(text, prefix) + close,
  )

const run = (text: string, prefix: string) =>
  `<${prefix}r><${prefix}t xml:space="preserve">${xmlText(text)}</${prefix}t></${prefix}r>`

/** Appends to a comment's text; a plain text first becomes a run, since the two must not stand side by side. */
function withRun(comment: string, text: string, prefix: string): string {
  const close = comment.search(/<\/(?:\w+:)?text>/)
  const open = /<(?:\w+:)?text(?:\s[^>]*)?>/.exec(comment)
  if (close < 0 || !open) return comment
  const inner = comment.slice(open.index + open[0].length, close)
  const runs = /^\s*<(?:\w+:)?t[\s>]/.test(inner) ? `<${prefix}r>${inner}</${prefix}r>` : inner
  return comment.slice(0, open.index + open[0].length) + runs + run(text, prefix) + comment.slice(close)
}

/** Puts items at the end of a list element, which may be written empty. */
function intoList(xml: string, list: string, items: string): string {
  const empty = new RegExp(`<((?:\\w+:)?)${list}\\s*/>`)
  const opened = xml.replace(empty, `<$1${list}></$1${list}>`)
  const close = opened.search(new RegExp(`</(?:\\w+:)?${list}>`))
  return opened.slice(0, close) + items + opened.slice(close)
}

const SHAPE = /<v:shape\s[\s\S]*?<\/v:shape>/g

/** Adds a hidden note box for each comment to a legacy drawing, and takes away those of comments that went. */
export function addBoxes(vml: string, comments: readonly CellComment[], gone: ReadonlySet<string>): string {
  const kept = gone.size === 0 ? vml : vml.replace(SHAPE, (shape) => (gone.has(cellOfShape(shape)) ? '' : shape))
  const last = Math.max(1024, ...[...kept.matchAll(/id="_x0000_s(\d{1,8})"/g)].map(([, id]) => Number(id)))
  const boxes = comments.map((comment, at) => box(comment, last + 1 + at)).join('')
  const type = kept.includes('id="_x0000_t202"') ? '' : TEXT_BOX
  const close = kept.lastIndexOf('</xml>')
  return close < 0
    ? EMPTY_DRAWING.replace('</xml>', `${boxes}</xml>`)
    : kept.slice(0, close) + type + boxes + kept.slice(close)
}

function cellOfShape(shape: string): string {
  const row = /<x:Row>\s*(\d+)/.exec(shape)?.[1]
  const column = /<x:Column>\s*(\d+)/.exec(shape)?.[1]
  return row && column ? `${columnLetters(Number(column))}${Number(row) + 1}` : ''
}

function box({ row, column, text }: CellComment, id: number): string {
  const lines = Math.max(3, Math.ceil(text.length / 14) + text.split('\n').length)
  const top = Math.max(0, row - 2)
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" ` +
    'style="position:absolute;width:180pt;height:60pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">' +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${column + 1}, 12, ${top}, 4, ${column + 4}, 12, ${top + lines}, 4</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  )
}

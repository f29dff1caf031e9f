import { attribute } from './xml-scan.ts'

export type MarkTone = 'bad' | 'warned'

/** Styles of a workbook while cells are marked: each marked style is the cell's own with another fill. */
export interface MarkStyles {
  /** Index of a style that is `base` on the fill of the tone. */
  marked(base: number, tone: MarkTone): number
  /** For a style marked by an earlier copy, the style that it was; undefined for any other. */
  unmarked(style: number): number | undefined
  readonly anyMarked: boolean
  /** Style of a text cell; `guarded` for text that begins like a formula; `head` in bold. */
  text(kind: 'plain' | 'guarded' | 'head'): number
  finish(): string
}

/** Our two fills, in shades that no palette of Excel has, so that a second copy knows the first one's marks. */
const FILLS: Readonly<Record<MarkTone, string>> = { bad: 'FFFFC7C9', warned: 'FFFFEBA1' }

export const EMPTY_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'

/** Edits a styles part as text: only lists grow at their ends, so every style of every cell keeps its number. */
export function markStyles(xml: string): MarkStyles {
  const prefix = /<(\w+:)?styleSheet[\s>]/.exec(xml)?.[1] ?? ''
  const fills = listOf(xml, prefix, 'fills', 'fill')
  const fonts = listOf(xml, prefix, 'fonts', 'font')
  const styles = listOf(xml, prefix, 'cellXfs', 'xf')
  const counts = { fills: fills.length, fonts: fonts.length, styles: styles.length }
  const fillOf = (tone: MarkTone) => place(fills, fillXml(prefix, tone))
  const ours = new Set(
    (['bad', 'warned'] as const).flatMap((tone) =>
      fills.flatMap((fill, at) => (fill.includes(FILLS[tone]) ? [at] : [])),
    ),
  )
  const isOurs = (style: string | undefined) =>
    style !== undefined && ours.has(Number(attribute(tagOf(style), 'fillId')))
  const anyMarked = styles.some(isOurs)
  const bare = (style: string) => withAttributes(style, { fillId: '', applyFill: '' })

  const unmarked = (index: number) => {
    const style = styles[index]
    if (!isOurs(style)) return undefined
    const twin = styles.findIndex((other) => !isOurs(other) && bare(other) === bare(style!))
    return twin >= 0 ? twin : place(styles, withAttributes(style!, { fillId: '0', applyFill: '0' }))
  }
  return {
    anyMarked,
    unmarked,
    marked(index, tone) {
      const base = styles[index] ?? styles[0]!
      return place(styles, withAttributes(base, { fillId: String(fillOf(tone)), applyFill: '1' }))
    },
    text(kind) {
      const font = kind === 'head' ? place(fonts, boldFont(fonts[0]!, prefix)) : 0
      const quote = kind === 'guarded' ? ' quotePrefix="1"' : ''
      const align = `<${prefix}alignment vertical="top" wrapText="1"/>`
      const open = `<${prefix}xf numFmtId="49" fontId="${font}" fillId="0" borderId="0" xfId="0"${quote}`
      return place(styles, `${open} applyNumberFormat="1" applyFont="1" applyAlignment="1">${align}</${prefix}xf>`)
    },
    finish() {
      let text = grow(xml, prefix, 'fonts', fonts, counts.fonts)
      text = grow(text, prefix, 'fills', fills, counts.fills)
      return grow(text, prefix, 'cellXfs', styles, counts.styles)
    },
  }
}

function place(list: string[], item: string): number {
  const at = list.indexOf(item)
  if (at >= 0) return at
  list.push(item)
  return list.length - 1
}

const fillXml = (p: string, tone: MarkTone) =>
  `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${FILLS[tone]}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`

const boldFont = (font: string, prefix: string) =>
  /<(?:\w+:)?b(\s|\/)/.test(font)
    ? font
    : font.endsWith('/>')
      ? `<${prefix}font><${prefix}b/></${prefix}font>`
      : font.replace(/>/, `><${prefix}b/>`)

const tagOf = (item: string) => item.slice(0, item.indexOf('>') + 1)

/** Sets attributes of an item's own tag; an empty value takes the attribute away. */
function withAttributes(item: string, values: Readonly<Record<string, string>>): string {
  let tag = tagOf(item)
  const rest = item.slice(tag.length)
  const end = tag.endsWith('/>') ? '/>' : '>'
  tag = tag.slice(0, -end.length).trimEnd()
  for (const [name, value] of Object.entries(values)) {
    tag = tag.replace(new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`), '')
    if (value !== '') tag += ` ${name}="${value}"`
  }
  return tag + end + rest
}

const blockOf = (xml: string, prefix: string, list: string) =>
  new RegExp(`<${prefix}${list}(?:\\s[^>]*)?>([\\s\\S]*?)</${prefix}${list}>`).exec(xml)

function listOf(xml: string, prefix: string, list: string, item: string): string[] {
  const inner = blockOf(xml, prefix, list)?.[1] ?? ''
  const pattern = new RegExp(
    `<${prefix}${item}(?:\\s[^>]*)?/>|<${prefix}${item}(?:\\s[^>]*[^/])?>[\\s\\S]*?</${prefix}${item}>`,
    'g',
  )
  return inner.match(pattern) ?? []
}

function grow(xml: string, prefix: string, list: string, items: readonly string[], had: number): string {
  if (items.length === had) return xml
  const found = blockOf(xml, prefix, list)
  if (!found) return xml
  const block = found[0]
  const end = block.lastIndexOf('</')
  const open = block.slice(0, block.indexOf('>') + 1)
  const counted = withAttributes(open, { count: String(items.length) })
  const grown = counted + block.slice(open.length, end) + items.slice(had).join('') + block.slice(end)
  return xml.slice(0, found.index) + grown + xml.slice(found.index + block.length)
}

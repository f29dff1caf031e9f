import { attribute, xmlScan } from '../../platform/workbook/xml-scan.ts'

/** Automatic numbers of a document, given out in the order of its paragraphs. */
export interface Numbering {
  /** The number of the next paragraph as Word shows it, such as （五） or 三、; empty where it has none. */
  next(style: string, numId: string, level: string): string
}

interface Level {
  start: number
  format: string
  text: string
  restart: number | null
}

interface Lists {
  readonly levels: Map<string, Map<number, Level>>
  readonly abstractOf: Map<string, string>
  readonly overrides: Map<string, Map<number, number>>
  readonly styles: Map<string, { numId: string; level: string; basedOn: string }>
}

/** Reads word/numbering.xml and word/styles.xml (ISO/IEC 29500-1 §17.9); either may be empty. */
export function readNumbering(numberingXml: string, stylesXml: string): Numbering {
  const lists: Lists = { levels: new Map(), abstractOf: new Map(), overrides: new Map(), styles: new Map() }
  readLists(numberingXml, lists)
  readStyles(stylesXml, lists)
  const counters = new Map<string, number[]>()
  const started = new Set<string>()
  return {
    next(style, numId, level) {
      const own = numId === '' ? ofStyle(style, lists) : { numId, level: level || '0' }
      if (!own || own.numId === '' || own.numId === '0') return ''
      return count(own.numId, Number(level || own.level || 0), lists, counters, started)
    },
  }
}

function ofStyle(style: string, { styles }: Lists): { numId: string; level: string } | undefined {
  let at = styles.get(style)
  for (let steps = 0; at && steps < 12; steps += 1) {
    if (at.numId !== '') return at
    at = styles.get(at.basedOn)
  }
  return undefined
}

function count(
  numId: string,
  depth: number,
  lists: Lists,
  counters: Map<string, number[]>,
  started: Set<string>,
): string {
  const list = lists.abstractOf.get(numId)
  const levels = list === undefined ? undefined : lists.levels.get(list)
  const level = levels?.get(depth)
  if (list === undefined || !levels || !level) return ''
  const now = counters.get(list) ?? []
  const override = lists.overrides.get(numId)?.get(depth)
  const isFirst = !started.has(`${numId}/${depth}`)
  started.add(`${numId}/${depth}`)
  now[depth] = override !== undefined && isFirst ? override : now[depth] === undefined ? level.start : now[depth] + 1
  for (const [deeper, { restart }] of levels) if (deeper > depth && restart !== 0) delete now[deeper]
  counters.set(list, now)
  const text = level.text.replace(/%(\d)/g, (_, k: string) => {
    const at = levels.get(Number(k) - 1)
    return at ? written(now[Number(k) - 1] ?? at.start, at.format) : ''
  })
  return /[.\dA-Za-z]$/.test(text) ? `${text} ` : text
}

function readLists(xml: string, lists: Lists): void {
  let list = ''
  let level: Level | undefined
  let num = ''
  let depth = 0
  const scan = xmlScan({
    open(name, tag) {
      const value = attribute(tag, 'val') ?? ''
      if (name === 'abstractNum') {
        list = attribute(tag, 'abstractNumId') ?? ''
        lists.levels.set(list, new Map())
      } else if (name === 'num') num = attribute(tag, 'numId') ?? ''
      else if (name === 'abstractNumId') lists.abstractOf.set(num, value)
      else if (name === 'lvlOverride') depth = Number(attribute(tag, 'ilvl') ?? 0)
      else if (name === 'startOverride') overrideOf(lists, num).set(depth, Number(value))
      else if (name === 'lvl') {
        level = { start: 1, format: 'decimal', text: '', restart: null }
        if (num === '') lists.levels.get(list)?.set(Number(attribute(tag, 'ilvl') ?? 0), level)
      } else if (level && name === 'start') level.start = Number(value)
      else if (level && name === 'numFmt') level.format = value
      else if (level && name === 'lvlText') level.text = value
      else if (level && name === 'lvlRestart') level.restart = Number(value)
    },
    close(name) {
      if (name === 'lvl') level = undefined
    },
  })
  scan.write(xml)
  scan.end()
}

function overrideOf(lists: Lists, num: string): Map<number, number> {
  const found = lists.overrides.get(num) ?? new Map<number, number>()
  lists.overrides.set(num, found)
  return found
}

function readStyles(xml: string, lists: Lists): void {
  let style = { numId: '', level: '', basedOn: '' }
  const scan = xmlScan({
    open(name, tag) {
      const value = attribute(tag, 'val') ?? ''
      if (name === 'style') {
        style = { numId: '', level: '', basedOn: '' }
        lists.styles.set(attribute(tag, 'styleId') ?? '', style)
      } else if (name === 'numId') style.numId = value
      else if (name === 'ilvl') style.level = value
      else if (name === 'basedOn') style.basedOn = value
    },
  })
  scan.write(xml)
  scan.end()
}

/** A counter in the format of its level: chineseCounting 5 → 五, decimalEnclosedCircle 2 → ②. */
export function written(n: number, format: string): string {
  if (/chineseCounting|ideographTraditional|japaneseCounting|taiwaneseCounting|chineseLegal/.test(format))
    return chinese(n)
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese')
    return n >= 1 && n <= 20 ? String.fromCharCode(0x245f + n) : String(n)
  if (format === 'upperLetter') return String.fromCharCode(64 + (((n - 1) % 26) + 1))
  if (format === 'lowerLetter') return String.fromCharCode(96 + (((n - 1) % 26) + 1))
  if (format === 'upperRoman') return roman(n)
  if (format === 'lowerRoman') return roman(n).toLowerCase()
  if (format === 'bullet' || format === 'none') return ''
  return String(n)
}

const DIGITS = '零一二三四五六七八九'

function chinese(n: number): string {
  if (n < 10) return DIGITS[n]!
  if (n < 20) return `十${n % 10 ? DIGITS[n % 10] : ''}`
  if (n < 100) return `${DIGITS[Math.floor(n / 10)]}十${n % 10 ? DIGITS[n % 10] : ''}`
  if (n >= 1000) return String(n)
  const rest = n % 100
  const tail = rest === 0 ? '' : rest < 10 ? `零${DIGITS[rest]}` : rest < 20 ? `一${chinese(rest)}` : chinese(rest)
  return `${DIGITS[Math.floor(n / 100)]}百${tail}`
}

function roman(n: number): string {
  let rest = n
  let text = ''
  for (const [value, letters] of [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const) {
    while (rest >= value && text.length < 20) {
      text += letters
      rest -= value
    }
  }
  return text
}

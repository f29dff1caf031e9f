import { isPlainDate, type PlainDate } from '../../platform/plain-date.ts'

/** What a figure says of a line at a place. */
export const figureKinds = [
  ...(['value', 'target', 'done', 'gone', 'gap', 'short', 'required', 'recent', 'best'] as const),
  ...(['due', 'forecast', 'low', 'high', 'reserve', 'committed', 'persons', 'records', 'unsure'] as const),
  ...(['red', 'unreported'] as const),
] as const
export type FigureKind = (typeof figureKinds)[number]

/** Narrower than the line at the place: each is one part of a cut. */
export interface Cuts {
  /** A unit of the system tree, itself or below. */
  readonly system?: string
  /** First day of a month. */
  readonly month?: PlainDate
  /** Code of a target group; `none` for those in no group. */
  readonly group?: string
  /** A training class: the record that facts came from. */
  readonly source?: string
  /** Codes of lines: facts that fit exactly these of the line's parts. */
  readonly exactly?: readonly string[]
  /** How many of the line's parts a fact fits. */
  readonly times?: number
}

/**
 * Where a figure comes from: a line, what is said of it, a place, the first and the last day that count, and cuts.
 * `today` shows a closed period in the units of the present map instead of those of its own days.
 */
export interface FigureRef extends Cuts {
  readonly line: string
  readonly kind: FigureKind
  /** A code of GB/T 2260 or of a zone; the id of any other unit. */
  readonly place: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly today?: true
}

const LINE = /^\d{4}(-[A-Z])?-T\d{1,2}([a-z]\d{0,2})?$/
const PLACE = /^(\d{6}(-K\d{2})?|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const SUFFIX = /^T\d{1,2}([a-z]\d{0,2})?$/
const GROUP = /^(G\d{2}|none)$/

const compact = (day: PlainDate): string => day.replaceAll('-', '')
const spread = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`

/**
 * `2021-T1.value.532924.20210101-20210630.group:G13`: line, kind, place, days, then cuts in one fixed order. The same
 * figure always has the same text, so it can be frozen in a bulletin and compared.
 */
export function formatRef(ref: FigureRef): string {
  const cuts = [
    ref.system && `system:${ref.system}`,
    ref.month && `month:${compact(ref.month).slice(0, 6)}`,
    ref.group && `group:${ref.group}`,
    ref.source && `class:${ref.source}`,
    ref.exactly && `only:${ref.exactly.map(suffixOf).join('-') || '-'}`,
    ref.times !== undefined && `times:${ref.times}`,
    ref.today && 'map:today',
  ].filter((part) => typeof part === 'string')
  return [ref.line, ref.kind, ref.place, `${compact(ref.from)}-${compact(ref.to)}`, ...cuts].join('.')
}

/** The part of a line's code after its set: 2021-B-T1a → T1a. */
export const suffixOf = (code: string): string => code.slice(code.lastIndexOf('-') + 1)
/** The set of a line's code: 2021-B-T1a → 2021-B. */
export const setOf = (code: string): string => code.slice(0, code.lastIndexOf('-'))

/** The reference behind a text; undefined for any text that `formatRef` would not have written. */
export function parseRef(text: string): FigureRef | undefined {
  const [line = '', kind = '', place = '', days = '', ...cuts] = text.split('.')
  const span = /^(\d{8})-(\d{8})$/.exec(days)
  if (!LINE.test(line) || !(figureKinds as readonly string[]).includes(kind) || !PLACE.test(place) || !span)
    return undefined
  const [from, to] = [spread(span[1]!), spread(span[2]!)]
  if (!isPlainDate(from) || !isPlainDate(to)) return undefined
  const found: Record<string, unknown> = { line, kind, place, from, to }
  for (const cut of cuts) {
    const read = readCut(cut, line)
    if (!read) return undefined
    Object.assign(found, read)
  }
  const ref = found as unknown as FigureRef
  return formatRef(ref) === text ? ref : undefined
}

function readCut(text: string, line: string): Cuts | { today: true } | undefined {
  const colon = text.indexOf(':')
  const [name, value] = [text.slice(0, colon), text.slice(colon + 1)]
  if (name === 'system' && ID.test(value)) return { system: value }
  if (name === 'month') return readMonth(value)
  if (name === 'group' && GROUP.test(value)) return { group: value }
  if (name === 'class' && ID.test(value)) return { source: value }
  if (name === 'times' && /^\d$/.test(value)) return { times: Number(value) }
  if (name === 'map' && value === 'today') return { today: true }
  if (name !== 'only') return undefined
  const suffixes = value === '-' ? [] : value.split('-')
  return suffixes.every((one) => SUFFIX.test(one))
    ? { exactly: suffixes.map((one) => `${setOf(line)}-${one}`) }
    : undefined
}

function readMonth(value: string): Cuts | undefined {
  const day = `${value.slice(0, 4)}-${value.slice(4)}-01`
  return /^\d{6}$/.test(value) && isPlainDate(day) ? { month: day } : undefined
}

/** The same figure of something else: another kind, place, last day or part of a cut. */
export const refOf = (ref: FigureRef, change: Partial<FigureRef>): string => formatRef({ ...ref, ...change })

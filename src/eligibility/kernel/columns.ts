/** A day that is not known; days are counted from 1 (0001-01-01). */
export const NO_DAY = -1
/** A rank that none is above: whoever has it is looked at one by one. */
export const ANY_RANK = 127
/** Behind every day: still there, never revoked. */
export const OPEN = 0x7fffffff
/** A word, rank, year or result that is not known. */
export const UNKNOWN = -1

/** What is known of a person, and how the work in the occupation asked for began: bits of `flags`. */
export const KNOWN = {
  certificates: 1,
  titles: 2,
  work: 4,
  appraisals: 8,
  /** The first day of work in the occupation is among `starts`, and is sure. */
  startSure: 16,
  /** One stretch of work in the occupation has no first day. */
  startOpen: 32,
  /** A list of appraisals was given, and it is empty. */
  noAppraisals: 64,
} as const

/** Kinds of work in `WorkColumns.kind`, by place; higher bits: END_UNKNOWN. */
export const tracks = ['skill', 'technical', 'other', 'none', null] as const
export const BREAK = 3
export const TRACK = 7
/** The last day is not known: only the first is sure. */
export const END_UNKNOWN = 8

export const results = ['excellent', 'qualified', 'basic', 'unqualified', 'notRated'] as const

/** Certificates or titles: those of person p stand at start[p] … start[p + 1] - 1. */
export interface HeldColumns {
  readonly start: Uint32Array
  /** By person the highest rank of the list, -1 where it is empty, ANY_RANK where one is not known or the list is not. */
  readonly highest: Int8Array
  readonly rank: Int8Array
  readonly series: Int16Array
  readonly occupation: Int32Array
  /** NO_DAY where the date is not known. */
  readonly date: Int32Array
  /** First day on which it no longer stands; OPEN: not revoked. */
  readonly until: Int32Array
  readonly verified: Uint8Array
}

/** Stretches of work as they were told, first and last day included. */
export interface WorkColumns {
  readonly start: Uint32Array
  readonly from: Int32Array
  readonly to: Int32Array
  /** Place in `tracks`, and END_UNKNOWN. */
  readonly kind: Uint8Array
  readonly unit: Int32Array
  readonly occupation: Int32Array
}

/** The same work as days that do not overlap: from day[i] on, until the next. */
export interface DayColumns {
  readonly start: Uint32Array
  readonly day: Int32Array
  /** Degree of 技术技能工作 in bits 0–1, of work in the occupation asked for in bits 2–3. */
  readonly degree: Uint8Array
}

export interface SheetColumns {
  readonly start: Uint32Array
  readonly year: Int16Array
  readonly result: Int8Array
  readonly unit: Int32Array
  readonly occupation: Int32Array
}

/**
 * The facts of a population, an entry a person or record. Days are Int32, words small codes: series of the 27 by their
 * code, units and occupations by the place in `words`. Nothing in it depends on the day asked about, the rules or the
 * readings. All arrays may lie in shared memory.
 */
export interface Columns {
  readonly persons: number
  readonly flags: Uint8Array
  readonly askSeries: Int16Array
  readonly askOccupation: Int32Array
  /** Place in `standards`; UNKNOWN: none loaded for the occupation asked for. */
  readonly standard: Int16Array
  readonly certificates: HeldColumns
  readonly titles: HeldColumns
  readonly work: WorkColumns
  readonly days: DayColumns
  /** Days on which work in the occupation asked for may have begun. */
  readonly starts: { readonly start: Uint32Array; readonly day: Int32Array }
  readonly sheets: SheetColumns
  /** Eight numbers a standard, one a skill level: UNKNOWN, years in all, or AFTER_TITLE + years. */
  readonly standards: Int16Array
  readonly seriesWords: readonly string[]
  readonly words: readonly string[]
}

export const LEVELS = 8
export const AFTER_TITLE = 100

/** Every array of the columns, for counting bytes and moving them to shared memory. */
export function arraysOf(columns: Columns): (Uint8Array | Int8Array | Int16Array | Int32Array | Uint32Array)[] {
  const { certificates, titles, work, days, starts, sheets } = columns
  return [
    ...[columns.flags, columns.askSeries, columns.askOccupation, columns.standard, columns.standards],
    ...[certificates, titles, work, days, starts, sheets].flatMap((block) => Object.values(block)),
  ]
}

export const bytesOf = (columns: Columns): number =>
  arraysOf(columns).reduce((sum, { byteLength }) => sum + byteLength, 0)

/** What a workbook may weigh before it is read at all; a caller may only tighten these. */
export interface WorkbookLimits {
  /** Bytes of the file as it was sent. */
  readonly bytes: number
  /** Bytes of all its parts together, counted as they are unpacked. */
  readonly expandedBytes: number
  /** Expanded bytes for each byte sent. */
  readonly ratio: number
  readonly entries: number
  /** Rows with something in them, on one sheet. */
  readonly rows: number
}

const MEGABYTE = 1024 * 1024

export const workbookLimits: WorkbookLimits = {
  bytes: 50 * MEGABYTE,
  expandedBytes: 2048 * MEGABYTE,
  ratio: 200,
  entries: 2000,
  rows: 1_048_575,
}

/** Below this many expanded bytes the ratio says nothing: a short table of equal rows packs very well. */
export const RATIO_FLOOR = MEGABYTE

/** Longest single part that is held in memory whole: relations, styles, the list of sheets. */
export const SMALL_PART_BYTES = 32 * MEGABYTE

/** Text of all shared strings together, as UTF-8. */
export const SHARED_TEXT_BYTES = 512 * MEGABYTE

/** Excel holds 32,767 characters in a cell; a single token beyond this is no workbook. */
export const LONGEST_TOKEN = 4 * MEGABYTE

export const LAST_COLUMN = 16_383
/** No table of an office is wider; cells further right belong to none and are passed over. */
export const WIDEST_TABLE = 1024
export const LAST_ROW = 1_048_576
export const MOST_MERGES = 200_000

import type { PlainDate } from '../../platform/plain-date.ts'
import type { Facts, FieldFault, Language, RefusalKind } from '../../platform/refusal.ts'
import type { WorkbookLimits } from '../../platform/workbook/limits.ts'
import type { RosterClass, RosterMark, RosterReading } from './reading.ts'

/** What the page's thread asks the reading thread for. */
export interface RosterTask {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly today: PlainDate
  readonly class: RosterClass | undefined
  readonly keepRows: boolean
  /** Language of the marked copy; undefined when none is wanted. */
  readonly marked: Language | undefined
  /** Findings of the office's records, for the marked copy. */
  readonly also: readonly RosterMark[]
  readonly limits: WorkbookLimits
}

/** What comes back: a reading, or the parts of a refusal. */
export type RosterAnswer =
  | { readonly reading: RosterReading; readonly marked: Uint8Array | null }
  | {
      readonly refused: {
        readonly kind: RefusalKind
        readonly code: string
        readonly facts: Facts
        readonly faults: readonly FieldFault[]
      }
    }

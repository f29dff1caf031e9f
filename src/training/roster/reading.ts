import type { CitizenId } from '../../platform/identifiers/citizen-id.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Facts } from '../../platform/refusal.ts'
import type { IdType, ResidenceKind, RosterLevel } from './codes.ts'
import type { ColumnKind, RosterField } from './fields.ts'
import type { RosterLists } from './lists.ts'
import type { PreviewRow } from './preview.ts'

/** The class that a roster is checked against. Unknown values are null and their checks do not run. */
export interface RosterClass {
  readonly id: string
  readonly number: string
  readonly occupation: string | null
  readonly level: RosterLevel | null
  readonly projectType: string | null
  readonly startsOn: PlainDate | null
  readonly endsOn: PlainDate | null
  readonly plannedPeople: number | null
  readonly plannedHours: number | null
  readonly institutionName: string | null
}

export interface RosterContext {
  /** The office's day: nobody is born later. */
  readonly today: PlainDate
  readonly lists: RosterLists
  readonly class?: RosterClass | undefined
}

/** Why a row was passed over without being a person. */
export type SkipReason = 'total-row' | 'note-row' | 'repeated-header' | 'example-row'

/** One finding at one cell. `reason` picks a finer sentence for the code; E blocks the row, W warns. */
export interface RosterMark {
  readonly row: number
  /** 0-based column. */
  readonly column: number
  readonly field: RosterField | 'classNumber'
  readonly code: string
  readonly reason?: string
  readonly facts?: Facts
  /** The cell as it was found. */
  readonly value: string
}

/** A finding about the file as a whole. */
export interface RosterNotice {
  readonly code: string
  readonly field: ColumnKind | null
  readonly facts?: Facts
}

export interface RosterBirth {
  /** YYYY-MM-DD, or YYYY-MM when only the month is known. */
  readonly value: string
  readonly precision: 'day' | 'month'
}

/** A person of a roster whose row may be stored: every value typed, null where the roster does not say. */
export interface RosterRow {
  readonly row: number
  readonly name: string
  readonly idType: IdType
  readonly idNumber: string
  /** Parts of a number that proves them; null for papers without a check digit. */
  readonly citizen: CitizenId | null
  readonly sex: 'male' | 'female' | null
  readonly birth: RosterBirth | null
  /** GB/T 3304, two digits. */
  readonly ethnicity: string | null
  /** GB/T 4658, first digit and 0. */
  readonly education: string | null
  /** GB/T 2260 as of today, as deep as it was named. */
  readonly residence: string | null
  readonly residenceText: string | null
  readonly residenceKind: ResidenceKind | null
  /** G01–G16. */
  readonly groups: readonly string[]
  readonly phone: string | null
  readonly employer: string | null
  readonly employerCode: string | null
  /** Dictionary code; null when the name is not in the list. */
  readonly occupation: string | null
  readonly occupationName: string | null
  readonly level: RosterLevel | null
  readonly formerCertificate: string | null
  /** Years in the occupation. */
  readonly years: number | null
  readonly bank: string | null
  readonly account: string | null
  readonly payee: string | null
  readonly hours: number | null
  readonly attended: number | null
  /** Marks as written: a number 0–100 or 合格/不合格, theory before practice. */
  readonly score: readonly string[]
  readonly certificate: string | null
  readonly certifiedOn: PlainDate | null
  readonly note: string | null
}

/** What reading a roster gives: facts without language. `rows` are the good and warned ones, in order. */
export interface RosterReading {
  readonly sheet: string
  readonly otherSheets: readonly string[]
  readonly headerRow: number
  readonly people: number
  readonly good: number
  readonly bad: number
  readonly warned: number
  readonly skipped: readonly { readonly row: number; readonly why: SkipReason }[]
  /** Field → letters of its first column. */
  readonly columns: Readonly<Partial<Record<RosterField, string>>>
  readonly notices: readonly RosterNotice[]
  readonly notChecked: readonly string[]
  readonly marks: readonly RosterMark[]
  readonly rows: readonly RosterRow[]
  /** The first rows with findings and the first without, as they stand in the sheet. */
  readonly preview: readonly PreviewRow[]
}

import type { Database } from '../platform/database.ts'
import type { FileStore } from '../platform/files/files.ts'
import { plainDate } from '../platform/plain-date.ts'
import type { Sealer } from '../platform/seal.ts'
import { demoId } from './ids.ts'
import type { WorldSize } from './sizes.ts'
import type { DemoCounty, DemoUnit } from './units.ts'

/** Demo data runs on this day; nothing happened after it. */
export const OFFICE_DAY = plainDate('2021-06-30')

export interface DemoLoad {
  readonly db: Database
  readonly seal: Sealer
  /** Where the files of proofs are kept; without it no order is handed in. */
  readonly files?: FileStore
  readonly size: WorldSize
  readonly occupations: readonly string[]
  /** The bulletin that waits as a notice. */
  readonly notice: { readonly fileName: string; readonly text: string }
  readonly progress: (done: number, total: number) => Promise<void>
}

/** The world's units and places, with ids, as they stand in the database. */
export interface DemoWorld {
  readonly counties: readonly DemoCounty[]
  readonly institutions: readonly DemoUnit[]
  readonly enterprises: readonly DemoUnit[]
  readonly placeIds: ReadonlyMap<string, string>
  readonly accounts: ReadonlyMap<string, string>
}

/** A participant of a class, as the register knows him. */
export interface KnownPerson {
  readonly id: string
  readonly groups: readonly string[]
  readonly employer: string | null
}

export const unitIdOf = (mark: 'Q' | 'J', no: number): string => demoId(`unit:${mark}${no}`)

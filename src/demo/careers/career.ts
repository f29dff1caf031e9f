import type { NewRecords } from './records.ts'

/** What is on record of one invented person; days are never after the office day. */
export interface Career extends NewRecords {
  /** Where he works today, where that is none of the demo's enterprises. */
  readonly employerName: string | null
  /** Lists known to be complete. */
  readonly known: readonly ('certificate' | 'title' | 'employment' | 'appraisal')[]
}

export const NOTHING: Career = {
  ...{ employment: [], certificate: [], title: [], appraisal: [], engagement: [], honour: [] },
  ...{ employerName: null, known: [] },
}

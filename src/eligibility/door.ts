/** What this room's server side publishes for other rooms. */
export { benchOn, freshen as followRecords } from './population/run-job.ts'
export { type RunNotes, type ShownRun, showRun } from './population/show.ts'
export { type LoadedStandards, loadStandards } from './standards/load.ts'

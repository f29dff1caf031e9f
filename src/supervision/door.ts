/** What this room's server side publishes for other rooms. */
export { type TickReport, tick } from './tick/tick.ts'

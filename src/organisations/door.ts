/** What this room's server side publishes for other rooms. */
export { loadReferenceUnits } from './reference/load.ts'
export { appoint, enterOfficer, findClerk, openAccount, openPost } from './staff/staff.ts'
export { currentUnitsOf } from './tree/current.ts'
export type { CurrentUnit, Successor } from './tree/current-rules.ts'
export { readSuccessors as successorsOf } from './tree/heir-store.ts'
export { heldOn, inScope, nameOn, unitInScope, unitsAnsweredBy, unitsBelow } from './tree/scope-store.ts'
export { type OpenedUnit, openUnit, openUnits } from './units/open.ts'
export { type CodedUnit, findByCode as findUnitByCode, readNames as namesOf, type UnitName } from './units/store.ts'

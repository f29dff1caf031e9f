import type { RecordKind } from './kinds.ts'
import {
  appraised,
  certificateKinds,
  contracts,
  groupCodes,
  honourRanks,
  skillLevels,
  titleLevels,
  titleRoutes,
  titleSeries,
  tracks,
} from './values.ts'

export type FieldForm = 'text' | 'day' | 'year' | 'choice' | 'level' | 'unit' | 'occupation'

/** One field of a kind of record. Form, workbook, check and history read the same declaration. */
export interface RecordField {
  readonly name: string
  readonly as: FieldForm
  readonly needed?: true
  readonly choices?: readonly string[]
  /** Characters at most. */
  readonly most?: number
}

const text = (name: string, most = 100): RecordField => ({ name, as: 'text', most })
const day = (name: string): RecordField => ({ name, as: 'day' })
const choice = (name: string, choices: readonly string[]): RecordField => ({ name, as: 'choice', choices })
const level = (name: string, choices: readonly string[]): RecordField => ({ name, as: 'level', choices })
const needed = (field: RecordField): RecordField => ({ ...field, needed: true })
const unit: RecordField = { name: 'unitName', as: 'unit', most: 100 }
const occupation: RecordField = { name: 'occupation', as: 'occupation', most: 60 }

export const fieldsOf: Readonly<Record<RecordKind, readonly RecordField[]>> = {
  employment: [
    ...[unit, text('post', 60), choice('track', tracks), occupation],
    ...[needed(day('fromOn')), day('toOn'), choice('contract', contracts)],
  ],
  certificate: [
    ...[needed(choice('kind', certificateKinds)), needed(occupation), level('level', skillLevels)],
    ...[text('number', 40), text('issuer'), day('issuedOn'), choice('series', titleSeries)],
  ],
  title: [
    ...[needed(choice('series', titleSeries)), text('speciality', 60), needed(level('level', titleLevels))],
    ...[text('name', 60), day('grantedOn'), text('number', 40), text('issuer'), choice('route', titleRoutes)],
  ],
  engagement: [
    ...[unit, occupation, level('skillLevel', skillLevels), level('titleLevel', titleLevels), text('name', 60)],
    ...[needed(day('fromOn')), day('toOn'), text('document')],
  ],
  appraisal: [
    ...[needed({ name: 'year', as: 'year' }), unit, occupation, choice('result', appraised)],
    ...[text('word', 40), day('confirmedOn')],
  ],
  honour: [
    ...[needed(text('name')), choice('rank', honourRanks), text('issuer'), day('grantedOn')],
    ...[text('document'), day('validUntil')],
  ],
  group: [needed(choice('groupCode', groupCodes)), needed(day('fromOn')), day('toOn'), text('document')],
}

/** Kinds that whoever gave them may take back from a day on. */
export const revocable: ReadonlySet<RecordKind> = new Set(['certificate', 'title', 'honour'])

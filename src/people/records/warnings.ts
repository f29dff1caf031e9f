import type { PlainDate } from '../../platform/plain-date.ts'
import type { FieldFault } from '../../platform/refusal.ts'
import { fieldsOf } from './fields.ts'
import type { RecordKind } from './kinds.ts'
import type { RecordRow } from './record-store.ts'
import { type RecordFacts, readRecord } from './rules.ts'

type Life = Pick<RecordFacts, 'birth' | 'diedOn' | 'retiredOn'>

/** What is odd about the records of a person as they stand together today, by the record's id. */
export function warningsAmong(
  rows: Readonly<Record<RecordKind, readonly RecordRow[]>>,
  { birth, diedOn, retiredOn }: Life,
  today: PlainDate,
): ReadonlyMap<string, readonly FieldFault[]> {
  const life = { birth, diedOn, retiredOn, today }
  const judged = (['employment', 'certificate'] as const).flatMap((kind) => {
    const standing = rows[kind].filter(({ struckOn }) => struckOn === null)
    return standing.map((row) => [row.id, oddities(kind, row, standing, life)] as const)
  })
  return new Map(judged)
}

function oddities(
  kind: RecordKind,
  row: RecordRow,
  standing: readonly RecordRow[],
  life: Life & Pick<RecordFacts, 'today'>,
): readonly FieldFault[] {
  const others = standing.filter(({ id, track }) => id !== row.id && track !== 'none')
  const occupation = row.occupation as string | null
  const read = readRecord(kind, typedOf(kind, row), {
    ...life,
    occupations: new Map(occupation ? [[occupation, occupation]] : []),
    work: others.map((one) => ({
      ...{ unitName: one.unitName as string | null, fromOn: one.fromOn as PlainDate },
      toOn: one.toOn as PlainDate | null,
    })),
  })
  return 'faults' in read ? read.faults : read.warnings
}

/** A stored record as somebody would type it. */
export const typedOf = (kind: RecordKind, row: RecordRow): Record<string, string> =>
  Object.fromEntries(
    fieldsOf[kind].map(({ name }) => [name, row[name] === null || row[name] === undefined ? '' : String(row[name])]),
  )

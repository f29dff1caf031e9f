import type { PlainDate } from '../../platform/plain-date.ts'
import type { FieldFault } from '../../platform/refusal.ts'

export interface AskedInspection {
  readonly planItemNo: string | null
  readonly approvalDoc: string | null
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
}

/**
 * What is wrong with a special supervision as it is asked for: an office may not add one beside the registered yearly
 * plan without a document (中办国办 2024, 整治形式主义为基层减负若干规定), and its days must be in order.
 */
export function inspectionFaults({ planItemNo, approvalDoc, startsOn, endsOn }: AskedInspection): FieldFault[] {
  return [
    ...(planItemNo || approvalDoc ? [] : [{ field: 'planItemNo', code: 'inspection.not-registered', facts: {} }]),
    ...(endsOn < startsOn ? [{ field: 'endsOn', code: 'inspection.ends-before', facts: { starts: startsOn } }] : []),
  ]
}

import { Refusal } from '../../platform/refusal.ts'

const codes: Readonly<Record<string, string>> = {
  'workbook.unreadable': 'roster.f01',
  'workbook.encrypted': 'roster.f04',
  'workbook.macros': 'roster.f05',
  'workbook.too-large': 'roster.f06',
}

/** A refusal of the workbook in the codes of the roster, F01–F06; anything else as it is. */
export function asRosterRefusal(error: unknown): unknown {
  const code = error instanceof Refusal ? codes[error.code] : undefined
  return error instanceof Refusal && code ? new Refusal('invalid', code, error.facts) : error
}

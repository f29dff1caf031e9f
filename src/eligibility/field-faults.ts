import type { z } from 'zod'
import type { Facts, FieldFault } from '../platform/refusal.ts'

type Issue = z.core.$ZodIssue

/** certificates[0].issuedOn: where in a document a fault lies. */
export const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`))
    .join('')
    .replace(/^$/, '.')

/** The faults that one finding of the reader stands for, each at its field; unknown keys are named one by one. */
export function faultOfIssue(issue: Issue, at: readonly PropertyKey[] = []): FieldFault[] {
  const path = [...at, ...issue.path]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: pathOf([...path, key]), code: 'eligibility.field-unknown', facts: {} }))
  if (issue.code === 'invalid_union') {
    // Of the forms that are possible here, the one whose keys were given is what was meant.
    const meant = issue.errors.find((form) => !form.some(isForeign) && form.some((one) => one.path.length > 0))
    if (meant) return meant.flatMap((one) => faultOfIssue(one, path))
    const options = issue.errors.flat().flatMap((one) => (one.code === 'invalid_value' ? one.values.map(String) : []))
    if (options.length > 0) return [{ field: pathOf(path), code: 'eligibility.field-options', facts: { options } }]
  }
  return [{ field: pathOf(path), ...sentenceOf(issue) }]
}

const isForeign = (issue: Issue): boolean => issue.code === 'unrecognized_keys' && issue.path.length === 0

const customCodes: Readonly<Record<string, string>> = {
  reversed: 'eligibility.field-reversed',
  'too-early': 'eligibility.field-early',
}

function sentenceOf(issue: Issue): { code: string; facts: Facts } {
  switch (issue.code) {
    case 'invalid_value':
      return { code: 'eligibility.field-options', facts: { options: issue.values.map(String) } }
    case 'too_small':
      return { code: 'eligibility.field-small', facts: { minimum: String(issue.minimum) } }
    case 'too_big':
      return { code: 'eligibility.field-big', facts: { maximum: String(issue.maximum) } }
    case 'custom':
      return { code: customCodes[issue.message] ?? 'eligibility.field-day', facts: {} }
    case 'invalid_type':
      return { code: 'eligibility.field-type', facts: { expected: issue.expected } }
    default:
      return { code: 'eligibility.field-form', facts: {} }
  }
}

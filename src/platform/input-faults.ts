import type { ZodError, z } from 'zod'
import type { Facts, FieldFault } from './refusal.ts'

type Issue = z.core.$ZodIssue

/** Every wrong field of a form, each with a code of the platform's words; never the value that was typed. */
export const faultsOf = (error: ZodError): FieldFault[] =>
  error.issues.map((issue) => ({ field: issue.path.map(String).join('.'), ...faultOf(issue) }))

function faultOf(issue: Issue): { code: string; facts: Facts } {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? Number(issue.minimum) <= 1
          ? { code: 'field.missing', facts: {} }
          : { code: 'field.too-short', facts: { minimum: Number(issue.minimum) } }
        : { code: 'field.too-small', facts: { minimum: String(issue.minimum) } }
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'field.too-long', facts: { maximum: Number(issue.maximum) } }
        : { code: 'field.too-big', facts: { maximum: String(issue.maximum) } }
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? { code: 'field.missing', facts: {} }
        : issue.expected === 'number' || issue.expected === 'int'
          ? { code: 'field.not-a-number', facts: {} }
          : { code: 'field.wrong-form', facts: {} }
    case 'invalid_value':
      return { code: 'field.not-an-option', facts: { options: issue.values.map(String) } }
    case 'unrecognized_keys':
      return { code: 'field.unknown', facts: {} }
    case 'custom':
      return { code: issue.message === 'not-a-day' ? 'field.not-a-day' : 'field.wrong-form', facts: {} }
    default:
      return { code: 'field.wrong-form', facts: {} }
  }
}

import type { Context } from 'hono'
import type { z } from 'zod'
import { faultsOf } from './input-faults.ts'
import type { Operation } from './operation.ts'
import { Refusal } from './refusal.ts'

/** What was asked, checked field by field. @throws Refusal input.not-json | input.invalid with every wrong field. */
export const readInput = async (operation: Operation, context: Context): Promise<unknown> =>
  validate(operation.input, await givenTo(operation, context))

async function givenTo(operation: Operation, { req }: Context): Promise<unknown> {
  if (operation.method === 'GET' || operation.kind === 'upload') return { ...req.query(), ...req.param() }
  const given: unknown = await req.json().catch(() => undefined)
  if (given === undefined || given === null || typeof given !== 'object' || Array.isArray(given))
    throw new Refusal('invalid', 'input.not-json')
  return { ...given, ...req.param() }
}

function validate(schema: z.ZodType, given: unknown): unknown {
  const parsed = schema.safeParse(given, { reportInput: true })
  if (parsed.success) return parsed.data
  const faults = faultsOf(parsed.error)
  throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
}

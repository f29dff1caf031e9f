import { z } from 'zod'
import { PlainDate } from '../platform/plain-date.ts'
import { unitKinds } from './rules.ts'

export const Id = z.uuid()
export const Text = z.string().trim()
export const Reason = Text.min(2).max(500)
export const DocumentNo = Text.min(2).max(80).nullable().default(null)
export const Tree = z.enum(['territory', 'system'])
export const Kind = z.enum(unitKinds)
export const Precision = z.enum(['year', 'month', 'day'])
export const Scheme = z.enum(['division', 'zone', 'uscc', 'school', 'own'])
export const Share = z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/)
export const Version = z.int().min(1)

/** A unit as lists and pickers name it. */
export const UnitName = z.object({
  id: Id,
  kind: Kind,
  name: z.string(),
  shortName: z.string(),
  code: z.string().nullable(),
})

/** A unit above another, as a link or, where the reader does not reach it, as a name only. */
export const UnitAbove = z.object({ id: Id, name: z.string(), within: z.boolean() })

export const Code = z.object({ scheme: Scheme, code: Text.min(1).max(40) })
export const Dated = z.object({ fromOn: PlainDate, toOn: PlainDate.nullable() })

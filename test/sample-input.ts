/** JSON Schema as far as inputs use it. */
interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly default?: unknown
  readonly $ref?: string
}

const SOMEBODY = '01900000-0000-7000-8000-000000000000'

/** The smallest value that a schema should accept: only what is required, ids of nobody. */
export function sampleOf(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return sampleOf(choice[0]!)
  if (schema.type === 'object') return sampleObject(schema)
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items!))
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (schema.type === 'boolean') return false
  return sampleText(schema)
}

function sampleObject({ properties = {}, required = [] }: Schema): Record<string, unknown> {
  return Object.fromEntries(required.map((name) => [name, sampleOf(properties[name]!)]))
}

function sampleText({ format, pattern, minLength = 1 }: Schema): string {
  if (format === 'uuid') return SOMEBODY
  if (format === 'date') return '2021-06-30'
  if (pattern?.includes('\\d')) return '1'.repeat(minLength)
  return '甲'.repeat(minLength)
}

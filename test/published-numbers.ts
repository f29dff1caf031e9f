/** Numbers that place or order something and count nothing: positions, versions, layout. They need no provenance. */
const POSITIONS = new Set([
  ...['version', 'no', 'ordinal', 'row', 'headerRow', 'depth', 'column', 'page', 'start', 'end', 'year', 'month'],
  ...[
    'ranges',
    'days',
    'workingDays',
    'from',
    'to',
    'seconds',
    'percent',
    'share',
    'width',
    'x',
    'y',
    'step',
    'strong',
  ],
])

export interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema | readonly Schema[]
  readonly prefixItems?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
  readonly $defs?: Readonly<Record<string, Schema>>
}

const listOf = (items: Schema | readonly Schema[] | undefined): readonly Schema[] =>
  items === undefined ? [] : Array.isArray(items) ? items : [items as Schema]

/** The paths of an answer's schema that are numbers although they stand for a quantity. */
export function numbersOutsideFigures(schema: Schema, at = '', name = ''): string[] {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  const loose = types.some((type) => type === 'number' || type === 'integer') && !POSITIONS.has(name) ? [at] : []
  const named = [...Object.entries(schema.properties ?? {}), ...Object.entries(schema.$defs ?? {})]
  const more = [
    ...listOf(schema.items),
    ...(schema.prefixItems ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ]
  return [
    ...loose,
    ...named.flatMap(([key, inner]) => numbersOutsideFigures(inner, `${at}.${key}`, key)),
    ...more.flatMap((inner) => numbersOutsideFigures(inner, `${at}[]`, name)),
  ]
}

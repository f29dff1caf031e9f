import { z } from 'zod'
import type { Operation, Room } from './operation.ts'

interface Described {
  readonly properties?: Readonly<Record<string, object>>
  readonly required?: readonly string[]
}

/** Schemas that refer to themselves are named, because a reference starts from the whole description. */
type Named = Record<string, object>

function schemaOf(schema: z.ZodType, io: 'input' | 'output', name: string, named: Named): Described {
  const {
    $schema: _,
    $defs = {},
    ...own
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Described & {
    readonly $schema?: string
    readonly $defs?: Readonly<Record<string, object>>
  }
  const moved = (part: object): object =>
    JSON.parse(JSON.stringify(part).replace(/"#\/\$defs\/([^"]+)"/g, `"#/components/schemas/${name}.$1"`)) as object
  for (const [def, part] of Object.entries($defs)) named[`${name}.${def}`] = moved(part)
  return moved(own)
}

/** The description of every operation (OpenAPI 3.1), made from the same objects that the server mounts. */
export function openApi(rooms: Readonly<Record<string, Room>>, version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  const named: Named = { Refusal: refusalSchema }
  for (const [room, { contract }] of Object.entries(rooms)) {
    for (const [name, operation] of Object.entries(contract)) {
      const path = `/api${operation.path.replace(/:(\w+)/g, '{$1}')}`
      paths[path] ??= {}
      paths[path][operation.method.toLowerCase()] = describe(`${room}.${name}`, operation, named)
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '产改工作平台 Changai', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ cookie: [] }, { token: [] }],
    paths,
    components: { securitySchemes, schemas: named },
  }
}

const securitySchemes = {
  cookie: { type: 'apiKey', in: 'cookie', name: 'changai' },
  token: { type: 'http', scheme: 'bearer' },
}

const refusalSchema = {
  type: 'object',
  required: ['kind', 'code', 'facts', 'message'],
  properties: {
    kind: { type: 'string' },
    code: { type: 'string' },
    facts: { type: 'object' },
    faults: { type: 'array', items: { type: 'object' } },
    message: { type: 'string' },
  },
}

function describe(operationId: string, operation: Operation, named: Named): object {
  const input = schemaOf(operation.input, 'input', `${operationId}.input`, named)
  const inPath = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  const inQuery = operation.method === 'GET' || operation.kind === 'upload'
  const parameters = Object.entries(input.properties ?? {})
    .filter(([name]) => inQuery || inPath.includes(name))
    .map(([name, schema]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || (input.required?.includes(name) ?? false),
      schema,
    }))
  const body = inQuery && operation.kind !== 'upload' ? {} : { requestBody: bodyOf(operation, input, inPath) }
  const security = operation.may === 'everybody' ? { security: [] } : {}
  return {
    operationId,
    summary: operation.summary,
    tags: [operationId.split('.')[0]],
    'x-may': operation.may,
    ...security,
    parameters,
    ...body,
    responses: {
      200: { description: 'done', content: contentOf(operationId, operation, named) },
      default: {
        description: 'refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  }
}

function bodyOf(operation: Operation, input: Described, inPath: readonly string[]): object {
  if (operation.kind === 'upload')
    return { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
  const properties = Object.fromEntries(
    Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name)),
  )
  const required = input.required?.filter((name) => !inPath.includes(name)) ?? []
  const schema = { type: 'object', properties, ...(required.length ? { required } : {}) }
  return { required: true, content: { 'application/json': { schema } } }
}

function contentOf(operationId: string, operation: Operation, named: Named): object {
  if (operation.kind === 'download') return { 'application/octet-stream': {} }
  const type = operation.kind === 'events' ? 'text/event-stream' : 'application/json'
  return { [type]: { schema: schemaOf(operation.output, 'output', `${operationId}.output`, named) } }
}

import type { z } from 'zod'
import type { Operation } from './operation.ts'
import { type Facts, type FieldFault, type Language, Refusal, type RefusalKind } from './refusal.ts'

/** Who asks, and how. In a browser the cookie speaks and `origin` is empty. */
export interface Desk {
  readonly origin: string
  readonly language: Language
  readonly token?: string
  readonly cookie?: string
}

export interface Asking {
  readonly body?: BodyInit
  readonly signal?: AbortSignal
  /** The same key sent again gets the first answer: give one to every command that may be sent twice. */
  readonly key?: string
}

/** An answer in another shape than this page was made for: server and page are of two releases. */
export class UnreadableAnswer extends Error {}

type Answer<Op extends Operation> = Op extends { kind: 'download' } ? Response : z.output<Op['output']>

/**
 * Asks the office for one operation. The answer is parsed, so a page never sees a shape that the contract does not
 * promise. @throws Refusal as the office gave it, with its sentence; kind `defect` becomes an Error with its number;
 * UnreadableAnswer.
 */
export async function request<Op extends Operation>(
  desk: Desk,
  operation: Op,
  input: z.input<Op['input']>,
  asking: Asking = {},
): Promise<Answer<Op>> {
  const response = await fetch(...toHttp(desk, operation, input as Record<string, unknown>, asking))
  if (!response.ok) throw await refusalOf(response)
  if (operation.kind === 'download') return response as Answer<Op>
  return readAnswer(operation, await response.text()) as Answer<Op>
}

/** @throws UnreadableAnswer, which says what did not fit and nothing of what was answered. */
export function readAnswer<Op extends Operation>(operation: Op, text: string): z.output<Op['output']> {
  const parsed = operation.output.safeParse(json(text))
  if (parsed.success) return parsed.data as z.output<Op['output']>
  const where = parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`)
  throw new UnreadableAnswer(`${operation.method} ${operation.path}: ${where.slice(0, 5).join(', ')}`)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where an operation is found, for links and uploads with progress. */
export function addressOf(operation: Operation, input: Readonly<Record<string, unknown>>): string {
  const named = new Set([...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name!))
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])))
  const inQuery = operation.method === 'GET' || operation.kind === 'upload'
  const rest = Object.entries(input).filter(
    ([name, value]) => !named.has(name) && value !== undefined && value !== null,
  )
  const query = inQuery ? new URLSearchParams(rest.map(([name, value]) => [name, String(value)])).toString() : ''
  return `/api${path}${query ? `?${query}` : ''}`
}

function toHttp(
  desk: Desk,
  operation: Operation,
  input: Record<string, unknown>,
  asking: Asking,
): [string, RequestInit] {
  const sent = operation.method === 'GET' ? {} : { body: asking.body ?? JSON.stringify(input), duplex: 'half' }
  const headers = {
    'accept-language': desk.language,
    'x-changai': '1',
    ...(operation.method === 'GET'
      ? {}
      : { 'content-type': operation.kind === 'upload' ? 'application/octet-stream' : 'application/json' }),
    ...(desk.token ? { authorization: `Bearer ${desk.token}` } : {}),
    ...(desk.cookie ? { cookie: desk.cookie } : {}),
    ...(asking.key ? { 'idempotency-key': asking.key } : {}),
  }
  const signal = asking.signal ? { signal: asking.signal } : {}
  const init = { method: operation.method, headers, credentials: 'same-origin', ...sent, ...signal } as const
  return [`${desk.origin}${addressOf(operation, input)}`, init as RequestInit]
}

interface RefusedAnswer {
  readonly kind: RefusalKind | 'defect'
  readonly code: string
  readonly facts: Facts
  readonly faults: readonly FieldFault[]
  readonly message: string
}

/** The refusal in a response; an Error with the office's sentence where it is a defect or no answer of ours at all. */
export async function refusalOf(response: Response): Promise<Error> {
  const told = (await response.json().catch(() => undefined)) as RefusedAnswer | undefined
  if (!told?.code) return new Error(`HTTP ${response.status}`)
  if (told.kind === 'defect') return new Error(told.message)
  const refusal = new Refusal(told.kind, told.code, told.facts, told.faults)
  refusal.message = told.message
  return refusal
}

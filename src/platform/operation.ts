import type { ZodObject, ZodType, z } from 'zod'
import type { Database } from './database.ts'
import type { Press } from './documents/pdf.ts'
import type { FileStore, KeptFile } from './files/files.ts'
import type { JobQueue } from './jobs/jobs.ts'
import type { PlainDate } from './plain-date.ts'
import type { Facts, Language, Refusal, Words } from './refusal.ts'
import type { Sealer } from './seal.ts'
import type { WorkCalendar } from './working-days.ts'

/** Root of what a clerk may see in one tree: a unit, everything, or nothing. */
export type Reach = { readonly unit: string } | 'all' | 'none'

/** Where: the territory (块) and the system (条). A row is seen only where both reach it. */
export interface Scope {
  readonly territory: Reach
  readonly system: Reach
}

/** Whoever asks: a post with its holder, or a worker who sees only himself. */
export interface Clerk {
  readonly accountId: string
  readonly login: string
  readonly name: string
  readonly postId: string | null
  readonly postTitle: string
  readonly unitId: string | null
  readonly unitName: string
  /** The person's own record, for a worker; null for everybody else. */
  readonly personId: string | null
  readonly duties: ReadonlySet<string>
  readonly scope: Scope
}

/** A duty (noun.verb), or who needs none: `everybody` (not signed in) and `anyone` (signed in). */
export type May = 'everybody' | 'anyone' | `${string}.${string}`

export type Method = 'GET' | 'POST' | 'PUT'
export type OperationKind = 'json' | 'upload' | 'download' | 'events'

/** One thing the office can be asked to do. Server, browser, command line and tests read the same object. */
export interface Operation {
  readonly method: Method
  readonly path: `/${string}`
  readonly may: May
  /** One plain sentence for the API description. */
  readonly summary: string
  readonly input: ZodObject
  readonly output: ZodType
  readonly kind?: OperationKind
  /** What an upload may weigh, and the refusal of a heavier one; every upload says so. */
  readonly limit?: { readonly bytes: number; readonly code: string; readonly facts: Facts }
  /** What an audit row is about: the input field that holds the subject's id. */
  readonly subject?: string
  /** The answer holds a secret that is shown once: it is never kept for a request that comes again. */
  readonly isSecret?: boolean
  /** Reads of personal data say so; the handler reports whom it showed through `call.saw`. */
  readonly shows?: 'persons'
}

type PathParameters<P extends string> = P extends `${string}:${infer A}/${infer R}`
  ? A | PathParameters<R>
  : P extends `${string}:${infer A}`
    ? A
    : never
type Missing<T extends Operation> = Exclude<PathParameters<T['path']>, keyof T['input']['shape']>

/** Declares an operation; a path parameter that the input does not name is a type error. */
export const operation = <const T extends Operation>(
  declared: T & ([Missing<T>] extends [never] ? unknown : { input: `path parameter ${Missing<T> & string} missing` }),
): T => declared

export type Contract = Readonly<Record<string, Operation>>

/** What a handler is given: nothing else reaches it, so nothing else can decide the answer. */
export interface Call<Op extends Operation = Operation> {
  readonly input: z.output<Op['input']>
  readonly clerk: Clerk
  readonly db: Database
  /** The office day: rules and pages read it; sign-in, locks and audit use the real clock. */
  readonly today: PlainDate
  readonly calendar: WorkCalendar
  readonly language: Language
  readonly seal: Sealer
  readonly files: FileStore
  readonly jobs: JobQueue
  /** Prints official documents. */
  readonly press: Press
  /** The file that an upload brought, whole and within its limit; null where nothing came. */
  readonly upload: Upload | null
  /** The visit itself, for signing in and out. */
  readonly visit: Visit
  /** Puts onto the audit row what was touched: persons shown, and the purpose given. */
  readonly note: (facts: AuditNote) => void
}

/** A file that came in. It stays only if it is kept and the request succeeds. */
export interface Upload extends KeptFile {
  read(): Promise<Buffer>
  keep(): KeptFile
}

export interface Visit {
  readonly source: string
  readonly sessionHash: string | null
  /** The real clock: sign-in, locks and audit read it, rules never do. */
  readonly now: Date
  readonly keepCookie: (token: string) => void
  readonly dropCookie: () => void
}

export interface AuditNote {
  readonly persons?: readonly string[]
  readonly purpose?: string
  readonly fields?: readonly string[]
  readonly subject?: string
}

/** A file that a handler answers with; `kind: 'download'`. */
export interface Download {
  readonly name: string
  readonly type: string
  readonly body: Uint8Array | ReadableStream<Uint8Array>
}

type Answer<Op extends Operation> = Op extends { kind: 'download' }
  ? Download
  : Op extends { kind: 'events' }
    ? AsyncIterable<z.input<Op['output']>>
    : z.input<Op['output']>

/** A refusal that is returned, not thrown, keeps what was written before it: a wrong password is counted. */
export type Handler<Op extends Operation = Operation> = (call: Call<Op>) => Promise<Answer<Op> | Refusal>

export interface Room {
  readonly contract: Contract
  readonly handlers: Readonly<Record<string, Handler<never>>>
  readonly words: Words
}

export const room = <C extends Contract>(
  contract: C,
  handlers: { [K in keyof C]: Handler<C[K]> },
  words: Words,
): Room => ({ contract, handlers: handlers as unknown as Room['handlers'], words })

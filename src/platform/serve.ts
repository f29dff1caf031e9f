import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import { allow, type SignedIn } from './allow.ts'
import { recordAudit } from './audit/store.ts'
import type { Database } from './database.ts'
import type { Press } from './documents/pdf.ts'
import type { FileStore } from './files/files.ts'
import type { JobQueue } from './jobs/jobs.ts'
import type { AuditNote, Call, Clerk, Download, Handler, Operation, Room, Visit } from './operation.ts'
import type { PlainDate } from './plain-date.ts'
import { readInput } from './read-input.ts'
import { type Incoming, receiveUpload } from './receive-upload.ts'
import { type Language, Refusal, say, statusOf, type Words } from './refusal.ts'
import { answerOnce } from './request-key/request-key.ts'
import type { Sealer } from './seal.ts'
import { answerDownload, answerEvents } from './serve-streams.ts'
import { words as platformWords } from './words.ts'
import type { WorkCalendar } from './working-days.ts'

/** Everything from outside that an answer may depend on. Tests give their own. */
export interface Office {
  readonly db: Database
  readonly seal: Sealer
  readonly files: FileStore
  readonly jobs: JobQueue
  readonly press: Press
  readonly identify: (asked: Asked) => Promise<SignedIn | undefined>
  readonly today: () => Promise<PlainDate>
  readonly calendar: () => Promise<WorkCalendar>
  readonly now: () => Date
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

export interface Asked {
  readonly cookie: string | undefined
  readonly bearer: string | undefined
}

export interface Ask {
  readonly name: string
  readonly operation: Operation
  readonly handle: Handler<never>
}

interface Attempt {
  readonly ask: Ask
  readonly context: Context
  readonly requestId: string
  readonly signedIn: SignedIn | undefined
}

export const COOKIE = 'changai'
/** A page of another origin cannot send this header without being asked first, and is then refused. */
export const CHECK_HEADER = 'x-changai'

/** Mounts every operation of every room. @throws Error when a room lacks a handler: the server does not start then. */
export function serve(office: Office, rooms: Readonly<Record<string, Room>>): Hono {
  const app = new Hono()
  const words: Words = Object.assign({}, platformWords, ...Object.values(rooms).map((room) => room.words))
  app.use(secureHeaders(HEADERS))
  for (const ask of asksOf(rooms)) {
    app.on(ask.operation.method, `/api${ask.operation.path}`, (c) => respond(office, ask, c, words))
  }
  return app
}

const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
  },
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
}

function asksOf(rooms: Readonly<Record<string, Room>>): Ask[] {
  return Object.entries(rooms).flatMap(([roomName, { contract, handlers }]) =>
    Object.entries(contract).map(([name, operation]) => {
      const handle = handlers[name]
      if (!handle || !operation.may) throw new Error(`${roomName}.${name} has no handler or does not say who may`)
      if (operation.kind === 'upload' && !operation.limit)
        throw new Error(`${roomName}.${name} does not limit its file`)
      return { name: `${roomName}.${name}`, operation, handle }
    }),
  )
}

async function respond(office: Office, ask: Ask, context: Context, words: Words): Promise<Response> {
  const requestId = randomUUID()
  const began = performance.now()
  let attempt: Attempt = { ask, context, requestId, signedIn: undefined }
  let outcome = 'done'
  try {
    attempt = { ...attempt, signedIn: await identify(office, context) }
    const answer = await perform(office, attempt)
    if (!(answer instanceof Refusal)) return toResponse(ask.operation, context, answer)
    outcome = answer.code
    return refuse(answer, context, words, requestId, office)
  } catch (error) {
    outcome = error instanceof Refusal ? error.code : 'defect'
    await keepRefused(office, attempt, outcome)
    return refuse(error, context, words, requestId, office)
  } finally {
    const ms = Math.round((performance.now() - began) * 10) / 10
    office.log({ at: office.now().toISOString(), request: requestId, operation: ask.name, outcome, ms })
  }
}

async function identify(office: Office, context: Context): Promise<SignedIn | undefined> {
  const cookie = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(context.req.header('cookie') ?? '')?.[1]
  const bearer = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1]
  if (!cookie && !bearer) return undefined
  if (!bearer && context.req.method !== 'GET' && !context.req.header(CHECK_HEADER))
    throw new Refusal('forbidden', 'request.forged')
  return office.identify({ cookie, bearer })
}

async function perform(office: Office, attempt: Attempt): Promise<unknown> {
  const { ask, context } = attempt
  allow(ask.operation, ask.name, attempt.signedIn)
  const input = await readInput(ask.operation, context)
  const came = await receiveUpload(office.files, ask.operation, context)
  if (!came) return transact(office, attempt, input, undefined)
  try {
    // The file may have been an hour on its way: whoever was dismissed meanwhile hands nothing in.
    const now = { ...attempt, signedIn: await identify(office, context) }
    allow(ask.operation, ask.name, now.signedIn)
    return await transact(office, now, input, came)
  } finally {
    await came.discard()
  }
}

async function transact(office: Office, attempt: Attempt, input: unknown, came: Incoming | undefined) {
  const { ask, context, signedIn } = attempt
  const key = ask.operation.isSecret ? undefined : context.req.header('idempotency-key')
  const accountId = signedIn?.clerk.accountId
  const given = { today: await office.today(), calendar: await office.calendar(), upload: came?.upload ?? null }
  const told = came ? { ...(input as object), file: came.upload.hash } : input
  return office.db.transaction().execute(async (db) => {
    const work = () => handle(office, attempt, db, input, given)
    const once = { operation: ask.name, input: told }
    const answer = key && accountId ? await answerOnce(db, { accountId, key, ...once }, work) : await work()
    await came?.settle()
    return answer
  })
}

type Given = Pick<Call, 'today' | 'calendar' | 'upload'>

async function handle(office: Office, attempt: Attempt, db: Database, input: unknown, given: Given): Promise<unknown> {
  const { ask, context, signedIn } = attempt
  const notes: AuditNote[] = []
  const { seal, files, jobs, press } = office
  const call = {
    ...{ input, db, seal, files, jobs, press, ...given },
    clerk: signedIn?.clerk ?? NOBODY,
    language: languageOf(context),
    visit: visitOf(office, context, signedIn),
    note: (facts: AuditNote) => notes.push(facts),
  }
  const answer: unknown = await ask.handle(call as never)
  const outcome = answer instanceof Refusal ? answer.code : 'done'
  await writeAudit(office, attempt, db, { input, notes, outcome })
  if (answer instanceof Refusal || ask.operation.kind === 'download' || ask.operation.kind === 'events') return answer
  return ask.operation.output.parse(answer)
}

function visitOf(office: Office, context: Context, signedIn: SignedIn | undefined): Visit {
  const { source, now } = { source: sourceOf(context), now: office.now() }
  const cookie = {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: context.req.header('x-forwarded-proto') === 'https',
  } as const
  return {
    source,
    now,
    sessionHash: signedIn?.sessionHash ?? null,
    keepCookie: (token) => setCookie(context, COOKIE, token, cookie),
    dropCookie: () => deleteCookie(context, COOKIE, { path: '/' }),
  }
}

const NOBODY: Clerk = {
  accountId: '00000000-0000-0000-0000-000000000000',
  login: '',
  name: '',
  postId: null,
  postTitle: '',
  unitId: null,
  unitName: '',
  personId: null,
  duties: new Set(),
  scope: { territory: 'none', system: 'none' },
}

interface Told {
  readonly input: unknown
  readonly notes: readonly AuditNote[]
  readonly outcome: string
}

/** Reads that show nobody are not audited: the access log has them. */
async function writeAudit(office: Office, attempt: Attempt, db: Database, told: Told): Promise<void> {
  const { ask, context, requestId, signedIn } = attempt
  const persons = told.notes.flatMap((note) => note.persons ?? [])
  if (ask.operation.method === 'GET' && told.outcome === 'done' && told.notes.length === 0) return
  const clerk = signedIn?.clerk
  await recordAudit(db, {
    at: office.now(),
    requestId,
    accountId: clerk?.accountId ?? null,
    postId: clerk?.postId ?? null,
    unitId: clerk?.unitId ?? null,
    sessionHash: signedIn?.sessionHash ?? null,
    source: sourceOf(context),
    operation: ask.name,
    subject: told.notes.find((note) => note.subject)?.subject ?? subjectOf(ask.operation, context, told.input),
    persons,
    purpose: told.notes.find((note) => note.purpose)?.purpose ?? null,
    fields: told.notes.flatMap((note) => note.fields ?? []),
    outcome: told.outcome,
    facts: {},
  })
}

function subjectOf({ subject }: Operation, context: Context, input: unknown): string | null {
  const named = subject ? (input as Record<string, unknown> | null)?.[subject] : undefined
  return typeof named === 'string' ? named : (context.req.param('id') ?? null)
}

/** The work was rolled back; that it was tried is kept. Facts may quote what was typed, so only the code is kept. */
async function keepRefused(office: Office, attempt: Attempt, outcome: string): Promise<void> {
  await writeAudit(office, attempt, office.db, { input: null, notes: [], outcome }).catch((error: unknown) =>
    office.log({ at: office.now().toISOString(), defect: 'audit-not-written', error: describe(error) }),
  )
}

function toResponse(operation: Operation, context: Context, answer: unknown): Response {
  if (operation.kind === 'download') return answerDownload(answer as Download)
  if (operation.kind === 'events') return answerEvents(context, answer as AsyncIterable<unknown>)
  context.header('cache-control', 'no-store')
  return context.json(answer as object)
}

function refuse(error: unknown, context: Context, words: Words, requestId: string, office: Office): Response {
  const language = languageOf(context)
  context.header('cache-control', 'no-store')
  if (error instanceof Refusal) {
    const { kind, code, facts } = error
    const faults = error.faults.map((fault) => ({ ...fault, message: say(words, language, fault.code, fault.facts) }))
    return context.json({ kind, code, facts, faults, message: say(words, language, code, facts) }, statusOf[kind])
  }
  const number = `E-${requestId.slice(0, 8)}`
  office.log({ at: office.now().toISOString(), defect: number, request: requestId, error: describe(error) })
  const message = say(words, language, 'office.defect', { number })
  return context.json({ kind: 'defect', code: 'office.defect', facts: { number }, faults: [], message }, 500)
}

/** What may be logged of an error: never its detail, which quotes rows. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { thrown: typeof error }
  const { code, constraint } = error as Error & { code?: string; constraint?: string }
  return { name: error.name, message: error.message, code, constraint, stack: error.stack?.split('\n').slice(1, 6) }
}

export const languageOf = ({ req }: Context): Language =>
  req.header('accept-language')?.startsWith('en') ? 'en' : 'zh'

export function sourceOf(context: Context): string {
  const incoming = (context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return incoming?.socket?.remoteAddress ?? 'local'
}

import type { Hono } from 'hono'
import { findClerk } from '../organisations/door.ts'
import type { SignedIn } from '../platform/allow.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { openPress, type Press } from '../platform/documents/pdf.ts'
import { openFiles } from '../platform/files/files.ts'
import { type JobOffice, jobQueue } from '../platform/jobs/jobs.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { Sealer } from '../platform/seal.ts'
import { type Asked, type Office, serve } from '../platform/serve.ts'
import { readCalendar, readOfficeDay } from '../platform/settings/store.ts'
import { hashToken } from '../platform/sign-in/password.ts'
import { mustEnrol } from '../platform/sign-in/second-factor.ts'
import { findSignedIn } from '../platform/sign-in/sign-in.ts'
import { findApiToken } from '../platform/sign-in/store.ts'
import type { WorkCalendar } from '../platform/working-days.ts'
import { rooms } from './rooms.ts'

export interface OfficeOptions {
  readonly databaseUrl: string
  readonly filesFolder: string
  /** Faces that the office put there itself, where the folder exists. */
  readonly fontsFolder?: string
  readonly sealer: Sealer
  /** The real clock; tests set their own. */
  readonly now?: () => Date
  /** The office day; without it, the setting, or else today in China. */
  readonly today?: () => PlainDate
  readonly log?: Office['log']
}

export interface OpenOffice {
  readonly app: Hono
  readonly db: Database
  /** What background jobs use of the office. */
  readonly forJobs: JobOffice
  /** To be closed with the server. */
  readonly press: Press
}

const CALENDAR_KEPT_MS = 2000

export function openOffice(options: OfficeOptions): OpenOffice {
  const db = openDatabase(options.databaseUrl)
  const now = options.now ?? (() => new Date())
  const today = async () => options.today?.() ?? (await readOfficeDay(db, now()))
  const press = openPress(options.fontsFolder ?? null)
  const office: Office = {
    ...{ db, now, today, seal: options.sealer, jobs: jobQueue, press },
    files: openFiles(options.filesFolder, options.sealer),
    calendar: keptCalendar(db),
    identify: (asked) => identify(db, asked, now(), today),
    log: options.log ?? (() => {}),
  }
  return { app: serve(office, rooms), db, forJobs: office, press }
}

/** Rights are never remembered: each request asks again who holds the post today. */
async function identify(db: Database, asked: Asked, now: Date, today: () => Promise<PlainDate>) {
  return asked.bearer
    ? identifyToken(db, asked.bearer, now, await today())
    : identifyCookie(db, asked.cookie, now, today)
}

async function identifyCookie(
  db: Database,
  cookie: string | undefined,
  now: Date,
  today: () => Promise<PlainDate>,
): Promise<SignedIn | undefined> {
  const session = cookie ? await findSignedIn(db, cookie, now) : undefined
  if (!session) return undefined
  const { accountId, postId, tokenHash, mustChange } = session
  const clerk = await findClerk(db, { accountId, postId, day: await today() })
  return clerk && { clerk, sessionHash: tokenHash, mustChange, mustEnrol: await mustEnrol(db, clerk) }
}

/** A token has at most the duties it was given, and never more than its post holds today. */
async function identifyToken(db: Database, token: string, now: Date, day: PlainDate): Promise<SignedIn | undefined> {
  const held = await findApiToken(db, hashToken(token), now)
  const clerk = held && (await findClerk(db, { accountId: held.accountId, postId: held.postId, day }))
  if (!held || !clerk) return undefined
  const duties = new Set(held.duties.filter((duty) => clerk.duties.has(duty)))
  return { clerk: { ...clerk, duties }, sessionHash: hashToken(token), mustChange: false, mustEnrol: false }
}

function keptCalendar(db: Database): () => Promise<WorkCalendar> {
  let kept: { calendar: WorkCalendar; at: number } | undefined
  return async () => {
    if (!kept || performance.now() - kept.at > CALENDAR_KEPT_MS)
      kept = { calendar: await readCalendar(db), at: performance.now() }
    return kept.calendar
  }
}

import { findClerk } from '../organisations/door.ts'
import type { Call } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { hashToken, newToken } from '../platform/sign-in/password.ts'
import { printCalendar } from './calendar-rules.ts'
import type { contract } from './contract.ts'
import { endFeeds, findFeed, findFeedOwner, insertFeed, readDeadlines } from './feed-store.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

function ownerOf({ clerk }: Pick<Call, 'clerk'>) {
  if (clerk.postId === null) throw new Refusal('forbidden', 'plan.no-unit')
  return { accountId: clerk.accountId, postId: clerk.postId }
}

export async function feed(call: Of<'feed'>) {
  const held = await findFeed(call.db, ownerOf(call))
  return { since: held?.madeAt.toISOString() ?? null }
}

/** A new address ends the one before; only its hash is kept, so that it is shown this once. */
export async function makeFeed(call: Of<'makeFeed'>) {
  const owner = ownerOf(call)
  const token = newToken()
  await endFeeds(call.db, owner, call.visit.now)
  await insertFeed(call.db, owner, hashToken(token), call.visit.now)
  return { path: `/api/calendars/${token}` }
}

export async function endFeed(call: Of<'endFeed'>) {
  await endFeeds(call.db, ownerOf(call), call.visit.now)
  return { since: null }
}

/** Whoever holds the address reads titles and days of one post, as long as its holder holds it. */
export async function calendar({ db, input, today, visit }: Of<'calendar'>) {
  const owner = await findFeedOwner(db, hashToken(input.token.replace(/\.ics$/, '')))
  const clerk = owner && (await findClerk(db, { ...owner, day: today }))
  if (!clerk?.duties.has('plan.read')) throw new Refusal('absent', 'feed.absent')
  const deadlines = await readDeadlines(db, { clerk, today })
  const stamp = visit.now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const text = printCalendar(`产改期限 ${clerk.unitName}`, deadlines, stamp)
  return { name: 'changai.ics', type: 'text/calendar; charset=utf-8', body: new TextEncoder().encode(text) }
}

import type { Reach, Scope } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Bundle, grantableBy } from '../duties.ts'
import { covers, type Span } from '../rules.ts'

export interface NewPost {
  readonly bundles: readonly Bundle[]
  readonly territoryId: string | null
  readonly systemId: string | null
}

/** @throws Refusal post.beyond-grant | post.beyond-reach: nobody gives duties or a reach that he may not give. */
export function judgePost(post: NewPost, granterBundles: readonly string[], scope: Scope): void {
  const grantable = grantableBy(granterBundles)
  const beyond = post.bundles.filter((bundle) => !grantable.has(bundle))
  if (beyond.length > 0) throw new Refusal('forbidden', 'post.beyond-grant', { bundles: beyond })
  if (wider(scope.territory, post.territoryId) || wider(scope.system, post.systemId))
    throw new Refusal('forbidden', 'post.beyond-reach')
}

/** A whole tree is given only by who sees the whole tree; a single root is looked up in the giver's scope. */
const wider = (reach: Reach, rootId: string | null) => rootId === null && reach !== 'all'

interface Term extends Span {
  readonly id: string
}

export interface Appointing {
  readonly title: string
  readonly post: Span
  readonly terms: readonly Term[]
  readonly fromOn: PlainDate
  readonly officerId: string | null
  /** Who asks. */
  readonly askerOfficerId: string | null
  /** Whose turn it is already, on that day. */
  readonly holderId: string | null
}

/**
 * The term of the present holder that ends with the appointment; null where the post is vacant. The day of handover
 * belongs to the new holder.
 * @throws Refusal post.not-open | appointment.oneself | appointment.same-holder | appointment.not-later.
 */
export function judgeAppointment(asked: Appointing): Term | null {
  const { title, fromOn, terms, officerId } = asked
  if (!covers(asked.post, fromOn)) throw new Refusal('conflict', 'post.not-open', { title, day: fromOn })
  if (officerId !== null && officerId === asked.askerOfficerId) throw new Refusal('forbidden', 'appointment.oneself')
  if (officerId !== null && officerId === asked.holderId) throw new Refusal('conflict', 'appointment.same-holder')
  const later = terms.find((term) => term.fromOn >= fromOn)
  if (later) throw new Refusal('conflict', 'appointment.not-later', { day: later.fromOn })
  return terms.find((term) => covers(term, fromOn)) ?? null
}

/** The term that a dismissal ends. @throws Refusal post.vacant | appointment.ends-before-it-began. */
export function judgeDismissal(title: string, terms: readonly Term[], onDay: PlainDate): Term {
  const term = terms.find(({ toOn }) => toOn === null || toOn > onDay)
  if (!term) throw new Refusal('conflict', 'post.vacant', { title })
  if (onDay <= term.fromOn) throw new Refusal('conflict', 'appointment.ends-before-it-began', { day: term.fromOn })
  return term
}

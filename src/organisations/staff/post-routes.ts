import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Bundle, bundleNames, grantableBy } from '../duties.ts'
import { covers } from '../rules.ts'
import type { Reader } from '../units/list-store.ts'
import { findUnit, listReached, lockUnit, nameUnits } from '../units/record-store.ts'
import type { staffOperations } from './contract.ts'
import { endPost } from './handover-store.ts'
import {
  endTerm,
  findBundles,
  findOfficerOf,
  findOfficers,
  listPosts,
  listTerms,
  lockPost,
  reachesOfficer,
  touchPost,
} from './post-store.ts'
import { judgeAppointment, judgeDismissal, judgePost } from './rules.ts'
import { appoint, enterOfficer, openPost } from './staff.ts'

type Ops = typeof staffOperations
type Asking = Pick<Call, 'db' | 'clerk' | 'today'>

const MOST_HITS = 50
const readerOf = ({ clerk, today }: Asking): Reader => ({ scope: clerk.scope, today })

async function lock(asking: Asking, id: string, version: number) {
  const post = await lockPost(asking.db, readerOf(asking), id)
  if (!post) throw new Refusal('absent', 'record.absent')
  if (post.version !== version) throw new Refusal('conflict', 'post.changed', { title: post.title })
  return post
}

export const postHandlers = {
  async posts(call: Call<Ops['posts']>) {
    const { db, clerk, today, input } = call
    const day = input.day ?? today
    if (!(await findUnit(db, readerOf(call), input.id))) throw new Refusal('absent', 'record.absent')
    const posts = await listPosts(db, input.id, day)
    const terms =
      posts.length === 0
        ? []
        : await listTerms(
            db,
            posts.map(({ id }) => id),
          )
    const roots = posts.flatMap(({ territoryId, systemId }) => [territoryId, systemId]).filter((id) => id !== null)
    const named = await nameUnits(db, readerOf(call), roots, day)
    const mayAppoint = clerk.duties.has('post.appoint')
    return {
      posts: posts.map((post) => {
        const own = terms.filter(({ postId }) => postId === post.id)
        const holders = own.map(({ id, ...term }) => ({ ...term, appointmentId: id }))
        return {
          ...post,
          bundles: post.bundles as Bundle[],
          territory: post.territoryId === null ? null : named.get(post.territoryId)!,
          system: post.systemId === null ? null : named.get(post.systemId)!,
          holder: holders.find((term) => covers(term, day)) ?? null,
          former: holders.filter(({ toOn }) => toOn !== null && toOn <= day),
          mayAppoint,
        }
      }),
      mayOpen: mayAppoint,
      grantable: mayAppoint ? await listGrantable(call) : [],
    }
  },

  async openPost(call: Call<Ops['openPost']>) {
    const { db, clerk, input } = call
    const unit = await lockUnit(db, readerOf(call), input.id)
    if (!unit) throw new Refusal('absent', 'record.absent')
    if (!covers(unit, input.fromOn)) throw new Refusal('conflict', 'post.unit-not-open', { day: input.fromOn })
    judgePost(input, await findBundles(db, clerk.postId), clerk.scope)
    const roots = [input.territoryId, input.systemId].filter((id) => id !== null)
    const reached = await listReached(db, readerOf(call), roots)
    if (roots.some((id) => !reached.has(id))) throw new Refusal('forbidden', 'post.beyond-reach')
    const { id: unitId, ...post } = input
    return { id: await openPost(db, { ...post, unitId }) }
  },

  async closePost(call: Call<Ops['closePost']>) {
    const { id, version, onDay } = call.input
    const post = await lock(call, id, version)
    if (!covers(post, onDay) || post.fromOn === onDay)
      throw new Refusal('conflict', 'post.not-open', { title: post.title, day: onDay })
    await endPost(call.db, id, onDay)
    await touchPost(call.db, id)
    return {}
  },

  async appoint(call: Call<Ops['appoint']>) {
    const { db, clerk, input } = call
    const post = await lock(call, input.id, input.version)
    judgePost({ ...post, bundles: post.bundles as Bundle[] }, await findBundles(db, clerk.postId), clerk.scope)
    const terms = await listTerms(db, [post.id])
    const holder = terms.find((term) => covers(term, input.fromOn))
    judgeAppointment({
      ...{ title: post.title, post, terms, fromOn: input.fromOn, officerId: input.officerId },
      ...{ askerOfficerId: await findOfficerOf(db, clerk.accountId), holderId: holder?.officerId ?? null },
    })
    const officerId = await officerOf(call)
    const { fromOn, acting, documentNo, reason } = input
    await appoint(db, { postId: post.id, officerId, fromOn, acting, documentNo, reason })
    await touchPost(db, post.id)
    return { officerId }
  },

  async dismiss(call: Call<Ops['dismiss']>) {
    const { id, version, onDay, reason } = call.input
    const post = await lock(call, id, version)
    const term = judgeDismissal(post.title, await listTerms(call.db, [id]), onDay)
    await endTerm(call.db, term.id, onDay, reason)
    await touchPost(call.db, id)
    return {}
  },

  async findOfficers(call: Call<Ops['findOfficers']>) {
    const hits = await findOfficers(call.db, readerOf(call), call.input.text, MOST_HITS + 1)
    return { hits: hits.slice(0, MOST_HITS), more: hits.length > MOST_HITS }
  },
}

async function listGrantable({ db, clerk }: Asking): Promise<Bundle[]> {
  const grantable = grantableBy(await findBundles(db, clerk.postId))
  return bundleNames.filter((name) => grantable.has(name))
}

/** Somebody known whom the asker reaches, or somebody new. */
async function officerOf(call: Call<Ops['appoint']>): Promise<string> {
  const { officerId, name } = call.input
  if (officerId === null && name === null) throw new Refusal('invalid', 'appointment.nobody')
  if (officerId === null) return enterOfficer(call.db, name!, null)
  if (!(await reachesOfficer(call.db, readerOf(call), officerId))) throw new Refusal('absent', 'record.absent')
  return officerId
}

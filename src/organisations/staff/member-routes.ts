import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { insertMemberships } from '../reference/store.ts'
import { covers } from '../rules.ts'
import type { Reader } from '../units/list-store.ts'
import { findUnit, lockUnit, nameUnits } from '../units/record-store.ts'
import type { staffOperations } from './contract.ts'
import { endMembership, listMembers, lockMembership } from './member-store.ts'

type Ops = typeof staffOperations
type Asking = Pick<Call, 'db' | 'clerk' | 'today'>

const readerOf = ({ clerk, today }: Asking): Reader => ({ scope: clerk.scope, today })

export const memberHandlers = {
  async members(call: Call<Ops['members']>) {
    const { db, clerk, today, input } = call
    const day = input.day ?? today
    if (!(await findUnit(db, readerOf(call), input.id))) throw new Refusal('absent', 'record.absent')
    const members = await listMembers(db, input.id, day)
    const ids = members.map(({ memberId }) => memberId)
    const named = await nameUnits(db, readerOf(call), ids, day)
    return {
      members: members.map(({ memberId, ...member }) => ({ ...member, unit: named.get(memberId)! })),
      mayChange: clerk.duties.has('unit.change'),
    }
  },

  async joinBody(call: Call<Ops['joinBody']>) {
    const { db, input } = call
    const { id: bodyId, memberId, role, duty, fromOn } = input
    const body = await lockUnit(db, readerOf(call), bodyId)
    const member = await findUnit(db, readerOf(call), memberId)
    if (!body || !member) throw new Refusal('absent', 'record.absent')
    if (bodyId === memberId) throw new Refusal('conflict', 'membership.of-itself')
    if (!covers(body, fromOn) || !covers(member, fromOn))
      throw new Refusal('conflict', 'post.unit-not-open', { day: fromOn })
    const present = await listMembers(db, bodyId, fromOn)
    if (present.some((one) => one.memberId === memberId && one.role === role))
      throw new Refusal('conflict', 'membership.twice')
    const [id] = await insertMemberships(db, [{ bodyId, memberId, role, duty, grade: 'C', fromOn }])
    return { id: id! }
  },

  async leaveBody(call: Call<Ops['leaveBody']>) {
    const { id, onDay } = call.input
    const membership = await lockMembership(call.db, readerOf(call), id)
    if (!membership) throw new Refusal('absent', 'record.absent')
    if (!covers(membership, onDay) || membership.fromOn === onDay)
      throw new Refusal('conflict', 'membership.not-open', { day: onDay })
    await endMembership(call.db, id, onDay)
    return {}
  },
}

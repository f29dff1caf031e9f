import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findSetting } from '../../platform/settings/store.ts'
import { covers } from '../rules.ts'
import { settings } from '../settings.ts'
import { reachesOfficer } from '../staff/post-store.ts'
import type { Reader } from '../units/list-store.ts'
import { lockUnit, nameUnits } from '../units/record-store.ts'
import type { pairingOperations } from './contract.ts'
import { judgePairing, visitDueOn } from './rules.ts'
import {
  endPairing,
  insertPairing,
  insertVisit,
  listEmployers,
  listPaired,
  listPairings,
  listVisits,
  lockOfficer,
  lockPairing,
} from './store.ts'

type Ops = typeof pairingOperations
type Asking = Pick<Call, 'db' | 'clerk' | 'today'>

const PAGE = 200
const readerOf = ({ clerk, today }: Asking): Reader => ({ scope: clerk.scope, today })

async function settingOf(db: Database, name: 'pairing-cap' | 'pairing-visit-months'): Promise<number> {
  return settings[name].form.parse((await findSetting(db, name)) ?? settings[name].usual)
}

export const pairingHandlers = {
  async pairings(call: Call<Ops['pairings']>) {
    const { db, clerk, today, input } = call
    const months = await settingOf(db, 'pairing-visit-months')
    const offset = Number(input.after)
    const rows = await listPairings(db, readerOf(call), { ...input, months }, { limit: PAGE, offset })
    const total = rows[0]?.total ?? 0n
    const visits =
      rows.length === 0
        ? []
        : await listVisits(
            db,
            rows.map(({ id }) => id),
          )
    return {
      rows: rows.map(({ lastVisit, total: _, ...row }) => {
        const isOpen = row.toOn === null || row.toOn > today
        const visitDue = isOpen ? visitDueOn(row.fromOn, lastVisit, months) : null
        const own = visits.filter(({ pairingId }) => pairingId === row.id)
        return { ...row, visits: own, visitDue, overdue: visitDue !== null && visitDue < today }
      }),
      count: { value: total.toString(), unit: '对', asOf: today, ref: `pairings.${input.state}` },
      next: BigInt(offset + rows.length) < total ? String(offset + rows.length) : null,
      mayManage: clerk.duties.has('pairing.manage'),
      cap: String(await settingOf(db, 'pairing-cap')),
    }
  },

  async pair(call: Call<Ops['pair']>) {
    const { db, input } = call
    const { officerId, enterpriseId, fromOn } = input
    const enterprise = await lockUnit(db, readerOf(call), enterpriseId)
    if (!enterprise || !(await reachesOfficer(db, readerOf(call), officerId)))
      throw new Refusal('absent', 'record.absent')
    const officer = await lockOfficer(db, officerId)
    const named = await nameUnits(db, readerOf(call), [enterpriseId], fromOn)
    judgePairing({
      ...{ instructor: officer!.name, enterprise: named.get(enterpriseId)!.name, enterpriseId, fromOn },
      ...{ enterpriseOpen: covers(enterprise, fromOn), cap: await settingOf(db, 'pairing-cap') },
      employers: await listEmployers(db, officerId, fromOn),
      pairedWith: await listPaired(db, officerId, fromOn),
    })
    const id = newId()
    await insertPairing(db, { ...input, id })
    return { id }
  },

  async endPairing(call: Call<Ops['endPairing']>) {
    const { id, version, onDay, reason } = call.input
    const pairing = await lockOpen(call, id, onDay)
    if (pairing.version !== version) throw new Refusal('conflict', 'pairing.changed')
    if (pairing.fromOn === onDay) throw new Refusal('conflict', 'pairing.not-open', { day: onDay })
    await endPairing(call.db, id, onDay, reason)
    return {}
  },

  async visit(call: Call<Ops['visit']>) {
    const { id: pairingId, onDay, found } = call.input
    if (onDay > call.today) throw new Refusal('invalid', 'pairing.visit-ahead', { day: onDay })
    await lockOpen(call, pairingId, onDay)
    const id = newId()
    await insertVisit(call.db, { id, pairingId, onDay, found })
    return { id }
  },
}

async function lockOpen(call: Asking, id: string, onDay: Call<Ops['visit']>['input']['onDay']) {
  const pairing = await lockPairing(call.db, readerOf(call), id)
  if (!pairing) throw new Refusal('absent', 'record.absent')
  if (!covers(pairing, onDay)) throw new Refusal('conflict', 'pairing.not-open', { day: onDay })
  return pairing
}

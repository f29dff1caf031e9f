import type { Call } from '../../platform/operation.ts'
import { getPlace } from '../cards/routes.ts'
import { lockPeriod as lock, reopenPeriod as reopen } from '../ledger/periods.ts'
import type { periodsContract as contract } from './contract.ts'
import { type ListedLock, listLocks } from './store.ts'

const actOf = (at: Date, by: string | null, reason: string) => ({ at: at.toISOString(), by, reason })

const told = (row: ListedLock) => ({
  ...{ id: row.id, month: row.month, place: { code: row.code, name: row.name } },
  locked: actOf(row.lockedAt, row.locker, row.reason),
  reopened: row.reopenedAt && actOf(row.reopenedAt, row.reopener, row.reopenReason ?? ''),
})

export async function periods(call: Call<typeof contract.periods>) {
  const { db, clerk, today, input } = call
  const place = await getPlace(call, input.place)
  const locks = await listLocks(db, place.id, today)
  return { periods: locks.map(told), may: { lock: clerk.duties.has('period.lock') } }
}

export async function lockPeriod(call: Call<typeof contract.lockPeriod>) {
  const { db, clerk, input } = call
  const place = await getPlace(call, input.place)
  return { id: await lock(db, { month: input.month, placeId: place.id, reason: input.reason }, clerk) }
}

export async function reopenPeriod(call: Call<typeof contract.reopenPeriod>) {
  const { db, clerk, today, input } = call
  await reopen(db, input.periodId, { accountId: clerk.accountId, reason: input.reason, scope: clerk.scope, today })
  return {}
}

import { openLogin } from '../organisations/door.ts'
import { linkAccount } from '../people/door.ts'
import type { Database } from '../platform/database.ts'
import { findAccount } from '../platform/sign-in/store.ts'
import { DEMO_PASSWORD, WORKER_LOGIN } from './officers.ts'
import { findWorkerOf } from './store.ts'

/** Gives the worker of the journey's county a login of his own. */
export async function openWorker(db: Database, countyId: string): Promise<void> {
  if (await findAccount(db, WORKER_LOGIN)) return
  const id = await findWorkerOf(db, countyId)
  if (!id) return
  await linkAccount(db, id, await openLogin(db, { login: WORKER_LOGIN, password: DEMO_PASSWORD, mustChange: false }))
}

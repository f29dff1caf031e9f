import type { Insertable } from 'kysely'
import type { Database, Tables } from '../database.ts'
import './table.ts'

export const findAccount = (db: Database, login: string) =>
  db.selectFrom('account').where('login', '=', login).where('closedAt', 'is', null).selectAll().executeTakeFirst()

/** Holds the account, so that wrong passwords tried at once are all counted. */
export const lockAccount = (db: Database, login: string) =>
  db
    .selectFrom('account')
    .where('login', '=', login)
    .where('closedAt', 'is', null)
    .forUpdate()
    .selectAll()
    .executeTakeFirst()

export const insertAccount = (db: Database, account: Insertable<Tables['account']>) =>
  db.insertInto('account').values(account).execute()

export const saveFailures = (db: Database, id: string, failures: number, lockedUntil: Date | null) =>
  db.updateTable('account').set({ failures, lockedUntil }).where('id', '=', id).execute()

export const savePassword = (db: Database, id: string, passwordHash: string, formerHashes: string[]) =>
  db.updateTable('account').set({ passwordHash, formerHashes, mustChange: false }).where('id', '=', id).execute()

export const insertSession = (db: Database, session: Insertable<Tables['loginSession']>) =>
  db.insertInto('loginSession').values(session).execute()

/** A session that has neither ended nor idled out, with its account. */
export const findSession = (db: Database, tokenHash: string, now: Date, idleSince: Date) =>
  db
    .selectFrom('loginSession as session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .where('session.tokenHash', '=', tokenHash)
    .where('session.endsAt', '>', now)
    .where('session.seenAt', '>', idleSince)
    .where('account.closedAt', 'is', null)
    .select([
      'session.tokenHash',
      'session.accountId',
      'session.postId',
      'session.seenAt',
      'account.login',
      'account.mustChange',
    ])
    .executeTakeFirst()

export const touchSession = (db: Database, tokenHash: string, now: Date) =>
  db.updateTable('loginSession').set({ seenAt: now }).where('tokenHash', '=', tokenHash).execute()

/** The session goes on under a new token, in another post. Answers whether there was such a session. */
export async function renewSession(
  db: Database,
  tokenHash: string,
  renewed: { readonly tokenHash: string; readonly postId: string },
): Promise<boolean> {
  const row = await db
    .updateTable('loginSession')
    .set(renewed)
    .where('tokenHash', '=', tokenHash)
    .returning('accountId')
    .executeTakeFirst()
  return row !== undefined
}

export const endSession = (db: Database, tokenHash: string) =>
  db.deleteFrom('loginSession').where('tokenHash', '=', tokenHash).execute()

export const endSessionsOf = (db: Database, accountId: string, except: string | null) =>
  db
    .deleteFrom('loginSession')
    .where('accountId', '=', accountId)
    .where('tokenHash', '<>', except ?? '')
    .execute()

export const findApiToken = (db: Database, tokenHash: string, now: Date) =>
  db
    .selectFrom('apiToken as token')
    .innerJoin('account', 'account.id', 'token.accountId')
    .where('token.tokenHash', '=', tokenHash)
    .where('token.endsAt', '>', now)
    .where('account.closedAt', 'is', null)
    .select(['token.accountId', 'token.postId', 'token.duties', 'account.login'])
    .executeTakeFirst()

export const insertApiToken = (db: Database, token: Insertable<Tables['apiToken']>) =>
  db.insertInto('apiToken').values(token).execute()

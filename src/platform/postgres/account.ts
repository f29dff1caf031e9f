import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { Refusal } from '../refusal.ts'

export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const CANDIDATES = ['postgres', 'nobody', 'daemon']

/** Whom the server runs as: undefined means ourselves, which is right unless we are root. */
export function findServerAccount(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = listAccounts()
  const owner = ownerOf(dataFolder)
  const found = owner
    ? (accounts.find(({ uid }) => uid === owner.uid) ?? { name: String(owner.uid), ...owner })
    : CANDIDATES.map((name) => accounts.find((account) => account.name === name)).find(Boolean)
  if (!found) throw new Refusal('conflict', 'postgres.no-account', { accounts: CANDIDATES })
  return found
}

/** Whether an account can reach a file and run it, or a folder and enter it. */
export const canReach = ({ uid, gid }: Account, path: string): boolean =>
  spawnSync('/bin/sh', ['-c', '[ -r "$0" ] && [ -x "$0" ]', path], { cwd: '/', uid, gid }).status === 0

export const asAccount = (account: Account | undefined) => (account ? { uid: account.uid, gid: account.gid } : {})

const listAccounts = (): Account[] =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }))

// A cluster keeps the account that made it, also when a better one has appeared since.
function ownerOf(dataFolder: string): Omit<Account, 'name'> | undefined {
  const stat = statSync(dataFolder, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}

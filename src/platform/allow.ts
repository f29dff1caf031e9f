import type { Clerk, Operation } from './operation.ts'
import { Refusal } from './refusal.ts'

export interface SignedIn {
  readonly clerk: Clerk
  readonly sessionHash: string
  readonly mustChange: boolean
  /** Holds an administrator's post and has no second factor yet. */
  readonly mustEnrol: boolean
}

/** What is open before the first password is changed, and before an administrator has a second factor. */
const NO_CHANGE_YET = new Set(['signIn.changePassword', 'signIn.signOut', 'organisations.me'])
const NO_FACTOR_YET = new Set([
  ...NO_CHANGE_YET,
  ...['signIn.secondFactor', 'signIn.beginSecondFactor', 'signIn.confirmSecondFactor', 'organisations.switchPost'],
])

/** @throws Refusal sign-in.needed | password.must-change | second-factor.needed | duty.missing */
export function allow({ may }: Operation, name: string, signedIn: SignedIn | undefined): void {
  if (may === 'everybody') return
  if (!signedIn) throw new Refusal('unknown', 'sign-in.needed')
  if (signedIn.mustChange && !NO_CHANGE_YET.has(name)) throw new Refusal('forbidden', 'password.must-change')
  if (signedIn.mustEnrol && !NO_FACTOR_YET.has(name)) throw new Refusal('forbidden', 'second-factor.needed')
  if (may !== 'anyone' && !signedIn.clerk.duties.has(may)) throw new Refusal('forbidden', 'duty.missing', { duty: may })
}

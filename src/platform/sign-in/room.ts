import { type Call, room } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { contract } from './contract.ts'
import { confirmSecret, hasFactor, mustEnrol, offerSecret, resetFactor } from './second-factor.ts'
import { changePassword, proveIdentity, signIn } from './sign-in.ts'
import { endSession } from './store.ts'
import { words } from './words.ts'

export const signInRoom = room(
  contract,
  {
    async signIn({ db, seal, input, visit, note }: Call<typeof contract.signIn>) {
      const outcome = await signIn(db, seal, { ...input, source: visit.source, now: visit.now })
      if (outcome instanceof Refusal) return outcome
      note({ subject: outcome.accountId })
      visit.keepCookie(outcome.token)
      return { mustChange: outcome.mustChange }
    },
    async signOut({ db, visit }: Call<typeof contract.signOut>) {
      if (visit.sessionHash) await endSession(db, visit.sessionHash)
      visit.dropCookie()
      return {}
    },
    async changePassword({ db, clerk, input, visit }: Call<typeof contract.changePassword>) {
      await changePassword(db, { login: clerk.login, ...input, sessionHash: visit.sessionHash })
      return {}
    },
    async secondFactor({ db, clerk }: Call<typeof contract.secondFactor>) {
      return { isEnrolled: await hasFactor(db, clerk.accountId), mustEnrol: await mustEnrol(db, clerk) }
    },
    async beginSecondFactor({ db, seal, clerk, input, visit }: Call<typeof contract.beginSecondFactor>) {
      const { source, now } = visit
      const proven = await proveIdentity(db, seal, { login: clerk.login, ...input, source, now })
      return proven instanceof Refusal ? proven : offerSecret(db, seal, clerk)
    },
    async confirmSecondFactor({ db, seal, clerk, input, visit }: Call<typeof contract.confirmSecondFactor>) {
      const { now, sessionHash } = visit
      const confirming = { accountId: clerk.accountId, code: input.code, now, sessionHash }
      return { recoveryCodes: await confirmSecret(db, seal, confirming) }
    },
    async resetSecondFactor({ db, clerk, input, note }: Call<typeof contract.resetSecondFactor>) {
      note({ subject: await resetFactor(db, clerk.accountId, input.login) })
      return {}
    },
  },
  words,
)

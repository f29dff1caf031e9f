import { type Call, room } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { contract } from './contract.ts'
import { changePassword, signIn } from './sign-in.ts'
import { endSession } from './store.ts'

export const signInRoom = room(
  contract,
  {
    async signIn({ db, input, visit, note }: Call<typeof contract.signIn>) {
      const outcome = await signIn(db, { ...input, source: visit.source, now: visit.now })
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
  },
  {},
)

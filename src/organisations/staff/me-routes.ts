import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readDemo } from '../../platform/settings/store.ts'
import { hashToken, newToken } from '../../platform/sign-in/password.ts'
import { mustEnrol } from '../../platform/sign-in/second-factor.ts'
import { findAccount, renewSession } from '../../platform/sign-in/store.ts'
import type { contract } from '../contract.ts'
import { findPlace } from '../units/store.ts'
import { listHeldPosts } from './store.ts'

export const meHandlers = {
  async me({ db, clerk, today }: Call<typeof contract.me>) {
    const { accountId, login, name, postId, postTitle, unitId, unitName, personId, scope } = clerk
    const root = typeof scope.territory === 'object' ? scope.territory.unit : null
    const posts = await listHeldPosts(db, accountId, today)
    return {
      ...{ login, name, postId, postTitle, unitId, unitName, personId },
      duties: [...clerk.duties],
      posts: posts.map((post) => ({ id: post.postId, title: post.title, unitName: post.unitName })),
      officeDay: today,
      demo: await readDemo(db),
      mustChange: (await findAccount(db, login))?.mustChange ?? false,
      mustEnrol: await mustEnrol(db, clerk),
      territory: root === null ? null : ((await findPlace(db, root, today)) ?? null),
    }
  },

  async switchPost({ db, clerk, input, today, visit }: Call<typeof contract.switchPost>) {
    const posts = await listHeldPosts(db, clerk.accountId, today)
    if (!posts.some(({ postId }) => postId === input.postId)) throw new Refusal('absent', 'record.absent')
    const token = newToken()
    const renewed = { tokenHash: hashToken(token), postId: input.postId }
    const isSignedIn = visit.sessionHash !== null && (await renewSession(db, visit.sessionHash, renewed))
    if (!isSignedIn) throw new Refusal('conflict', 'post.token-bound')
    visit.keepCookie(token)
    return {}
  },
}

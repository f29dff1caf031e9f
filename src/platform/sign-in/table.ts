import type { Generated } from 'kysely'

declare module '../database.ts' {
  interface Tables {
    account: {
      id: string
      login: string
      passwordHash: string
      formerHashes: Generated<string[]>
      mustChange: Generated<boolean>
      failures: Generated<number>
      lockedUntil: Date | null
      closedAt: Date | null
      createdAt: Generated<Date>
    }
    loginSession: {
      tokenHash: string
      accountId: string
      postId: string | null
      source: string
      createdAt: Generated<Date>
      seenAt: Generated<Date>
      endsAt: Date
    }
    secondFactor: {
      accountId: string
      pending: string | null
      secret: string | null
      confirmedAt: Date | null
      lastStep: Generated<bigint>
      recoveryHashes: Generated<string[]>
    }
    apiToken: {
      tokenHash: string
      accountId: string
      postId: string | null
      duties: string[]
      note: string
      endsAt: Date
    }
  }
}

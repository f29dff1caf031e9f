import type { Generated } from 'kysely'

declare module '../database.ts' {
  interface Tables {
    auditRow: {
      id: Generated<bigint>
      at: Date
      requestId: string
      accountId: string | null
      postId: string | null
      unitId: string | null
      sessionHash: string | null
      source: string | null
      operation: string
      subject: string | null
      persons: string[]
      purpose: string | null
      fields: string[]
      outcome: string
      facts: unknown
      hash: string
      blockNo: bigint | null
    }
    auditBlock: { no: bigint; at: Date; rows: number; previous: string; hash: string; mac: string }
  }
}

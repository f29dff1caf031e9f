import type { Generated } from 'kysely'

declare module '../database.ts' {
  interface Tables {
    setting: { name: string; value: unknown; changedAt: Generated<Date> }
    workYear: { year: number; source: string; off: string[]; worked: string[] }
  }
}

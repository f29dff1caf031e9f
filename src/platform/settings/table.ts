import type { Generated } from 'kysely'
import type { PlainDate } from '../plain-date.ts'

declare module '../database.ts' {
  interface Tables {
    setting: { name: string; value: unknown; changedAt: Generated<Date> }
    workYear: {
      year: number
      edition: number
      source: string
      off: PlainDate[]
      worked: PlainDate[]
      loadedAt: Generated<Date>
    }
  }
}

import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { StandardLine } from './lines-rules.ts'
import '../table.ts'

/** Ends what stands for these occupations and levels on a day; what would have begun that day or later goes. */
export async function endStandards(db: Database, lines: readonly StandardLine[], on: PlainDate): Promise<void> {
  for (const { occupation, level } of lines) {
    const held = db.deleteFrom('occupationStandard').where('occupation', '=', occupation).where('level', '=', level)
    await held.where('fromOn', '>=', on).execute()
    await db
      .updateTable('occupationStandard')
      .set({ toOn: on })
      .where('occupation', '=', occupation)
      .where('level', '=', level)
      .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>', on)]))
      .execute()
  }
}

export const insertStandards = (
  db: Database,
  lines: readonly StandardLine[],
  entered: { readonly fromOn: PlainDate; readonly enteredBy: string },
) =>
  db
    .insertInto('occupationStandard')
    .values(lines.map((line) => ({ ...line, ...entered, toOn: null })))
    .execute()

import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { columnsBuilder } from '../kernel/build.ts'
import type { Columns } from '../kernel/columns.ts'
import { readLookups, readStretch } from './facts.ts'
import type { PersonRow, Reader } from './facts-store.ts'
import { sortOut } from './sort-out.ts'

/** A population in columns: who stands at which place, and where he is registered. */
export interface Population {
  readonly columns: Columns
  readonly persons: readonly PersonRow[]
  readonly retired: number
  readonly dead: number
}

const STRETCH = 20_000

/**
 * Everybody registered within reach as columns, in the order of ids. The caller's transaction makes it one snapshot.
 * Merged records stand nowhere, the dead are left out and told.
 */
export async function loadPopulation(
  db: Database,
  reader: Reader,
  asOf: PlainDate,
  onPersons: (done: number) => Promise<void> | void = () => {},
): Promise<Population> {
  const builder = columnsBuilder()
  const lookups = await readLookups(db, reader.today, asOf)
  const persons: PersonRow[] = []
  let [retired, dead] = [0, 0]
  for (let after: string | null = null; ; ) {
    const stretch = await readStretch(db, reader, { after, limit: STRETCH, asOf, lookups })
    if (stretch.length === 0) return { columns: builder.done(), persons, retired, dead }
    after = stretch.at(-1)!.row.id
    const sorted = sortOut(stretch, asOf)
    retired += sorted.retired
    dead += sorted.dead
    for (const { row, facts } of sorted.living) {
      builder.add(facts)
      persons.push(row)
    }
    await onPersons(persons.length)
  }
}

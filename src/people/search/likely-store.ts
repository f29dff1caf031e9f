import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Sex } from '../rules.ts'
import { type Reader, reachable } from '../store.ts'
import '../table.ts'

/** What is known so far of somebody who is typed in. `spelt` is the reading without tones, as `readingsOf` gives it. */
export interface TypedPerson {
  readonly name: string
  readonly spelt: string
  /** A day, or YYYY-MM. */
  readonly birth: string | null
}

export interface LikelyPerson {
  readonly id: string
  readonly name: string
  readonly idType: string
  /** Sealed, as the telephone. */
  readonly idNumber: string
  readonly phone: string | null
  readonly birth: string | null
  readonly sex: Sex | null
  readonly unitId: string
  readonly spelt: string
  /** Whether the reader may see this person; of others only the place may be told. */
  readonly inScope: boolean
}

const OF_EACH = 40
const SAME_BIRTHDAY = 400

/**
 * Persons who may be the one being typed in, each way by an index of its own: the same name, above all with the same
 * birthday; a name that sounds the same; and of the same birthday whoever shares a character or the beginning of the
 * reading (one character written differently). Whether they are the same is for `compareSomebody` to say, and for a
 * person to decide; the reach decides only what may be told. The number itself is looked up by its hash.
 */
export async function findLikely(db: Database, reader: Reader, typed: TypedPerson): Promise<LikelyPerson[]> {
  const { name, spelt, birth } = typed
  const ways: RawBuilder<unknown>[] = [
    sql`select id from person where name = ${name} and merged_into is null limit ${OF_EACH}`,
    sql`select id from person where spelt = ${spelt} and merged_into is null limit ${OF_EACH}`,
  ]
  if (birth !== null) {
    ways.push(
      sql`select id from person where name = ${name} and birth = ${birth} and merged_into is null limit ${OF_EACH}`,
    )
    ways.push(sql`select id from (
        select id, name, spelt from person where birth = ${birth} and merged_into is null limit ${SAME_BIRTHDAY}) born
      where regexp_split_to_array(name, '') && ${[...name]}::text[] or starts_with(spelt, ${spelt.slice(0, 3)})`)
  }
  const { rows } = await sql<LikelyPerson>`
    select person.id, person.name, person.id_type, person.id_number, person.phone, person.birth, person.sex,
      person.unit_id, person.spelt, ${reachable(reader)} as in_scope
    from person where person.id in (${sql.join(
      ways.map((way) => sql`(${way})`),
      sql` union `,
    )})
    order by person.name = ${name} desc, person.birth is not distinct from ${birth} desc, person.id`.execute(db)
  return rows
}

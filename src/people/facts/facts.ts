import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { seriesOfOccupations } from '../occupations/occupation-store.ts'
import { readLists } from '../records/list-store.ts'
import type { Appraised, KnownList, SkillLevel, TitleLevel, Track } from '../records/values.ts'
import type { Reader } from '../store.ts'
import { readAppraisals, readLevelCertificates, readReached, readTitles, readWork } from './fact-store.ts'

/**
 * What is known of a person's career, without a name. A list that is missing is not known; an empty one is known to be
 * empty: somebody said so (`list_known`). Days are PlainDate; `to` and work days are the last day; null is not known,
 * but `to` null: still there, `revokedOn` null: not revoked.
 */
export interface PersonFacts {
  readonly certificates?: readonly {
    readonly level: SkillLevel | null
    readonly occupation: string
    readonly series: string | null
    readonly issuedOn: PlainDate | null
    readonly kind: 'skill-level' | 'qualification'
    readonly verified: boolean
    readonly revokedOn: PlainDate | null
  }[]
  readonly titles?: readonly {
    readonly level: TitleLevel
    readonly series: string
    readonly grantedOn: PlainDate | null
    readonly verified: boolean
    readonly revokedOn: PlainDate | null
  }[]
  readonly work?: readonly {
    readonly from: PlainDate
    readonly to: PlainDate | null
    readonly track: Track | null
    readonly unit: string | null
    readonly occupation: string | null
  }[]
  readonly appraisals?: readonly {
    readonly year: number
    readonly result: Appraised | null
    readonly unit: string | null
    readonly occupation: string | null
  }[]
}

/** Facts of the persons among `ids` that the reader reaches, by id. */
export async function readPersonFacts(
  db: Database,
  ids: readonly string[],
  reader: Reader,
): Promise<ReadonlyMap<string, PersonFacts>> {
  return factsOf(db, ids.length === 0 ? [] : await readReached(db, ids, reader), reader)
}

/** The worker's own facts: whoever asks is the person, so no scope stands between. */
export async function readOwnFacts(db: Database, personId: string, today: PlainDate): Promise<PersonFacts> {
  const facts = await factsOf(db, [personId], { scope: { territory: 'none', system: 'none' }, today })
  return facts.get(personId)!
}

async function factsOf(db: Database, ids: readonly string[], reader: Reader): Promise<Map<string, PersonFacts>> {
  if (ids.length === 0) return new Map()
  const series = await seriesOfOccupations(db, reader.today)
  const certificates = Map.groupBy(await readLevelCertificates(db, ids), byPerson)
  const titles = Map.groupBy(await readTitles(db, ids), byPerson)
  const work = Map.groupBy(await readWork(db, ids, reader), byPerson)
  const appraisals = Map.groupBy(await readAppraisals(db, ids, reader), byPerson)
  const said = new Set((await readLists(db, ids)).map(({ personId, list }) => `${personId} ${list}`))
  const listed = <Row, Fact>(
    id: string,
    list: KnownList,
    rows: readonly Row[] | undefined,
    toFact: (row: Row) => Fact,
  ) => (rows || said.has(`${id} ${list}`) ? (rows ?? []).map(toFact) : undefined)
  const factsOfOne = (id: string): PersonFacts => ({
    ...known(
      'certificates',
      listed(id, 'certificate', certificates.get(id), ({ personId: _, kind, level, ...row }) => ({
        ...{ ...row, kind: kind as 'skill-level' | 'qualification', level: level as SkillLevel | null },
        series: row.series ?? series.get(row.occupation) ?? null,
      })),
    ),
    ...known(
      'titles',
      listed(id, 'title', titles.get(id), ({ personId: _, ...row }) => row),
    ),
    ...known(
      'work',
      listed(id, 'employment', work.get(id), (row) => ({
        ...{ from: row.fromOn, to: row.toOn, track: row.track, occupation: row.occupation },
        unit: row.known ?? row.unitName,
      })),
    ),
    ...known(
      'appraisals',
      listed(id, 'appraisal', appraisals.get(id), (row) => ({
        ...{ year: row.year, result: row.result, occupation: row.occupation, unit: row.known ?? row.unitName },
      })),
    ),
  })
  return new Map(ids.map((id) => [id, factsOfOne(id)]))
}

const byPerson = ({ personId }: { readonly personId: string }) => personId

const known = <Name extends keyof PersonFacts>(
  name: Name,
  list: PersonFacts[Name] | undefined,
): Pick<PersonFacts, Name> => (list === undefined ? {} : { [name]: list }) as Pick<PersonFacts, Name>

import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Sealer } from '../../platform/seal.ts'
import type { Person } from '../person.ts'

/** Where and by whom the persons of a test are registered. */
export interface Registry {
  readonly unitId: string
  readonly systemId: string
  readonly accountId: string
  readonly seal: Sealer
}

/**
 * Puts generated persons into the registry as far as its tables can hold them: work without a first day is left out, an
 * end that is not known is still there, a list not told is not said to be complete. Answers their ids in order.
 */
export async function storePersons(db: Database, persons: readonly Person[], where: Registry): Promise<string[]> {
  const ids = persons.map(() => newId()).sort()
  const sealed = (rowId: string) =>
    where.seal.seal({ table: 'person', column: 'id_number', rowId }, '999999198001010011')
  const kept = { source: 'test', enteredBy: where.accountId }
  const rows = {
    certificate: [] as object[],
    title: [] as object[],
    employment: [] as object[],
    appraisal: [] as object[],
  }
  const lists: object[] = []
  persons.forEach(({ certificates, titles, work, appraisals }, at) => {
    const personId = ids[at]!
    const own = () => ({ personId, id: newId(), ...kept })
    const said = (list: string, given: unknown) => {
      if (given) lists.push({ personId, list, knownOn: '2021-01-01', source: 'test', saidBy: where.accountId })
    }
    said('certificate', certificates)
    said('title', titles)
    said('employment', work)
    said('appraisal', appraisals)
    for (const one of certificates ?? [])
      rows.certificate.push({
        ...{
          ...own(),
          kind: one.kind ?? 'skill-level',
          occupation: one.occupation ?? '钳工',
          level: one.level ?? null,
        },
        ...{ series: one.series ?? null, issuedOn: one.issuedOn ?? null, revokedOn: one.revokedOn ?? null },
        verified: one.verified === true,
      })
    for (const one of titles ?? [])
      rows.title.push({
        ...{ ...own(), series: one.series ?? 'engineering', level: one.level ?? 'clerk' },
        ...{ grantedOn: one.grantedOn ?? null, revokedOn: one.revokedOn ?? null, verified: one.verified === true },
      })
    for (const one of work ?? [])
      if (one.from)
        rows.employment.push({
          ...{ ...own(), unitName: one.unit ?? null, track: one.track ?? null, occupation: one.occupation ?? null },
          ...{ fromOn: one.from, toOn: one.to ?? null },
        })
    for (const one of appraisals ?? [])
      if (one.year)
        rows.appraisal.push({
          ...{ ...own(), year: one.year, unitName: one.unit ?? null, occupation: one.occupation ?? null },
          ...{ result: one.result ?? null, word: one.result ? null : '良' },
        })
  })
  const people = ids.map((id) => ({
    ...{ id, name: '演示', sortKey: 'yan shi', initials: 'ys', idType: 'resident' as const, idNumber: sealed(id) },
    ...{ idTailHash: Buffer.from(id), unitId: where.unitId, systemId: where.systemId, registeredBy: where.accountId },
  }))
  await db
    .insertInto('person')
    .values(people as never)
    .execute()
  const { unitId, systemId } = where
  await db
    .insertInto('personPlace')
    .values(ids.map((personId) => ({ personId, unitId, systemId })) as never)
    .execute()
  for (const [table, of] of Object.entries(rows))
    for (let at = 0; at < of.length; at += 1000)
      await db
        .insertInto(table as 'title')
        .values(of.slice(at, at + 1000) as never)
        .execute()
  if (lists.length > 0)
    await db
      .insertInto('listKnown')
      .values(lists as never)
      .execute()
  return ids
}

/** Standards of two occupations, one by years in all, one after a title. */
export async function storeStandards(db: Database, accountId: string): Promise<void> {
  await sql`insert into occupation_standard (occupation, level, cumulative, after_title, from_on, source, entered_by)
    values ('车工', 'senior', 3, null, '2000-01-01', 'test', ${accountId}),
      ('车工', 'technician', 6, null, '2000-01-01', 'test', ${accountId}),
      ('车工', 'seniorTechnician', null, 2, '2000-01-01', 'test', ${accountId}),
      ('焊工', 'technician', null, 1, '2000-01-01', 'test', ${accountId})`.execute(db)
}

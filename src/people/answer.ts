import { findUnitByCode, namesOf } from '../organisations/door.ts'
import type { Figure } from '../platform/figure.ts'
import type { Call } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { PersonLine, PersonRecord } from './contract.ts'
import { maskPerson, sealedAt } from './identity.ts'
import { maskCertificate, maskIdNumber, maskName } from './rules.ts'
import {
  getPerson,
  type PairRow,
  type PersonLineRow,
  readCertificates,
  readGroups,
  readOnes,
  readPairs,
  readTrained,
} from './store.ts'

export type Asking = Pick<Call, 'db' | 'seal' | 'clerk' | 'today'>

export const readerOf = ({ clerk, today }: Pick<Call, 'clerk' | 'today'>) => ({ scope: clerk.scope, today })

const classesFigure = ({ id, classes }: PersonLineRow, asOf: PlainDate): Figure => ({
  ...{ value: classes.toString(), unit: '班', asOf, ref: `person.${id}.classes` },
})

export async function toLines({ db, seal, today }: Asking, rows: readonly PersonLineRow[]): Promise<PersonLine[]> {
  const units = [...new Set(rows.flatMap(({ unitId, systemId }) => [unitId, systemId]))]
  const names = new Map((await namesOf(db, units, today)).map(({ unitId, name }) => [unitId, name]))
  return rows.map((row) => {
    const { name, idType, idNumber, sex, birthYear, employer } = maskPerson(seal, row)
    return {
      ...{ id: row.id, name, idType, idNumber, sex, birthYear, employer },
      place: names.get(row.unitId)!,
      registrar: names.get(row.systemId)!,
      classes: classesFigure(row, today),
    }
  })
}

/** The whole record of one person within reach, masked; for a merged record the one that stands. */
export async function toRecord(asking: Asking, asked: string): Promise<PersonRecord> {
  const id = (await readOnes(asking.db, [asked])).get(asked)!
  const { db, seal, clerk, today } = asking
  const reader = readerOf(asking)
  const row = await getPerson(db, reader, id)
  const [line] = await toLines(asking, [row])
  const trained = await readTrained(db, id, reader)
  const names = await namesOf(
    db,
    trained.map(({ institutionId }) => institutionId),
    today,
  )
  const nameOf = new Map(names.map(({ unitId, name }) => [unitId, name]))
  const certificates = await readCertificates(db, id)
  return {
    ...line!,
    version: row.version,
    phone: maskPerson(seal, row).phone,
    ...{ ethnicity: row.ethnicity, education: row.education },
    residence: row.residence && ((await findUnitByCode(db, row.residence, today))?.name ?? row.residence),
    residenceKind: row.residenceKind,
    groups: await readGroups(db, id),
    certificates: certificates.map((one) => ({ ...one, number: one.number && maskCertificate(one.number) })),
    trained: trained.map(({ institutionId, ...one }) => ({ ...one, institution: nameOf.get(institutionId)! })),
    namesakes: await namesakesOf(asking, id),
    registeredAt: row.registeredAt.toISOString(),
    ...{ retiredOn: row.retiredOn, movedOn: row.movedOn, diedOn: row.diedOn },
    mayOpen: clerk.duties.has('person.open'),
    mayAct: clerk.duties.has('person.register'),
    mayDecide: clerk.duties.has('person.merge'),
  }
}

async function namesakesOf(asking: Asking, id: string): Promise<PersonRecord['namesakes']> {
  const pairs = await readPairs(asking.db, readerOf(asking), id)
  const sides = await toSides(asking, pairs)
  return sides.map(({ person, other }) => (person.id === id ? other : person))
}

/** Both sides of pairs. Of somebody out of reach only the place is told, and what is equal anyway. */
export async function toSides({ db, seal, today }: Asking, pairs: readonly PairRow[]) {
  const units = [...new Set(pairs.flatMap(({ unitId, otherUnitId }) => [unitId, otherUnitId]))]
  const names = new Map((await namesOf(db, units, today)).map(({ unitId, name }) => [unitId, name]))
  const numberOf = (id: string, sealed: string, seen: boolean) =>
    seen ? maskIdNumber(seal.open(sealedAt('id_number', id), sealed)) : ''
  return pairs.map((pair) => ({
    person: {
      ...{ id: pair.personId, name: maskName(pair.name), birthYear: pair.birth?.slice(0, 4) ?? null },
      ...{ idNumber: numberOf(pair.personId, pair.idNumber, pair.inScope), place: names.get(pair.unitId)! },
    },
    other: {
      ...{ id: pair.otherId, name: maskName(pair.otherName), birthYear: pair.otherBirth?.slice(0, 4) ?? null },
      ...{ idNumber: numberOf(pair.otherId, pair.otherNumber, pair.otherInScope), place: names.get(pair.otherUnitId)! },
    },
    foundAt: pair.foundAt.toISOString(),
  }))
}

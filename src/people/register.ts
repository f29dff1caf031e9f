import type { Database } from '../platform/database.ts'
import { DEMO_REGION } from '../platform/identifiers/citizen-id.ts'
import { newId } from '../platform/ids.ts'
import { initials, sortKey } from '../platform/pinyin.ts'
import type { Sealer } from '../platform/seal.ts'
import { readDemo } from '../platform/settings/store.ts'
import { idHash, type NewPerson, type Registered, sealedAt, tailHash } from './identity.ts'
import {
  addGroups,
  addPlaces,
  claimKeys,
  fillPersons,
  type Held,
  insertPersons,
  type PersonInsert,
  pairNamesakes,
  readHeld,
} from './register-store.ts'
import { foldName, idKindOf } from './rules.ts'

const BATCH = 2000

interface Keyed {
  readonly at: number
  readonly row: NewPerson
  readonly hash: Buffer
  readonly hex: string
}

/** See `registerPersons` of door.ts. All keys are taken in one order, so two imports never wait for each other in a ring. */
export async function storePersons(
  db: Database,
  seal: Sealer,
  rows: readonly NewPerson[],
  accountId: string,
): Promise<Registered[]> {
  const answers: Registered[] = new Array(rows.length)
  const keyed = rows
    .map((row, at) => ({ at, row, hash: idHash(seal, row.idType, row.idNumber) }))
    .map((one) => ({ ...one, hex: one.hash.toString('hex') }))
    .sort((a, b) => Buffer.compare(a.hash, b.hash) || a.at - b.at)
  const invented = await readDemo(db)
  const real = keyed.filter(({ row }) => invented || !row.idNumber.startsWith(DEMO_REGION))
  for (const { at } of keyed) answers[at] = { personId: null, outcome: 'invented' }
  for (let from = 0; from < real.length; from += BATCH)
    await storeBatch(db, seal, real.slice(from, from + BATCH), accountId, answers)
  return answers
}

async function storeBatch(
  db: Database,
  seal: Sealer,
  batch: readonly Keyed[],
  accountId: string,
  answers: Registered[],
): Promise<void> {
  const firsts = [...new Map([...batch].reverse().map((one) => [one.hex, one])).values()].reverse()
  const claims = firsts.map(({ hash, hex, row }) => ({
    ...{ hash, hex, personId: newId(), kind: idKindOf(row.idType, row.idNumber) },
  }))
  const claimed = new Set(await claimKeys(db, claims))
  const ids = new Map(claims.filter(({ hex }) => claimed.has(hex)).map(({ hex, personId }) => [hex, personId]))
  const fresh = firsts.filter(({ hex }) => claimed.has(hex))
  await insertPersons(
    db,
    fresh.map(({ hex, row }) => sealed(seal, ids.get(hex)!, row, accountId)),
  )
  await pairNamesakes(db, [...ids.values()])
  const unclaimed = firsts.filter(({ hex }) => !claimed.has(hex)).map(({ hash }) => hash)
  const held = new Map((await readHeld(db, unclaimed)).map((one) => [one.hash.toString('hex'), one]))
  const freshNames = new Map(fresh.map(({ hex, row }) => [hex, foldName(row.name)]))
  const firstAt = new Set(fresh.map(({ at }) => at))
  for (const { at, hex, row } of batch) {
    const name = freshNames.get(hex) ?? foldName(held.get(hex)!.name)
    const personId = ids.get(hex) ?? held.get(hex)!.personId
    if (name !== foldName(row.name)) answers[at] = { personId: null, outcome: 'name-differs' }
    else answers[at] = { personId, outcome: firstAt.has(at) ? 'new' : 'known' }
  }
  await complete(db, seal, batch, answers, held)
}

/** Places and groups of all that were taken; for known persons also what was not known before. */
async function complete(
  db: Database,
  seal: Sealer,
  batch: readonly Keyed[],
  answers: readonly Registered[],
  held: ReadonlyMap<string, Held>,
): Promise<void> {
  const taken = batch.filter(({ at }) => answers[at]!.personId !== null)
  const personOf = (one: Keyed) => answers[one.at]!.personId!
  await addPlaces(
    db,
    taken.map((one) => ({ personId: personOf(one), unitId: one.row.unitId, systemId: one.row.systemId })),
  )
  await addGroups(
    db,
    taken.flatMap((one) => one.row.groups.map((group) => ({ personId: personOf(one), ...group }))),
  )
  const known = taken.filter(({ hex }) => held.get(hex)?.incomplete)
  await fillPersons(
    db,
    known.map((one) => ({ id: personOf(one), ...detailsOf(seal, personOf(one), one.row) })),
  )
}

const detailsOf = (seal: Sealer, id: string, row: NewPerson) => ({
  sex: row.sex,
  birth: row.birth,
  ethnicity: row.ethnicity,
  education: row.education,
  residence: row.residence,
  residenceKind: row.residenceKind,
  phone: row.phone === null ? null : seal.seal(sealedAt('phone', id), row.phone),
  employerId: row.employerId,
  employerName: row.employerName,
})

const sealed = (seal: Sealer, id: string, row: NewPerson, accountId: string): PersonInsert => ({
  id,
  name: row.name,
  sortKey: sortKey(row.name, 'person'),
  initials: initials(row.name, 'person'),
  idType: row.idType,
  idNumber: seal.seal(sealedAt('id_number', id), row.idNumber),
  idTailHash: tailHash(seal, row.idNumber).toString('hex'),
  ...detailsOf(seal, id, row),
  unitId: row.unitId,
  systemId: row.systemId,
  registeredBy: accountId,
})

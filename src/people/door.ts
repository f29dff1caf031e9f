import type { Database } from '../platform/database.ts'
import type { Sealer } from '../platform/seal.ts'
import { type MaskedPerson, maskPerson, type NewPerson, type Registered, sealedAt } from './identity.ts'
import { storePersons } from './register.ts'
import {
  findKeys,
  getOwn,
  holdPersons,
  type Reader,
  readCertificates,
  readGroups,
  readPersons,
  readTrained,
} from './store.ts'

export { linkAccount } from './account-store.ts'
export {
  insertCertificates as recordCertificates,
  type NewCertificate,
  readCertificateHolders as certificateHolders,
  readHeldLevels as heldLevels,
  revokeBySource as revokeCertificates,
} from './certificate-store.ts'
export { type PersonFacts, readOwnFacts, readPersonFacts } from './facts/facts.ts'
export { idHash, type MaskedPerson, type NewPerson, type PersonGroup, type Registered } from './identity.ts'
export { type AgreedMerge, mergeAgreed } from './merge/at-once.ts'
export { countWaiting as countWaitingMerges } from './merge/merge-store.ts'
export { loadShippedOccupations } from './occupations/load.ts'
export { addPlaces as knowPersonsAt } from './register-store.ts'
export { type Reader, readOnes as onePersonOf } from './store.ts'

/**
 * The persons among `ids` that the reader's scope reaches, masked, by the id asked; a merged record is answered as the
 * one that stands, whose id the answer carries. Whoever shows them puts their ids on the
 * audit row with `note({ persons })`.
 */
export async function maskedPersons(
  db: Database,
  seal: Sealer,
  ids: readonly string[],
  reader: Reader,
): Promise<ReadonlyMap<string, MaskedPerson>> {
  const rows = ids.length === 0 ? [] : await readPersons(db, ids, reader)
  return new Map(rows.map(({ asked, ...row }) => [asked, maskPerson(seal, row)]))
}

export interface KnownPerson {
  readonly personId: string
  readonly name: string
  /** Whether the reader may see this person; if not, only that the number is known may be told. */
  readonly inScope: boolean
}

/** Who stands behind these hashes, by the hash in hex. Scope decides what may be told, not what is found. */
export async function findPersonsByIdHash(
  db: Database,
  hashes: readonly Buffer[],
  reader: Reader,
): Promise<ReadonlyMap<string, KnownPerson>> {
  const rows = hashes.length === 0 ? [] : await findKeys(db, hashes, reader)
  return new Map(rows.map(({ hash, ...known }) => [hash.toString('hex'), known]))
}

/**
 * Registers persons in the caller's transaction; the answer stands in the order of `rows`. One number is one person
 * whoever enters it and by whatever way: of two who enter it at once one registers, the other finds it known. A known
 * person gains the place, what was not known before, and the groups; nothing known is overwritten.
 */
export function registerPersons(
  db: Database,
  seal: Sealer,
  rows: readonly NewPerson[],
  by: { readonly accountId: string },
): Promise<Registered[]> {
  return storePersons(db, seal, rows, by.accountId)
}

/** Holds persons in one order until the transaction ends, so that two classes do not both take one for the same days. */
export const lockPersons = (db: Database, ids: readonly string[]): Promise<unknown> => holdPersons(db, ids)

/** A worker's own record: whoever asks is the person, so no scope stands between. Masked all the same, on a shared screen. */
export async function ownRecord(db: Database, seal: Sealer, personId: string) {
  const person = await getOwn(db, personId)
  const [certificates, trained] = [await readCertificates(db, personId), await readTrained(db, personId, null)]
  return { person: maskPerson(seal, person), certificates, trained, groups: await readGroups(db, personId) }
}

/** What a worker's own sealed fields say. */
export async function openOwnRecord(db: Database, seal: Sealer, personId: string) {
  const { id, name, idNumber, phone } = await getOwn(db, personId)
  return {
    name,
    idNumber: seal.open(sealedAt('id_number', id), idNumber),
    phone: phone && seal.open(sealedAt('phone', id), phone),
  }
}

import type { PlainDate } from '../platform/plain-date.ts'
import type { SealedPlace, Sealer } from '../platform/seal.ts'
import { type IdType, idKindOf, maskIdNumber, maskName, maskPhone, type Sex } from './rules.ts'

/** Where a person's own sealed fields lie. */
export const sealedAt = (column: 'id_number' | 'phone', personId: string): SealedPlace => ({
  table: 'person',
  column,
  rowId: personId,
})

/** The keyed hash under which a normalised number is found: HMAC-SM3 over `id18:number`. */
export const idHash = (seal: Sealer, idType: IdType, number: string): Buffer =>
  seal.match(idKindOf(idType, number), number)

/** The keyed hash of the last four characters, for finding by them; it names no place, scope is in the query. */
export const tailHash = (seal: Sealer, number: string): Buffer => seal.match('id-tail', number.slice(-4).toUpperCase())

/** What a list may show of a person without a purpose. */
export interface MaskedPerson {
  readonly id: string
  readonly name: string
  readonly idType: IdType
  readonly idNumber: string
  readonly phone: string | null
  readonly sex: Sex | null
  readonly birthYear: string | null
  readonly employer: string | null
}

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly idType: string
  readonly idNumber: string
  readonly phone: string | null
  readonly sex: Sex | null
  readonly birth: string | null
  readonly employerName: string | null
}

export const maskPerson = (seal: Sealer, row: PersonRow): MaskedPerson => ({
  id: row.id,
  name: maskName(row.name),
  idType: row.idType as IdType,
  idNumber: maskIdNumber(seal.open(sealedAt('id_number', row.id), row.idNumber)),
  phone: row.phone && maskPhone(seal.open(sealedAt('phone', row.id), row.phone)),
  sex: row.sex,
  birthYear: row.birth?.slice(0, 4) ?? null,
  employer: row.employerName,
})

/** A person as checked: numbers normalised, codes known. */
export interface NewPerson {
  readonly name: string
  readonly idType: IdType
  readonly idNumber: string
  readonly sex: Sex | null
  /** A day, or YYYY-MM. */
  readonly birth: string | null
  readonly ethnicity: string | null
  readonly education: string | null
  readonly residence: string | null
  readonly residenceKind: string | null
  readonly phone: string | null
  readonly employerId: string | null
  readonly employerName: string | null
  readonly groups: readonly PersonGroup[]
  /** Territory leaf and system unit that know the person by this. */
  readonly unitId: string
  readonly systemId: string
}

export interface PersonGroup {
  readonly code: string
  readonly fromOn: PlainDate
  readonly source: string
}

/**
 * `new`: registered now. `known`: somebody entered this number before, in whatever way. `name-differs`: the number is
 * known under another name; nothing was stored. `invented`: a number of the demo region outside demo data.
 */
export type Registering = 'new' | 'known' | 'name-differs' | 'invented'

export interface Registered {
  readonly personId: string | null
  readonly outcome: Registering
}

import { namesOf } from '../../organisations/door.ts'
import { normalisePhone } from '../../platform/identifiers/phone.ts'
import type { Call } from '../../platform/operation.ts'
import { readingsOf } from '../../platform/pinyin.ts'
import { readerOf } from '../answer.ts'
import { readIdNumber } from '../id-rules.ts'
import { sealedAt } from '../identity.ts'
import { maskIdNumber, maskName } from '../rules.ts'
import { findLikely, type LikelyPerson } from '../search/likely-store.ts'
import { type Alike, compareSomebody, isLikely, type Somebody } from './alike-rules.ts'
import type { actOperations, LookAlike } from './contract.ts'

type Of<Name extends keyof typeof actOperations> = Call<(typeof actOperations)[Name]>
type Row = LikelyPerson

const MOST = 20

/** A number that is looked up as a whole is counted elsewhere; here it only gives its birthday and sex. */
export async function lookAlikes(call: Of<'lookAlikes'>) {
  const { db, seal, input, today, note } = call
  const read = readIdNumber('resident', input.idNumber, today)
  const typed: Somebody = {
    ...{ name: input.name, spelt: readingsOf(input.name, 'person').spelt, number: null },
    ...('fault' in read ? { birth: null, sex: null } : { birth: read.birth, sex: read.sex }),
    phone: input.phone === '' ? null : normalisePhone(input.phone),
  }
  const rows = await findLikely(db, readerOf(call), typed)
  const likely = rows
    .map((row) => ({ row, alike: compareSomebody(typed, somebodyOf(seal, row)) }))
    .filter(({ alike }) => isLikely(alike))
    .slice(0, MOST)
  const units = [...new Set(likely.map(({ row }) => row.unitId))]
  const places = new Map((await namesOf(db, units, today)).map(({ unitId, name }) => [unitId, name]))
  note({ persons: likely.map(({ row }) => row.id) })
  return { rows: likely.map(({ row, alike }) => toLookAlike(seal, row, alike, places.get(row.unitId) ?? '')) }
}

const somebodyOf = (seal: Call['seal'], { id, name, spelt, birth, sex, phone }: Row): Somebody => ({
  ...{ name, spelt, birth, sex, number: null },
  phone: phone && seal.open(sealedAt('phone', id), phone),
})

/** Of somebody elsewhere: that there is one, where, and why it is told; no number, no year, no letter of the name. */
function toLookAlike(seal: Call['seal'], row: Row, { same, differs }: Alike, place: string): LookAlike {
  const { id, inScope } = row
  return {
    ...{ id, place, inReach: inScope, same: [...same], differs: [...differs] },
    name: inScope ? maskName(row.name) : '',
    idNumber: inScope ? maskIdNumber(seal.open(sealedAt('id_number', id), row.idNumber)) : '',
    birthYear: inScope ? (row.birth?.slice(0, 4) ?? null) : null,
  }
}

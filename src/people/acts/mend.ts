import { DEMO_REGION } from '../../platform/identifiers/citizen-id.ts'
import { isMobileNumber, normalisePhone } from '../../platform/identifiers/phone.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { initials, sortKey } from '../../platform/pinyin.ts'
import { type FieldFault, Refusal } from '../../platform/refusal.ts'
import type { Sealer } from '../../platform/seal.ts'
import { readDemo } from '../../platform/settings/store.ts'
import { readerOf } from '../answer.ts'
import { readIdNumber } from '../id-rules.ts'
import { idHash, sealedAt, tailHash } from '../identity.ts'
import { sealedInChange } from '../records/answer.ts'
import { findLastChange, insertChange } from '../records/history-store.ts'
import { type LockedPerson, lockPerson } from '../records/record-store.ts'
import type { FieldChange } from '../records/rules.ts'
import { claimKeys } from '../register-store.ts'
import { type IdType, idKindOf, isPersonName } from '../rules.ts'
import { shelvePersons } from '../search/shelf-store.ts'
import { updatePerson } from './act-store.ts'
import type { actOperations, Mendable } from './contract.ts'

type Of<Name extends keyof typeof actOperations> = Call<(typeof actOperations)[Name]>

/** What is written, and what the history says of it; sealed values are sealed for the row they lie in. */
interface Mending {
  readonly columns: Readonly<Record<string, unknown>>
  readonly change: FieldChange
}

export async function mend(call: Of<'mend'>) {
  const { db, input, clerk, note } = call
  const person = await lockPerson(db, readerOf(call), input.id)
  await requireVersion(call, person)
  const changeId = newId()
  const given = Object.entries(input.fields) as [Mendable, string][]
  const faults: FieldFault[] = []
  const mended: Mending[] = []
  for (const [field, text] of given) {
    const read = await mendOne(call, person, changeId, field, text)
    if ('code' in read) faults.push({ field, code: read.code, facts: {} })
    else if (read.change.from !== read.change.to) mended.push(read)
  }
  if (faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
  note({ persons: [person.id], purpose: input.why, fields: mended.map(({ change }) => change.field) })
  if (mended.length === 0) return {}
  await updatePerson(db, person.id, Object.assign({}, ...mended.map(({ columns }) => columns)))
  await insertChange(
    db,
    clerk,
    {
      ...{ personId: person.id, recordKind: 'person', recordId: null, act: 'mend', why: input.why },
      fields: mended.map(({ change }) => change),
    },
    changeId,
  )
  await shelvePersons(db, [person.id])
  return {}
}

async function requireVersion({ db, input }: Of<'mend'>, person: LockedPerson): Promise<void> {
  if (person.version === input.version) return
  const last = await findLastChange(db, person.id, null)
  throw new Refusal('conflict', 'person.changed', { who: last?.who ?? null, when: last?.at.toISOString() ?? null })
}

type Read = Mending | { readonly code: string }

async function mendOne(
  call: Of<'mend'>,
  person: LockedPerson,
  changeId: string,
  field: Mendable,
  text: string,
): Promise<Read> {
  if (field === 'name') return mendName(person, text)
  if (field === 'idNumber') return mendNumber(call, person, changeId, text)
  if (field === 'phone') return mendPhone(call.seal, person, changeId, text)
  const value = text === '' ? null : text
  return { columns: { [field]: value }, change: { field, from: person[field], to: value } }
}

function mendName(person: LockedPerson, text: string): Read {
  const name = text.replace(/\s+/g, ' ')
  if (!isPersonName(name)) return { code: 'person.name' }
  return {
    columns: { name, sortKey: sortKey(name, 'person'), initials: initials(name, 'person') },
    change: { field: 'personName', from: person.name, to: name },
  }
}

/** The old number goes on finding the person; the new one must be nobody else's. */
async function mendNumber({ db, seal, today }: Of<'mend'>, person: LockedPerson, changeId: string, text: string) {
  const idType = person.idType as IdType
  const read = readIdNumber(idType, text, today)
  if ('fault' in read) return { code: read.fault }
  const before = seal.open(sealedAt('id_number', person.id), person.idNumber)
  if (read.number === before) return unchanged('idNumber')
  if (read.number.startsWith(DEMO_REGION) && !(await readDemo(db))) return { code: 'person.invented' }
  const hash = idHash(seal, idType, read.number)
  const claim = { hash, hex: hash.toString('hex'), kind: idKindOf(idType, read.number), personId: person.id }
  if ((await claimKeys(db, [claim])).length === 0) return { code: 'person.number-taken' }
  const kept = (number: string) => seal.seal(sealedInChange(changeId, 'idNumber'), number)
  return {
    columns: {
      ...{
        idNumber: seal.seal(sealedAt('id_number', person.id), read.number),
        idTailHash: tailHash(seal, read.number),
      },
      ...{ sex: read.sex ?? person.sex, birth: read.birth ?? person.birth },
    },
    change: { field: 'idNumber', from: kept(before), to: kept(read.number) },
  }
}

function mendPhone(seal: Sealer, person: LockedPerson, changeId: string, text: string): Read {
  const number = seal.open(sealedAt('id_number', person.id), person.idNumber)
  const before = person.phone && seal.open(sealedAt('phone', person.id), person.phone)
  const phone = text === '' ? null : normalisePhone(text)
  if (phone !== null && !isMobileNumber(phone, number)) return { code: 'person.phone' }
  if (phone === before) return unchanged('phone')
  const kept = (value: string | null) => value && seal.seal(sealedInChange(changeId, 'phone'), value)
  return {
    columns: { phone: phone && seal.seal(sealedAt('phone', person.id), phone) },
    change: { field: 'phone', from: kept(before), to: kept(phone) },
  }
}

const unchanged = (field: string): Mending => ({ columns: {}, change: { field, from: null, to: null } })

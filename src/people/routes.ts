import { namesOf } from '../organisations/door.ts'
import { isMobileNumber, normalisePhone } from '../platform/identifiers/phone.ts'
import { type Call, room } from '../platform/operation.ts'
import { type FieldFault, Refusal } from '../platform/refusal.ts'
import { actHandlers } from './acts/routes.ts'
import { readerOf, toLines, toRecord, toSides } from './answer.ts'
import { contract } from './contract.ts'
import { correctionHandlers } from './corrections/routes.ts'
import { registerPersons } from './door.ts'
import { readIdNumber } from './id-rules.ts'
import { idHash, type NewPerson, sealedAt, tailHash } from './identity.ts'
import { mergeHandlers } from './merge/routes.ts'
import { recordHandlers } from './records/routes.ts'
import { foldName, isPersonName } from './rules.ts'
import { COUNTED, findPersons } from './search/find.ts'
import type { Looking } from './search/find-store.ts'
import { type Needle, readNeedle } from './search/needle-rules.ts'
import {
  countLookUps,
  decidePair,
  findKeys,
  getPerson,
  readCertificates,
  readLines,
  readNamesakes,
  readPairs,
} from './store.ts'
import { words } from './words.ts'
import { workbookHandlers } from './workbook/routes.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

const PAGE = 50
const LOOK_UPS = 30
const WINDOW_MINUTES = 10

async function list(call: Of<'list'>) {
  const { db, seal, input, clerk, today, note } = call
  const needle = readNeedle(input.text)
  if (needle.by === 'number') await guardLookUps(call)
  const search = { looking: lookingFor(needle, seal), unitId: input.unitId ?? null, group: input.group ?? null }
  const found = await findPersons(db, readerOf(call), search, { after: input.after ?? null, limit: PAGE })
  const lines = new Map((await readLines(db, readerOf(call), found.ids)).map((row) => [row.id, row]))
  const shown = found.ids.flatMap((id) => lines.get(id) ?? [])
  note({ persons: shown.map((row) => row.id), ...(needle.by === 'number' && { fields: ['idNumber'] }) })
  return {
    rows: await toLines(call, shown),
    count: { value: String(Math.min(found.count, COUNTED)), unit: '人', asOf: today, ref: 'people' },
    more: found.more,
    next: found.next,
    mayRegister: clerk.duties.has('person.register'),
    mayWrite: clerk.duties.has('record.write'),
    mayMerge: clerk.duties.has('person.merge'),
  }
}

/** What is looked for, with numbers as their keyed hashes. */
function lookingFor(needle: Needle, seal: Call['seal']): Looking {
  if (needle.by === 'tail') return { by: 'tail', hash: tailHash(seal, needle.text) }
  if (needle.by === 'number') return { by: 'number', hash: idHash(seal, 'resident', needle.text) }
  return needle
}

/** Whole numbers cannot be tried one after the other: each asking is in the audit, and the audit is counted. */
async function guardLookUps({ db, clerk, visit }: Pick<Call, 'db' | 'clerk' | 'visit'>): Promise<void> {
  const since = new Date(visit.now.getTime() - WINDOW_MINUTES * 60_000)
  if ((await countLookUps(db, clerk.accountId, since)) >= LOOK_UPS)
    throw new Refusal('busy', 'person.too-many-lookups', { minutes: WINDOW_MINUTES })
}

async function record(call: Of<'record'>) {
  const answer = await toRecord(call, call.input.id)
  call.note({ persons: [call.input.id] })
  return answer
}

async function open(call: Of<'open'>) {
  const { db, seal, input, note } = call
  const row = await getPerson(db, readerOf(call), input.id)
  note({ persons: [row.id], purpose: input.purpose, fields: [...input.fields] })
  const wants = (field: (typeof input.fields)[number]) => input.fields.includes(field)
  return {
    ...(wants('name') && { name: row.name }),
    ...(wants('idNumber') && { idNumber: seal.open(sealedAt('id_number', row.id), row.idNumber) }),
    ...(wants('phone') && { phone: row.phone && seal.open(sealedAt('phone', row.id), row.phone) }),
    ...(wants('certificates') && {
      certificates: (await readCertificates(db, row.id)).map(({ id, number }) => ({ id, number })),
    }),
  }
}

const refuseFaults = (faults: readonly FieldFault[]) => {
  if (faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
}

const fault = (field: string, code: string): FieldFault => ({ field, code, facts: {} })

async function lookUp(call: Of<'lookUp'>) {
  const { db, seal, input, today, note } = call
  await guardLookUps(call)
  const read = readIdNumber(input.idType, input.idNumber, today)
  if ('fault' in read) throw new Refusal('invalid', 'input.invalid', { count: 1 }, [fault('idNumber', read.fault)])
  const [known] = await findKeys(db, [idHash(seal, input.idType, read.number)], readerOf(call))
  if (!known) return { known: 'no' as const, personId: null, name: null, place: null }
  note({ persons: [known.personId], fields: ['idNumber'] })
  if (!known.inScope)
    return { known: 'elsewhere' as const, personId: null, name: null, place: await placeOf(call, known) }
  const [line] = await toLines(call, [await getPerson(db, readerOf(call), known.personId)])
  return { known: 'here' as const, personId: known.personId, name: line!.name, place: line!.place }
}

async function placeOf({ db, today }: Pick<Call, 'db' | 'today'>, { unitId }: { readonly unitId: string }) {
  const [place] = await namesOf(db, [unitId], today)
  return place?.name ?? ''
}

/** The clerk's own county; who sees several registers nobody by hand. */
function placeOfClerk({ clerk }: Pick<Call, 'clerk'>): { unitId: string; systemId: string } {
  const { territory } = clerk.scope
  if (typeof territory !== 'object' || !clerk.unitId)
    throw new Refusal('forbidden', 'duty.missing', { duty: 'person.register' })
  return { unitId: territory.unit, systemId: clerk.unitId }
}

async function register(call: Of<'register'>) {
  const { db, seal, input, clerk, today, note } = call
  const person = readForm(call)
  const [known] = await findKeys(db, [idHash(seal, person.idType, person.idNumber)], readerOf(call))
  if (known) return knownAlready(call, known, person)
  if (person.birth && !input.distinctBecause) await refuseNamesake(call, person.name, person.birth)
  const [registered] = await registerPersons(db, seal, [person], clerk)
  const { personId, outcome } = registered!
  if (personId === null)
    throw new Refusal('invalid', outcome === 'invented' ? 'person.invented' : 'person.name-differs')
  if (outcome === 'known') throw new Refusal('conflict', 'person.known', { personId })
  if (input.distinctBecause) await settleNamesakes(call, personId, input.distinctBecause)
  note({ persons: [personId], subject: personId })
  return toRecord({ ...call, today }, personId)
}

/** @throws Refusal with every wrong field. */
function readForm(call: Of<'register'>): NewPerson {
  const { input, today } = call
  const read = readIdNumber(input.idType, input.idNumber, today)
  const number = 'fault' in read ? '' : read.number
  const phone = input.phone ? normalisePhone(input.phone) : null
  refuseFaults([
    ...(isPersonName(input.name) ? [] : [fault('name', 'person.name')]),
    ...('fault' in read ? [fault('idNumber', read.fault)] : []),
    ...(phone === null || isMobileNumber(phone, number) ? [] : [fault('phone', 'person.phone')]),
  ])
  return {
    ...{ name: input.name.replace(/\s+/g, ' '), idType: input.idType, idNumber: number, phone },
    ...{ sex: 'fault' in read ? null : read.sex, birth: 'fault' in read ? null : read.birth },
    ...{ ethnicity: null, education: null, residence: null, residenceKind: null },
    ...{ employerId: null, employerName: input.employer || null, ...placeOfClerk(call) },
    groups: input.groups.map((code) => ({ code, fromOn: today, source: 'form' })),
  }
}

type Known = Awaited<ReturnType<typeof findKeys>>[number]

/** Returned, not thrown, so that the asking stays on record with whom it found. */
async function knownAlready(call: Of<'register'>, known: Known, { name }: NewPerson): Promise<Refusal> {
  call.note({ persons: [known.personId], fields: ['idNumber'] })
  if (!known.inScope) return new Refusal('conflict', 'person.known-elsewhere', { place: await placeOf(call, known) })
  if (foldName(known.name) !== foldName(name)) return new Refusal('conflict', 'person.name-differs')
  return new Refusal('conflict', 'person.known', { personId: known.personId })
}

async function refuseNamesake(call: Of<'register'>, name: string, birth: string): Promise<void> {
  const namesakes = await readNamesakes(call.db, readerOf(call), name, birth)
  if (namesakes.length === 0) return
  const seen = namesakes.filter(({ inScope }) => inScope)
  throw new Refusal('conflict', 'person.namesake', { count: namesakes.length, persons: seen.map(({ id }) => id) })
}

async function settleNamesakes(call: Of<'register'>, personId: string, reason: string): Promise<void> {
  for (const pair of await readPairs(call.db, readerOf(call), personId))
    await decidePair(call.db, pair, { by: call.clerk.accountId, reason })
}

async function pairs(call: Of<'pairs'>) {
  const rows = await toSides(call, await readPairs(call.db, readerOf(call), null))
  call.note({ persons: rows.flatMap(({ person, other }) => [person.id, other.id]) })
  return { rows }
}

async function tellApart(call: Of<'tellApart'>) {
  const { db, input, clerk, note } = call
  await getPerson(db, readerOf(call), input.personId)
  const decided = await decidePair(db, input, { by: clerk.accountId, reason: input.reason })
  if (decided.length === 0) throw new Refusal('conflict', 'person.pair-absent')
  note({ persons: [input.personId, input.otherId], purpose: input.reason })
  return {}
}

export const peopleRoom = room(
  contract,
  {
    list,
    record,
    open,
    lookUp,
    register,
    pairs,
    tellApart,
    ...recordHandlers,
    ...mergeHandlers,
    ...actHandlers,
    ...correctionHandlers,
    ...workbookHandlers,
  },
  words,
)

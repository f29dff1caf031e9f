import { namesOf } from '../organisations/door.ts'
import { openOwnRecord, ownRecord } from '../people/door.ts'
import { type Call, room } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { contract, type Look } from './contract.ts'
import { type LookRow, readLooks } from './looks-store.ts'
import { lookKind, reading, withoutEchoes } from './rules.ts'
import { words } from './words.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

const FIRST = 20
const PAGE = 50

/** The worker's own record; a worker sees nobody else. */
function personOf({ clerk }: Pick<Call, 'clerk'>): string {
  if (!clerk.personId) throw new Refusal('absent', 'worker.no-record')
  return clerk.personId
}

const toLook = ({ id, at, operation, unit, post, fields, purpose }: LookRow): Look => ({
  ...{ id: id.toString(), at: at.toISOString(), unit, post, fields, purpose },
  kind: lookKind(operation, reading.has(operation) ? 'read' : 'command'),
})

async function own(call: Of<'own'>) {
  const { db, seal, clerk, today, note } = call
  const personId = personOf(call)
  const { person, certificates, trained, groups } = await ownRecord(db, seal, personId)
  const institutions = trained.map(({ institutionId }) => institutionId)
  const names = new Map((await namesOf(db, institutions, today)).map(({ unitId, name }) => [unitId, name]))
  const looks = await readLooks(db, { personId, accountId: clerk.accountId }, null, FIRST + 1)
  note({ persons: [personId] })
  return {
    ...{ name: person.name, idNumber: person.idNumber, phone: person.phone, employer: person.employer, groups },
    trained: trained.map(({ institutionId, ...one }) => ({ ...one, institution: names.get(institutionId)! })),
    certificates: certificates.map(({ kind: _, ...one }) => one),
    looks: withoutEchoes(looks.slice(0, FIRST).map(toLook)),
    moreLooks: looks.length > FIRST,
  }
}

async function looks(call: Of<'looks'>) {
  const { db, clerk, input } = call
  const who = { personId: personOf(call), accountId: clerk.accountId }
  const before = input.before && /^\d{1,18}$/.test(input.before) ? BigInt(input.before) : null
  const rows = await readLooks(db, who, before, PAGE + 1)
  const shown = rows.slice(0, PAGE)
  return { rows: withoutEchoes(shown.map(toLook)), next: rows.length > PAGE ? shown.at(-1)!.id.toString() : null }
}

async function open(call: Of<'open'>) {
  const personId = personOf(call)
  call.note({ persons: [personId], fields: ['name', 'idNumber', 'phone'] })
  return openOwnRecord(call.db, call.seal, personId)
}

export const workerRoom = room(contract, { own, looks, open }, words)

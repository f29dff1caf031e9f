import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoNumber } from '../../../test/classes.ts'
import { type Ledger, makeLedger } from '../../../test/ledger.ts'
import { testSealer } from '../../../test/office.ts'
import { newId } from '../../platform/ids.ts'
import type { Clerk } from '../../platform/operation.ts'
import { addDays, plainDate } from '../../platform/plain-date.ts'
import { saveSetting } from '../../platform/settings/store.ts'
import { moveFacts, type NewFact, verifyTallies } from '../../targets/door.ts'
import { hashTallies } from '../../targets/ledger/census-store.ts'
import { recordCertificates, registerPersons } from '../door.ts'
import { mergeRecords, partRecords } from './merge.ts'
import { insertMerge, lockMerge, readHeld } from './merge-store.ts'

/** 1,000 pairs by MERGE_PAIRS=1000; fewer in a usual run. */
const PAIRS = Number(process.env.MERGE_PAIRS ?? 60)
const today = plainDate('2021-06-30')
let ledger: Ledger
let clerk: Clerk
let people: string[] = []

/** A generator of its own, so that a failing run can be run again. */
function numbersFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
const draw = numbersFrom(20_210_630)

beforeAll(async () => {
  ledger = await makeLedger()
  await saveSetting(ledger.db, 'demo', true)
  clerk = {
    ...{ accountId: newId(), login: 'x', name: '演示', postId: null, postTitle: '', unitId: null, unitName: '' },
    ...{ personId: null, duties: new Set<string>(), scope: { territory: 'all' as const, system: 'all' as const } },
  }
  await ledger.issue(
    { name: '人次' },
    { name: '人', counting: 'persons' },
    { name: '取证人', counting: 'persons', predicate: { attribute: 'certified', is: true } },
    { name: '资金', measure: 'spending' },
  )
  people = await registerMany(PAIRS * 2)
  await ledger.db.transaction().execute((tx) => moveFacts(tx, { record: people.flatMap(factsOf) }, clerk))
  await reverseSome()
})
afterAll(() => ledger.db.destroy())

async function registerMany(count: number): Promise<string[]> {
  const { units, db } = ledger
  const counties = [units.binchuan, units.xiangyun, units.huize, units.luoping]
  const rows = Array.from({ length: count }, (_, at) => ({
    ...{ name: `李${'明秀兰芬军'[at % 5]}`, idType: 'resident' as const, sex: null, birth: null, ethnicity: null },
    idNumber: demoNumber(at % 1000, `19${60 + Math.floor(at / 1000)}0101`),
    ...{ education: at % 3 ? null : '40', residence: null, residenceKind: null, employerId: null },
    ...{ phone: at % 2 ? null : `1000${String(at).padStart(7, '0')}`, employerName: at % 4 ? null : '演示企业' },
    groups: at % 3 ? [{ code: 'G13', fromOn: plainDate(`2020-0${1 + (at % 2)}-01`), source: 'form' }] : [],
    ...{ unitId: counties[at % 4]!, systemId: [units.schoolA, units.schoolC][at % 2]! },
  }))
  const registered = await db.transaction().execute((tx) => registerPersons(tx, testSealer, rows, clerk))
  const ids = registered.map(({ personId }) => personId!)
  await recordCertificates(
    db,
    ids.slice(0, count / 2).map((personId, at) => ({
      ...{ personId, number: `Y${String(at).padStart(12, '0')}`, kind: 'skill-level' as const, occupation: '电工' },
      ...{ level: 'senior', issuedOn: plainDate('2020-05-01'), source: 'form' },
    })),
  )
  return ids
}

function factsOf(personId: string): NewFact[] {
  const { units } = ledger
  const leaves = [units.binchuan, units.xiangyun, units.huize, units.luoping]
  const schools = [units.schoolA, units.schoolB, units.schoolC, units.schoolD]
  return Array.from({ length: draw(4) }, () =>
    ledger.fact({
      ...{ personId, unitId: leaves[draw(4)]!, systemId: schools[draw(4)]! },
      ...{
        onDay: addDays(plainDate('2021-01-01'), draw(180)),
        attributes: { certified: draw(3) === 0 ? null : draw(2) === 0 },
      },
      ...(draw(5) === 0 && { measure: 'spending' as const, amount: 150_000n }),
    }),
  )
}

async function reverseSome(): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from fact order by id`.execute(ledger.db)
  const reverse = rows.filter((_, at) => at % 7 === 0).map(({ id }) => ({ id }))
  await ledger.db.transaction().execute((tx) => moveFacts(tx, { reverse }, { ...clerk, reason: '演示' }))
}

/** Everything that people and money say, as text; what only counts changes is left out. */
async function everything(): Promise<Record<string, string>> {
  const said: Record<string, string> = { tallies: await hashTallies(ledger.db) }
  for (const table of [
    'person',
    'person_place',
    'person_key',
    'person_group',
    'certificate',
    'certificate_key',
    'fact',
    'person_shelf',
    'person_pair',
  ]) {
    const { rows } = await sql<{ said: string }>`
      select coalesce(string_agg((to_jsonb(t) - 'version')::text, E'\n' order by (to_jsonb(t) - 'version')::text), '') as said
      from ${sql.table(table)} t`.execute(ledger.db)
    said[table] = rows[0]!.said
  }
  return said
}

const merging = <T>(work: (by: Parameters<typeof mergeRecords>[0]) => Promise<T>) =>
  ledger.db.transaction().execute((db) => work({ db, seal: testSealer, clerk, today }))

async function merge(survivorId: string, mergedId: string): Promise<string | null> {
  const rows = await readHeld(ledger.db, [survivorId, mergedId])
  if (survivorId === mergedId || rows.some(({ mergedInto }) => mergedInto !== null)) return null
  const version = (id: string) => rows.find((row) => row.id === id)!.version
  const id = newId()
  await merging(async (by) => {
    await insertMerge(by.db, {
      ...{ id, survivorId, mergedId, reason: '同一人', unitId: ledger.units.binchuan, askedBy: clerk.accountId },
      ...{ survivorVersion: version(survivorId), mergedVersion: version(mergedId) },
      choices: { name: draw(2) === 0, identity: draw(2) === 0, phone: draw(2) === 0 },
    })
    await mergeRecords(by, (await lockMerge(by.db, id))!)
  })
  return id
}

const part = (id: string) => merging(async (by) => partRecords(by, (await lockMerge(by.db, id))!, '合并有误'))

test('records merged at random, also into one another, and parted in any order that is possible leave everything as it was', async () => {
  const before = await everything()
  const standing: string[] = []
  for (let at = 0; standing.length < PAIRS && at < PAIRS * 20; at += 1) {
    const id = await merge(people[draw(people.length)]!, people[draw(people.length)]!)
    if (id) standing.push(id)
    if (standing.length > 0 && draw(4) === 0) {
      const which = draw(standing.length)
      if (await part(standing[which]!).then(() => true, notNested)) standing.splice(which, 1)
    }
  }
  expect((await verifyTallies(ledger.db)).drift).toEqual([])
  expect((await everything()).tallies).not.toBe(before.tallies)
  while (standing.length > 0) {
    const which = draw(standing.length)
    if (await part(standing[which]!).then(() => true, notNested)) standing.splice(which, 1)
  }
  expect((await verifyTallies(ledger.db)).drift).toEqual([])
  const after = await everything()
  for (const [table, said] of Object.entries(before)) expect([table, after[table] === said]).toEqual([table, true])
}, 1_800_000)

function notNested(error: { readonly code?: string }): false {
  expect(error.code).toBe('person.merge-nested')
  return false
}

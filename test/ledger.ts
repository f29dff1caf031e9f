import { afterAll, beforeAll } from 'vitest'
import { openUnits } from '../src/organisations/door.ts'
import type { UnitKind } from '../src/organisations/rules.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { jobQueue } from '../src/platform/jobs/jobs.ts'
import { plainDate } from '../src/platform/plain-date.ts'
import type { NewFact } from '../src/targets/door.ts'
import { openLines } from '../src/targets/ledger/lines.ts'
import type { Predicate } from '../src/targets/ledger/predicate.ts'
import type { Counting, Population } from '../src/targets/table.ts'
import { cloneDatabase } from './database.ts'

const since = plainDate('2010-01-01')

/** A province with two prefectures of two counties each, and two departments with two schools each. */
const names = [
  ...(['province', 'west', 'east', 'binchuan', 'xiangyun', 'huize', 'luoping'] as const),
  ...(['labour', 'industry', 'schoolA', 'schoolB', 'schoolC', 'schoolD'] as const),
] as const
export type Place = (typeof names)[number]

const shape: Record<Place, readonly [UnitKind, territory: Place | null, system: Place | null]> = {
  province: ['PROVINCE', null, null],
  west: ['PREFECTURE', 'province', null],
  east: ['PREFECTURE', 'province', null],
  binchuan: ['COUNTY', 'west', null],
  xiangyun: ['COUNTY', 'west', null],
  huize: ['COUNTY', 'east', null],
  luoping: ['COUNTY', 'east', null],
  labour: ['GOV', 'province', null],
  industry: ['GOV', 'province', null],
  schoolA: ['TECH', 'binchuan', 'labour'],
  schoolB: ['TRAIN', 'xiangyun', 'labour'],
  schoolC: ['TECH', 'huize', 'industry'],
  schoolD: ['ENT', 'luoping', 'industry'],
}

export interface LineShape {
  readonly name: string
  readonly counting?: Counting
  readonly predicate?: Predicate
  readonly measure?: string
  readonly population?: Population
  readonly from?: string
  readonly to?: string
  readonly place?: Place
}

export interface Ledger {
  readonly db: Database
  readonly url: string
  readonly units: Readonly<Record<Place, string>>
  readonly clerk: string
  /** Lines of a new target that count from the start; answers their numbers by name. */
  issue<N extends string>(...lines: (LineShape & { readonly name: N })[]): Promise<Record<N, number>>
  /** A person-time of training in 2021. */
  fact(more?: Partial<NewFact>): NewFact
}

/** A database of its own with units and nothing else, for tests of the ledger. */
export function openLedger(): Ledger {
  const open: { db?: Database; url?: string } = {}
  const units = Object.fromEntries(names.map((name) => [name, newId()])) as Record<Place, string>
  beforeAll(async () => {
    const { url } = await cloneDatabase()
    const db = openDatabase(url)
    Object.assign(open, { db, url })
    await openUnits(
      db,
      names.map((name) => unitOf(name, units)),
    )
  })
  afterAll(() => open.db?.destroy())
  return {
    get db() {
      return open.db!
    },
    get url() {
      return open.url!
    },
    units,
    clerk: newId(),
    issue: (...lines) => issue(open.db!, units, lines),
    fact: (more = {}) => ({
      ...{ measure: 'training', personId: newId(), unitId: units.binchuan, systemId: units.schoolA },
      ...{ onDay: plainDate('2021-03-10'), amount: 1n, attributes: {}, source: 'enrolment', sourceId: newId() },
      ...more,
    }),
  }
}

function unitOf(name: Place, units: Record<Place, string>) {
  const [kind, territory, system] = shape[name]
  const above = { territory: territory && units[territory], system: system && units[system] }
  return { id: units[name], kind, name: `演示${name}`, fromOn: since, invented: true, ...above }
}

async function issue<N extends string>(
  db: Database,
  units: Record<Place, string>,
  lines: readonly (LineShape & { readonly name: N })[],
): Promise<Record<N, number>> {
  const targetId = newId()
  const [from, to] = [plainDate('2021-01-01'), plainDate('2021-12-31')]
  const { place = 'province' } = lines[0]!
  await db
    .insertInto('target')
    .values({
      ...{ id: targetId, code: targetId, name: '演示目标', ownerId: units.province, placeId: units[place] },
      ...{ policyId: null, fromOn: from, toOn: to, scaled: null, state: 'issued', issuedBy: null, issuedAt: null },
    })
    .execute()
  const rows = await db
    .insertInto('targetLine')
    .values(lines.map((line, ordinal) => lineOf(line, { targetId, ordinal })))
    .returning(['no', 'name'])
    .execute()
  const by = { accountId: newId(), unitId: null, jobs: jobQueue }
  await db.transaction().execute((tx) =>
    openLines(
      tx,
      rows.map(({ no }) => no),
      by,
    ),
  )
  return Object.fromEntries(rows.map(({ no, name }) => [name, no])) as Record<N, number>
}

function lineOf(line: LineShape, { targetId, ordinal }: { targetId: string; ordinal: number }) {
  const { name, counting = 'add', predicate = { all: [] }, measure = 'training', population } = line
  return {
    ...{ targetId, ordinal, name, counting, measure, code: `${targetId}-${name}`, withinNo: null, policyLineNo: null },
    ...{ unit: counting === 'add' ? '人次' : '人', comparator: 'plan', basis: null, strength: null, per: null },
    ...{ value: null, predicate: JSON.stringify(predicate), state: 'draft' as const, replacesNo: null },
    population: population ? JSON.stringify(population) : null,
    fromOn: plainDate(line.from ?? '2021-01-01'),
    toOn: plainDate(line.to ?? '2021-12-31'),
  }
}

import { sql } from 'kysely'
import type { Measurement } from '../src/cli/bench.ts'
import { findPersons } from '../src/people/search/find.ts'
import type { Looking, Search } from '../src/people/search/find-store.ts'
import { type Reader, readLines } from '../src/people/store.ts'
import type { Database } from '../src/platform/database.ts'
import type { Scope } from '../src/platform/operation.ts'
import { plainDate } from '../src/platform/plain-date.ts'
import { figuresOf, timesOf } from './ledger/times.ts'
import { openPeopleWorld, type PeopleWorld } from './people/world.ts'

const RUNS = Number(process.env.BENCH_RUNS ?? 100)
const PEER_RUNS = 5
const PAGE = 50
const today = plainDate('2021-06-30')

interface Sample {
  readonly name: string
  readonly spelt: string
  readonly initials: string
  readonly tail: Buffer
  readonly hash: Buffer
  readonly certificate: string
}

/** The first page of 50 persons, with its count and the lines as the list shows them, for each kind of needle and reader. */
export async function measure(): Promise<readonly Measurement[]> {
  const world = await openPeopleWorld()
  try {
    const samples = await draw(world.db)
    const figures: Measurement[] = []
    for (const [who, reader] of readersOf(world))
      for (const [kind, looking] of needles)
        figures.push(...(await ours(world.db, `${who}: ${kind}`, reader, samples, looking)))
    return [...figures, ...(await peers(world, samples))]
  } finally {
    await world.close()
  }
}

function readersOf({ prefecture, county, enterprise }: PeopleWorld): [string, Reader][] {
  const at = (territory: Scope['territory'], system: Scope['system']): Reader => ({
    scope: { territory, system },
    today,
  })
  return [
    ['province', at('all', 'all')],
    ['prefecture', at({ unit: prefecture }, 'all')],
    ['county', at({ unit: county }, 'all')],
    ['enterprise', at('all', { unit: enterprise })],
  ]
}

const needles: readonly (readonly [string, (sample: Sample) => Looking])[] = [
  ['whole list', () => ({ by: 'all' })],
  ['surname', ({ name }) => ({ by: 'name', text: [...name][0]! })],
  ['first two characters', ({ name }) => ({ by: 'name', text: [...name].slice(0, 2).join('') })],
  ['whole name', ({ name }) => ({ by: 'name', text: name })],
  ['two characters inside', ({ name }) => ({ by: 'name', text: [...name].slice(-2).join('') })],
  ['rare character', () => ({ by: 'name', text: '𬭊' })],
  ['whole reading', ({ spelt }) => ({ by: 'letters', text: spelt })],
  ['beginning of a reading', ({ spelt }) => ({ by: 'letters', text: spelt.slice(0, 6) })],
  ['initials', ({ initials }) => ({ by: 'letters', text: initials })],
  ['one initial', ({ initials }) => ({ by: 'letters', text: initials[0]! })],
  ['last four of the number', ({ tail }) => ({ by: 'tail', hash: tail })],
  ['whole number', ({ hash }) => ({ by: 'number', hash })],
  ['certificate number', ({ certificate }) => ({ by: 'certificate', text: certificate })],
]

async function ours(
  db: Database,
  name: string,
  reader: Reader,
  samples: readonly Sample[],
  looking: (sample: Sample) => Looking,
): Promise<Measurement[]> {
  const times = await timesOf(RUNS, async (run) => {
    const search: Search = { looking: looking(samples[Math.abs(run) % samples.length]!), unitId: null, group: null }
    const { ids } = await findPersons(db, reader, search, { after: null, limit: PAGE })
    await readLines(db, reader, ids)
  })
  return figuresOf(name, times).filter((figure) => !figure.name.endsWith('p99'))
}

/** People drawn evenly over the province. */
async function draw(db: Database): Promise<Sample[]> {
  const { rows } = await sql<Sample>`
    select person.name, person.spelt, person.initials, person.id_tail_hash as tail, person_key.hash,
      certificate_key.number as certificate
    from certificate_key join person on person.id = certificate_key.person_id
    join person_key on person_key.person_id = person.id
    where hashtext(certificate_key.number) % 997 = 0 order by hashtext(certificate_key.number) limit 400`.execute(db)
  return rows
}

/** What others do on the same people: a pattern over all names, and trigrams, with the county's bound beside. */
async function peers({ db, county }: PeopleWorld, samples: readonly Sample[]): Promise<Measurement[]> {
  const inCounty = sql`exists (select from person_place place where place.person_id = person.id
    and place.unit_id = ${county})`
  const page = (bound: ReturnType<typeof sql>) => (run: number) => {
    const inside = [...samples[Math.abs(run) % samples.length]!.name].slice(-2).join('')
    return sql`select id, name from person where name like ${`%${inside}%`} and ${bound}
      order by sort_key, id limit ${PAGE}`.execute(db)
  }
  const scan = figuresOf(
    'peer, like over all names: two characters inside, province',
    await timesOf(PEER_RUNS, page(sql`true`)),
  )
  const bounded = figuresOf(
    'peer, like over all names: two characters inside, county',
    await timesOf(PEER_RUNS, page(inCounty)),
  )
  return [...scan, ...bounded, ...(await trigrams(db, page))].filter(({ name }) => !name.endsWith('p99'))
}

async function trigrams(
  db: Database,
  page: (bound: ReturnType<typeof sql>) => (run: number) => Promise<unknown>,
): Promise<Measurement[]> {
  const { rows } = await sql`select from pg_available_extensions where name = 'pg_trgm'`.execute(db)
  if (rows.length === 0) return []
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`create index bench_trigrams on person using gin (name gin_trgm_ops)`.execute(db)
  const times = await timesOf(PEER_RUNS, page(sql`true`))
  await sql`drop index bench_trigrams`.execute(db)
  return figuresOf('peer, pg_trgm: two characters inside, province', times)
}

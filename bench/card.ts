import { sql } from 'kysely'
import type { Measurement } from '../src/cli/bench.ts'
import type { Scope } from '../src/platform/operation.ts'
import { recount } from '../src/targets/figures/fact-store.ts'
import { type Cut, sumsAt } from '../src/targets/ledger/sums.ts'
import { figuresOf, timesOf } from './ledger/times.ts'
import { type LedgerWorld, openLedgerWorld } from './ledger/world.ts'

const everything: Scope = { territory: 'all', system: 'all' }

/** The sums of a target card: every line at 129 counties, and for readers of less; beside two ways without tallies. */
export async function measure(): Promise<readonly Measurement[]> {
  const world = await openLedgerWorld()
  try {
    return [...(await ours(world)), ...(await peers(world))]
  } finally {
    await world.close()
  }
}

async function ours(world: LedgerWorld): Promise<Measurement[]> {
  const { db, province, prefectures, counties, schools, department, lines, from, day } = world
  const asked = { lines, tree: 'territory', from, day } as const
  const card =
    (scope: Scope, unitId: string, by: Cut, to = world.to) =>
    () =>
      sumsAt(db, { ...asked, unitId, by, to, scope })
  const prefecture = prefectures[3]!
  const own: Scope = { territory: { unit: prefecture }, system: 'all' }
  const figures: Measurement[] = []
  const time = async (name: string, work: () => Promise<unknown>, runs = 200) =>
    figures.push(...figuresOf(`${name}, ${world.facts} facts`, await timesOf(runs, work)))
  await time('8 lines at 129 counties', card(everything, province, { units: counties }))
  await time(
    '8 lines at 129 counties, up to a day in mid-month',
    card(everything, province, { units: counties }, midMonth(world)),
  )
  await time('8 lines at 16 prefectures', card(everything, province, 'child'))
  await time('8 lines by month', card(everything, province, 'month'))
  await time('a prefecture, by its own post', card(own, prefecture, 'child'))
  await time('the same, by the administrator', card(everything, prefecture, 'child'))
  await time(
    '16 prefectures, by the department of all schools',
    card({ territory: 'all', system: { unit: department } }, province, 'child'),
    20,
  )
  await time(
    '16 prefectures, by one school',
    card({ territory: 'all', system: { unit: schools[9]! } }, province, 'child'),
    50,
  )
  const one = {
    lineNo: lines[0]!,
    counting: 'add',
    placeId: counties[5]!,
    from,
    to: world.to,
    scope: everything,
  } as const
  await time('recount of one county behind one figure', () => recount(db, one), 20)
  return figures
}

const midMonth = ({ to }: LedgerWorld) => `${to.slice(0, 8)}17` as typeof to

async function peers({ db, facts, from, to }: LedgerWorld): Promise<Measurement[]> {
  const naive = () =>
    sql`
    select line.no, unit_id, case when line.counting = 'persons' then count(distinct subject_id) else sum(amount) end
    from fact join target_line line on fact.lines @> array[line.no]
    where on_day between ${from} and ${to} group by line.no, line.counting, unit_id`.execute(db)
  await sql`drop materialized view if exists bench_view`.execute(db)
  const makeView = () =>
    sql`
    create materialized view bench_view as
    select line_no, unit_id, date_trunc('month', on_day)::date as month, sum(amount) as amount, count(distinct subject_id) as persons
    from fact cross join lateral unnest(lines) as line (line_no) group by 1, 2, 3`.execute(db)
  const runs = facts > 1_000_000 ? 2 : 5
  const summed = await timesOf(runs, naive)
  const made = performance.now()
  await makeView()
  const making = performance.now() - made
  const read = await timesOf(100, () =>
    sql`
    select line_no, unit_id, sum(amount) from bench_view where month between ${from} and ${to} group by 1, 2`.execute(
      db,
    ),
  )
  await sql`drop materialized view bench_view`.execute(db)
  return [
    { name: `peer: the same summed from ${facts} facts`, unit: 'ms', values: summed },
    { name: `peer: materialized view over ${facts} facts, to refresh`, unit: 'ms', values: [making] },
    ...figuresOf('peer: materialized view, to read (persons not right)', read),
  ]
}

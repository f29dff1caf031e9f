import { expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { addDays, type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { closeUnit, divideUnit, mergeUnits, openRecorded, redesignate, relocate } from '../changes/changes.ts'
import { unitInScope } from '../door.ts'
import { covers, type Span, type Tree } from '../rules.ts'
import { reworkClosure } from './store.ts'

const office = openTestOffice()
const FIRST = plainDate('2000-01-01')
const CHANGES = 1000

/** A mixed 32-bit generator: the same changes in every run. */
function generator(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x9e3779b9) | 0
    let z = state ^ (state >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return ((z ^ (z >>> 15)) >>> 0) % below
  }
}

const random = generator(20_210_630)
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!

interface Life extends Span {
  readonly id: string
  readonly kind: string
}

const lives = () => office.db.selectFrom('unit').select(['id', 'kind', 'fromOn', 'toOn']).orderBy('id').execute()
const links = () => office.db.selectFrom('unitEdge').selectAll().execute()

async function buildPlaces(): Promise<void> {
  const recording = { onDay: FIRST, precision: 'day', documentNo: null, reason: '设立', recordedBy: null } as const
  const open = (
    kind: 'PROVINCE' | 'PREFECTURE' | 'COUNTY' | 'ENT',
    name: string,
    above: string | null,
    group: string | null,
  ) => openRecorded(office.db, recording, { kind, name, fromOn: FIRST, territory: above, system: group })
  const province = await open('PROVINCE', '省', null, null)
  let group: string | null = null
  for (const [p] of Array.from({ length: 3 }).entries()) {
    const prefecture = await open('PREFECTURE', `州${p}`, province, null)
    for (const [c] of Array.from({ length: 3 }).entries()) {
      const county = await open('COUNTY', `县${p}${c}`, prefecture, null)
      for (const [e] of Array.from({ length: 3 }).entries())
        group = await open('ENT', `企业${p}${c}${e}`, county, e === 0 ? null : group)
    }
  }
}

/** One change at random, on a day at random, as likely as not before changes entered earlier. */
async function changeSomething(n: number, units: readonly Life[]): Promise<string> {
  const onDay = addDays(FIRST, 30 + random(9000))
  const recording = { onDay, precision: 'day', documentNo: null, reason: '随机', recordedBy: null } as const
  const alive = units.filter((unit) => unit.toOn === null)
  const unit = pick(alive)
  const sort = random(12)
  return office.db.transaction().execute(async (db) => {
    if (sort < 3) {
      await redesignate(db, recording, { unitId: unit.id, name: { name: `名${n}`, shortName: `名${n}` }, code: null })
      return 'rename'
    }
    if (sort < 8) {
      const tree: Tree = random(2) === 0 ? 'territory' : 'system'
      await relocate(db, recording, { unitId: unit.id, tree, parentId: pick(alive).id, code: null })
      return 'move'
    }
    if (sort < 9) {
      const county = pick(alive.filter(({ kind }) => kind === 'COUNTY'))
      await openRecorded(db, recording, {
        kind: 'ENT',
        name: `新${n}`,
        fromOn: onDay,
        territory: county.id,
        system: null,
      })
      return 'open'
    }
    if (sort < 10) {
      const old = pick(alive.filter(({ kind, id }) => kind === unit.kind && id !== unit.id))
      if (alive.filter(({ kind }) => kind === unit.kind).length < 6) return 'too few'
      await mergeUnits(db, recording, { olds: [old.id], into: unit.id })
      return 'merge'
    }
    if (sort < 11) {
      if (unit.kind === 'PROVINCE') return 'too few'
      const below = await db
        .selectFrom('unitEdge')
        .where('parentId', '=', unit.id)
        .select('childId')
        .distinct()
        .execute()
      const kind = unit.kind as 'COUNTY' | 'ENT' | 'PREFECTURE'
      const part = (name: string, at: number) => ({
        ...{ opened: { kind, name }, code: null, parents: {}, share: null },
        children: below.map(({ childId }) => childId).filter((_, i) => i % 2 === at),
      })
      await divideUnit(db, recording, {
        unitId: unit.id,
        parts: [part(`甲${n}`, 0), part(`乙${n}`, 1)],
        postsTo: null,
        restTo: null,
        kind: 'split',
      })
      return 'split'
    }
    if (unit.kind !== 'ENT' || alive.filter(({ kind }) => kind === 'ENT').length < 20) return 'too few'
    await closeUnit(db, recording, unit.id)
    return 'close'
  })
}

/** What a walk down the links from a unit finds on a day, with the ended units whose successors it meets. */
function walkDown(tree: Tree, from: string, day: PlainDate, world: World): Set<string> {
  const found = new Set<string>()
  const visit = (id: string): void => {
    found.add(id)
    for (const link of world.links)
      if (link.tree === tree && link.parentId === id && covers(link, day)) visit(link.childId)
  }
  if (covers(world.lives.get(from)!, day)) visit(from)
  const answers = (id: string): boolean => {
    const life = world.lives.get(id)!
    if (life.toOn === null || life.toOn > day) return found.has(id) && covers(life, day)
    return followers(tree, life, world).some(answers)
  }
  for (const [id, life] of world.lives) if (life.toOn !== null && life.toOn <= day && answers(id)) found.add(id)
  return found
}

interface World {
  readonly lives: ReadonlyMap<string, Life>
  readonly links: Awaited<ReturnType<typeof links>>
  readonly successors: ReadonlyMap<string, string[]>
}

function followers(tree: Tree, ended: Life, world: World): string[] {
  const successors = world.successors.get(ended.id) ?? []
  if (successors.length > 0) return successors
  return world.links
    .filter((link) => link.tree === tree && link.childId === ended.id && link.toOn === ended.toOn)
    .map(({ parentId }) => parentId)
}

async function readWorld(): Promise<World> {
  const successors = await office.db.selectFrom('unitSuccessor').select(['oldId', 'newId']).execute()
  return {
    lives: new Map((await lives()).map((life) => [life.id, life])),
    links: await links(),
    successors: new Map(
      [...Map.groupBy(successors, ({ oldId }) => oldId)].map(([id, rows]) => [id, rows.map(({ newId }) => newId)]),
    ),
  }
}

const closure = () =>
  office.db
    .selectFrom('unitClosure')
    .selectAll()
    .orderBy('tree')
    .orderBy('descendantId')
    .orderBy('ancestorId')
    .orderBy('fromOn')
    .execute()

test('after a thousand random changes each post sees exactly the units that a walk from its own unit finds', {
  timeout: 600_000,
}, async () => {
  await buildPlaces()
  const done = new Map<string, number>()
  for (let n = 0, changed = 0; changed < CHANGES; n += 1) {
    const kind = await changeSomething(n, await lives()).catch((error: unknown) => {
      if (error instanceof Refusal) return `refused ${error.code}`
      throw error
    })
    done.set(kind, (done.get(kind) ?? 0) + 1)
    if (!kind.startsWith('refused') && kind !== 'too few') changed += 1
  }
  for (const kind of ['rename', 'move', 'open', 'merge', 'split', 'close'])
    expect(done.get(kind), kind).toBeGreaterThan(10)

  const world = await readWorld()
  let seen = 0
  for (const day of [30, 2000, 4000, 6000, 8000, 9100].map((n) => addDays(FIRST, n)))
    for (const [id, { kind }] of world.lives) {
      if (kind !== 'COUNTY' && kind !== 'PREFECTURE') continue
      const scope = { territory: { unit: id }, system: 'all' } as const
      const rows = await office.db
        .selectFrom('unit')
        .where(unitInScope(scope, day, 'unit'))
        .select('id')
        .execute()
      expect(new Set(rows.map((row) => row.id))).toEqual(walkDown('territory', id, day, world))
      seen += rows.length
    }
  expect(seen).toBeGreaterThan(1000)

  const grown = await closure()
  await reworkClosure(office.db, [...world.lives.keys()])
  expect(await closure()).toEqual(grown)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { covers } from '../rules.ts'
import { closureOf, type Edge } from './closure-rules.ts'
import { currentOf } from './current-rules.ts'
import { heirsOf } from './heir-rules.ts'

const start = plainDate('2000-01-01')
const dayAt = (n: number) => addDays(start, n)
const anyDay = fc.integer({ min: 0, max: 400 }).map(dayAt)

/** Units 0…9 with lives and dated links upwards: a link's parent always has a smaller number, so no circle. */
const anyTree = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.array(fc.integer({ min: 101, max: 400 }), { maxLength: 4 })), {
    minLength: 10,
    maxLength: 10,
  })
  .chain((lives) =>
    fc.record({
      lives: fc.constant(lives),
      picks: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
    }),
  )
  .map(({ lives, picks }) => {
    let pick = 0
    const edges: Edge[] = []
    for (const [n, [birth, cuts]] of lives.entries()) {
      if (n === 0) continue
      const days = [birth, ...[...new Set(cuts)].sort((a, b) => a - b)]
      for (const [i, from] of days.entries()) {
        const to = days[i + 1]
        const parentId = String(picks[pick++ % picks.length]! % n)
        edges.push({ childId: String(n), parentId, fromOn: dayAt(from), toOn: to === undefined ? null : dayAt(to) })
      }
    }
    const units = lives.map(([birth], n) => ({ id: String(n), fromOn: dayAt(birth), toOn: null }))
    return { units, edges }
  })

function walkUp(id: string, day: PlainDate, edges: readonly Edge[]): string[] {
  const edge = edges.find((one) => one.childId === id && covers(one, day))
  return edge ? [id, ...walkUp(edge.parentId, day, edges)] : [id]
}

test('on every day a unit has above it exactly what one meets walking up from it', () => {
  fc.assert(
    fc.property(anyTree, anyDay, ({ units, edges }, day) => {
      for (const unit of units) {
        const rows = closureOf(unit, (id) => edges.filter(({ childId }) => childId === id))
        const above = rows.filter((row) => covers(row, day)).sort((a, b) => a.depth - b.depth)
        expect(above.map(({ ancestorId }) => ancestorId)).toEqual(covers(unit, day) ? walkUp(unit.id, day, edges) : [])
      }
    }),
  )
})

test('links that run in a circle are a defect, not an endless walk', () => {
  const edge = (childId: string, parentId: string): Edge => ({ childId, parentId, fromOn: start, toOn: null })
  const edges: Record<string, Edge[]> = { a: [edge('a', 'b')], b: [edge('b', 'a')] }
  expect(() => closureOf({ id: 'a', fromOn: start, toOn: null }, (id) => edges[id] ?? [])).toThrow(RangeError)
})

const life = (id: string, from: number, to: number | null) => ({
  id,
  fromOn: dayAt(from),
  toOn: to === null ? null : dayAt(to),
})

test('who ended is answered for by its successors, and by theirs once they end', () => {
  const lives: Record<string, ReturnType<typeof life>> = {
    b: life('b', 10, 20),
    c: life('c', 10, null),
    d: life('d', 20, null),
  }
  const next: Record<string, string[]> = { a: ['b', 'c'], b: ['d'] }
  const heirs = heirsOf({ id: 'a', toOn: dayAt(10) }, (id) => (next[id] ?? []).map((one) => lives[one]!))
  expect(heirs.map(({ heirId, fromOn, toOn }) => [heirId, fromOn, toOn])).toEqual([
    ['b', dayAt(10), dayAt(20)],
    ['c', dayAt(10), null],
    ['d', dayAt(20), null],
  ])
})

test('two ways to one successor count once, over all the days of either', () => {
  const lives: Record<string, ReturnType<typeof life>> = {
    b: life('b', 10, 20),
    c: life('c', 10, 30),
    d: life('d', 0, null),
  }
  const next: Record<string, string[]> = { a: ['b', 'c'], b: ['d'], c: ['d'] }
  const heirs = heirsOf({ id: 'a', toOn: dayAt(10) }, (id) => (next[id] ?? []).map((one) => lives[one]!))
  expect(heirs.filter(({ heirId }) => heirId === 'd')).toEqual([
    { oldId: 'a', heirId: 'd', fromOn: dayAt(20), toOn: null },
  ])
})

test('shares multiply along the way, and a share that was not agreed stays unknown', () => {
  const lives: Record<string, ReturnType<typeof life>> = {
    a: life('a', 0, 10),
    b: life('b', 10, 20),
    c: life('c', 10, null),
    d: life('d', 20, null),
    e: life('e', 20, null),
  }
  const link = (oldId: string, newId: string, share: string | null) => ({ oldId, newId, share, onDay: start })
  const links = [link('a', 'b', '0.6'), link('a', 'c', '0.4'), link('b', 'd', '0.25'), link('b', 'e', null)]
  const current = (day: number) =>
    currentOf(
      'a',
      dayAt(day),
      (id) => lives[id],
      (id) => links.filter(({ oldId }) => oldId === id),
    )
  expect(current(5)).toEqual([{ unitId: 'a', share: '1' }])
  expect(current(15)).toEqual([
    { unitId: 'b', share: '0.6' },
    { unitId: 'c', share: '0.4' },
  ])
  expect(current(25)).toEqual([
    { unitId: 'd', share: '0.15' },
    { unitId: 'e', share: null },
    { unitId: 'c', share: '0.4' },
  ])
})

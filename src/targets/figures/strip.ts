import type { RawBuilder } from 'kysely'
import type { Figure } from '../../platform/figure.ts'
import type { Call } from '../../platform/operation.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { say } from '../../platform/refusal.ts'
import { childPlaces, findPlace, type Place } from '../cards/place-store.ts'
import { sumsAt } from '../ledger/sums.ts'
import { predicateWords } from '../predicate-words.ts'
import type { Cut, figuresContract as contract } from './contract.ts'
import {
  byChild,
  byClass,
  byGroup,
  byInstitution,
  byMonth,
  type Counted,
  countBy,
  countsSubjects,
  groupsJoin,
  institutionsAt,
} from './fact-store.ts'
import { amountFigure } from './figure.ts'
import { figureWords } from './figure-words.ts'
import { monthSaid } from './head.ts'
import type { FigureRef } from './ref.ts'
import {
  amountAt,
  beforeMonth,
  factsAsked,
  hasCuts,
  type Reading,
  type Resolved,
  resolve,
  spanOf,
  throughMonth,
} from './resolve.ts'
import { type SourceName, sourceNames } from './spine-store.ts'

interface Part {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly note: string | null
  readonly figure: Figure
  readonly opens: 'strip' | 'people'
}

interface Level {
  readonly parts: readonly Part[]
  readonly kind: 'place' | 'class' | 'group' | 'institution' | 'month'
  readonly addsUp: boolean
  readonly note: string | null
}

/** One level of the section through a number: its parts, each a figure that opens to the next level. */
export async function strip(call: Call<typeof contract.strip>) {
  const { language } = call
  const found = await resolve(call, call.input.ref)
  // A derived number stands on what was done: its section is that of the value.
  const resolved = { ...found, ref: { ...found.ref, kind: 'value' as const } }
  const level = await levelOf(call, resolved, call.input.cut)
  const figure = amountFigure({ ...found.base, ref: resolved.ref }, 'value', await amountAt(call, resolved))
  return {
    ...{ name: resolved.place.name, figure, parts: [...level.parts], addsUp: level.addsUp, note: level.note },
    partUnit: say(figureWords, language, `part.${level.kind}`),
  }
}

function levelOf(call: Reading, resolved: Resolved, cut: Cut): Promise<Level> {
  if (cut === 'group') return groupLevel(call, resolved)
  if (cut === 'institution') return institutionLevel(call, resolved)
  if (cut === 'month') return monthLevel(call, resolved)
  return placeLevel(call, resolved)
}

const isOfSubjects = ({ line }: Resolved) => countsSubjects(line.counting)

function partOf(
  resolved: Resolved,
  counted: Counted,
  named: Omit<Part, 'id' | 'figure'>,
  change: Partial<FigureRef>,
): Part {
  const base = { ...resolved.base, ref: resolved.ref }
  return { id: counted.key, ...named, figure: amountFigure(base, 'value', counted.amount, change) }
}

/** The places below; at a leaf, and where a class is chosen, the classes. */
async function placeLevel(call: Reading, resolved: Resolved): Promise<Level> {
  const { db, clerk, today, language } = call
  const { place, ref, line } = resolved
  const { territory } = clerk.scope
  const children = await childPlaces(db, territory, place.id, ref.today ? today : ref.to)
  if (children.length === 0) return classLevel(call, resolved)
  const sums = await childSums(call, resolved)
  const amounts = new Map(sums.map(({ key, amount }) => [key, amount]))
  const parts = [...children, ...(await formerPlaces(call, resolved, children, sums))].map((child) =>
    partOf(
      resolved,
      { key: child.code, amount: amounts.get(child.id) ?? 0n },
      { ...child, note: null, opens: 'strip' },
      { place: child.code },
    ),
  )
  const rest = sumOf(parts)
  const whole = isOfSubjects(resolved) ? await amountAt(call, resolved) : rest
  const several = rest - whole
  const note = several > 0n ? say(figureWords, language, 'note.persons', { count: `${several}` }) : null
  return { parts: parts.map(clean), kind: 'place', addsUp: line.counting === 'add' || line.counting === 'stock', note }
}

/** Places that stood below in the days asked and do no longer: what was done in them is still theirs. */
async function formerPlaces(
  { db, clerk }: Reading,
  { place, ref }: Resolved,
  children: readonly Place[],
  sums: readonly Counted[],
): Promise<Place[]> {
  const known = new Set([place.id, ...children.map(({ id }) => id)])
  const gone = sums.filter(({ key, amount }) => amount !== 0n && !known.has(key))
  const found = await Promise.all(gone.map(({ key }) => findPlace(db, clerk.scope.territory, key, ref.to)))
  return found.flatMap((one) => (one ? [{ ...one, code: one.id }] : []))
}

const clean = ({ id, name, shortName, note, figure, opens }: Part): Part => ({
  id,
  name,
  shortName,
  note,
  figure,
  opens,
})
const sumOf = (parts: readonly Part[]) =>
  parts.reduce((total, { figure }) => total + BigInt((figure.value ?? '0').replace('.', '')), 0n)

/** From the tallies where only a month narrows; else from the facts. */
async function childSums(call: Reading, resolved: Resolved): Promise<readonly Counted[]> {
  const { db, clerk, today } = call
  const { ref, line, place } = resolved
  const { month, ...rest } = ref
  const { key, join } = byChild(factsAsked(resolved, call))
  if (hasCuts(rest) || (month !== undefined && isOfSubjects(resolved))) return counted(call, resolved, key, join)
  const asked = { lines: [line.no], tree: 'territory', unitId: place.id, day: today, scope: clerk.scope } as const
  return sumsAt(db, { ...asked, ...spanOf(ref), by: 'child', map: ref.today ? 'day' : 'own' })
}

/** Counts by a key; in a month, persons by who began to count in it. */
async function counted(call: Reading, resolved: Resolved, key: RawBuilder<unknown>, join?: RawBuilder<unknown>) {
  const { db } = call
  const asked = factsAsked(resolved, call)
  const all = await countBy(db, throughMonth(asked, resolved.ref), key, join)
  const earlier = beforeMonth(asked, resolved.ref)
  if (!earlier) return all
  const former = new Map((await countBy(db, earlier, key, join)).map((one) => [one.key, one.amount]))
  return all
    .map((one) => ({ ...one, amount: one.amount - (former.get(one.key) ?? 0n) }))
    .filter(({ amount }) => amount !== 0n)
}

async function classLevel(call: Reading, resolved: Resolved): Promise<Level> {
  const found = await counted(call, resolved, byClass)
  const names = await sourceNames(call.db, { classes: found.map(({ key }) => key), units: [] }, resolved.ref.to)
  const parts = found
    .map((one) => {
      const named = nameOf(names, one.key)
      return {
        order: `${named.endsOn ?? ''} ${named.shortName}`,
        part: partOf(resolved, one, { ...named, opens: 'people' }, { source: one.key }),
      }
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1))
  return { parts: parts.map(({ part }) => clean(part)), kind: 'class', addsUp: !isOfSubjects(resolved), note: null }
}

const nameOf = (names: ReadonlyMap<string, SourceName>, id: string): SourceName =>
  names.get(id) ?? { name: id.slice(0, 8), shortName: id.slice(0, 8), note: null, endsOn: null }

async function groupLevel(call: Reading, resolved: Resolved): Promise<Level> {
  const { language } = call
  const found = await counted(call, resolved, byGroup, groupsJoin)
  const parts = found
    .filter(({ key }) => resolved.ref.group === undefined || key === resolved.ref.group)
    .sort((a, b) => (a.key === 'none' ? 1 : b.key === 'none' ? -1 : a.key < b.key ? -1 : 1))
    .map((one) => {
      const name = say(predicateWords, language, `group.${one.key}`)
      return partOf(resolved, one, { name, shortName: name, note: null, opens: 'strip' }, { group: one.key })
    })
  return { parts, kind: 'group', addsUp: false, note: say(figureWords, language, 'note.groups') }
}

async function institutionLevel(call: Reading, resolved: Resolved): Promise<Level> {
  const { db } = call
  const asked = factsAsked(resolved, call)
  const plain =
    !hasCuts(resolved.ref) && !resolved.ref.today && !isOfSubjects(resolved) && resolved.line.counting === 'add'
  const found = plain ? await institutionsAt(db, asked) : await counted(call, resolved, byInstitution)
  const names = await sourceNames(db, { classes: [], units: found.map(({ key }) => key) }, resolved.ref.to)
  const parts = [...found]
    .sort((a, b) => (b.amount > a.amount ? 1 : b.amount < a.amount ? -1 : a.key < b.key ? -1 : 1))
    .map((one) => clean(partOf(resolved, one, { ...nameOf(names, one.key), opens: 'strip' }, { system: one.key })))
  return { parts, kind: 'institution', addsUp: !isOfSubjects(resolved), note: null }
}

async function monthLevel(call: Reading, resolved: Resolved): Promise<Level> {
  const { db, clerk, today, language } = call
  const { ref, line, place } = resolved
  const { month: _, ...rest } = ref
  const asked = { lines: [line.no], tree: 'territory', unitId: place.id, day: today, scope: clerk.scope } as const
  const found: readonly Counted[] = hasCuts(rest)
    ? await monthsCounted(call, resolved)
    : await sumsAt(db, { ...asked, from: ref.from, to: ref.to, by: 'month', map: ref.today ? 'day' : 'own' })
  const parts = [...found]
    .filter(({ amount, key }) => amount !== 0n && (ref.month === undefined || key === ref.month))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((one) => {
      const name = monthSaid(one.key, language)
      const change = { month: plainDate(one.key) }
      return partOf(resolved, one, { name, shortName: name, note: null, opens: 'strip' }, change)
    })
  return { parts, kind: 'month', addsUp: true, note: null }
}

/** With cuts that only facts answer: month by month, persons where they begin to count. */
async function monthsCounted(call: Reading, resolved: Resolved): Promise<Counted[]> {
  if (!isOfSubjects(resolved)) return countBy(call.db, factsAsked(resolved, call), byMonth)
  const months: Counted[] = []
  for (const month of monthsOf(resolved.ref)) {
    const amount = await amountAt(call, { ...resolved, ref: { ...resolved.ref, month } })
    months.push({ key: month, amount })
  }
  return months
}

function monthsOf({ from, to }: FigureRef) {
  const months = new Set<FigureRef['from']>()
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1
  const last = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1
  for (let at = first; at <= last; at += 1)
    months.add(plainDate(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`))
  return months
}

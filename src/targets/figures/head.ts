import type { Call } from '../../platform/operation.ts'
import { type Language, say } from '../../platform/refusal.ts'
import { type Clause, findClause } from '../../policies/door.ts'
import { countOf, textOf } from '../amounts.ts'
import { lightSaid } from '../cards/answer.ts'
import { leafPlaces } from '../cards/place-store.ts'
import { readLines } from '../cards/read.ts'
import { findHead } from '../cards/target-store.ts'
import { predicateWords, sayPredicate } from '../predicate-words.ts'
import { decimal } from '../ratio.ts'
import { printed, spokenAmount, spokenDay } from '../spoken.ts'
import type { figuresContract as contract } from './contract.ts'
import { arithmeticOf, derivedFigure, kindName } from './derive.ts'
import { amountFigure, countFigure } from './figure.ts'
import { figureWords } from './figure-words.ts'
import { formatRef } from './ref.ts'
import { amountAt, hasCuts, type Reading, type Resolved, readStanding, recounted, resolve } from './resolve.ts'
import { listRestatements, readGiven, readUnsure, sourceNames } from './spine-store.ts'

type Read = Awaited<ReturnType<typeof readStanding>>

export async function head(call: Call<typeof contract.head>) {
  const resolved = await resolve(call, call.input.ref)
  const read = await readStanding(call, resolved)
  const { ref, line } = resolved
  const figure = await figureAt(call, resolved, read)
  const isPlain = !hasCuts(ref)
  const arithmetic = isPlain ? arithmeticOf(resolved.base, ref.kind, read.standing, call.language) : null
  const valueRef = formatRef({ ...ref, kind: 'value' })
  return {
    ...{ ref: resolved.text, kind: ref.kind, scope: await scopeOf(call, resolved), figure },
    light: isPlain ? lightSaid(read.standing.light, line.unit, call.language) : null,
    sentence: await sentenceOf(call, resolved, read, figure),
    arithmetic,
    stands: ref.kind === 'value' ? null : { on: valueRef, name: kindName('value', call.language) },
    ...{ clause: await clauseOf(call, resolved), target: await targetOf(call, resolved, read) },
    rule: ruleOf(resolved, call.language),
    unsure: countFigure(resolved.base, 'unsure', await readUnsure(call, resolved), '条'),
    restatements: await restatementsOf(call, resolved),
    cuts: ['place' as const, 'group' as const, 'institution' as const, 'month' as const],
    may: { people: call.clerk.duties.has('person.read'), export: call.clerk.duties.has('person.read') },
  }
}

/** The number of a reference, whatever its kind. */
export async function figureAt(call: Reading, resolved: Resolved, read: Read) {
  const { ref, base } = resolved
  if (ref.kind === 'value') return amountFigure(base, 'value', await amountAt(call, resolved))
  if (ref.kind === 'unsure') return countFigure(base, 'unsure', await readUnsure(call, resolved), '条')
  if (ref.kind === 'records' || ref.kind === 'persons') {
    const found = await recounted(call, resolved)
    return countFigure(base, ref.kind, found[ref.kind], ref.kind === 'persons' ? '人' : '条')
  }
  if (ref.kind === 'reserve') return amountFigure(base, 'reserve', (await givenOf(call, resolved)).reserve)
  if (ref.kind === 'red' || ref.kind === 'unreported')
    return countFigure(base, ref.kind, await countPlaces(call, resolved), '个')
  return derivedFigure(base, ref.kind, read.standing, read.committed)!
}

async function countPlaces(call: Reading, { ref, target, lines, line, place }: Resolved): Promise<bigint> {
  const { db, clerk, today, calendar } = call
  const leaves = await leafPlaces(db, clerk.scope.territory, place.id, ref.to)
  const read = await readLines(db, {
    ...{ target, lines, places: leaves, root: place, asOf: ref.to, today, calendar, scope: clerk.scope },
    ...{ map: 'own', weeks: 'last', only: line },
  })
  const wanted = read.filter(({ standing }) =>
    ref.kind === 'red' ? standing.light.light === 'red' : standing.unreported,
  )
  return BigInt(wanted.length)
}

/** Where and what: the place, the period, the line, and each cut in words. */
export async function scopeOf(call: Reading, resolved: Resolved): Promise<string[]> {
  const { ref, place, line } = resolved
  const years = ref.from.slice(0, 4)
  return [place.name, call.language === 'zh' ? `${years}年` : years, line.name, ...(await cutsSaid(call, resolved))]
}

async function cutsSaid({ db, language, today }: Reading, { ref, lines }: Resolved): Promise<string[]> {
  const tell = (code: string, facts = {}) => say(figureWords, language, code, facts)
  const named = new Map(lines.map(({ code, name }) => [code, name]))
  const names = await sourceNames(
    db,
    { classes: ref.source ? [ref.source] : [], units: ref.system ? [ref.system] : [] },
    today,
  )
  return [
    ...(ref.month ? [monthSaid(ref.month, language)] : []),
    ...(ref.system ? [names.get(ref.system)?.name ?? ref.system] : []),
    ...(ref.group ? [say(predicateWords, language, `group.${ref.group}`)] : []),
    ...(ref.source ? [names.get(ref.source)?.name ?? ref.source] : []),
    ...(ref.exactly
      ? [
          ref.exactly.length === 0
            ? tell('cut.none-of')
            : tell('cut.exactly', { lines: ref.exactly.map((code) => named.get(code) ?? code) }),
        ]
      : []),
    ...(ref.times === undefined ? [] : [tell('cut.times', { times: ref.times })]),
    ...(ref.today ? [tell('cut.today')] : []),
  ]
}

export const monthSaid = (month: string, language: Language): string =>
  language === 'zh' ? `${Number(month.slice(5, 7))}月` : month.slice(0, 7)

/** The sentence of a counted number, for the head of its list. */
export async function sentenceAt(call: Reading, resolved: Resolved): Promise<string> {
  const read = await readStanding(call, resolved)
  return sentenceOf(call, resolved, read, await figureAt(call, resolved, read))
}

type Told = { readonly value: string | null; readonly unit: string }

/** The sentence an office would write, with nothing in it that the figure does not hold. */
async function sentenceOf(call: Reading, resolved: Resolved, read: Read, figure: Told): Promise<string> {
  const { language } = call
  const { ref, place, line } = resolved
  const tell = (code: string, facts = {}) => say(figureWords, language, code, facts)
  const said = saidFigure(figure, resolved, language)
  const facts = { day: spokenDay(ref.to, language), place: place.name, line: line.name, value: said }
  if (hasCuts(ref)) {
    const days = `${spokenDay(ref.from, language, true)}${language === 'zh' ? '至' : ' to '}${spokenDay(ref.to, language)}`
    return tell('say.cut', { ...facts, days, cuts: await cutsSaid(call, resolved) })
  }
  if (ref.kind !== 'value') return tell('say.other', { ...facts, kind: kindName(ref.kind, language) })
  const { gap, done } = read.standing
  if (!gap || !done) return tell('say.plain', facts)
  const isBehind = gap.over < 0n
  const size = decimal(isBehind ? { over: -gap.over, under: gap.under } : gap, 2)
  const share = decimal({ over: done.over * 100n, under: done.under }, 1)
  const pace = tell(isBehind ? 'pace.behind' : 'pace.ahead')
  return tell('say.value', { ...facts, done: share, gap: size, pace })
}

function saidFigure({ value, unit }: Told, { line, base }: Resolved, language: Language): string {
  if (value === null) return language === 'zh' ? '待核实' : 'unknown'
  if (unit === line.unit) return spokenAmount(signedCount(value, base.unit), unit, language)
  const gap = /^[%]$/.test(unit) ? '' : language === 'zh' ? '' : ' '
  return `${printed(value)}${gap}${unit}`
}

/** Figures may be negative; notices never are. */
const signedCount = (value: string, unit: string): bigint =>
  value.startsWith('-') ? -countOf(value.slice(1), unit) : countOf(value, unit)

async function clauseOf({ db }: Reading, { target, line, lines }: Resolved) {
  const no = line.policyLineNo ?? lines[0]?.policyLineNo
  if (target.policyId === null || no == null) return null
  const clause = await findClause(db, target.policyId, no)
  return clause ? shownClause(clause) : null
}

/** The same, with its ranges counted from the first character shown. */
function shownClause({ start, ranges, text, value: _, issuer: __, ...clause }: Clause) {
  const within = ranges.map(([from, to]): [number, number] => [from - start, to - start])
  const words = within.map(([from, to]) => text.slice(from, to)).join('')
  const number = /\d[\d.,]*\s*[万亿]?/.exec(words)
  return {
    ...clause,
    text,
    ranges: within,
    strong: number ? strongOf(within, number.index, number[0].trimEnd().length) : null,
  }
}

/** Where the number stands in the text, if a break of the page does not part it. */
function strongOf(ranges: readonly [number, number][], index: number, length: number): [number, number] | null {
  let passed = 0
  for (const [from, to] of ranges) {
    if (index < passed + to - from) {
      const at = from + index - passed
      return at + length <= to ? [at, at + length] : null
    }
    passed += to - from
  }
  return null
}

async function givenOf({ db, clerk }: Reading, { line, place, ref }: Resolved) {
  const given = clerk.scope.system === 'all' ? await readGiven(db, line.no, place.id, ref.to) : null
  return {
    assigned: given?.assigned == null ? null : countOf(given.assigned, line.unit),
    reserve: given?.reserve == null ? null : countOf(given.reserve, line.unit),
  }
}

async function targetOf(call: Reading, resolved: Resolved, read: Read) {
  const { target, line, base } = resolved
  const { owner } = await findHead(call.db, target, call.today)
  const { assigned, reserve } = await givenOf(call, resolved)
  const goal = read.standing.target
  const split = assigned !== null && goal !== null
  const term = (name: string, figure: ReturnType<typeof amountFigure>) => ({
    name: say(figureWords, call.language, name),
    figure,
  })
  return {
    ...{ code: target.code, line: line.code, owner, from: line.fromOn, to: line.toOn },
    ...{ comparator: line.comparator, scaled: target.scaled },
    terms: [
      term('kind.target', amountFigure(base, 'target', goal)),
      ...(split ? [term('kind.assigned', amountFigure(base, 'target', assigned))] : []),
      ...(split ? [term('kind.reserve', amountFigure(base, 'reserve', reserve ?? 0n))] : []),
    ],
    balanced: split ? assigned + (reserve ?? 0n) === goal : null,
  }
}

function ruleOf({ line }: Resolved, language: Language): string {
  const tell = (code: string, facts = {}) => say(figureWords, language, code, facts)
  const conditions = sayPredicate(line.predicate, language)
  const measure = say(predicateWords, language, `measure.${line.measure}`)
  const what = conditions === '' ? tell('rule.all', { measure }) : tell('rule.some', { measure, conditions })
  const once = line.counting === 'persons' || line.counting === 'cover' ? tell('rule.persons') : ''
  return `${what}${once}${line.measure === 'training' ? tell('rule.date') : ''}`
}

async function restatementsOf({ db, clerk }: Reading, { line, place, ref }: Resolved) {
  if (clerk.scope.system !== 'all') return []
  const rows = await listRestatements(db, { lineNo: line.no, placeId: place.id, from: ref.from, to: ref.to })
  return rows.map(({ before, after, ...row }) => {
    const change = after - before
    const text = (count: bigint) => printed(textOf(count, line.unit))
    return { ...row, former: text(before), now: text(after), change: `${change > 0n ? '+' : ''}${text(change)}` }
  })
}

import { namesOf } from '../../organisations/door.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { yearOf } from '../../platform/plain-date.ts'
import { Refusal, say } from '../../platform/refusal.ts'
import { findSetting } from '../../platform/settings/store.ts'
import { type ConfirmedLine, confirmedLines } from '../../policies/door.ts'
import { isCount } from '../amounts.ts'
import { findPlace, type Place } from '../cards/place-store.ts'
import { getPlace, getTarget } from '../cards/routes.ts'
import { changeLine, openLines } from '../ledger/lines.ts'
import type { Predicate } from '../ledger/predicate.ts'
import { sayPredicate } from '../predicate-words.ts'
import { setPrefix } from './codes.ts'
import type { issueContract as contract } from './contract.ts'
import { issueWords } from './issue-words.ts'
import { type Chosen, comparatorOf, countingLines, daysOf, endsOf, goalOf } from './lines.ts'
import { type Ask, blockingAsks, type PolicyWords, type ProposedLine, proposeLines, wholePredicate } from './propose.ts'
import type { Reading } from './readings.ts'
import { settings } from './settings.ts'
import {
  countSets,
  findIssued,
  findPolicyState,
  holdIssuing,
  insertLine,
  insertShares,
  insertTarget,
  listReadings,
  type Preview,
  previewCounts,
} from './store.ts'

type Line = ConfirmedLine & PolicyWords

async function readTable({ db }: Pick<Call, 'db'>): Promise<readonly Reading[]> {
  const { form, usual } = settings['line-readings']
  return form.parse((await findSetting(db, 'line-readings')) ?? usual)
}

async function getPolicy({ db }: Pick<Call, 'db'>, policyId: string) {
  const policy = await findPolicyState(db, policyId)
  if (!policy || policy.state === 'withdrawn') throw new Refusal('absent', 'policy.absent')
  if (policy.state !== 'confirmed') throw new Refusal('conflict', 'issue.not-confirmed')
  return policy
}

/** What the confirmed lines of a notice would count, before anybody issues them. */
export async function draft(call: Call<typeof contract.draft>) {
  const { db, today, language, clerk } = call
  const policy = await getPolicy(call, call.input.policyId)
  const lines = countingLines(await confirmedLines(db, policy.id))
  if (lines.length === 0) throw new Refusal('conflict', 'issue.no-lines')
  const period = lines.map(daysOf).find((days) => days !== null) ?? null
  const year = yearOf(period?.from ?? today)
  const prefix = setPrefix(year, await countSets(db, year))
  const proposed = proposeLines(prefix, lines, await readTable(call))
  const place = await getPlace(call, undefined)
  const counts = await previewsOf(call, lines, proposed, place)
  const byId = new Map(lines.map((line) => [line.id, line]))
  const [owner] = clerk.unitId === null ? [] : await namesOf(db, [clerk.unitId], today)
  const { id, title, number } = policy
  return {
    ...{
      policy: { id, title, number },
      prefix,
      name: nameOf(lines, proposed),
      place: { code: place.code, name: place.name },
    },
    owner: owner ? { id: owner.unitId, name: owner.name } : null,
    ...{ from: period?.from ?? null, to: period?.to ?? null },
    lines: proposed.map((one) => lineSaid(byId.get(one.id)!, one, proposed, counts, language)),
  }
}

const nameOf = (lines: readonly Line[], proposed: readonly ProposedLine[]) =>
  (lines.find(({ id }) => id === proposed[0]!.id)!.measure ?? proposed[0]!.name).slice(0, 80)

/** All readings of all lines with what is around them: [line id, reading id or '', whole condition]. */
function readingsOf(lines: readonly Line[], proposed: readonly ProposedLine[]) {
  const byId = new Map(lines.map((line) => [line.id, line]))
  const chosen = (changed?: { id: string; own: readonly Predicate[] }) =>
    new Map<string, Chosen>(
      proposed.map((one) => [
        one.id,
        { within: byId.get(one.id)!.within, own: changed?.id === one.id ? changed.own : one.own },
      ]),
    )
  return proposed.flatMap((one) => [
    { id: one.id, reading: '', whole: wholePredicate(one.id, chosen()) },
    ...one.others.map((other) => ({
      ...{ id: one.id, reading: other.id },
      whole: wholePredicate(one.id, chosen({ id: one.id, own: other.own })),
    })),
  ])
}

async function previewsOf(
  { db }: Pick<Call, 'db'>,
  lines: readonly Line[],
  proposed: readonly ProposedLine[],
  place: Place,
) {
  const byId = new Map(lines.map((line) => [line.id, line]))
  const ofId = new Map(proposed.map((one) => [one.id, one]))
  const previews = readingsOf(lines, proposed).flatMap(({ id, reading, whole }): Preview[] => {
    const { measure, counting, asks } = ofId.get(id)!
    const days = daysOf(byId.get(id)!)
    if (measure === null || days === null || asks.some(isBlocking)) return []
    const persons = counting === 'persons' || counting === 'cover'
    return [{ key: `${id} ${reading}`, measure, predicate: whole, persons, ...days }]
  })
  return previewCounts(db, place.id, previews)
}

const isBlocking = (ask: Ask): boolean => (blockingAsks as readonly string[]).includes(ask)

function lineSaid(
  line: Line,
  proposed: ProposedLine,
  all: readonly ProposedLine[],
  counts: ReadonlyMap<string, bigint>,
  language: Call['language'],
) {
  const byId = new Map(all.map((one) => [one.id, { within: null as string | null, own: one.own }]))
  const counted = (reading: string) => counts.get(`${line.id} ${reading}`)?.toString() ?? null
  const rule = (own: readonly Predicate[]) => sayPredicate({ all: [...own] }, language)
  const within = all.find(({ id }) => id === line.within)?.code ?? null
  const days = daysOf(line)
  return {
    ...{ no: line.no, code: proposed.code, name: proposed.name, text: line.text, unit: line.unit, per: line.per },
    ...{ comparator: comparatorOf(line), strength: line.strength, ...endsOf(line.value), within },
    ...{ from: days?.from ?? null, to: days?.to ?? null, counting: proposed.counting, measure: proposed.measure },
    ...{ own: [...proposed.own], rule: rule(byId.get(line.id)!.own), counted: counted('') },
    others: proposed.others.map(({ id, name, own }) => ({
      id,
      name,
      own: [...own],
      rule: rule(own),
      counted: counted(id),
    })),
    unread: [...proposed.unread],
    asks: proposed.asks.map((code) => ({
      ...{ code, blocks: isBlocking(code) },
      sentence: say(issueWords, language, `ask.${code}`, { words: proposed.unread, unit: line.unit ?? '' }),
    })),
  }
}

type Given = Call<typeof contract.issue>['input']['lines'][number]

/** Issues a target: its lines begin to count in the same transaction, or by a job where many records are there. */
export async function issue(call: Call<typeof contract.issue>) {
  const { db, clerk, input, today, jobs } = call
  await holdIssuing(db)
  const policy = await getPolicy(call, input.policyId)
  const already = await findIssued(db, policy.id)
  if (already)
    throw new Refusal('conflict', 'issue.already', { code: already.code, who: already.who ?? '', on: already.on })
  if (input.to < input.from) throw new Refusal('invalid', 'issue.period-wrong')
  const place = await getPlace(call, input.place)
  const owner = input.ownerId ?? clerk.unitId ?? place.id
  if (!(await findPlace(db, 'all', owner, today))) throw new Refusal('invalid', 'issue.owner-absent')
  const lines = countingLines(await confirmedLines(db, policy.id))
  const prefix = setPrefix(yearOf(input.from), await countSets(db, yearOf(input.from)))
  const proposed = proposeLines(prefix, lines, await readTable(call))
  const chosen = chooseLines(lines, proposed, input.lines)
  const targetId = newId()
  await insertTarget(db, {
    ...{ id: targetId, code: `${prefix}-T0`, name: input.name, ownerId: owner, placeId: place.id, policyId: policy.id },
    ...{ fromOn: input.from, toOn: input.to, scaled: input.scaled ?? null, state: 'issued', issuedBy: clerk.accountId },
    issuedAt: call.visit.now,
  })
  const nos = await storeLines(call, { targetId, place, chosen, period: { from: input.from, to: input.to } })
  const job = await openLines(db, nos, { accountId: clerk.accountId, unitId: clerk.unitId, jobs })
  return { code: `${prefix}-T0`, job }
}

interface ChosenLine {
  readonly line: Line
  readonly proposed: ProposedLine
  readonly given: Given
  readonly whole: Predicate
}

/** @throws Refusal issue.line-absent | issue.not-read | issue.whole-missing | issue.value-wrong */
function chooseLines(lines: readonly Line[], proposed: readonly ProposedLine[], given: readonly Given[]): ChosenLine[] {
  const byNo = new Map(lines.map((line) => [line.no, line]))
  const wanted = new Map(given.map((one) => [byNo.get(one.no)?.id, one]))
  if (given.some(({ no }) => !byNo.has(no))) throw new Refusal('invalid', 'issue.line-absent')
  const picked = proposed.flatMap((one) => {
    const asked = wanted.get(one.id)
    return asked ? [{ line: lines.find(({ id }) => id === one.id)!, proposed: one, given: asked }] : []
  })
  const own = new Map<string, Chosen>(
    picked.map(({ line, proposed: one, given: asked }) => [line.id, { within: line.within, own: ownOf(one, asked) }]),
  )
  for (const { line, proposed: one } of picked)
    if (line.within !== null && !own.has(line.within) && proposed.some(({ id }) => id === line.within))
      throw new Refusal('invalid', 'issue.whole-missing', { line: one.code })
  return picked.map((one) => ({ ...one, whole: wholePredicate(one.line.id, own) }))
}

function ownOf(one: ProposedLine, given: Given): readonly Predicate[] {
  if (given.own) {
    if (one.measure === null && !given.measure) throw new Refusal('invalid', 'issue.not-read', { line: one.code })
    return given.own
  }
  const open = one.asks.filter((ask) => isBlocking(ask) && !(ask === 'no-measure' && given.measure))
  if (open.length > 0) throw new Refusal('invalid', 'issue.not-read', { line: one.code })
  if (given.reading === undefined) return one.own
  const other = one.others.find(({ id }) => id === given.reading)
  if (!other) throw new Refusal('invalid', 'issue.no-such-reading', { line: one.code })
  return other.own
}

interface Storing {
  readonly targetId: string
  readonly place: Place
  readonly chosen: readonly ChosenLine[]
  readonly period: { readonly from: Call['today']; readonly to: Call['today'] }
}

async function storeLines({ db }: Pick<Call, 'db'>, { targetId, place, chosen, period }: Storing): Promise<number[]> {
  const nos = new Map<string, number>()
  for (const [ordinal, { line, proposed, given, whole }] of chosen.entries()) {
    const days = daysOf(line) ?? period
    const value = goalOf(line, given.baseline ?? null)
    const unit = line.unit ?? '人次'
    if (value !== null && !isCount(value, unit))
      throw new Refusal('invalid', 'issue.value-wrong', { line: proposed.code, unit })
    const no = await insertLine(db, {
      ...{ targetId, code: proposed.code, ordinal, name: given.name ?? proposed.name, policyLineNo: line.no, unit },
      ...{ measure: given.measure ?? proposed.measure!, counting: proposed.counting, comparator: comparatorOf(line) },
      ...{ withinNo: line.within === null ? null : (nos.get(line.within) ?? null), basis: line.basis, per: line.per },
      ...{ strength: line.strength, value, upper: endsOf(line.value).upper, baseline: given.baseline ?? null },
      predicate: JSON.stringify(whole),
      population: proposed.counting === 'cover' ? populationOf(line, given) : null,
      ...{ fromOn: days.from, toOn: days.to, replacesNo: null },
    })
    nos.set(line.id, no)
    if (value !== null)
      await insertShares(db, [
        {
          ...{ id: newId(), lineNo: no, unitId: place.id, parentId: null, assigned: value, committed: null },
          ...{ fromOn: days.from, toOn: null },
        },
      ])
  }
  return [...nos.values()]
}

const populationOf = (line: Line, given: Given): string =>
  JSON.stringify({ name: given.population ?? line.population ?? line.text.slice(0, 80), roll: null })

/** Another reading of one line; its parts keep theirs until they are read again themselves. */
export async function reread(call: Call<typeof contract.reread>) {
  const { db, clerk, input, jobs } = call
  const { target, lines, line } = await getTarget(call, input.code)
  // Whoever reads a target that was issued over his place does not thereby own it.
  const place = await findPlace(db, clerk.scope.territory, target.placeId, call.today)
  if (line.code !== input.code || !place) throw new Refusal('absent', 'target.absent')
  const whole = lines.find(({ no }) => no === line.withinNo)
  const around: readonly Predicate[] = whole ? [whole.predicate] : []
  const predicate: Predicate = { all: [...around, ...input.own] }
  const by = { accountId: clerk.accountId, unitId: clerk.unitId, jobs }
  const { job } = await changeLine(db, line.no, { predicate, reason: input.reason }, by)
  return { job }
}

export async function readings(call: Call<typeof contract.readings>) {
  const { line } = await getTarget(call, call.input.code)
  const rows = await listReadings(call.db, line.code)
  const text = (count: bigint | null) => count?.toString() ?? null
  return {
    rule: sayPredicate(line.predicate, call.language),
    changes: rows.map(({ reason, who, on, switchedAt, factsGained, factsLost, before, after }) => ({
      ...{ reason, who, on, done: switchedAt !== null },
      ...{ gained: text(factsGained), lost: text(factsLost), before: text(before), after: text(after) },
    })),
  }
}

import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { Refusal, say } from '../../platform/refusal.ts'
import type { contract } from '../contract.ts'
import { isInForce } from '../explain.ts'
import { readRulesOn } from '../rule-admin/in-force.ts'
import { appliedRules } from '../rule-set.ts'
import { runFigure, sideOf, toPlace, toRun } from './answer.ts'
import { findPlaceById, type PlaceRow, placesBelow } from './place-store.ts'
import { type CountRow, sumFirstDays, sumNear, sumTallies, sumTalliesAt } from './result-store.ts'
import { benchOn, ELIGIBILITY_REWORK, ELIGIBILITY_RUN, freshen } from './run-job.ts'
import { beginRun, findLastRun, findRun, listRuns, nameJob, type RunRow } from './run-store.ts'
import { populationWords } from './words.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

/** Changed persons that a reader waits for; more are left to a job. */
const AT_ONCE = 200
const QUEUE = 'eligibility'

async function rules({ db, today, clerk, language }: Of<'rules'>) {
  const set = await readRulesOn(db, today)
  const side = sideOf(language)
  return {
    document: set.document,
    rules: appliedRules(set).map((rule) => ({
      ...{ id: rule.id, name: rule.name[side], version: rule.version, enabled: rule.enabled },
      inForce: isInForce(rule, today),
      conditions: rule.conditions.map(({ clause, name }) => ({
        ...{ clause, name: name[side], text: set.clauses[clause] ?? '' },
      })),
    })),
    mayRun: clerk.duties.has('eligibility.run') && clerk.scope.territory === 'all' && clerk.scope.system === 'all',
    mayPreview: clerk.duties.has('rule.draft'),
  }
}

const runs = async ({ db }: Of<'runs'>) => ({ rows: (await listRuns(db)).map(toRun) })

async function start({ db, jobs, clerk, input, today }: Of<'start'>) {
  if (clerk.scope.territory !== 'all' || clerk.scope.system !== 'all')
    throw new Refusal('forbidden', 'eligibility.run-for-all')
  const { chosen, readings, asOf } = await benchOn(db, input.asOf ?? today)
  const ids = chosen.map(({ id }) => id)
  const { run, isNew } = await beginRun(db, { id: newId(), asOf, rules: ids, readings, askedBy: clerk.accountId })
  if (!isNew) return { id: run.id, jobId: run.jobId, joined: true }
  const { accountId, unitId } = clerk
  const jobId = await jobs.enqueue(db, {
    kind: ELIGIBILITY_RUN,
    input: { runId: run.id },
    accountId,
    unitId,
    queue: QUEUE,
  })
  await nameJob(db, run.id, jobId)
  return { id: run.id, jobId, joined: false }
}

/** The run asked for, else the last; that one is first brought up to what the records say now. */
export async function runAsked(
  { db, jobs, clerk, today }: Pick<Call, 'db' | 'jobs' | 'clerk' | 'today'>,
  runId: string | undefined,
): Promise<RunRow | undefined> {
  const more = await freshen(db, today, AT_ONCE)
  const { accountId, unitId } = clerk
  if (more) await jobs.enqueue(db, { kind: ELIGIBILITY_REWORK, input: {}, accountId, unitId, queue: QUEUE })
  if (runId === undefined) return findLastRun(db)
  const run = await findRun(db, runId)
  if (!run) throw new Refusal('absent', 'eligibility.no-run')
  return run
}

export async function placeAsked({ db, clerk, today }: Pick<Call, 'db' | 'clerk' | 'today'>, id: string | undefined) {
  if (id === undefined) return null
  const place = await findPlaceById(db, clerk.scope.territory, id, today)
  if (!place) throw new Refusal('absent', 'eligibility.no-place')
  return place
}

async function results(call: Of<'results'>) {
  const { db, clerk, today, input, language } = call
  const place = await placeAsked(call, input.placeId)
  const run = await runAsked(call, input.runId)
  if (!run) return { run: null, place: place && toPlace(place), rules: [] }
  const where = { scope: clerk.scope, today, placeId: place?.id ?? null }
  const below = await placesBelow(db, clerk.scope.territory, where.placeId, today)
  const ids = below.map(({ id }) => id)
  const [sums, sumsAt] = [await sumTallies(db, run.id, where), await sumTalliesAt(db, run.id, where, ids)]
  const firstDays = await sumFirstDays(db, run.id, where)
  const set = await readRulesOn(db, run.asOf)
  const shown = set.rules.filter(({ id }) => run.rules.includes(id) && (input.ruleId ?? id) === id)
  return {
    run: toRun(run),
    place: place && toPlace(place),
    rules: shown.map((rule) => ({
      ...{ rule: rule.id, name: rule.name[sideOf(language)], inForce: isInForce(rule, run.asOf) },
      ...countsOf(
        run,
        rule.id,
        where.placeId,
        sums.find(({ ruleId }) => ruleId === rule.id),
      ),
      places: below.map((one) => ({
        ...toPlace(one),
        ...countsOf(
          run,
          rule.id,
          one.id,
          sumsAt.find((sum) => sum.ruleId === rule.id && sum.placeId === one.id),
        ),
      })),
      firstDates: firstDays
        .filter(({ ruleId }) => ruleId === rule.id)
        .map(({ month, persons }) => ({
          ...{ month, persons: runFigure(run, persons, rule.id, { kind: 'month', month }, where.placeId) },
        })),
    })),
  }
}

const NONE = { met: 0, notMet: 0, toVerify: 0 }

function countsOf(run: RunRow, ruleId: string, placeId: string | null, sum: CountRow | undefined) {
  const { met, notMet, toVerify } = sum ?? NONE
  const figure = (value: number, kind: 'met' | 'notMet' | 'toVerify') =>
    runFigure(run, value, ruleId, { kind }, placeId)
  return { met: figure(met, 'met'), notMet: figure(notMet, 'notMet'), toVerify: figure(toVerify, 'toVerify') }
}

async function nearMiss(call: Of<'nearMiss'>) {
  const { db, clerk, today, input, language } = call
  const place = await placeAsked(call, input.placeId)
  const run = await runAsked(call, input.runId)
  const set = await readRulesOn(db, run?.asOf ?? today)
  const rule = set.rules.find(({ id }) => id === input.ruleId)
  if (!rule)
    throw new Refusal('absent', 'eligibility.no-rule', { id: input.ruleId, known: set.rules.map(({ id }) => id) })
  const told = { rule: { id: rule.id, name: rule.name[sideOf(language)] } }
  if (!run) return { run: null, ...told, papers: [], within: [], places: [] }
  const where = { scope: clerk.scope, today, placeId: place?.id ?? null }
  const below = await placesBelow(db, clerk.scope.territory, where.placeId, today)
  const asked = { id: run.id, asOf: run.asOf, ruleId: rule.id }
  const rows = await sumNear(
    db,
    asked,
    where,
    below.map(({ id }) => id),
  )
  const near = (placeId: string | null, at: string | null) => {
    const mine = rows.filter((row) => row.placeId === placeId)
    const add = (of: (row: (typeof mine)[number]) => number) => mine.reduce((sum, row) => sum + of(row), 0)
    const papers = mine.filter((row) => row.paper !== null).sort((a, b) => b.persons - a.persons)
    return {
      onePaper: runFigure(
        run,
        add((row) => (row.paper === null ? 0 : row.persons)),
        rule.id,
        { kind: 'onePaper' },
        at,
      ),
      papers: papers.map(({ paper, persons }) => ({
        ...{ code: paper!, persons: runFigure(run, persons, rule.id, { kind: 'paper', paper: paper! }, at) },
      })),
      within: (['3', '6', '12'] as const).map((months) => ({
        months,
        persons: runFigure(
          run,
          add((row) => row[`in${months}`]),
          rule.id,
          { kind: 'within', months },
          at,
        ),
      })),
    }
  }
  const all = near(null, where.placeId)
  return {
    ...{ run: toRun(run), ...told, within: all.within },
    papers: all.papers.map((one) => ({ ...one, name: say(populationWords, language, `paper.${one.code}`) })),
    places: below.map((one: PlaceRow) => ({ ...toPlace(one), ...near(one.id, one.id) })),
  }
}

export const runHandlers = { rules, runs, start, results, nearMiss }

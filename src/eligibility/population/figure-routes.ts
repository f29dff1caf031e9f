import type { Call } from '../../platform/operation.ts'
import { Refusal, say } from '../../platform/refusal.ts'
import type { contract } from '../contract.ts'
import { ruleOf } from '../evaluate.ts'
import type { Rule } from '../language.ts'
import { persons, sideOf, toLines } from './answer.ts'
import { readLookups, readSome } from './facts.ts'
import type { Bench } from './judge.ts'
import { findPreview } from './preview-store.ts'
import { type PreviewRef, type RunRef, readPreviewRef, readRunRef } from './ref.ts'
import { countChanged, countOf, readChanged, readCounted } from './result-store.ts'
import { benchOn } from './run-job.ts'
import { placeAsked, runAsked } from './run-routes.ts'
import type { RunRow } from './run-store.ts'
import { populationWords } from './words.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>
type Asking = Pick<Call, 'db' | 'jobs' | 'clerk' | 'today' | 'language'>

const PAGE = 50

/** What a reference stands for: a figure of a run, or of a preview. */
type Resolved =
  | {
      readonly of: 'run'
      readonly ref: RunRef
      readonly run: RunRow
      readonly bench: Bench
      readonly rule: Rule | undefined
    }
  | { readonly of: 'preview'; readonly ref: PreviewRef; readonly bench: Bench; readonly rule: Rule }

async function resolve(call: Asking, text: string): Promise<Resolved> {
  const run = readRunRef(text)
  if (run) return resolveRun(call, run)
  const preview = readPreviewRef(text)
  const found = preview && (await findPreview(call.db, preview.previewId))
  if (!found || found.askedBy !== call.clerk.accountId || !call.clerk.duties.has('rule.draft'))
    throw new Refusal('absent', 'eligibility.no-figure')
  const bench = await benchOn(call.db, found.asOf)
  return { of: 'preview', ref: preview, bench, rule: ruleOf(bench.rules, found.ruleId) }
}

async function resolveRun(call: Asking, ref: RunRef): Promise<Resolved> {
  const run = await runAsked(call, ref.runId)
  if (!run || (ref.ruleId !== null && !run.rules.includes(ref.ruleId)))
    throw new Refusal('absent', 'eligibility.no-figure')
  const bench = await benchOn(call.db, run.asOf)
  return { of: 'run', ref, run, bench, rule: ref.ruleId === null ? undefined : ruleOf(bench.rules, ref.ruleId) }
}

const ofRun = ({ ref, run }: Extract<Resolved, { of: 'run' }>) => ({
  ...{ ruleId: ref.ruleId, place: ref.ruleId === null ? 0 : run.rules.indexOf(ref.ruleId), counted: ref.counted },
})

async function figure(call: Of<'figure'>) {
  const { db, input, clerk, today, language } = call
  const resolved = await resolve(call, input.ref)
  const place = await placeAsked(call, resolved.ref.placeId ?? undefined)
  const where = { scope: clerk.scope, today, placeId: place?.id ?? null }
  const value =
    resolved.of === 'run'
      ? await countOf(db, resolved.run, ofRun(resolved), where)
      : await countChanged(db, resolved.ref, where)
  const { rule, bench } = resolved
  const scope = [...(place ? [place.name] : []), ...(rule ? [rule.name[sideOf(language)]] : []), said(call, resolved)]
  const separator = language === 'zh' ? '，' : ', '
  return {
    ...{ ref: input.ref, scope, figure: persons(value, bench.asOf, input.ref) },
    sentence: say(populationWords, language, 'run.sentence', {
      ...{ asOf: bench.asOf, scope: scope.join(separator), value },
    }),
    clauses: (rule?.conditions ?? []).map(({ clause }) => ({ clause, text: bench.rules.clauses[clause] ?? '' })),
    mayOpen: clerk.duties.has('person.read'),
  }
}

function said({ language }: Asking, resolved: Resolved): string {
  const tell = (code: string, facts = {}) => say(populationWords, language, code, facts)
  if (resolved.of === 'preview') return `${tell(`run.${resolved.ref.verdict}`)} ${tell(`preview.${resolved.ref.way}`)}`
  const { counted } = resolved.ref
  if (!counted) return tell('run.persons')
  if (counted.kind === 'paper') return tell('run.paper', { paper: tell(`paper.${counted.paper}`) })
  if (counted.kind === 'within') return tell('run.within', { months: counted.months })
  if (counted.kind === 'month') return tell('run.month', { month: counted.month.slice(0, 7) })
  return tell(`run.${counted.kind}`)
}

async function people(call: Of<'people'>) {
  const { db, input, clerk, today } = call
  const resolved = await resolve(call, input.ref)
  const place = await placeAsked(call, resolved.ref.placeId ?? undefined)
  const where = { scope: clerk.scope, today, placeId: place?.id ?? null }
  const page = { after: input.after, limit: PAGE }
  const ids =
    resolved.of === 'run'
      ? await readCounted(db, resolved.run, ofRun(resolved), where, page)
      : await readChanged(db, resolved.ref, where, page)
  const { bench } = resolved
  const registered = await readSome(db, ids, bench.asOf, await readLookups(db, today, bench.asOf))
  const rows = await toLines(call, registered, resolved.rule ?? bench.chosen[0]!, bench)
  return { rows, next: ids.length === PAGE ? ids.at(-1)! : null }
}

export const figureHandlers = { figure, people }

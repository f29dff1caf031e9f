import type { FieldFault } from '../platform/refusal.ts'
import { confirmedLines } from '../policies/door.ts'
import type { Asking } from './answer.ts'
import type { NewTask, SourceOf } from './compose.ts'
import { type ContentFacts, contentFaults, type TaskGiven } from './content-rules.ts'
import type { TaskInput } from './shapes.ts'
import { findLine, readPosts } from './source-store.ts'
import { findAbove, readChain, readTakers } from './task-store.ts'
import { isWithin, placesOf, readHeldLines, readUnits } from './unit-store.ts'

const fault = (field: string, code: string, facts: FieldFault['facts'] = {}): FieldFault => ({ field, code, facts })

export interface Judged {
  /** Null where a fault leaves nothing to store. */
  readonly task: Omit<NewTask, 'id' | 'planId' | 'no' | 'state'> | null
  readonly faults: readonly FieldFault[]
}

export interface Standing {
  readonly taskId: string
  /** Of a task that stands already; a new one is judged by what its form names. */
  readonly source: SourceOf | null
}

/** What a form says of a task, with everything that is wrong with it, each at its field. */
export async function judgeTask(
  asking: Asking,
  given: Omit<TaskInput, 'source'> & Partial<TaskInput>,
  standing: Standing,
): Promise<Judged> {
  const { db, today } = asking
  const line = given.line === null ? null : await findLine(db, { code: given.line })
  const found = standing.source ? { source: standing.source, faults: [] } : await sourceOf(asking, given.source ?? null)
  const task: TaskGiven = { ...given, lineNo: line?.no ?? null }
  const facts = await factsOf(asking, task, { taskId: standing.taskId, source: found.source })
  const placeId = (await placesOf(db, [given.leadId], today)).get(given.leadId)
  const faults = [
    ...contentFaults(task, facts),
    ...found.faults,
    ...(given.line !== null && !line ? [fault('line', 'task.line-absent')] : []),
    ...(await leadFaults(asking, given, facts, placeId)),
    ...(await postFaults(asking, given)),
  ]
  if (faults.length > 0 || !found.source || !placeId) return { task: null, faults }
  const { measure, leaderPostId, personPostId, isKey, risk } = given
  return { faults, task: { ...task, ...found.source, measure, leaderPostId, personPostId, isKey, risk, placeId } }
}

export interface Known {
  readonly units: ContentFacts['partners']
  readonly held: ContentFacts['held']
}

/** Units and lines of the ledger, read once for many tasks. */
export const knownFor = async (
  { db, today }: Pick<Asking, 'db' | 'today'>,
  unitIds: readonly string[],
): Promise<Known> => ({
  units: await readUnits(db, [...new Set(unitIds)], today),
  held: await readHeldLines(db, today),
})

/** What the rules of content ask of the world around a task. */
export async function factsOf(
  { db, today, clerk }: Asking,
  task: TaskGiven,
  { taskId, source, known }: { readonly taskId: string; readonly source: SourceOf | null; readonly known?: Known },
): Promise<ContentFacts> {
  const { units, held } = known ?? (await knownFor({ db, today }, [task.leadId, ...task.partnerIds]))
  const aboveId = source?.aboveId ?? null
  const above = aboveId === null ? undefined : await findAbove(db, { clerk, today }, aboveId)
  const chain = aboveId === null ? [] : [aboveId, ...(await readChain(db, aboveId)).map(({ id }) => id)]
  return {
    ...{ taskId, today, lead: units.get(task.leadId), partners: units, held },
    hasSource: source !== null && (source.policyId ?? source.sourceId ?? source.aboveId) !== null,
    above: above ? { dueOn: above.dueOn, chain } : null,
  }
}

async function leadFaults(
  asking: Asking,
  { leadId }: Pick<TaskInput, 'leadId'>,
  { lead }: ContentFacts,
  placeId?: string,
) {
  if (!lead) return []
  if (!placeId) return [fault('leadId', 'task.unit-nowhere', { unit: lead.name })]
  return (await isWithin(asking.db, asking, leadId))
    ? []
    : [fault('leadId', 'task.lead-out-of-reach', { unit: lead.name })]
}

async function postFaults(
  { db, today }: Asking,
  { leadId, leaderPostId, personPostId }: Pick<TaskInput, 'leadId' | 'leaderPostId' | 'personPostId'>,
): Promise<FieldFault[]> {
  const posts = { leaderPostId, personPostId }
  const ids = Object.values(posts).flatMap((id) => id ?? [])
  if (ids.length === 0) return []
  const known = new Map((await readPosts(db, ids, today)).map((post) => [post.id, post]))
  return Object.entries(posts).flatMap(([field, id]) =>
    id === null || known.get(id)?.unitId === leadId ? [] : [fault(field, 'task.post-elsewhere')],
  )
}

const NO_SOURCE = { policyId: null, policyLineNo: null, sourceId: null, aboveId: null }

/** The clause or the task above that a form names, if it is there for this reader. */
async function sourceOf(
  asking: Asking,
  given: TaskInput['source'],
): Promise<{ readonly source: SourceOf | null; readonly faults: readonly FieldFault[] }> {
  if (given === null) return { source: null, faults: [] }
  if (given.kind === 'policy') {
    const lines = await confirmedLines(asking.db, given.policyId)
    if (!lines.some(({ no }) => no === given.lineNo))
      return { source: null, faults: [fault('source', 'task.source-absent')] }
    return {
      source: { ...NO_SOURCE, source: 'policy', policyId: given.policyId, policyLineNo: given.lineNo },
      faults: [],
    }
  }
  const code = await aboveFault(asking, given.taskId)
  if (code) return { source: null, faults: [fault('source', code)] }
  return { source: { ...NO_SOURCE, source: 'above', aboveId: given.taskId }, faults: [] }
}

/** Why a task cannot be carried on by this reader's place. */
export async function aboveFault(asking: Asking, taskId: string): Promise<string | undefined> {
  const { db, clerk } = asking
  const above = await findAbove(db, asking, taskId)
  if (!above) return 'task.absent'
  if (!['issued', 'running'].includes(above.state)) return 'task.above-not-issued'
  const { territory } = clerk.scope
  const takers = await readTakers(db, taskId, asking)
  const isAsked = typeof territory === 'object' && takers.some(({ unitId }) => unitId === territory.unit)
  return isAsked || above.isReached ? undefined : 'task.not-asked'
}

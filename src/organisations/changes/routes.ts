import type { Call, Clerk } from '../../platform/operation.ts'
import { addDays, type PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { requireClasses } from '../reference/classes.ts'
import { TREES_CHANGED } from '../rules.ts'
import { holdTrees } from '../tree/store.ts'
import { type CodeScheme, requireCode } from '../units/code-rules.ts'
import type { Reader } from '../units/list-store.ts'
import { listChanges, listReached, lockUnit, saveDescription } from '../units/record-store.ts'
import { mayChange } from '../units/rules.ts'
import {
  type AskedPart,
  closeUnit,
  describeUnit,
  divideUnit,
  mergeUnits,
  openRecorded,
  type Recording,
  redesignate,
  relocate,
} from './changes.ts'
import type { changeOperations } from './contract.ts'

type Ops = typeof changeOperations
type Asking = Pick<Call, 'db' | 'clerk' | 'today' | 'jobs'>

/** How far ahead a change may be entered: a decision of this year for the beginning of the next. */
const LATEST_DAYS_AHEAD = 400

interface Recorded {
  readonly onDay: PlainDate
  readonly precision: Recording['precision']
  readonly documentNo: string | null
  readonly reason: string
}

function recordingOf({ clerk, today }: Asking, { onDay, precision, documentNo, reason }: Recorded): Recording {
  if (onDay > addDays(today, LATEST_DAYS_AHEAD)) throw new Refusal('invalid', 'change.too-far-ahead', { day: onDay })
  return { onDay, precision, documentNo, reason, recordedBy: clerk.accountId }
}

const readerOf = ({ clerk, today }: Asking): Reader => ({ scope: clerk.scope, today })

/** Holds the trees, then the unit in the reader's scope, and sees that nobody saved in between. */
async function lock(asking: Asking, id: string, version: number) {
  await holdTrees(asking.db)
  const unit = await lockUnit(asking.db, readerOf(asking), id)
  if (!unit) throw new Refusal('absent', 'record.absent')
  if (unit.version !== version) {
    const [last] = await listChanges(asking.db, id)
    throw new Refusal('conflict', 'record.changed', { who: last?.recordedBy ?? null, when: last?.onDay ?? null })
  }
  requireAbove(asking.clerk, unit)
  return unit
}

function requireAbove(clerk: Clerk, unit: Parameters<typeof mayChange>[1]): void {
  if (!mayChange(clerk, unit)) throw new Refusal('forbidden', 'unit.own-place')
}

/** Units named in a request are found in the reader's scope or not at all; every one that is not is named. */
async function requireReached(asking: Asking, ids: readonly (string | null | undefined)[]): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => id !== null && id !== undefined))]
  const reached = await listReached(asking.db, readerOf(asking), wanted)
  const unknown = wanted.filter((id) => !reached.has(id))
  if (unknown.length > 0) throw new Refusal('absent', 'unit.unknown', { units: unknown })
}

/** Figures of persons are counted at every level, so whoever keeps them works them anew after the change. */
const tellFigures = ({ db, clerk, jobs }: Asking): Promise<string> =>
  jobs.enqueue(db, {
    ...{ kind: TREES_CHANGED, input: {}, queue: 'ledger', accountId: clerk.accountId, unitId: clerk.unitId },
  })

/** Only who sees a whole tree may put a unit at its top. */
function requireTop(clerk: Clerk, tree: 'territory' | 'system', parentId: string | null): void {
  if (parentId === null && clerk.scope.territory !== 'all') throw new Refusal('forbidden', 'unit.no-top', { tree })
}

export const changeHandlers = {
  async openUnit(call: Call<Ops['openUnit']>) {
    const { db, clerk, input } = call
    await holdTrees(db)
    await requireReached(call, [input.territory, input.system])
    requireTop(clerk, 'territory', input.territory)
    requireClasses(input)
    for (const { scheme, code } of input.codes) requireCode(scheme, code, input.kind)
    const { onDay, documentNo: _, reason: __, shortName, industry, ownership, ...unit } = input
    const id = await openRecorded(db, recordingOf(call, input), {
      ...{ ...unit, fromOn: onDay },
      ...optional({ shortName, industry, ownership }),
    })
    return { id }
  },

  async describeUnit(call: Call<Ops['describeUnit']>) {
    const { id, version, ...described } = call.input
    const unit = await lock(call, id, version)
    requireClasses(described)
    await describeUnit(call.db, { before: unit, after: described, on: call.today, by: call.clerk.accountId })
    await saveDescription(call.db, id, described)
    return { version: version + 1 }
  },

  async renameUnit(call: Call<Ops['renameUnit']>) {
    const { id, version, name, shortName, code } = call.input
    const unit = await lock(call, id, version)
    if (name === null && code === null) throw new Refusal('invalid', 'change.nothing-asked')
    if (code) requireCode(code.scheme, code.code, unit.kind)
    const asked = { unitId: id, name: name === null ? null : { name, shortName: shortName ?? name }, code }
    return { changeId: await redesignate(call.db, recordingOf(call, call.input), asked) }
  },

  async moveUnit(call: Call<Ops['moveUnit']>) {
    const { id, version, tree, parentId, code } = call.input
    const unit = await lock(call, id, version)
    await requireReached(call, [parentId])
    requireTop(call.clerk, tree, parentId)
    if (code) requireCode(code.scheme, code.code, unit.kind)
    const asked = { unitId: id, tree, parentId, code }
    const changeId = await relocate(call.db, recordingOf(call, call.input), asked)
    await tellFigures(call)
    return { changeId }
  },

  async closeUnit(call: Call<Ops['closeUnit']>) {
    await lock(call, call.input.id, call.input.version)
    const changeId = await closeUnit(call.db, recordingOf(call, call.input), call.input.id)
    await tellFigures(call)
    return { changeId }
  },

  async splitUnit(call: Call<Ops['splitUnit']>) {
    const { id, version, parts, postsTo, restTo } = call.input
    const unit = await lock(call, id, version)
    await requireReached(
      call,
      parts.flatMap(({ unitId, opened }) => [unitId, opened?.territory, opened?.system]),
    )
    const asked = parts.map((part) => partOf(part))
    const kind = parts.length === 1 && parts[0]!.opened && parts[0]!.opened.kind !== unit.kind ? 'kind' : 'split'
    const division = { unitId: id, parts: asked, postsTo, restTo, kind } as const
    const ids = await divideUnit(call.db, recordingOf(call, call.input), division)
    await tellFigures(call)
    return { parts: ids }
  },

  async mergeUnits(call: Call<Ops['mergeUnits']>) {
    const { id, version, units } = call.input
    await lock(call, id, version)
    await requireReached(
      call,
      units.map((unit) => unit.id),
    )
    for (const unit of [...units].sort((a, b) => (a.id < b.id ? -1 : 1))) await lock(call, unit.id, unit.version)
    const olds = units.map((unit) => unit.id)
    const changeId = await mergeUnits(call.db, recordingOf(call, call.input), { olds, into: id })
    await tellFigures(call)
    return { changeId }
  },
}

const optional = <T extends Record<string, string | null | undefined>>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: string
  }

function partOf(part: Call<Ops['splitUnit']>['input']['parts'][number]): AskedPart {
  const { unitId, opened, share, children } = part
  if (unitId !== null) return { id: unitId, opened: null, code: null, parents: {}, share, children }
  if (!opened) throw new Refusal('invalid', 'split.part-empty')
  const { codes, territory, system, kind, name, shortName, industry, ownership } = opened
  const [code = null] = codes as { scheme: CodeScheme; code: string }[]
  if (code) requireCode(code.scheme, code.code, kind)
  return {
    opened: { kind, name, ...optional({ shortName, industry, ownership }) },
    ...{ code, share, children },
    parents: { ...(territory === undefined ? {} : { territory }), ...(system === undefined ? {} : { system }) },
  }
}

import { type Facts, Refusal } from '../../platform/refusal.ts'

/**
 * What two records of one person may differ in. `identity` is the kind of paper with its number, `employer` the unit
 * with its name: halves of either mean nothing.
 */
export const mergeFields = [
  ...(['name', 'identity', 'sex', 'birth', 'ethnicity', 'education', 'residence', 'residenceKind', 'phone'] as const),
  ...(['employer', 'retiredOn', 'movedOn', 'diedOn'] as const),
] as const
export type MergeField = (typeof mergeFields)[number]

/** A field as it is compared: `known` is null where nothing is recorded; sealed values are compared opened. */
export interface Side {
  readonly known: string | null
}

export type Sides = Readonly<Record<MergeField, Side>>

/**
 * Fields in which two records differ, with what is proposed: what the surviving record says, unless only the other
 * one says something. A person may choose otherwise, field by field.
 */
export function differencesOf(
  survivor: Sides,
  merged: Sides,
): { readonly field: MergeField; readonly take: boolean }[] {
  return mergeFields
    .filter((field) => survivor[field].known !== merged[field].known)
    .map((field) => ({ field, take: survivor[field].known === null }))
}

export interface MergeAct {
  readonly state: 'asked' | 'merged' | 'refused' | 'parted'
  readonly askedBy: string
}

/**
 * Whether somebody may decide on a merge that was asked for.
 * @param pair the office wants two people for it (maker and checker)
 * @throws Refusal person.merge-decided | person.merge-same-hand
 */
export function requireDecidable(act: MergeAct, accountId: string, pair: boolean): void {
  if (act.state !== 'asked') throw new Refusal('conflict', 'person.merge-decided')
  if (pair && act.askedBy === accountId) throw new Refusal('forbidden', 'person.merge-same-hand')
}

/** A record as it stands when it is to be merged. */
export interface Standing {
  readonly id: string
  readonly version: number
  readonly mergedInto: string | null
}

/**
 * Both records still stand, and are as they were when somebody compared them.
 * @throws Refusal person.merged-already | person.changed-since
 */
export function requireUnchanged(seen: ReadonlyMap<string, number>, now: readonly Standing[]): void {
  for (const { id, version, mergedInto } of now) {
    if (mergedInto !== null) throw new Refusal('conflict', 'person.merged-already', { personId: mergedInto })
    if (version !== seen.get(id)) throw new Refusal('conflict', 'person.changed-since', { personId: id })
  }
}

/** One field that a merge touched: what it wrote, and what parting puts back. Values are compared as they are stored. */
export interface MergedValue {
  readonly field: MergeField
  readonly written: unknown
  readonly restores: unknown
}

/** A later merge into the same record that touched the field too. */
export interface LaterValue extends MergedValue {
  readonly mergeId: string
}

export type Parting =
  /** The record says what the merge wrote: it gets its own value back. */
  | { readonly field: MergeField; readonly does: 'restore'; readonly value: unknown }
  /** A later merge wrote over it: that one will put the record's own value back when it is undone. */
  | { readonly field: MergeField; readonly does: 'hand-down'; readonly mergeId: string; readonly value: unknown }
  /** Somebody changed it since: his value stays, and is named. */
  | { readonly field: MergeField; readonly does: 'keep' }

/**
 * What parting does to each field that a merge had written, however many merges into the same record came after: never
 * does a record keep what it has from one who is somebody else, and never is lost what was entered since.
 * @param later touches of the same fields by later merges that stand, the earliest first
 * @param now what the record says today
 */
export function partingOf(
  merged: readonly MergedValue[],
  later: readonly LaterValue[],
  now: (field: MergeField) => unknown,
): Parting[] {
  return merged.map(({ field, written, restores }) => {
    const next = later.find((one) => one.field === field)
    if (next)
      return isSame(next.restores, written)
        ? { field, does: 'hand-down', mergeId: next.mergeId, value: restores }
        : { field, does: 'keep' }
    return isSame(now(field), written) ? { field, does: 'restore', value: restores } : { field, does: 'keep' }
  })
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** A direct merge that stands: `mergedId` went into `survivorId`. */
export interface MergeEdge {
  readonly survivorId: string
  readonly mergedId: string
}

/** A record and all that went into it, directly or through others. */
export function withAllBelow(id: string, edges: readonly MergeEdge[]): string[] {
  const below = edges.filter(({ survivorId }) => survivorId === id)
  return [id, ...below.flatMap(({ mergedId }) => withAllBelow(mergedId, edges))]
}

/** @throws Refusal person.merge-not-standing | person.merge-nested */
export function requirePartable(state: MergeAct['state'], survivor: Standing, facts: Facts): void {
  if (state !== 'merged') throw new Refusal('conflict', 'person.merge-not-standing')
  if (survivor.mergedInto !== null) throw new Refusal('conflict', 'person.merge-nested', facts)
}

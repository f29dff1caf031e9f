import { certificateKinds, funds, groupCodes, levels } from '../../ledger/attributes.ts'
import type { Predicate, Question } from '../../ledger/predicate.ts'

/** What a person can ask of the records, one condition at a time. */
export const kinds = [
  ...(['groups', 'atLeast', 'level', 'certificateKind', 'institutionKind'] as const),
  ...(['projectType', 'fund', 'certified', 'subsidised', 'occupation'] as const),
] as const
export type ConditionKind = (typeof kinds)[number]

const projectTypes = ['QYZG', 'JYJN', 'CYPX', 'XTZ', 'YGDX', 'GJN', 'XMZ', 'LDYB', 'ZXNL'] as const
const institutionKinds = ['TECH', 'VOC', 'TRAIN', 'ENT', 'EVAL'] as const
const flags = ['true', 'false'] as const

/** The values to choose from, and under which words each is said; null: free text. */
export const valuesOf: Readonly<
  Record<ConditionKind, { readonly word: string; readonly values: readonly string[] } | null>
> = {
  groups: { word: 'group', values: groupCodes },
  atLeast: { word: 'level', values: levels.slice(1) },
  level: { word: 'level', values: levels },
  certificateKind: { word: 'certificateKind', values: certificateKinds },
  institutionKind: { word: 'institutionKind', values: institutionKinds },
  projectType: { word: 'projectType', values: projectTypes },
  fund: { word: 'fund', values: funds },
  certified: { word: 'certified', values: flags },
  subsidised: { word: 'subsidised', values: flags },
  occupation: null,
}

/** One value only: a lowest level, a yes or no. */
export const isSingle = (kind: ConditionKind): boolean => ['atLeast', 'certified', 'subsidised'].includes(kind)

/** The condition that was chosen; undefined while nothing is. */
export function conditionOf(kind: ConditionKind, values: readonly string[]): Predicate | undefined {
  const [first] = values
  if (first === undefined) return undefined
  if (kind === 'groups') return { attribute: 'groups', any: values }
  if (kind === 'atLeast') return { attribute: 'level', atLeast: first } as Question
  if (kind === 'certified' || kind === 'subsidised') return { attribute: kind, is: first === 'true' }
  return { attribute: kind, in: values } as Question
}

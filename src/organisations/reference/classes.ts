import { Refusal } from '../../platform/refusal.ts'
import { readTable } from './tsv.ts'

/** A section (letter) or division (two digits) of GB/T 4754; `scope`: whether its workers are 产业工人 by the usual reading. */
export interface Industry {
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly scope: 'yes' | 'partly' | 'no'
  /** Year of the edition: codes mean what that edition says. */
  readonly version: string
}

/** A registration type (登记注册类型, 2011 rule) and the group the reform speaks of. */
export interface Ownership {
  readonly code: string
  readonly name: string
  readonly group: string
}

export const industries: readonly Industry[] = readTable<'code' | 'name' | 'parent' | 'scope' | 'version'>(
  'industries.tsv',
).map((row) => ({ ...row, parent: row.parent || null, scope: row.scope as Industry['scope'] }))

export const ownerships: readonly Ownership[] = readTable<'code' | 'name' | 'group'>('ownerships.tsv')

/** @throws Refusal unit.industry-unknown | unit.ownership-unknown. */
export function requireClasses({ industry, ownership }: { industry: string | null; ownership: string | null }): void {
  if (industry !== null && !industries.some(({ code }) => code === industry))
    throw new Refusal('invalid', 'unit.industry-unknown', { code: industry })
  if (ownership !== null && !ownerships.some(({ code }) => code === ownership))
    throw new Refusal('invalid', 'unit.ownership-unknown', { code: ownership })
}

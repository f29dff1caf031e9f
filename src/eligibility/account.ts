import type { Facts } from '../platform/refusal.ts'
import type { Paper } from './papers.ts'

/** A fact that a verdict rests on: where it stands in what was told, and what it says. */
export interface FactTold {
  readonly what: string
  readonly says: string
}

/** A fact that is not known, and the paper that settles it. */
export interface PaperMissing {
  readonly fact: string
  readonly paper: Paper
  readonly about: Facts
}

/** Why a test has its value on the day asked about: without language. */
export interface Account {
  readonly facts: readonly FactTold[]
  readonly missing: readonly PaperMissing[]
  readonly readings: readonly string[]
}

const NOTHING: Account = { facts: [], missing: [], readings: [] }

export const account = (given: Partial<Account>): Account => ({ ...NOTHING, ...given })

export const lacks = (fact: string, paper: Paper, about: Facts = {}): PaperMissing => ({ fact, paper, about })

/** Several accounts as one; what two of them say stands once. */
export function together(accounts: readonly Account[]): Account {
  const told = accounts.filter(({ facts, missing, readings }) => facts.length + missing.length + readings.length > 0)
  if (told.length < 2) return told[0] ?? NOTHING
  return {
    facts: distinct(
      told.flatMap(({ facts }) => facts),
      ({ what, says }) => `${what} ${says}`,
    ),
    missing: distinct(
      told.flatMap(({ missing }) => missing),
      ({ fact }) => fact,
    ),
    readings: [...new Set(told.flatMap(({ readings }) => readings))],
  }
}

function distinct<T>(all: readonly T[], key: (one: T) => string): T[] {
  if (all.length < 2) return [...all]
  const seen = new Set<string>()
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)))
}

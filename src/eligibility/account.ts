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

export const account = (given: Partial<Account>): Account => ({ facts: [], missing: [], readings: [], ...given })

export const lacks = (fact: string, paper: Paper, about: Facts = {}): PaperMissing => ({ fact, paper, about })

/** Several accounts as one; what two of them say stands once. */
export function together(accounts: readonly Account[]): Account {
  if (accounts.length === 1) return accounts[0]!
  return {
    facts: distinct(
      accounts.flatMap(({ facts }) => facts),
      ({ what, says }) => `${what} ${says}`,
    ),
    missing: distinct(
      accounts.flatMap(({ missing }) => missing),
      ({ fact }) => fact,
    ),
    readings: [...new Set(accounts.flatMap(({ readings }) => readings))],
  }
}

function distinct<T>(all: readonly T[], key: (one: T) => string): T[] {
  const seen = new Set<string>()
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)))
}

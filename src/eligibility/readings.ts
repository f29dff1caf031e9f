import { z } from 'zod'

/**
 * Where the text of a rule is silent, an office reads it one way or another. Each reading that can be chosen, its words,
 * the default first. Readings without a choice (R-START, R-WORK …) are only named beside verdicts.
 */
export const readingWords = {
  'R-EDGE': ['same', 'next'],
  'R-END': ['declare', 'yearEnd'],
  'R-LEAP': ['monthEnd', 'nextDay'],
  'R-HIGHER': ['yes', 'no'],
  'R-PRIOR': ['toVerify', 'yes', 'no'],
  'R-NR': ['toVerify', 'no', 'lookBack'],
  'R-ADV': ['titleOnly', 'anyone'],
  'R-POST': ['unitAndOccupation', 'unit', 'post'],
  'R-3Y': ['calendar', 'latest', 'months36'],
  'R-GAP': ['push', 'restart'],
} as const satisfies Record<string, readonly [string, ...string[]]>

export type ReadingName = keyof typeof readingWords
/** A complete choice: every reading with one of its words. */
export type Readings = { readonly [Name in ReadingName]: (typeof readingWords)[Name][number] }

export const readingNames = Object.keys(readingWords) as ReadingName[]

export const defaultReadings = Object.fromEntries(
  readingNames.map((name) => [name, readingWords[name][0]]),
) as unknown as Readings

const choice = <Name extends ReadingName>(name: Name) => z.enum(readingWords[name]).nullish()

/** Chosen readings as they are given: an unknown name or word is refused, a missing one is the default. */
export const ReadingChoices = z.strictObject({
  'R-EDGE': choice('R-EDGE'),
  'R-END': choice('R-END'),
  'R-LEAP': choice('R-LEAP'),
  'R-HIGHER': choice('R-HIGHER'),
  'R-PRIOR': choice('R-PRIOR'),
  'R-NR': choice('R-NR'),
  'R-ADV': choice('R-ADV'),
  'R-POST': choice('R-POST'),
  'R-3Y': choice('R-3Y'),
  'R-GAP': choice('R-GAP'),
})
export type ReadingChoices = z.output<typeof ReadingChoices>

/** The readings in force: those chosen, the defaults for the others. Later choices win. */
export function readingsOf(...choices: readonly (ReadingChoices | null | undefined)[]): Readings {
  const given = choices.flatMap((one) => Object.entries(one ?? {})).filter(([, word]) => word != null)
  return { ...defaultReadings, ...Object.fromEntries(given) } as Readings
}

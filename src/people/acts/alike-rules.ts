import { foldName, type Sex } from '../rules.ts'

/** Somebody as far as it is known who he is. */
export interface Somebody {
  readonly name: string
  /** The reading of the name without tones. */
  readonly spelt: string
  readonly number: string | null
  readonly birth: string | null
  readonly phone: string | null
  readonly sex: Sex | null
}

export type Same = 'number' | 'name' | 'birth' | 'phone' | 'spelling'
export type Differs = 'number' | 'name' | 'birth' | 'phone' | 'sex'

export interface Alike {
  readonly same: readonly Same[]
  readonly differs: readonly Differs[]
}

/**
 * What speaks for two descriptions being one human being, and what differs. What one of them does not know speaks
 * neither way.
 */
export function compareSomebody(typed: Somebody, held: Somebody): Alike {
  const isName = foldName(typed.name) === foldName(held.name)
  const equal = (a: string | null, b: string | null) => a !== null && a === b
  const unlike = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
  return {
    same: [
      ...(equal(typed.number, held.number) ? (['number'] as const) : []),
      ...(isName ? (['name'] as const) : typed.spelt === held.spelt ? (['spelling'] as const) : []),
      ...(equal(typed.birth, held.birth) ? (['birth'] as const) : []),
      ...(equal(typed.phone, held.phone) ? (['phone'] as const) : []),
    ],
    differs: [
      ...(unlike(typed.number, held.number) ? (['number'] as const) : []),
      ...(isName ? [] : (['name'] as const)),
      ...(unlike(typed.birth, held.birth) ? (['birth'] as const) : []),
      ...(unlike(typed.phone, held.phone) ? (['phone'] as const) : []),
      ...(unlike(typed.sex, held.sex) ? (['sex'] as const) : []),
    ],
  }
}

/** Worth a look: the number, or two things that speak for it (name and birthday, a like name and the phone). */
export const isLikely = ({ same }: Alike): boolean => same.includes('number') || same.length >= 2

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

export type Same = 'number' | 'name' | 'birth' | 'phone' | 'spelling' | 'character'
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
      ...(isName ? (['name'] as const) : nearName(typed, held)),
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

/** Names that sound the same, or of which one character is written differently. */
function nearName(typed: Somebody, held: Somebody): readonly ('spelling' | 'character')[] {
  if (typed.spelt === held.spelt) return ['spelling']
  const [one, other] = [[...foldName(typed.name)], [...foldName(held.name)]]
  const differing = one.filter((character, at) => character !== other[at]).length
  return one.length === other.length && one.length > 1 && differing === 1 ? ['character'] : []
}

/** Worth a look: the number, or two things that speak for it (name and birthday, a like name and the phone). */
export const isLikely = ({ same }: Alike): boolean => same.includes('number') || same.length >= 2

import { type OldPlaceEntry, type PlaceEntry, type Places, preparePlaces } from './places.ts'
import { folded, withoutBrackets } from './text.ts'

/** An occupation of the national dictionary (国家职业分类大典): code d-dd-dd-dd and the names of its 工种. */
export interface OccupationEntry {
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
}

/** The reference lists that a roster is checked against. An absent list is not checked. */
export interface RosterLists {
  readonly places: Places
  /** Folded name → code of GB/T 3304. */
  readonly ethnicities: ReadonlyMap<string, string>
  /** Folded name, 工种 or code → code and name; null when no list is loaded. */
  readonly occupations: ReadonlyMap<string, { readonly code: string; readonly name: string }> | null
}

export function prepareLists(
  places: readonly PlaceEntry[],
  oldPlaces: readonly OldPlaceEntry[],
  ethnicities: readonly PlaceEntry[],
  occupations: readonly OccupationEntry[] | null,
): RosterLists {
  const peoples = ethnicities.flatMap(({ code, name }) => [
    [name, code] as const,
    [name.replace(/族$/, ''), code] as const,
    [code, code] as const,
    [String(Number(code)), code] as const,
  ])
  return {
    places: preparePlaces(places, oldPlaces),
    ethnicities: new Map(peoples),
    occupations: occupations && new Map(occupations.flatMap(occupationKeys)),
  }
}

const occupationKeys = ({ code, name, aliases }: OccupationEntry) =>
  [code, name, ...aliases].map((word) => [folded(word), { code, name }] as const)

/** The occupation that a text names, with or without what stands in brackets; undefined when the list has none. */
export function findOccupation(text: string, lists: RosterLists): { code: string; name: string } | undefined {
  const whole = folded(text)
  return lists.occupations?.get(whole) ?? lists.occupations?.get(withoutBrackets(whole))
}

export const findEthnicity = (text: string, lists: RosterLists): string | undefined =>
  lists.ethnicities.get(folded(text)) ?? lists.ethnicities.get(withoutBrackets(folded(text)))

import { type Judged, unitLight } from '../supervision/lights/light-rules.ts'
import type { Light } from '../targets/light.ts'

/** A cell of the matrix, one letter: a light, one of the four grey words, nothing there, or handed down and not taken. */
export const cellLetters = {
  ...{ g: 'green', y: 'yellow', r: 'red', b: 'blue' },
  ...{ n: 'not-started', s: 'suspended', x: 'not-applicable', u: 'to-verify' },
  ...{ '.': 'nothing', m: 'missing' },
} as const
export type CellLetter = keyof typeof cellLetters

const greys: Readonly<Record<string, CellLetter>> = {
  ...{ '1-suspended': 's', '1-not-applicable': 'x', '1-not-started': 'n' },
}

export const letterOf = ({ light, rule }: Pick<Judged, 'light' | 'rule'>): CellLetter => {
  if (light === 'grey') return greys[rule] ?? 'u'
  return light === 'green' ? 'g' : light === 'yellow' ? 'y' : light === 'red' ? 'r' : 'b'
}

/** Where several tasks meet in one cell, the worst is shown. */
const WORST: readonly CellLetter[] = ['r', 'y', 'm', 'u', 's', 'g', 'n', 'b', 'x', '.']

export const worseOf = (a: CellLetter, b: CellLetter): CellLetter => (WORST.indexOf(a) <= WORST.indexOf(b) ? a : b)

const lightOf: Partial<Record<CellLetter, Light>> = { g: 'green', y: 'yellow', r: 'red', b: 'blue' }

/** The light of a unit from its cells (§4.4 row 11); nothing that is judged leaves it empty. */
export function totalOf(cells: readonly { readonly letter: CellLetter; readonly isKey: boolean }[]): CellLetter {
  const subjects = cells.flatMap(({ letter, isKey }) => {
    const light = lightOf[letter]
    return light ? [{ light, weight: isKey ? ('key' as const) : ('ordinary' as const) }] : []
  })
  if (subjects.length === 0) return '.'
  return subjects.every(({ light }) => light === 'blue') ? 'b' : letterOf(unitLight(subjects))
}

export const countOf = (cells: string, letter: CellLetter): number => cells.split(letter).length - 1

const PEOPLES = '彝|哈尼|壮|苗|傣|白|景颇|傈僳|藏|回|纳西|拉祜|佤|布朗|独龙|怒|普米|瑶'
const TAIL = new RegExp(`^(.{2,}?)((${PEOPLES})族.*自治[州县]|市|县|区|州)$`)

/** A place as narrow as a column: 红河 for 红河哈尼族彝族自治州, 麒麟 for 麒麟区. */
export const columnName = (name: string): string => TAIL.exec(name)?.[1] ?? name

import { readFileSync } from 'node:fs'
import { prepareLists, type RosterLists } from './lists.ts'

const tsv = (name: string): readonly string[][] =>
  readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'))

let loaded: RosterLists | undefined

/** The reference lists shipped in data/, read once. */
export function shippedLists(): RosterLists {
  loaded ??= prepareLists(
    tsv('divisions.tsv').map(([code, name]) => ({ code: code!, name: name! })),
    tsv('old-divisions.tsv').map(([oldCode, oldName, code]) => ({
      oldCode: oldCode!,
      oldName: oldName!,
      code: code!,
      name: oldName!,
    })),
    tsv('ethnicities.tsv').map(([code, name]) => ({ code: code!, name: name! })),
    tsv('occupations.tsv').map(([code, name, , aliases]) => ({
      code: code!,
      name: name!,
      aliases: (aliases ?? '').split('、').filter((alias) => alias !== ''),
    })),
  )
  return loaded
}

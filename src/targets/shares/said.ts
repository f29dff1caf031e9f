import { type Language, say } from '../../platform/refusal.ts'
import { textOf } from '../amounts.ts'
import { type Breach, breachesOf, type LineSplit, overlapsOf, type SplitPlace } from '../split-check.ts'
import { printed } from '../spoken.ts'
import { shareWords } from './share-words.ts'

const AMOUNTS = ['parent', 'given', 'reserve', 'difference', 'amount', 'of', 'over', 'most']

/** What makes a split impossible, each with its arithmetic in a sentence. */
export function breachesSaid(splits: readonly LineSplit[], places: readonly SplitPlace[], language: Language) {
  const units = new Map(splits.map(({ line }) => [line.code, line.unit]))
  return breachesOf(splits, places).map(({ code, line, place, facts }: Breach) => {
    const said = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [
        name,
        AMOUNTS.includes(name) ? printed(textOf(BigInt(value), units.get(line)!)) : value,
      ]),
    )
    return { code, line, place, sentence: say(shareWords, language, `breach.${code}`, said) }
  })
}

/** What must count in two lines at once: no breach, but worth knowing. */
export function overlapsSaid(splits: readonly LineSplit[], places: readonly SplitPlace[], language: Language) {
  const named = new Map(splits.map(({ line }) => [line.code, line]))
  return overlapsOf(splits, places).map(({ place, first, second, whole, amounts, atLeast }) => {
    const { unit } = named.get(whole)!
    const text = (count: bigint) => printed(textOf(count, unit))
    const names = { first: named.get(first)!.name, second: named.get(second)!.name, whole: named.get(whole)!.name }
    const facts = { ...names, a: text(amounts[0]), b: text(amounts[1]), t: text(amounts[2]), over: text(atLeast) }
    return { place, sentence: say(shareWords, language, 'overlap.at-least', facts) }
  })
}

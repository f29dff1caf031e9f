import { type Language, say } from '../platform/refusal.ts'
import type { Judgement } from './light.ts'
import { lightWords } from './light-words.ts'
import { printed, spokenAmount } from './spoken.ts'

const AMOUNTS = ['actual', 'target', 'upper', 'mid', 'high']

/** The sentence that explains a light, in the reader's language. `unit` is the line's. */
export function lightSentence({ reason, facts, held }: Judgement, unit: string, language: Language): string {
  const spoken = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      AMOUNTS.includes(name) ? spokenAmount(BigInt(value), unit, language) : printed(value),
    ]),
  )
  const sentence = say(lightWords, language, `reason.${reason}`, spoken)
  const gap = language === 'zh' ? '' : ' '
  return held ? `${sentence}${gap}${say(lightWords, language, 'reason.held')}` : sentence
}

/** 未报 is the word where the reason is that nothing was reported; else the word of the rule. */
export const lightWord = ({ reason, word }: Judgement, language: Language): string =>
  say(lightWords, language, `light-word.${reason === 'unreported' ? 'unreported' : word}`)

import type { PlainDate } from '../platform/plain-date.ts'
import { type Language, Refusal, say } from '../platform/refusal.ts'
import { type Days, type Judged, type TaskFacts, taskLight } from '../supervision/lights/light-rules.ts'
import type { LightSaid } from './shapes.ts'
import { words } from './words.ts'

/** The light of a task; a term that reaches into a year without a calendar is 待核实, with that year. */
export function lightOf(task: TaskFacts, day: PlainDate, days: Days): Judged {
  try {
    return taskLight(task, day, days)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'calendar.not-published') throw error
    return { light: 'grey', rule: 'no-calendar', facts: { year: String(error.facts.year) } }
  }
}

/** A light in words: why, by which facts. */
export const lightSaid = ({ light, rule, facts }: Judged, language: Language): LightSaid => ({
  ...{ value: light, rule },
  word: say(words, language, `word.${rule}`, facts),
  sentence: say(words, language, `why.${rule}`, facts),
})

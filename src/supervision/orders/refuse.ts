import { type Language, Refusal, say } from '../../platform/refusal.ts'
import { words as platformWords } from '../../platform/words.ts'
import { words } from '../words.ts'

/** The sentence of a refusal, where one of many was refused. @throws whatever else went wrong */
export function refusedIn(error: unknown, language: Language): string {
  if (!(error instanceof Refusal)) throw error
  return say({ ...platformWords, ...words }, language, error.code, error.facts)
}

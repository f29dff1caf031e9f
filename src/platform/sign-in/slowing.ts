import { Refusal } from '../refusal.ts'

const WINDOW_MS = 60_000
const FREE_FAILURES = 30
const MOST_SOURCES = 10_000

export interface Slowing {
  /** @throws Refusal sign-in.slow-down with the seconds to wait. */
  admit(source: string, now: Date): void
  failed(source: string, now: Date): void
}

/** A source that fails often is slowed, never shut out: one office sits behind one address. */
export function slowSources(): Slowing {
  const failures = new Map<string, { count: number; since: number }>()
  return {
    admit(source, now) {
      const seen = failures.get(source)
      if (!seen || seen.count < FREE_FAILURES) return
      const left = seen.since + WINDOW_MS - now.getTime()
      if (left > 0) throw new Refusal('busy', 'sign-in.slow-down', { seconds: Math.ceil(left / 1000) })
      failures.delete(source)
    },
    failed(source, now) {
      const seen = failures.get(source)
      if (seen && now.getTime() - seen.since < WINDOW_MS) seen.count += 1
      else failures.set(source, { count: 1, since: now.getTime() })
      if (failures.size > MOST_SOURCES) failures.delete(failures.keys().next().value!)
    },
  }
}

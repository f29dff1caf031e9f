import type { Measurement } from '../../src/cli/bench.ts'

/** Milliseconds of each of so many runs, after a tenth of them to warm up. */
export async function timesOf(runs: number, work: (run: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let run = -Math.ceil(runs / 10); run < runs; run += 1) {
    const started = performance.now()
    await work(run)
    if (run >= 0) times.push(performance.now() - started)
  }
  return times
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!

/** The times themselves, and their p95 and p99 as figures of their own. */
export function figuresOf(name: string, times: readonly number[]): Measurement[] {
  const sorted = [...times].sort((a, b) => a - b)
  const one = (tail: string, share: number) => ({ name: `${name} ${tail}`, unit: 'ms', values: [at(sorted, share)] })
  return [{ name, unit: 'ms', values: times }, one('p95', 0.95), one('p99', 0.99)]
}

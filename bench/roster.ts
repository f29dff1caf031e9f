import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Measurement } from '../src/cli/bench.ts'
import { writeRosterFile } from './roster-runs/write-file.ts'

const SIZES = [10_000, 100_000]
const RUNS = Number(process.env.BENCH_RUNS ?? 5)
const WHO = {
  ours: 'read and checked',
  'ours-marked': 'read, checked and marked',
  exceljs: 'peer: only read by exceljs',
  'exceljs-stream': 'peer: only read by exceljs, streaming',
} as const

interface Run {
  readonly rows: number
  readonly ms: number
  readonly megabytes: number
}

const run = promisify(execFile)
const child = new URL('./roster-runs/one-run.ts', import.meta.url).pathname

/**
 * A roster of 10,000 and of 100,000 invented people with 24 columns: read, every cell checked, rows compared. Beside it
 * exceljs only reads the same file. Each run is a process of its own, and the runs take turns.
 */
export async function measure(): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-bench-'))
  try {
    const figures: Measurement[] = []
    for (const size of SIZES) figures.push(...(await compare(join(folder, `${size}.xlsx`), size)))
    return figures
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function compare(file: string, size: number): Promise<Measurement[]> {
  await writeRosterFile(file, size)
  const runs = new Map<string, Run[]>(Object.keys(WHO).map((who) => [who, []]))
  for (let turn = 0; turn < RUNS; turn += 1)
    for (const [who, all] of runs) {
      const { stdout } = await run(process.execPath, [child, who, file])
      all.push(JSON.parse(stdout) as Run)
    }
  return Object.entries(WHO).flatMap(([who, what]) => {
    const all = runs.get(who)!
    const name = `${size} rows ${what}`
    return [
      { name, unit: 'rows/s', values: all.map(({ rows, ms }) => (rows / ms) * 1000) },
      { name: `${name}, peak memory`, unit: 'MB', values: all.map(({ megabytes }) => megabytes) },
    ]
  })
}

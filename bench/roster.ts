import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeRosterFile } from './roster-file.ts'

/**
 * A roster of 10,000 and of 100,000 invented people with 24 columns: read, every cell checked, rows compared. Beside it
 * exceljs only reads the same file. Each run is a process of its own, the runs take turns, and medians stand.
 */
const SIZES = [10_000, 100_000]
const RUNS = Number(process.env.BENCH_RUNS ?? 5)
const WHO = ['ours', 'ours-marked', 'exceljs', 'exceljs-stream'] as const

interface Run {
  readonly rows: number
  readonly ms: number
  readonly megabytes: number
}

const run = promisify(execFile)
const child = new URL('./roster-run.ts', import.meta.url).pathname
const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GB, node ${process.version}`
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const folder = await mkdtemp(join(tmpdir(), 'roster-bench-'))
try {
  for (const size of SIZES) {
    const file = join(folder, `${size}.xlsx`)
    await writeRosterFile(file, size)
    const runs = new Map<string, Run[]>(WHO.map((who) => [who, []]))
    for (let turn = 0; turn < RUNS; turn += 1)
      for (const who of WHO) {
        const { stdout } = await run(process.execPath, [child, who, file])
        runs.get(who)!.push(JSON.parse(stdout) as Run)
      }
    const exceljs = median(runs.get('exceljs')!.map(({ ms }) => ms))
    for (const who of WHO) {
      const all = runs.get(who)!
      const ms = median(all.map((one) => one.ms))
      const line = {
        figure: `roster of ${size} rows, ${who}`,
        fileMegabytes: Number(((await stat(file)).size / 2 ** 20).toFixed(1)),
        median: Math.round(ms),
        unit: 'ms',
        rowsPerSecond: Math.round((all[0]!.rows / ms) * 1000),
        peakMegabytes: Math.round(median(all.map(({ megabytes }) => megabytes))),
        againstExceljs: Number((exceljs / ms).toFixed(2)),
        runs: RUNS,
        machine,
      }
      process.stdout.write(`${JSON.stringify(line)}\n`)
    }
  }
} finally {
  await rm(folder, { recursive: true })
}

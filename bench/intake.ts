import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { readNotice } from '../src/policies/intake/read-notice.ts'

const seed = readFileSync(new URL('../data/demo/bulletin-2021.txt', import.meta.url), 'utf8')
const MEGABYTE = 1024 * 1024

/** The seed over and over, up to 1 MB of UTF-8. */
const long = seed.repeat(Math.floor(MEGABYTE / Buffer.byteLength(seed)))

function median(work: () => unknown, runs: number): number {
  work()
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return times[Math.floor(runs / 2)]!
}

const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GB, node ${process.version}`
const figures = [
  { figure: 'intake of the seed', median: median(() => readNotice(seed), 41), unit: 'ms', runs: 41 },
  { figure: 'intake of 1 MB', median: median(() => readNotice(long), 5), unit: 'ms', runs: 5 },
]
for (const figure of figures)
  process.stdout.write(`${JSON.stringify({ ...figure, median: Number(figure.median.toFixed(1)), machine })}\n`)

import { readFileSync } from 'node:fs'
import type { Measurement } from '../src/cli/bench.ts'
import { readNotice } from '../src/policies/intake/read-notice.ts'
import { timesOf } from './ledger/times.ts'

const seed = readFileSync(new URL('../data/demo/bulletin-2021.txt', import.meta.url), 'utf8')
const MEGABYTE = 1024 * 1024

/** The seed over and over, up to 1 MB of UTF-8. */
const long = seed.repeat(Math.floor(MEGABYTE / Buffer.byteLength(seed)))

/** The reader of notices: text in, draft out. */
export async function measure(): Promise<readonly Measurement[]> {
  const read = (text: string) => async () => readNotice(text)
  return [
    { name: 'intake of the seed', unit: 'ms', values: await timesOf(41, read(seed)) },
    { name: 'intake of 1 MB', unit: 'ms', values: await timesOf(5, read(long)) },
  ]
}

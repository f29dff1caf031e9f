import { readdirSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { Refusal, say } from '../platform/refusal.ts'
import type { CommonArguments } from './arguments.ts'
import { print, printJson } from './output.ts'
import { words } from './words.ts'

/** One figure of a benchmark, measured as often as there are values; its median is what is reported. */
export interface Measurement {
  readonly name: string
  readonly unit: string
  readonly values: readonly number[]
}

/** What a file of bench/ exports as `measure`. */
export type Measure = (args: CommonArguments) => Promise<readonly Measurement[]>

const FOLDER = new URL('../../bench/', import.meta.url)
const GB = 1024 ** 3

/** Runs one benchmark of bench/ and prints its figures with units, medians and the machine. */
export async function bench(args: CommonArguments & { name: string }): Promise<number> {
  const names = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
  if (!names.includes(args.name)) throw new Refusal('absent', 'bench.absent', { name: args.name, names })
  const { measure } = (await import(new URL(`${args.name}.ts`, FOLDER).href)) as { measure: Measure }
  const figures = (await measure(args)).map(summarise)
  const machine = describeMachine()
  if (args.json) printJson({ bench: args.name, machine, figures })
  else for (const figure of figures) print(say(words, args.lang, 'bench.figure', { ...figure }))
  if (!args.json) print(say(words, args.lang, 'bench.machine', machine))
  return 0
}

function summarise({ name, unit, values }: Measurement) {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length / 2
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2
  return {
    name,
    unit,
    median: round(median),
    least: round(sorted[0]!),
    most: round(sorted.at(-1)!),
    runs: sorted.length,
  }
}

const round = (value: number): number => Number(value.toPrecision(4))

const describeMachine = () => ({
  cpu: cpus()[0]?.model.trim() ?? process.arch,
  cores: cpus().length,
  memory: Math.round(totalmem() / GB),
  node: process.versions.node,
  system: `${type()} ${release()}`,
})

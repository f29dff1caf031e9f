import { parentPort, workerData } from 'node:worker_threads'
import { dayNumber } from '../anniversary.ts'
import { compile } from './compile.ts'
import { type Masks, runKernel } from './run.ts'
import type { ThreadTask } from './threads.ts'

const { columns, rules, chosen, readings, asOf, lastDay } = workerData as ThreadTask
const program = compile(columns, { rules, chosen, readings, asOf: dayNumber(asOf), lastDay })

parentPort!.on('message', ({ masks, from, to }: { masks: Masks; from: number; to: number }) => {
  runKernel(program, masks, from, to)
  parentPort!.postMessage('done')
})

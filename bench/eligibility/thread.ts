import { parentPort, workerData } from 'node:worker_threads'
import { dayNumber } from '../../src/eligibility/anniversary.ts'
import { compile } from '../../src/eligibility/kernel/compile.ts'
import { type Masks, runKernel } from '../../src/eligibility/kernel/run.ts'
import type { ThreadTask } from './threads.ts'

const { columns, rules, chosen, readings, asOf, lastDay } = workerData as ThreadTask
const program = compile(columns, { rules, chosen, readings, asOf: dayNumber(asOf), lastDay })

parentPort!.on('message', ({ masks, from, to }: { masks: Masks; from: number; to: number }) => {
  runKernel(program, masks, from, to)
  parentPort!.postMessage('done')
})

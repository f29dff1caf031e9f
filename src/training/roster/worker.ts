import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../platform/refusal.ts'
import { addMarks } from './add-marks.ts'
import { readRoster } from './read-roster.ts'
import { shippedLists } from './reference.ts'
import type { RosterAnswer, RosterTask } from './worker-task.ts'

/** Reads one roster apart from the server's thread, so that other readers never wait for it. */
async function work(task: RosterTask): Promise<RosterAnswer> {
  const context = { today: task.today, lists: shippedLists(), class: task.class }
  try {
    const read = await readRoster(task.bytes, task.fileName, context, task.keepRows, task.limits)
    const { reading, sheetIndex } = { ...read, reading: addMarks(read.reading, task.also) }
    if (!task.marked) return { reading, marked: null }
    const { markRoster } = await import('./mark-roster.ts')
    return { reading, marked: await markRoster(task.bytes, task.fileName, reading, sheetIndex, task.marked) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { kind: error.kind, code: error.code, facts: error.facts, faults: error.faults } }
  }
}

parentPort?.postMessage(await work(workerData as RosterTask))

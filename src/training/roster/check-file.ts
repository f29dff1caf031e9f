import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PlainDate } from '../../platform/plain-date.ts'
import { type Language, Refusal } from '../../platform/refusal.ts'
import { type WorkbookLimits, workbookLimits } from '../../platform/workbook/limits.ts'
import { megabytes } from '../../platform/workbook/zip-read.ts'
import type { RosterClass, RosterMark, RosterReading } from './reading.ts'
import type { RosterAnswer, RosterTask } from './worker-task.ts'

export interface RosterOptions {
  /** The office's day. */
  readonly today: PlainDate
  /** Name of the file as it was sent; needed when bytes are given. */
  readonly fileName?: string
  readonly class?: RosterClass | undefined
  /** Whether the people are wanted, for storing; without them only the receipt is made. */
  readonly keepRows?: boolean
  /** Language of the marked copy, when one is wanted. */
  readonly marked?: Language | undefined
  /** Findings of the office's records, marked and counted as if the file showed them. */
  readonly also?: readonly RosterMark[]
  readonly limits?: WorkbookLimits
  /** Seconds after which a file that is still not read is refused. */
  readonly seconds?: number
}

export interface RosterResult {
  readonly reading: RosterReading
  /** The workbook with its bad cells marked; null when none was asked for. */
  readonly marked: Uint8Array | null
}

/** Heap of the reading thread, in megabytes; what lies in buffers is counted by the workbook's own limits. */
const HEAP = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 32 }
const LONGEST_SECONDS = 120

/**
 * Checks a roster in a thread of its own, with a limit of time and memory, so that the caller's thread stays free.
 * @param source path of the file, or its bytes.
 * @throws Refusal `roster.f01` … `roster.f06`, `roster.file-absent`
 */
export async function checkRosterFile(source: string | Uint8Array, options: RosterOptions): Promise<RosterResult> {
  const limits = options.limits ?? workbookLimits
  const bytes = typeof source === 'string' ? await readLimited(source, limits) : source
  if (bytes.byteLength > limits.bytes) throw tooLargeFile(bytes.byteLength, limits)
  const answer = await inThread(
    {
      bytes,
      fileName: options.fileName ?? (typeof source === 'string' ? basename(source) : ''),
      today: options.today,
      class: options.class,
      keepRows: options.keepRows ?? true,
      marked: options.marked,
      also: options.also ?? [],
      limits,
    },
    options.seconds ?? LONGEST_SECONDS,
  )
  if (!('refused' in answer)) return answer
  const { kind, code, facts, faults } = answer.refused
  throw new Refusal(kind, code, facts, faults)
}

const tooLargeFile = (bytes: number, limits: WorkbookLimits) =>
  new Refusal('invalid', 'roster.f06', { ...megabytes(bytes, limits.bytes), reason: 'file' })

/** Reads a file only after its size is known to be within the limit. */
async function readLimited(path: string, limits: WorkbookLimits): Promise<Uint8Array> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Refusal('absent', 'roster.file-absent', { file: path }) : error
  })
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new Refusal('absent', 'roster.file-absent', { file: path })
    const { size } = stat
    if (size > limits.bytes) throw tooLargeFile(size, limits)
    return await file.readFile()
  } finally {
    await file.close()
  }
}

function inThread(task: RosterTask, seconds: number): Promise<RosterAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task, resourceLimits: HEAP })
    const refuse = (reason: string) => reject(new Refusal('invalid', 'roster.f06', { reason, seconds }))
    const clock = setTimeout(() => {
      refuse('time')
      void worker.terminate()
    }, seconds * 1000)
    worker.once('message', (answer: RosterAnswer) => resolve(answer))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('memory') : reject(error),
    )
    worker.once('exit', (status) => {
      clearTimeout(clock)
      reject(new Error(`the thread that reads rosters ended with ${status}`))
    })
  })
}

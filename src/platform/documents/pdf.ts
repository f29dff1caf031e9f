import { Worker } from 'node:worker_threads'
import { Refusal } from '../refusal.ts'
import type { OfficialDocument } from './document.ts'
import type { Printed } from './pdf-worker.ts'

/** Prints official documents as PDF, one after the other in a thread of its own. */
export interface Press {
  /** @throws Refusal document.character-unprintable, naming each character that no face has. */
  print(document: OfficialDocument): Promise<Uint8Array>
  close(): Promise<void>
}

/** The printer's memory grows by about 1 MB a document, so it is begun anew after this many. */
const DOCUMENTS_A_WORKER = 200

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/** A press with the office's own faces from a folder, where it exists. It starts with the first document. */
export function openPress(fonts: string | null = null): Press {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let given = 0

  const settle = (printed: Printed) => {
    const { resolve, reject } = waiting.get(printed.id)!
    waiting.delete(printed.id)
    if (waiting.size === 0) worker?.unref()
    if ('pdf' in printed) resolve(printed.pdf)
    else if ('missing' in printed)
      reject(new Refusal('invalid', 'document.character-unprintable', { characters: printed.missing }))
    else reject(new Error(`the printer failed: ${printed.failed}`))
  }
  const start = () => {
    const started = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: { fonts } })
    started.on('message', settle)
    started.on('error', (error) => {
      if (worker === started) worker = undefined
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    })
    return started
  }
  return {
    print(document) {
      given += 1
      if (worker && given % DOCUMENTS_A_WORKER === 0 && waiting.size === 0) {
        void worker.terminate()
        worker = undefined
      }
      worker ??= start()
      worker.ref()
      const id = given
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        worker!.postMessage({ id, document })
      })
    },
    close: async () => void (await worker?.terminate()),
  }
}

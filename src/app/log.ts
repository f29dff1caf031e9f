import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'

const LARGEST = 20 * 1024 * 1024

export interface Log {
  readonly write: (line: Readonly<Record<string, unknown>>) => void
  close(): Promise<void>
}

/** One JSON object a line. Operations, outcomes and times; no names, no numbers of persons, no request bodies. */
export function openLog(path: string): Log {
  if (existsSync(path) && statSync(path).size > LARGEST) renameSync(path, `${path}.1`)
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
  return {
    write: (line) => stream.write(`${JSON.stringify(line)}\n`),
    close: () => new Promise((resolve) => stream.end(resolve)),
  }
}

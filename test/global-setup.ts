import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/platform/postgres/start.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

/** One server for the whole run, thrown away at its end; each test file takes a database of its own from it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), 'changai-test-'))
  chmodSync(dir, 0o755)
  const server = await startEmbedded({ dir, fast: true })
  const watchdog = guard(server.pid, dir)
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop({ spare: 'nobody' })
    watchdog.kill()
    rmSync(dir, { recursive: true, force: true })
  }
}

// A runner that is killed runs no teardown; the watchdog sees its end of the pipe close.
function guard(pid: number, dir: string) {
  const program = join(import.meta.dirname, 'watchdog.ts')
  const watchdog = spawn(process.execPath, [program, String(pid), dir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watchdog.unref()
  return watchdog
}

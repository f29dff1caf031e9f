import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

const PROGRAM = join(import.meta.dirname, '../bin/changai.mjs')

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Fed to standard input. */
  readonly input?: string | Uint8Array
}

/** Runs the command line as an office's script would, and waits for its end. */
export function changai(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const program = begin(args, surroundings)
  program.child.stdin!.end(surroundings.input ?? '')
  return program.ended
}

/** Starts the command line and leaves it running. */
export function begin(args: readonly string[], { env = {}, cwd }: Surroundings = {}) {
  const { DATABASE_URL: _, CHANGAI_DATA: __, ...inherited } = process.env
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...args], { env: { ...inherited, ...env }, cwd })
  const said = { stdout: '', stderr: '' }
  child.stdout!.on('data', (text) => {
    said.stdout += text
  })
  child.stderr!.on('data', (text) => {
    said.stderr += text
  })
  const ended = new Promise<Ran>((settle) => child.once('close', (status) => settle({ status, ...said })))
  return { child, said, ended, until: (pattern: RegExp) => until(pattern, said, child) }
}

async function until(pattern: RegExp, said: { stdout: string; stderr: string }, child: ChildProcess): Promise<string> {
  for (;;) {
    const found = pattern.exec(said.stdout + said.stderr)
    if (found) return found[1] ?? found[0]
    if (child.exitCode !== null) throw new Error(`ended without ${pattern}: ${said.stdout}${said.stderr}`)
    await pause(20)
  }
}

/** A data folder that nobody has used, where the account that PostgreSQL runs as can go; gone after the test. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'changai-data-'))
  chmodSync(folder, 0o755)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'var')
}

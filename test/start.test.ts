import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { findPostmaster, isAlive } from '../src/platform/postgres/processes.ts'
import { newDataFolder } from './changai.ts'

const START = join(import.meta.dirname, '../start.mjs')
const BUILD_AND_START_MS = 180_000

function run(...args: string[]) {
  const child = spawn(process.execPath, [START, ...args], { env: { ...process.env, PORT: '28280' } })
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said.text += text
    })
  const ended = new Promise<number | null>((settle) => child.once('close', settle))
  return { child, said, ended }
}

async function until(pattern: RegExp, said: { text: string }, child: ChildProcess): Promise<string> {
  while (child.exitCode === null) {
    const found = pattern.exec(said.text)
    if (found) return found[1]!
    await pause(50)
  }
  throw new Error(`ended without ${pattern}: ${said.text}`)
}

test('npm start hands its signals on: told to stop, the product and its database end well', {
  timeout: BUILD_AND_START_MS,
}, async () => {
  const dataDir = newDataFolder()
  const { child, said, ended } = run('start', '--data', dataDir, '--no-demo', '--lang', 'en')
  const address = await until(/Open in the browser: (\S+)/, said, child)
  expect((await fetch(`${address}/health`)).status).toBe(200)
  const { pid } = findPostmaster(join(dataDir, 'postgres/data'))!
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(isAlive(pid)).toBe(false)
})

test('anything else than start or test is answered with how to call it', async () => {
  const { said, ended } = run('dance')
  expect(await ended).toBe(1)
  expect(said.text).toContain('Usage: node start.mjs start|test')
})

import { rmSync } from 'node:fs'
import { isAlive, signal, untilGone } from '../src/platform/postgres/processes.ts'

const [pid, dir] = [Number(process.argv[2]), process.argv[3]!]

/** Ends the test server and its data once the runner at the other end of standard input is gone. */
process.stdin.on('end', async () => {
  if (isAlive(pid)) signal(pid, 'SIGQUIT')
  await untilGone(pid)
  rmSync(dir, { recursive: true, force: true })
})
process.stdin.resume()

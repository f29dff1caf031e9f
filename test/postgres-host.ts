import { startEmbedded } from '../src/platform/postgres/start.ts'

/** A program of its own that uses the server of a folder until it is told to stop, or killed. */
const server = await startEmbedded({ dir: process.argv[2]! })
process.stdout.write(`${JSON.stringify({ pid: server.pid, reused: server.reused, url: server.url })}\n`)
process.stdin.on('data', async () => {
  process.stdout.write(`${JSON.stringify({ stopped: await server.stop() })}\n`)
  process.exit()
})

import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const RETRY_MS = 50
const SAY_AFTER_MS = 2_000

/**
 * Holds a name until the returned function is called or this process ends, however it ends: the kernel frees a
 * listening socket by itself, a lock file stays.
 */
export async function takeLock(name: string, onWait: () => void): Promise<() => void> {
  const say = setTimeout(onWait, SAY_AFTER_MS)
  try {
    for (;;) {
      const release = await tryLock(name)
      if (release) return release
      await pause(RETRY_MS)
    }
  } finally {
    clearTimeout(say)
  }
}

/** The same without waiting: undefined while somebody else holds the name. */
export async function tryLock(name: string): Promise<(() => void) | undefined> {
  const address = addressOf(name)
  const server = await tryListen(address)
  if (server) return () => void server.close()
  await dropDeadSocket(address)
  return undefined
}

function addressOf(held: string): string {
  const name = `changai-${createHash('sha256').update(held).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name)
}

const tryListen = (address: string) =>
  new Promise<Server | undefined>((settle, fail) => {
    const server = createServer((socket) => socket.destroy())
    server.unref()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? settle(undefined) : fail(error),
    )
    server.listen(address, () => settle(server))
  })

// macOS leaves the socket's file behind when its process is killed; nobody answers at such a file.
async function dropDeadSocket(address: string): Promise<void> {
  if (process.platform === 'linux' || process.platform === 'win32') return
  const answered = await new Promise<boolean>((settle) => {
    const socket = connect(address, () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('close', () => socket.destroy())
  })
  if (!answered) rmSync(address, { force: true })
}

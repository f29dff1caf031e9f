import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Read by any Node from 18 on, before anything is installed: no dependencies, no new syntax.

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
export const PINNED_MAJOR = 24

const onWindows = process.platform === 'win32'
const SYSTEM = `${onWindows ? 'win' : process.platform}-${process.arch}`
export const PINNED_PACKAGE = `node-${SYSTEM}`

export const majorOf = (version) => Number(version.split('.')[0])

export const nodeIn = (folder) => join(folder, 'node_modules', PINNED_PACKAGE, 'bin', onWindows ? 'node.exe' : 'node')

/** Path of the Node that runs the product: the one that npm installed beside it, else this one if it is new enough. */
export function findNode() {
  const pinned = nodeIn(ROOT)
  if (existsSync(pinned)) return pinned
  return majorOf(process.versions.node) >= PINNED_MAJOR ? process.execPath : undefined
}

/** Says a line in both languages: who reads it has not chosen one yet. */
export function tell(chinese, english) {
  process.stderr.write(`${chinese}\n${english}\n`)
}

export function fail(chinese, english) {
  tell(chinese, english)
  process.exit(1)
}

export const needNode = () =>
  fail(
    `本机（${SYSTEM}）没有配套的 Node，请安装 Node ${PINNED_MAJOR} 或更新版本后再启动。现在是 ${process.versions.node}。`,
    `There is no bundled Node for this system (${SYSTEM}). Install Node ${PINNED_MAJOR} or newer; this is ${process.versions.node}.`,
  )

/** Runs a program of ours to its end in our place: same terminal, same signals, same exit status. */
export function handOver(node, args) {
  const child = spawn(node, args, { cwd: process.cwd(), stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', needNode)
  child.once('exit', (code, signal) => {
    if (!signal) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

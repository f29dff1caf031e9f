import type { DemoSize } from '../app/first-run.ts'
import type { RunningServer } from '../app/server.ts'
import { MIGRATIONS, migrate } from '../platform/migrate.ts'
import { type Facts, Refusal, say } from '../platform/refusal.ts'
import type { CommonArguments } from './arguments.ts'
import { makeDataFolder } from './data-folder.ts'
import { openServer } from './open-database.ts'
import { printJson, tell } from './output.ts'
import { choosePort } from './port.ts'
import { claimFolder } from './running.ts'
import { words } from './words.ts'

// A terminal and npm both pass Ctrl+C on.
const TOGETHER_MS = 1000
const AT_ONCE = 130

export type StartArguments = CommonArguments & { port: number | undefined; noDemo: boolean; demo: string | undefined }

/** Runs the product until it is told to stop. A second start on the same folder says where the first one is. */
export async function start(args: StartArguments): Promise<number> {
  const told = (code: keyof typeof words, facts: Facts = {}) => tell(say(words, args.lang, code, facts))
  const dataDir = makeDataFolder(args.dataDir)
  const claim = await claimFolder(dataDir)
  if (!claim.own) {
    announce(args, 'start.running', claim.address)
    return 0
  }
  const asked = untilAskedToStop()
  try {
    told('start.opening')
    await run({ ...args, dataDir }, { told, asked, keep: claim.keep })
    told('start.stopped')
    return 0
  } finally {
    claim.release()
  }
}

interface Run {
  readonly told: (code: keyof typeof words, facts?: Facts) => void
  readonly asked: Promise<void>
  readonly keep: (address: string) => void
}

async function run(args: StartArguments, { told, asked, keep }: Run): Promise<void> {
  const port = await choosePort(args.port, (facts) => told('start.port-taken', facts))
  const database = await openServer(args)
  const stopping = asked.then(() => told('start.stopping'))
  try {
    await migrate(database.url, MIGRATIONS, { log: (name) => told('start.migrated', { name }) })
    const server = await Promise.race([openWeb(args, database.url, port), stopping])
    if (!server) return
    keep(server.address)
    announce(args, 'start.ready', server.address)
    await stopping
    await server.close()
  } finally {
    // Told to stop, or broken off, while the web server was still getting ready: its connections are open.
    await database.abandon()
  }
}

async function openWeb(args: StartArguments, databaseUrl: string, port: number): Promise<RunningServer> {
  const { startServer } = await import('../app/server.ts')
  const say = args.json ? tell : (line: string) => void process.stdout.write(`${line}\n`)
  return startServer({ databaseUrl, dataDir: args.dataDir, port, demo: demoSizeOf(args), say })
}

function demoSizeOf({ noDemo, demo = 'small' }: StartArguments): DemoSize | null {
  if (noDemo) return null
  if (demo !== 'small' && demo !== 'province') throw new Refusal('invalid', 'usage.demo', { given: demo })
  return demo
}

function announce({ json, lang }: StartArguments, code: 'start.ready' | 'start.running', address: string): void {
  if (json) printJson({ address, running: code === 'start.running' })
  else process.stdout.write(`${say(words, lang, code, { address })}\n`)
}

/** The first signal asks to stop in good order; one that comes later, not merely together with it, ends at once. */
const untilAskedToStop = () =>
  new Promise<void>((stop) => {
    let askedAt: number | undefined
    const ask = () => {
      if (askedAt !== undefined && performance.now() - askedAt > TOGETHER_MS) process.exit(AT_ONCE)
      askedAt ??= performance.now()
      stop()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  })

import { createServer } from 'node:net'
import { Refusal } from '../platform/refusal.ts'

const USUAL_PORT = 8080
const TRIES = 50
const LAST_PORT = 65_535

/** The port asked for (8080 when none is), or the next free one after it, which is then told. */
export async function choosePort(
  asked: number | undefined,
  told: (facts: { wanted: number; port: number }) => void,
): Promise<number> {
  const wanted = asked ?? Number(process.env.PORT ?? USUAL_PORT)
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > LAST_PORT)
    throw new Refusal('invalid', 'start.port-wrong', { port: wanted })
  const last = Math.min(wanted + TRIES, LAST_PORT)
  for (let port = wanted; port <= last; port += 1) {
    const free = await listenOnce(port)
    if (free === undefined) continue
    if (port !== wanted) told({ wanted, port })
    return free
  }
  const port = (await listenOnce(0))!
  told({ wanted, port })
  return port
}

const listenOnce = (port: number) =>
  new Promise<number | undefined>((settle, fail) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      ['EADDRINUSE', 'EACCES'].includes(error.code ?? '') ? settle(undefined) : fail(error),
    )
    probe.listen(port, process.env.CHANGAI_HOST ?? '127.0.0.1', () => {
      const address = probe.address() as { port: number }
      probe.close(() => settle(address.port))
    })
  })

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { tryLock } from '../platform/postgres/lock.ts'

/** Either the folder is ours, or another run has it and answers at an address. */
export type Claim =
  | { readonly own: true; keep(address: string): void; release(): void }
  | { readonly own: false; readonly address: string }

const POLL_MS = 200

/** Takes a data folder for one run of the product. While another run is still starting, waits for its address. */
export async function claimFolder(dataDir: string): Promise<Claim> {
  const file = join(dataDir, 'address')
  for (;;) {
    const release = await tryLock(`${dataDir}#running`)
    if (release) return own(file, release)
    const address = await findAnswering(file)
    if (address) return { own: false, address }
    await pause(POLL_MS)
  }
}

function own(file: string, release: () => void): Claim {
  rmSync(file, { force: true })
  return {
    own: true,
    keep: (address) => writeFileSync(file, `${address}\n`),
    release() {
      rmSync(file, { force: true })
      release()
    },
  }
}

async function findAnswering(file: string): Promise<string | undefined> {
  try {
    const address = readFileSync(file, 'utf8').trim()
    return (await fetch(new URL('/health', address))).ok ? address : undefined
  } catch {
    return undefined
  }
}

import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../refusal.ts'
import type { Sealer } from '../seal.ts'
import { looksSealed, openSealed, sealPieces } from './sealed-file.ts'

/**
 * A file kept under its address, so that the same file is kept once: HMAC-SM3 of its content under the index key, in
 * hex. Keyed, because a plain hash of a short file is found by trying contents. Files taken in by releases before
 * sealing keep their old address, SHA-256 of the content.
 */
export interface KeptFile {
  readonly hash: string
  readonly size: number
}

/** A file that came in whole and is sealed, but stays only if it is settled. */
export interface Draft extends KeptFile {
  read(): Promise<Buffer>
  settle(): Promise<void>
  discard(): Promise<void>
}

export type Content = AsyncIterable<Uint8Array> | Uint8Array

/** The originals, sealed where they lie; no caller sees a path. */
export interface FileStore {
  /** @throws Refusal input.too-large past `limit` bytes, counted as they arrive; nothing is kept then. */
  receive(content: Content, limit: number): Promise<Draft>
  /** @throws Refusal input.too-large */
  keep(content: Content, limit: number): Promise<KeptFile>
  /** Puts a file back under the address it had. @throws Refusal file.damaged where the content is another. */
  putBack(hash: string, content: Content): Promise<void>
  /** @throws Refusal file.absent | file.damaged */
  read(hash: string): Promise<Buffer>
  /** Authentic pieces in order. @throws Refusal file.absent | file.damaged, before the piece that is wrong. */
  pieces(hash: string): AsyncIterable<Buffer>
  /** Addresses of all files, in order. */
  list(): Promise<string[]>
  /** Seals what a release before sealing left readable, and drops what an interrupted upload left behind. */
  tidy(): Promise<void>
}

const MEGABYTE = 1024 * 1024
const ADDRESS = /^[0-9a-f]{64}$/
const DRAFT = /^\.[0-9a-f-]{36}$/
const FORGOTTEN_MS = 60 * 60 * 1000

export function openFiles(folder: string, sealer: Sealer): FileStore {
  const place: Place = { folder, sealer }
  const receive = (content: Content, limit: number) => takeIn(place, content, limit, ({ keyed }) => keyed)
  return {
    receive,
    keep: async (content, limit) => {
      const { hash, size, settle } = await receive(content, limit)
      await settle()
      return { hash, size }
    },
    putBack: (hash, content) => putBack(place, hash, content),
    read: async (hash) => readWhole(pathOf(folder, hash), hash, sealer),
    pieces: (hash) => piecesOf(pathOf(folder, hash), hash, sealer),
    list: () => listAddresses(folder),
    tidy: () => tidy(place),
  }
}

interface Place {
  readonly folder: string
  readonly sealer: Sealer
}

function pathOf(folder: string, hash: string): string {
  if (!ADDRESS.test(hash)) throw new Refusal('absent', 'file.absent')
  return join(folder, hash.slice(0, 2), hash)
}

interface Seen {
  readonly keyed: string
  readonly sha256: string
}

async function takeIn(
  { folder, sealer }: Place,
  content: Content,
  limit: number,
  addressOf: (seen: Seen) => string,
): Promise<Draft> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `.${randomUUID()}`)
  const discard = () => rm(path, { force: true })
  const meter = meterOf(sealer, limit)
  let hash = ''
  const address = () => {
    hash = addressOf(meter.seen())
    return hash
  }
  try {
    const source = content instanceof Uint8Array ? Readable.from([content]) : content
    const pieces = sealPieces(meter.through(source), sealer, address)
    await pipeline(pieces, createWriteStream(path, { mode: 0o600, flush: true }))
  } catch (error) {
    await discard()
    throw error
  }
  const settle = async () => {
    const target = pathOf(folder, hash)
    await mkdir(join(target, '..'), { recursive: true })
    await rename(path, target)
  }
  return { hash, size: meter.size(), discard, settle, read: () => readWhole(path, hash, sealer) }
}

/** Counts and hashes what passes. */
function meterOf(sealer: Sealer, limit: number) {
  const [keyed, plain] = [sealer.matcher('file'), createHash('sha256')]
  let size = 0
  return {
    size: () => size,
    seen: (): Seen => ({ keyed: keyed.digest('hex'), sha256: plain.digest('hex') }),
    async *through(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const piece of source) {
        size += piece.length
        if (size > limit) throw new Refusal('invalid', 'input.too-large', { limit: Math.floor(limit / MEGABYTE) })
        keyed.update(piece)
        plain.update(piece)
        yield piece
      }
    },
  }
}

async function putBack(place: Place, hash: string, content: Content): Promise<void> {
  const draft = await takeIn(place, content, Number.MAX_SAFE_INTEGER, (seen) => {
    if (hash !== seen.keyed && hash !== seen.sha256) throw new Refusal('conflict', 'file.damaged', { hash })
    return hash
  })
  await draft.settle()
}

async function readWhole(path: string, hash: string, sealer: Sealer): Promise<Buffer> {
  const { size, pieces } = await openSealed(path, hash, sealer).catch(absentOr)
  const whole = Buffer.allocUnsafe(size)
  let at = 0
  for await (const piece of pieces()) at += piece.copy(whole, at)
  return whole
}

async function* piecesOf(path: string, hash: string, sealer: Sealer): AsyncGenerator<Buffer> {
  const { pieces } = await openSealed(path, hash, sealer).catch(absentOr)
  yield* pieces()
}

async function listNames(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const names = await readdir(folder, { recursive: true })
  return names.map((name) => name.split(/[\\/]/).at(-1)!)
}

const listAddresses = async (folder: string): Promise<string[]> =>
  (await listNames(folder)).filter((name) => ADDRESS.test(name)).sort()

/** A readable file is sealed only where its name is its hash: one that somebody put there stays, and does not open. */
async function tidy(place: Place): Promise<void> {
  for (const name of await listNames(place.folder)) {
    const path = join(place.folder, name)
    if (DRAFT.test(name) && Date.now() - (await stat(path)).mtimeMs > FORGOTTEN_MS) await rm(path, { force: true })
  }
  for (const hash of await listAddresses(place.folder)) {
    const path = pathOf(place.folder, hash)
    if (await looksSealed(path)) continue
    await putBack(place, hash, createReadStream(path)).catch((error) => {
      if (!(error instanceof Refusal)) throw error
    })
  }
}

function absentOr(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Refusal('absent', 'file.absent')
  throw error
}

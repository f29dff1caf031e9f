import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../refusal.ts'

/** A file kept under the hash of its content (SHA-256, hex), so that the same file is kept once. */
export interface KeptFile {
  readonly hash: string
  readonly size: number
  readonly path: string
}

export interface FileStore {
  /** @throws Refusal input.too-large past `limit` bytes, counted as they arrive; nothing is kept then. */
  keep(body: ReadableStream<Uint8Array> | Uint8Array, limit: number): Promise<KeptFile>
  /** @throws Refusal file.absent. */
  read(hash: string): Promise<Buffer>
  open(hash: string): ReadableStream<Uint8Array>
  pathOf(hash: string): string
}

const MEGABYTE = 1024 * 1024

export function openFiles(folder: string): FileStore {
  const pathOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Refusal('absent', 'file.absent')
    return join(folder, hash.slice(0, 2), hash)
  }
  return {
    pathOf,
    keep: (body, limit) => keep(folder, pathOf, body, limit),
    read: (hash) => readFile(pathOf(hash)).catch(absentOr),
    open: (hash) => Readable.toWeb(createReadStream(pathOf(hash))) as ReadableStream<Uint8Array>,
  }
}

async function keep(
  folder: string,
  pathOf: (hash: string) => string,
  body: ReadableStream<Uint8Array> | Uint8Array,
  limit: number,
): Promise<KeptFile> {
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `.${randomUUID()}`)
  try {
    const { hash, size } = await write(body, draft, limit)
    const path = pathOf(hash)
    await mkdir(join(path, '..'), { recursive: true })
    await rename(draft, path)
    return { hash, size, path }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

async function write(body: ReadableStream<Uint8Array> | Uint8Array, path: string, limit: number) {
  const digest = createHash('sha256')
  let size = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      digest.update(chunk)
      done(
        size > limit ? new Refusal('invalid', 'input.too-large', { limit: Math.floor(limit / MEGABYTE) }) : null,
        chunk,
      )
    },
  })
  const source = body instanceof Uint8Array ? Readable.from([body]) : Readable.fromWeb(body as never)
  await pipeline(source, meter, createWriteStream(path, { mode: 0o600, flush: true }))
  return { hash: digest.digest('hex'), size: (await stat(path)).size }
}

function absentOr(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Refusal('absent', 'file.absent')
  throw error
}

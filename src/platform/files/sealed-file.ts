import { createCipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Refusal } from '../refusal.ts'
import type { Sealer, ThingKeys } from '../seal.ts'

/**
 * A sealed file: head, chunks, end. Keys come from the master key and the file's own salt (HKDF-SM3).
 *
 * - Head: the eight characters CHANGAIF, one byte length of the key id, the key id in UTF-8, 16 bytes of salt.
 * - Chunk n of at most 64 KiB plain: SM4-CTR (GB/T 32907) from counter n·2^64, then 32 bytes of HMAC-SM3 (GB/T 32905)
 *   over `chunk`, n as 8 bytes big-endian, cipher text.
 * - End: plain size as 8 bytes big-endian, then 32 bytes of HMAC-SM3 over `end`, head, address, size.
 *
 * The end is checked before anything is read and says how many chunks there are; each chunk is checked before it is
 * released. A file cut short, made longer, with chunks in another order or put in another's place does not open.
 */
const MAGIC = Buffer.from('CHANGAIF')
const SALT = 16
const TAG = 32
const SIZE = 8
const CHUNK = 64 * 1024
const END = SIZE + TAG
const LONGEST_HEAD = MAGIC.length + 1 + 255 + SALT

/** The file sealed, piece by piece; `address` is asked for after the last plain byte went by. */
export async function* sealPieces(
  plain: AsyncIterable<Uint8Array>,
  sealer: Sealer,
  address: () => string,
): AsyncGenerator<Buffer> {
  const { head, keys } = newHead(sealer)
  yield head
  let size = 0
  let index = 0
  for await (const chunk of inChunks(plain)) {
    size += chunk.length
    yield* sealChunk(keys, index, chunk)
    index += 1
  }
  const end = eightBytes(size)
  yield end
  yield endTag(keys, head, address(), end)
}

/**
 * Opens a sealed file for reading: its size at once, its content chunk by chunk.
 * @throws Refusal file.damaged where it is not as it was sealed; Error ENOENT; Error when its key is not held.
 */
export async function openSealed(path: string, address: string, sealer: Sealer): Promise<OpenSealed> {
  const file = await open(path, 'r')
  try {
    const length = (await file.stat()).size
    const { head, keys } = await readHead(file, address, sealer)
    const end = await readAt(file, length - END, END, address)
    const [size, tag] = [end.subarray(0, SIZE), end.subarray(SIZE)]
    const plain = Number(size.readBigUInt64BE())
    const chunks = Math.ceil(plain / CHUNK)
    if (!same(tag, endTag(keys, head, address, size)) || length !== head.length + plain + chunks * TAG + END)
      throw damaged(address)
    return { size: plain, pieces: () => openPieces(file, { keys, address, size: plain, start: head.length }) }
  } catch (error) {
    await file.close()
    throw error
  }
}

export interface OpenSealed {
  readonly size: number
  /** Once, to its end or broken off: it closes the file. */
  readonly pieces: () => AsyncGenerator<Buffer>
}

/** Whether a file begins as a sealed one does. */
export async function looksSealed(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
    return bytesRead === MAGIC.length && buffer.equals(MAGIC)
  } finally {
    await file.close()
  }
}

function newHead(sealer: Sealer): { head: Buffer; keys: ThingKeys } {
  const salt = randomBytes(SALT)
  const keys = sealer.keysFor('file', salt)
  const id = Buffer.from(keys.keyId, 'utf8')
  return { keys, head: Buffer.concat([MAGIC, Buffer.from([id.length]), id, salt]) }
}

async function readHead(file: FileHandle, address: string, sealer: Sealer): Promise<{ head: Buffer; keys: ThingKeys }> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, 0)
  const idAt = MAGIC.length + 1
  const saltAt = idAt + (buffer[MAGIC.length] ?? 0)
  if (bytesRead < saltAt + SALT || !buffer.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged(address)
  const head = buffer.subarray(0, saltAt + SALT)
  return { head, keys: sealer.keysFor('file', head.subarray(saltAt), head.toString('utf8', idAt, saltAt)) }
}

interface Reading {
  readonly keys: ThingKeys
  readonly address: string
  readonly size: number
  readonly start: number
}

async function* openPieces(file: FileHandle, { keys, address, size, start }: Reading): AsyncGenerator<Buffer> {
  try {
    for (let index = 0; index * CHUNK < size; index += 1) {
      const length = Math.min(CHUNK, size - index * CHUNK)
      const piece = await readAt(file, start + index * (CHUNK + TAG), length + TAG, address)
      const text = piece.subarray(0, length)
      if (!same(piece.subarray(length), chunkTag(keys, index, text))) throw damaged(address)
      yield createCipheriv('sm4-ctr', keys.enc, counterOf(index)).update(text)
    }
  } finally {
    await file.close()
  }
}

function* sealChunk(keys: ThingKeys, index: number, chunk: Buffer): Generator<Buffer> {
  const text = createCipheriv('sm4-ctr', keys.enc, counterOf(index)).update(chunk)
  yield text
  yield chunkTag(keys, index, text)
}

async function* inChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const piece of source) {
    held.push(piece)
    length += piece.length
    if (length < CHUNK) continue
    const all = Buffer.concat(held)
    const whole = length - (length % CHUNK)
    for (let at = 0; at < whole; at += CHUNK) yield all.subarray(at, at + CHUNK)
    held = [all.subarray(whole)]
    length -= whole
  }
  if (length > 0) yield Buffer.concat(held)
}

async function readAt(file: FileHandle, position: number, length: number, address: string): Promise<Buffer> {
  if (position < 0) throw damaged(address)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead !== length) throw damaged(address)
  return buffer
}

function eightBytes(value: number): Buffer {
  const bytes = Buffer.alloc(SIZE)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}

const counterOf = (index: number): Buffer => Buffer.concat([eightBytes(index), Buffer.alloc(8)])

const chunkTag = ({ mac }: ThingKeys, index: number, text: Buffer): Buffer =>
  createHmac('sm3', mac).update('chunk').update(eightBytes(index)).update(text).digest()

const endTag = ({ mac }: ThingKeys, head: Buffer, address: string, size: Buffer): Buffer =>
  createHmac('sm3', mac).update('end').update(head).update(address).update(size).digest()

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)

const damaged = (hash: string) => new Refusal('conflict', 'file.damaged', { hash })

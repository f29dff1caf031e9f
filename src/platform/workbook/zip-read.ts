import { createInflateRaw } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { RATIO_FLOOR, SMALL_PART_BYTES, type WorkbookLimits } from './limits.ts'
import { encrypted, tooLarge, unreadable } from './refuse.ts'

/** An archive whose list of entries has been judged; parts are read by their exact names only. */
export interface Archive {
  readonly zip: ZipFile
  readonly entries: ReadonlyMap<string, Entry>
}

/**
 * Opens an archive and judges its list of entries before a byte is unpacked: number, sizes, ratio, overlap, names.
 * @throws Refusal when the archive is corrupt, encrypted, or larger than the limits.
 */
export async function openArchive(bytes: Uint8Array, limits: WorkbookLimits): Promise<Archive> {
  const zip = await corruptIsRefused(
    yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      autoClose: false,
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    }),
  )
  if (zip.entryCount > limits.entries) throw tooLarge('entries', { entries: zip.entryCount, limit: limits.entries })
  const entries = new Map<string, Entry>()
  const list = zip.eachEntry()
  for (;;) {
    const { value, done } = await corruptIsRefused(list.next())
    if (done) break
    if (value.isEncrypted()) throw encrypted()
    if (entries.has(value.fileName)) throw unreadable('corrupt')
    entries.set(value.fileName, value)
  }
  judgeSizes([...entries.values()], bytes.byteLength, limits)
  return { zip, entries }
}

function judgeSizes(entries: readonly Entry[], fileBytes: number, limits: WorkbookLimits): void {
  const expanded = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  const compressed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0)
  if (expanded > limits.expandedBytes) throw tooLarge('expanded', megabytes(expanded, limits.expandedBytes))
  if (compressed > fileBytes) throw unreadable('corrupt')
  const bomb = entries.find(
    (entry) => entry.uncompressedSize > RATIO_FLOOR && entry.uncompressedSize > limits.ratio * entry.compressedSize,
  )
  if (bomb || (expanded > RATIO_FLOOR && expanded > limits.ratio * fileBytes))
    throw tooLarge('ratio', { limit: limits.ratio })
}

export const megabytes = (bytes: number, limit: number) => ({
  megabytes: Math.ceil(bytes / 1024 / 1024),
  limit: Math.floor(limit / 1024 / 1024),
})

async function corruptIsRefused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw unreadable(/relative path|absolute path|invalid characters/.test(String(error)) ? 'path' : 'corrupt')
  }
}

/** Pieces of a part as they are unpacked: large, so that a sheet of a hundred megabytes takes few turns. */
const PIECE = 128 * 1024
const STORED = 0

/** The bytes of a part, unpacked as they are read and counted: never more than the entry declared. */
export async function* partBytes(archive: Archive, name: string): AsyncGenerator<Buffer> {
  const entry = archive.entries.get(name)
  if (!entry) return
  if (!entry.canDecodeFileData()) throw unreadable('corrupt')
  const packed = await corruptIsRefused(archive.zip.openReadStreamPromise(entry, { decodeFileData: false }))
  const unpacked = entry.compressionMethod === STORED ? packed : packed.pipe(createInflateRaw({ chunkSize: PIECE }))
  const pieces = unpacked[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let size = 0
  try {
    for (;;) {
      const { value, done } = await corruptIsRefused(Promise.resolve(pieces.next()))
      if (done) break
      size += value.length
      if (size > entry.uncompressedSize) throw unreadable('corrupt')
      yield value
    }
    if (size !== entry.uncompressedSize) throw unreadable('corrupt')
  } finally {
    packed.destroy()
    unpacked.destroy()
  }
}

/** A part as text pieces in UTF-8. */
export async function* partText(archive: Archive, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  for await (const piece of partBytes(archive, name)) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

/** A small part as one text; undefined when the archive has no such part. */
export async function wholePart(archive: Archive, name: string): Promise<string | undefined> {
  const entry = archive.entries.get(name)
  if (!entry) return undefined
  if (entry.uncompressedSize > SMALL_PART_BYTES)
    throw tooLarge('part', megabytes(entry.uncompressedSize, SMALL_PART_BYTES))
  let text = ''
  for await (const piece of partText(archive, name)) text += piece
  return text
}

/** The bytes of a part as they lie in the archive, for copying unchanged. */
export async function packedBytes(archive: Archive, entry: Entry): Promise<Buffer> {
  const stream = await corruptIsRefused(archive.zip.openReadStreamPromise(entry, { decodeFileData: false }))
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

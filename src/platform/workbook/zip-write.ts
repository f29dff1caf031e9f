import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import type { Entry } from 'yauzl'

/** Builds an archive in memory: parts are copied as they lie in another one, or packed as their text comes. */
export interface ArchiveWriter {
  copy(entry: Entry, packed: Buffer): void
  add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void>
  finish(): Buffer
}

interface PartHeader {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
}

const DEFLATE = 8
const UTF8_NAME = 0x0800
/** 1980-01-01, so that the same content gives the same bytes. */
const DOS_DAY = 0x21

export function archiveWriter(): ArchiveWriter {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  const put = (header: PartHeader, packed: readonly Buffer[]) => {
    directory.push(directoryEntry(header, offset))
    for (const piece of [localHeader(header), ...packed]) {
      pieces.push(piece)
      offset += piece.length
    }
  }
  return {
    copy(entry, packed) {
      const { fileName: name, compressionMethod: method, crc32: crc, uncompressedSize: size } = entry
      put({ name, method, crc, packedSize: packed.length, size }, [packed])
    },
    async add(name, text) {
      let crc = 0
      let size = 0
      async function* bytes() {
        for await (const piece of text) {
          const buffer = Buffer.from(piece)
          crc = crc32(buffer, crc)
          size += buffer.length
          yield buffer
        }
      }
      const packed: Buffer[] = []
      for await (const piece of Readable.from(bytes()).pipe(createDeflateRaw({ level: 6 })))
        packed.push(piece as Buffer)
      const packedSize = packed.reduce((sum, piece) => sum + piece.length, 0)
      put({ name, method: DEFLATE, crc, packedSize, size }, packed)
    },
    finish() {
      const start = offset
      const length = directory.reduce((sum, piece) => sum + piece.length, 0)
      return Buffer.concat([...pieces, ...directory, endRecord(directory.length, length, start)])
    },
  }
}

function localHeader({ name, method, crc, packedSize, size }: PartHeader): Buffer {
  const text = Buffer.from(name)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(UTF8_NAME, 6)
  header.writeUInt16LE(method, 8)
  header.writeUInt16LE(DOS_DAY, 12)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(packedSize, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(text.length, 26)
  return Buffer.concat([header, text])
}

function directoryEntry({ name, method, crc, packedSize, size }: PartHeader, offset: number): Buffer {
  const text = Buffer.from(name)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(UTF8_NAME, 8)
  entry.writeUInt16LE(method, 10)
  entry.writeUInt16LE(DOS_DAY, 14)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packedSize, 20)
  entry.writeUInt32LE(size, 24)
  entry.writeUInt16LE(text.length, 28)
  entry.writeUInt32LE(offset, 42)
  return Buffer.concat([entry, text])
}

function endRecord(entries: number, length: number, start: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(entries, 8)
  record.writeUInt16LE(entries, 10)
  record.writeUInt32LE(length, 12)
  record.writeUInt32LE(start, 16)
  return record
}

import { unreadable } from './refuse.ts'

/** An OLE compound file (MS-CFB) as far as a reader must look before it trusts one: names, and the start of a stream. */
export interface CompoundFile {
  readonly names: readonly string[]
  /** The first bytes of a stream; empty when there is none of that name. */
  start(name: string, length: number): Buffer
}

interface DirectoryEntry {
  readonly name: string
  readonly sector: number
  readonly size: number
}

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const END = 0xfffffffa
const ENTRY = 128

export const isCompoundFile = (bytes: Uint8Array): boolean =>
  bytes.length >= 512 && SIGNATURE.every((byte, at) => bytes[at] === byte)

/** @throws Refusal when the file is damaged; a chain of sectors that runs in a circle is damage too. */
export function readCompoundFile(bytes: Uint8Array): CompoundFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = file.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw unreadable('corrupt')
  const size = 1 << shift
  const sector = (at: number) => file.subarray((at + 1) * size, (at + 2) * size)
  const table = allocationTable(file, sector, size)
  const chain = (first: number, length: number) => followChain(first, length, table, sector)
  const entries = directory(chain(file.readUInt32LE(48), file.length))
  const root = entries[0]
  const small = () => smallStream(file, root, chain)
  return {
    names: entries.map(({ name }) => name),
    start(name, length) {
      const entry = entries.find((one) => one.name.toLowerCase() === name.toLowerCase())
      if (!entry) return Buffer.alloc(0)
      const wanted = Math.min(length, entry.size)
      return entry.size < file.readUInt32LE(56) ? small()(entry.sector, wanted) : chain(entry.sector, wanted)
    },
  }
}

function allocationTable(file: Buffer, sector: (at: number) => Buffer, size: number): number[] {
  const lists: number[] = []
  for (let at = 76; at < 512; at += 4) lists.push(file.readUInt32LE(at))
  const seen = new Set<number>()
  for (let next = file.readUInt32LE(68); next < END && !seen.has(next); ) {
    seen.add(next)
    const more = sector(next)
    if (more.length < size) break
    for (let at = 0; at < size - 4; at += 4) lists.push(more.readUInt32LE(at))
    next = more.readUInt32LE(size - 4)
  }
  const table: number[] = []
  for (const at of lists) {
    const part = at < END ? sector(at) : Buffer.alloc(0)
    for (let offset = 0; offset + 4 <= part.length; offset += 4) table.push(part.readUInt32LE(offset))
  }
  return table
}

function followChain(first: number, length: number, table: readonly number[], sector: (at: number) => Buffer): Buffer {
  const parts: Buffer[] = []
  let have = 0
  for (let at = first, steps = 0; at < END && have < length; at = table[at] ?? END) {
    steps += 1
    const part = sector(at)
    if (part.length === 0 || steps > table.length) throw unreadable('corrupt')
    parts.push(part)
    have += part.length
  }
  return Buffer.concat(parts).subarray(0, length)
}

function directory(bytes: Buffer): DirectoryEntry[] {
  const entries: DirectoryEntry[] = []
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
    const length = bytes.readUInt16LE(at + 64)
    if (length < 2 || length > 64) continue
    const name = bytes.toString('utf16le', at, at + length - 2)
    entries.push({ name, sector: bytes.readUInt32LE(at + 116), size: bytes.readUInt32LE(at + 120) })
  }
  if (entries.length === 0) throw unreadable('corrupt')
  return entries
}

/** Streams under 4,096 bytes lie together in the root's own stream, in sectors of 64 bytes. */
function smallStream(
  file: Buffer,
  root: DirectoryEntry | undefined,
  chain: (first: number, length: number) => Buffer,
): (first: number, length: number) => Buffer {
  const table = chain(file.readUInt32LE(60), file.length)
  const body = root ? chain(root.sector, root.size) : Buffer.alloc(0)
  const links = Array.from({ length: Math.floor(table.length / 4) }, (_, at) => table.readUInt32LE(at * 4))
  return (first, length) => followChain(first, length, links, (at) => body.subarray(at * 64, at * 64 + 64))
}

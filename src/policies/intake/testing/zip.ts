import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly content: string | Uint8Array
  /** Declares the entry encrypted, as a password-protected archive does. */
  readonly encrypted?: boolean
  /** Declares another expanded size than the content has. */
  readonly claimedSize?: number
}

/** A zip archive of the given parts, deflated (APPNOTE 6.3.9). */
export function zip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = deflateRawSync(content)
    const name = Buffer.from(part.name)
    const common = commonFields(part, content, packed.length, name.length)
    const local = Buffer.concat([u32(0x04034b50), common, u16(0), name, packed])
    centrals.push(
      Buffer.concat([u32(0x02014b50), u16(20), common, u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset), name]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const count = u16(parts.length)
  const end = Buffer.concat([u32(0x06054b50), u16(0), u16(0), count, count, u32(directory.length), u32(offset), u16(0)])
  return Buffer.concat([...locals, directory, end])
}

const commonFields = (part: ZipPart, content: Buffer, packed: number, name: number): Buffer =>
  Buffer.concat([
    u16(20),
    u16(part.encrypted ? 1 : 0),
    u16(8),
    u16(0),
    u16(0x21),
    u32(crc32(content)),
    u32(packed),
    u32(part.claimedSize ?? content.length),
    u16(name),
  ])

function u16(n: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE(n)
  return buffer
}

function u32(n: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(n >>> 0)
  return buffer
}

const SECTOR = 512
const FREE = 0xffff_ffff
const END = 0xffff_fffe

export interface Stream {
  readonly name: string
  readonly content: Uint8Array
}

/** A compound file (the container of .xls and of encrypted workbooks): header, one table of sectors, directory, streams. */
export function compoundOf(streams: readonly Stream[]): Uint8Array {
  const padded = streams.map(({ name, content }) => {
    const size = Math.max(4096, Math.ceil(content.length / SECTOR) * SECTOR)
    const bytes = Buffer.alloc(size)
    bytes.set(content)
    return { name, bytes }
  })
  const directorySectors = Math.ceil((streams.length + 1) / 4)
  const table: number[] = [0xffff_fffd]
  const chain = (sectors: number): number => {
    const start = table.length
    for (let at = 1; at <= sectors; at += 1) table.push(at === sectors ? END : start + at)
    return start
  }
  const directoryStart = chain(directorySectors)
  const entries = [entry('Root Entry', 5, END, 0, streams.length > 0 ? 1 : FREE)]
  padded.forEach(({ name, bytes }, at) => {
    const next = at + 2 <= padded.length ? at + 2 : FREE
    entries.push(entry(name, 2, chain(bytes.length / SECTOR), bytes.length, FREE, next))
  })
  while (entries.length % 4 !== 0) entries.push(entry('', 0, 0, 0, FREE))
  const sectors = Buffer.alloc(SECTOR, 0xff)
  for (const [at, value] of table.entries()) sectors.writeUInt32LE(value, at * 4)
  return new Uint8Array(
    Buffer.concat([header(directoryStart), sectors, ...entries, ...padded.map(({ bytes }) => bytes)]),
  )
}

function header(directoryStart: number): Buffer {
  const bytes = Buffer.alloc(SECTOR)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.writeUInt16LE(0x3e, 24)
  bytes.writeUInt16LE(3, 26)
  bytes.writeUInt16LE(0xfffe, 28)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt16LE(6, 32)
  bytes.writeUInt32LE(1, 44)
  bytes.writeUInt32LE(directoryStart, 48)
  bytes.writeUInt32LE(4096, 56)
  bytes.writeUInt32LE(END, 60)
  bytes.writeUInt32LE(END, 68)
  bytes.fill(0xff, 76)
  bytes.writeUInt32LE(0, 76)
  return bytes
}

function entry(name: string, kind: number, start: number, size: number, child: number, right = FREE): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 0, 'utf16le')
  bytes.writeUInt16LE(name ? name.length * 2 + 2 : 0, 64)
  bytes[66] = kind
  bytes[67] = 1
  bytes.writeUInt32LE(FREE, 68)
  bytes.writeUInt32LE(right, 72)
  bytes.writeUInt32LE(child, 76)
  bytes.writeUInt32LE(start, 116)
  bytes.writeUInt32LE(size, 120)
  return bytes
}

const record = (kind: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(kind, 0)
  head.writeUInt16LE(body.length, 2)
  return Buffer.concat([head, body])
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value, at * 2)
  return bytes
}

function wide(text: string, lengthBytes: 1 | 2): Buffer {
  const head = lengthBytes === 1 ? Buffer.from([text.length, 1]) : Buffer.concat([words(text.length), Buffer.from([1])])
  return Buffer.concat([head, Buffer.from(text, 'utf16le')])
}

/** A workbook of Excel 97–2003 (BIFF8): one sheet, each text a LABEL record, each number a NUMBER record. */
export function biffOf(rows: readonly (readonly unknown[])[]): Uint8Array {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((value, c) => {
      if (value === null || value === undefined || value === '') return []
      if (typeof value !== 'number') return [record(0x0204, Buffer.concat([words(r, c, 0), wide(String(value), 2)]))]
      const number = Buffer.alloc(8)
      number.writeDoubleLE(value)
      return [record(0x0203, Buffer.concat([words(r, c, 0), number]))]
    }),
  )
  const end = record(0x000a, Buffer.alloc(0))
  const opening = (kind: number) =>
    record(0x0809, Buffer.concat([words(0x0600, kind, 0x0dbb, 0x07cc), Buffer.alloc(8)]))
  const title = wide('花名册', 1)
  const sheetAt = opening(5).length + record(0x0042, words(1200)).length + 4 + 6 + title.length + end.length
  const bound = Buffer.alloc(6)
  bound.writeUInt32LE(sheetAt, 0)
  const stream = Buffer.concat([
    opening(5),
    record(0x0042, words(1200)),
    record(0x0085, Buffer.concat([bound, title])),
    end,
    opening(0x10),
    ...cells,
    end,
  ])
  return compoundOf([{ name: 'Workbook', content: stream }])
}

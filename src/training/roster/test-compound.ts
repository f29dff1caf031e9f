/** A compound file (.xls container) with one stream of each name, as small as the format allows. */
export function compoundFile(streams: Readonly<Record<string, Buffer>>): Uint8Array {
  const names = Object.keys(streams)
  const sectors = names.map((name) => Buffer.concat([streams[name]!, Buffer.alloc(4096)]).subarray(0, 4096))
  const header = Buffer.alloc(512)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(0xfffffffe, 60)
  header.writeUInt32LE(0xfffffffe, 68)
  header.fill(0xff, 76, 512)
  header.writeUInt32LE(0, 76)
  const table = Buffer.alloc(512, 0xff)
  table.writeUInt32LE(0xfffffffd, 0)
  table.writeUInt32LE(0xfffffffe, 4)
  names.forEach((_, at) => {
    for (let step = 0; step < 8; step += 1) {
      const here = 2 + at * 8 + step
      table.writeUInt32LE(step === 7 ? 0xfffffffe : here + 1, here * 4)
    }
  })
  const directory = Buffer.alloc(512)
  const entry = (slot: number, name: string, type: number, sector: number, size: number) => {
    directory.write(name, slot * 128, 'utf16le')
    directory.writeUInt16LE(name.length * 2 + 2, slot * 128 + 64)
    directory[slot * 128 + 66] = type
    directory.writeUInt32LE(sector, slot * 128 + 116)
    directory.writeUInt32LE(size, slot * 128 + 120)
  }
  entry(0, 'Root Entry', 5, 0xfffffffe, 0)
  for (const [at, name] of names.entries()) entry(at + 1, name, 2, 2 + at * 8, 4096)
  return Buffer.concat([header, table, directory, ...sectors])
}

/** A record of BIFF8: its number, its length, its data. */
export const record = (id: number, data: Buffer) => {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}

const word = (...values: number[]) => {
  const buffer = Buffer.alloc(values.length * 2)
  values.forEach((value, at) => {
    buffer.writeUInt16LE(value, at * 2)
  })
  return buffer
}
const wide = (text: string) => Buffer.concat([Buffer.from([1]), Buffer.from(text, 'utf16le')])

/** The stream of an old workbook (.xls) with one sheet: texts as labels, numbers as numbers. */
export function oldWorkbook(name: string, rows: readonly (readonly unknown[])[]): Buffer {
  const begin = (kind: number) => record(0x809, Buffer.concat([word(0x600, kind), Buffer.alloc(12)]))
  const end = record(0x0a, Buffer.alloc(0))
  const cells = rows.flatMap((row, at) =>
    row.flatMap((value, column) => {
      if (value === '') return []
      if (typeof value !== 'number')
        return [record(0x204, Buffer.concat([word(at, column, 0, String(value).length), wide(String(value))]))]
      const number = Buffer.alloc(8)
      number.writeDoubleLE(value)
      return [record(0x203, Buffer.concat([word(at, column, 0), number]))]
    }),
  )
  const sheet = (start: number) => {
    const position = Buffer.alloc(4)
    position.writeUInt32LE(start)
    return record(0x85, Buffer.concat([position, word(0), Buffer.from([name.length]), wide(name)]))
  }
  const globals = begin(5).length + sheet(0).length + end.length
  return Buffer.concat([begin(5), sheet(globals), end, begin(0x10), ...cells, end])
}

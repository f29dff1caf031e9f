import { crc32, deflateRawSync } from 'node:zlib'

export interface Part {
  readonly name: string
  readonly content: string | Uint8Array
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

/** A zip archive by hand, so that names and parts may be what no library writes. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content } of parts) {
    const bytes = bytesOf(content)
    const packed = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(0x5a21_0000, 6)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(title.length, 22)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), facts, title, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest, title)
    offset += 30 + title.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...local, directory, end]))
}

const HEADING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TRANSITIONAL = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface RawBook {
  /** Content of <worksheet>, from <sheetData> on. */
  readonly sheet: string
  readonly main?: string
  readonly links?: string
  readonly prefix?: string
  readonly target?: string
  readonly doctype?: string
  readonly partName?: (name: string) => string
  readonly more?: readonly Part[]
  readonly macro?: boolean
}

const kindOf = (macro: boolean) =>
  macro
    ? 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

/** The parts of a workbook as other programs write them: no styles, no shared strings, names and prefixes at will. */
export function rawBook(raw: RawBook): Uint8Array {
  const { main = TRANSITIONAL, links = LINKS, prefix = '', target = 'worksheets/sheet1.xml', doctype = '' } = raw
  const p = prefix ? `${prefix}:` : ''
  const space = prefix ? `xmlns:${prefix}="${main}"` : `xmlns="${main}"`
  const partName = raw.partName ?? ((name) => name)
  const parts: Part[] = [
    {
      name: '[Content_Types].xml',
      content: `${HEADING}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/xl/workbook.xml" ContentType="${kindOf(raw.macro ?? false)}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${HEADING}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${HEADING}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId7" Type="${links}/worksheet" Target="${target}"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${HEADING}<${p}workbook ${space} xmlns:r="${links}"><${p}sheets><${p}sheet name="花名册" sheetId="1" r:id="rId7"/></${p}sheets></${p}workbook>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${HEADING}${doctype}<${p}worksheet ${space}>${raw.sheet}</${p}worksheet>`,
    },
    ...(raw.more ?? []),
  ]
  return zipOf(parts.map((part) => ({ ...part, name: partName(part.name) })))
}

/** Rows of inline strings. Without addresses, as some programs leave them out. */
export function inlineRows(rows: readonly (readonly unknown[])[], { prefix = '', addresses = true } = {}): string {
  const p = prefix ? `${prefix}:` : ''
  const cell = (value: unknown, row: number, column: number) => {
    const address = addresses ? ` r="${String.fromCodePoint(65 + column)}${row + 1}"` : ''
    return `<${p}c${address} t="inlineStr"><${p}is><${p}t xml:space="preserve">${value ?? ''}</${p}t></${p}is></${p}c>`
  }
  const lines = rows.map((cells, row) => {
    const number = addresses ? ` r="${row + 1}"` : ''
    return `<${p}row${number}>${cells.map((value, column) => cell(value, row, column)).join('')}</${p}row>`
  })
  return `<${p}sheetData>${lines.join('')}</${p}sheetData>`
}

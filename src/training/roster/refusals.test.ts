import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { openXlsx, saveXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal, say } from '../../platform/refusal.ts'
import { checkRosterFile } from './check-file.ts'
import {
  bookOf,
  bytesOf,
  HEADERS,
  inlineSheet,
  personRow,
  rawParts,
  readingOf,
  theClass,
  today,
  zipOf,
} from './test-books.ts'
import { rosterSentences } from './words.ts'

const good = async () => bytesOf(bookOf([HEADERS, personRow(0)]))
const sheet = inlineSheet([HEADERS, personRow(0)])

async function refusalOf(bytes: Uint8Array, name = '名册.xlsx', roster?: typeof theClass): Promise<Refusal> {
  const refusal = await readingOf(bytes, roster, name).then(
    (): unknown => 'it was read',
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(Refusal)
  return refusal as Refusal
}

/** A compound file (.xls container) with one stream of each name, as small as the format allows. */
function compoundFile(streams: Readonly<Record<string, Buffer>>): Uint8Array {
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

const record = (id: number, data: Buffer) => {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}

describe('a file that is no roster is refused whole, with words', () => {
  const noise = Buffer.from(Array.from({ length: 600 }, (_, at) => (at * 151 + 7) % 256))
  test.each<[string, string, Uint8Array | (() => Promise<Uint8Array>)]>([
    ['empty', '空.xlsx', new Uint8Array()],
    ['not-a-workbook', '图.xlsx', noise],
    ['no-header', '记事.txt', Buffer.from('今天没有名册')],
    [
      'no-header',
      '别的.xlsx',
      () =>
        bytesOf(
          bookOf([
            ['一', '二'],
            [1, 2],
          ]),
        ),
    ],
    [
      'no-header',
      '晚.xlsx',
      () => bytesOf(bookOf([...Array.from({ length: 30 }, (_, at) => [`第${at}行`]), HEADERS, personRow(0)])),
    ],
    ['no-idNumber', '缺号.xlsx', () => bytesOf(bookOf([['姓名', '性别', '民族', '手机号'], ['甲']]))],
    ['no-name', '缺名.xlsx', () => bytesOf(bookOf([['身份证号', '性别', '民族'], ['甲']]))],
    ['pdf', '名册.xlsx', Buffer.from('%PDF-1.7 …')],
    ['et', '名册.et', () => good()],
    ['corrupt', '断.xlsx', async () => (await good()).subarray(0, 900)],
    ['corrupt', '坏.xls', () => Promise.resolve(compoundFile({ Workbook: Buffer.from('nothing') }))],
    ['not-a-workbook', '坏.xls', () => Promise.resolve(compoundFile({ Other: Buffer.alloc(10) }))],
    [
      'document',
      '文.xlsx',
      () => zipOf({ ...rawParts(sheet), 'xl/workbook.xml': '<w:document/>', 'word/document.xml': '<x/>' }),
    ],
    [
      'spreadsheet-xml',
      '旧.xls',
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ],
    ['truncated', '半.xlsx', () => zipOf(rawParts(sheet.slice(0, -20)))],
    ['path', '逃.xlsx', () => zipOf({ ...rawParts(sheet), '../../etc/cron.d/x': 'x' })],
    ['path', '绝.xlsx', () => zipOf({ ...rawParts(sheet), '/etc/x': 'x' })],
    ['path', '斜.xlsx', () => zipOf({ ...rawParts(sheet), 'xl\\..\\..\\x': 'x' })],
    [
      'document-type',
      '实体.xlsx',
      () =>
        zipOf(
          rawParts(sheet.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet')),
        ),
    ],
    [
      'document-type',
      '实体.xlsx',
      () => zipOf({ ...rawParts(sheet), 'docProps/app.xml': `<!DOCTYPE lolz [<!ENTITY lol "lol">]><x>&lol;</x>` }),
    ],
    [
      'document-type',
      '实体.xlsx',
      () => zipOf({ ...rawParts(sheet), 'xl/workbook.xml': '<!DOCTYPE x><workbook></workbook>' }),
    ],
    ['encoding', '码.xlsx', () => zipOf({ ...rawParts(sheet), 'customXml/item1.xml': '\0<\0!\0D' })],
  ])('F01 %s: %s', async (reason, name, content) => {
    const bytes = typeof content === 'function' ? await content() : content
    const refusal = await refusalOf(bytes, name)
    expect([refusal.code, refusal.facts.reason]).toEqual(['roster.f01', reason])
    expect(say(rosterSentences, 'zh', refusal.code, refusal.facts)).toMatch(/^F01 .+[\u4e00-\u9fff]{4}/)
    expect(say(rosterSentences, 'en', refusal.code, refusal.facts)).not.toMatch(/\{|undefined|unknown/)
  })

  test('F02 a template of another version', async () => {
    const custom =
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="changai.template"><lpwstr>roster/0</lpwstr></property></Properties>'
    const parts = rawParts(sheet, { 'docProps/custom.xml': custom })
    parts['_rels/.rels'] = parts['_rels/.rels']!.replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    )
    expect(await refusalOf(await zipOf(parts))).toMatchObject({ code: 'roster.f02', facts: { found: 'roster/0' } })
  })

  test('F02 the version also stands in the line under the title, where a saved copy has lost the property', async () => {
    const bytes = await bytesOf(
      bookOf([['学员名册'], ['班级编号：BC-2021-07　模板版本：roster/0'], HEADERS, personRow(0)]),
    )
    expect(await refusalOf(bytes)).toMatchObject({ code: 'roster.f02' })
  })

  test('F03 the roster of another class', async () => {
    const bytes = await bytesOf(bookOf([['班级编号：BC-2021-17'], HEADERS, personRow(0)]))
    expect(await refusalOf(bytes, '名册.xlsx', theClass)).toMatchObject({
      code: 'roster.f03',
      facts: { found: 'BC-2021-17', expected: 'BC-2021-07' },
    })
    expect((await readingOf(bytes)).good).toBe(1)
  })

  test('F04 with a password: a new workbook and an old one', async () => {
    const locked = await saveXlsx(await openXlsx(await good()), {
      encryption: { password: '秘密', spinCount: 10 },
    } as Parameters<typeof saveXlsx>[1])
    expect(locked[0]).toBe(0xd0)
    expect((await refusalOf(locked)).code).toBe('roster.f04')
    const old = Buffer.concat([record(0x809, Buffer.alloc(16)), record(0x2f, Buffer.alloc(6))])
    expect((await refusalOf(compoundFile({ Workbook: old }), '旧.xls')).code).toBe('roster.f04')
  })

  test('F05 with macros: a new workbook and an old one', async () => {
    expect((await refusalOf(await zipOf({ ...rawParts(sheet), 'xl/vbaProject.bin': 'x' }))).code).toBe('roster.f05')
    const old = compoundFile({ Workbook: Buffer.alloc(10), _VBA_PROJECT_CUR: Buffer.alloc(10) })
    expect((await refusalOf(old, '旧.xls')).code).toBe('roster.f05')
  })

  test('F06 a bomb, too many parts, too many rows', async () => {
    function* zeros() {
      for (let piece = 0; piece < 400; piece += 1) yield '0'.repeat(1 << 16)
    }
    expect(await refusalOf(await zipOf({ ...rawParts(sheet), 'xl/media/x.bin': zeros() }))).toMatchObject({
      code: 'roster.f06',
      facts: { reason: 'ratio' },
    })
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`x/${at}.txt`, '']))
    expect((await refusalOf(await zipOf({ ...rawParts(sheet), ...many }))).facts.reason).toBe('entries')
    const lines = Buffer.from(`${HEADERS.join(',')}\n${'x,,,,,,,\n'.repeat(1_048_576)}`)
    expect((await refusalOf(lines, '长.csv')).facts.reason).toBe('rows')
  })
})

describe('in a thread of its own', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('200 MB are refused by their size alone', async () => {
    const path = join(folder, '大.xlsx')
    await writeFile(path, '')
    await truncate(path, 200 * 1024 * 1024)
    await expect(checkRosterFile(path, { today })).rejects.toMatchObject({
      code: 'roster.f06',
      facts: { reason: 'file' },
    })
  })

  test('a file that is not there is said', async () => {
    await expect(checkRosterFile(join(folder, '没有.xlsx'), { today })).rejects.toMatchObject({
      code: 'roster.file-absent',
    })
  })

  test('a file that takes too long is refused, and its thread ends', async () => {
    await expect(checkRosterFile(await good(), { today, fileName: 'x.xlsx', seconds: 0 })).rejects.toMatchObject({
      code: 'roster.f06',
      facts: { reason: 'time' },
    })
  })

  test('a million formatted empty rows are read through while the caller goes on working', async () => {
    const path = join(folder, '空行.xlsx')
    const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: createWriteStream(path), useStyles: true })
    const rows = writer.addWorksheet('名册')
    rows.addRow(HEADERS).commit()
    rows.addRow(personRow(0)).commit()
    for (let row = 3; row <= 200_000; row += 1) {
      rows.getRow(row).getCell(1).numFmt = '@'
      rows.getRow(row).commit()
    }
    await writer.commit()
    let beats = 0
    const heart = setInterval(() => {
      beats += 1
    }, 5)
    const { reading } = await checkRosterFile(path, { today })
    clearInterval(heart)
    expect(reading).toMatchObject({ people: 1, good: 1 })
    expect(beats).toBeGreaterThan(3)
  })

  test('a refusal comes back as it was said there', async () => {
    await expect(checkRosterFile(Buffer.from('x'), { today, fileName: 'x.csv' })).rejects.toBeInstanceOf(Refusal)
  })
})

describe('as other programs write workbooks', () => {
  test('without references, dimension, styles or shared strings; with a prefix on every element', async () => {
    for (const prefix of ['', 'x:'])
      expect(
        await readingOf(await zipOf(rawParts(inlineSheet([HEADERS, personRow(0), personRow(1)], prefix)))),
      ).toMatchObject({
        headerRow: 1,
        people: 2,
        good: 2,
      })
  })

  test('shared strings in runs, with readings above the characters, and cells of every type', async () => {
    const cells = HEADERS.map((_, at) => `<c t="s"><v>${at}</v></c>`).join('')
    const [, , number] = personRow(0)
    const body = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="5">${cells}</row><row r="7"><c r="A7"><v>1</v></c><c r="C7" t="str"><f>X</f><v>${number}</v></c><c r="B7" t="s"><v>8</v></c><c r="D7" t="inlineStr"><is><r><t>农村</t></r><r><t>劳动力</t></r></is></c><c r="E7"><v>1.380000001E10</v></c><c r="F7" t="inlineStr"><is><t><![CDATA[电工]]></t></is></c><c r="G7" t="n"><v>5</v></c></row></sheetData></worksheet>`
    const strings = HEADERS.map((text) => `<si><t>${text}</t></si>`).join('')
    const name = '<si><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r><rPh sb="0" eb="1"><t>ZHANG</t></rPh></si>'
    const parts = rawParts(body, { 'xl/sharedStrings.xml': `<sst>${strings}${name}</sst>` })
    const reading = await readingOf(await zipOf(parts))
    expect(reading).toMatchObject({ headerRow: 5, marks: [] })
    expect(reading.rows[0]).toMatchObject({ row: 7, name: '张三', phone: '13800000010', groups: ['G13'] })
  })

  test('strict office documents, parts at other places, and relations with a leading slash', async () => {
    const strict = (text: string) =>
      text
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        )
    const parts = Object.fromEntries(Object.entries(rawParts(sheet)).map(([name, text]) => [name, strict(text)]))
    expect((await readingOf(await zipOf(parts))).good).toBe(1)
  })

  test('a million is no row number, and XFE no column', async () => {
    for (const odd of [sheet.replace('<row>', '<row r="1048577">'), sheet.replace('<c t', '<c r="XFE1" t')])
      expect((await refusalOf(await zipOf(rawParts(odd)))).facts.reason).toBe('corrupt')
  })
})

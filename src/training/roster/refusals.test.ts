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
import { compoundFile, record } from './test-compound.ts'
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

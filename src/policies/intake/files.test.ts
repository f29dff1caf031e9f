import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { say } from '../../platform/refusal.ts'
import { readNotice } from './read-notice.ts'
import { readSource } from './read-source.ts'
import { docx, paragraph, table } from './testing/docx.ts'
import { type PdfText, pdf } from './testing/pdf.ts'
import { zip } from './testing/zip.ts'
import { intakeWords } from './words.ts'

const textOf = async (bytes: Uint8Array): Promise<string> => (await readSource(bytes)).text
const refused = (code: string, facts: object = {}): object =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

describe('a .txt is read in the encoding it was saved in', () => {
  const text = '全年培训60万人次，䶮某某到会。'

  it('reads UTF-8 with and without byte order mark, UTF-16 and GB 18030 alike', async () => {
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      iconv.encode(text, 'utf16-le', { addBOM: true }),
      iconv.encode(text, 'gb18030'),
    ])
      expect(await textOf(bytes)).toBe(text)
  })

  it('refuses a file that is in neither', async () => {
    await expect(readSource(Buffer.from([0xff, 0x81, 0x20, 0xff, 0xff]))).rejects.toEqual(refused('intake.not-text'))
  })

  it('refuses an empty file and one of white space only', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('\r\n　 \t'), Buffer.from('\ufeff')])
      await expect(readSource(bytes)).rejects.toEqual(refused('intake.empty'))
  })
})

describe('a .docx keeps what Word shows', () => {
  it('keeps （一）–（八） as written by Word although a table stands between them', async () => {
    const items = [...'一二三四五六七八'].map((_, i) =>
      paragraph(`抓好第${i + 1}件事，全年培训${i + 1}万人次。`, [1, 1]),
    )
    const body = [
      paragraph('目标任务', [1, 0]),
      ...items.slice(0, 4),
      table([
        ['州市', '培训'],
        ['昆明市', '5'],
      ]),
      ...items.slice(4),
    ]
    const source = await readSource(docx(body.join('')))
    const draft = readNotice(source.text, source.lines)
    expect(draft.sections.map((section) => section.title.slice(0, 3))).toEqual([
      '一、目',
      '（一）',
      '（二）',
      '（三）',
      '（四）',
      '（五）',
      '（六）',
      '（七）',
      '（八）',
    ])
    const fifth = draft.sections.find((section) => section.title.startsWith('（五）'))!
    expect(source.text.slice(fifth.start, fifth.end)).toContain('培训5万人次')
  })

  it('keeps 三、 at three, starts anew where Word does, and numbers by style', async () => {
    const body = [
      paragraph('甲', [1, 0]),
      paragraph('子', [1, 1]),
      paragraph('乙', undefined, 'Sub'),
      paragraph('子', [1, 1]),
      paragraph('丙', [1, 0]),
      paragraph('点', [1, 2]),
      paragraph('圈', [1, 3]),
      paragraph('另', [2, 0]),
      paragraph('无号'),
    ]
    expect(await textOf(docx(body.join('')))).toBe(
      '一、甲\n（一）子\n二、乙\n（一）子\n三、丙\n1. 点\n①圈\n五、另\n无号',
    )
  })

  it('leaves out what was deleted, hidden or is an alternative, keeps tabs, breaks and cells', async () => {
    const run = (inner: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr>${inner}</w:r>`
    const body = `<w:p>${run('<w:t>培训</w:t>')}<w:del>${run('<w:delText>50</w:delText>')}</w:del><w:ins>${run('<w:t>60</w:t>')}</w:ins>${run('<w:t>70</w:t>', '<w:vanish/>')}${run('<w:t>万人次</w:t><w:tab/><w:t>甲 &amp; 乙。</w:t><w:br/><w:t>丙</w:t><w:br/><w:t>丁</w:t>')}</w:p>${table(
      [
        ['a', 'b'],
        ['一', '二'],
      ],
    )}${table([['独格']])}`
    expect(await textOf(docx(body))).toBe('培训60万人次\t甲 & 乙。\n丙丁\na\tb\n一\t二\n独格')
  })

  it('refuses document types, passwords, bombs and broken archives, each by its name', async () => {
    const body = paragraph('文')
    await expect(readSource(docx(body, [{ name: 'word/x.xml', content: '<!DOCTYPE a><a/>' }]))).rejects.toEqual(
      refused('intake.document-type'),
    )
    await expect(readSource(docx(body, [{ name: 'a', content: 'x', encrypted: true }]))).rejects.toEqual(
      refused('intake.encrypted'),
    )
    await expect(readSource(docx(body, [{ name: 'a', content: Buffer.alloc(40 * 1024 * 1024) }]))).rejects.toEqual(
      refused('intake.packed-too-tightly'),
    )
    await expect(readSource(docx(body, [{ name: 'a', content: 'x', claimedSize: 4_000_000 }]))).rejects.toEqual(
      refused('intake.packed-too-tightly'),
    )
    await expect(readSource(docx(body).subarray(0, 300))).rejects.toEqual(refused('intake.corrupt'))
    const entries = Array.from({ length: 2001 }, (_, i) => ({ name: `f${i}`, content: '' }))
    await expect(readSource(docx(body, entries))).rejects.toEqual(refused('intake.packed-too-tightly'))
  })
})

describe('a .pdf is read as it is printed', () => {
  const line = (x: number, y: number, text: string, size?: number): PdfText => ({
    x,
    y,
    text,
    ...(size ? { size } : {}),
  })
  const printed = (lines: readonly string[], x: number, top: number): PdfText[] =>
    lines.map((text, i) => line(x, top - 26 * i, text))

  it('joins printed lines and pages, and leaves out page lines', async () => {
    const source = await readSource(
      pdf([
        [
          line(170, 760, '关 于 印 发', 22),
          ...printed(
            [
              '　　为做好2021年职业技能提升行动工作，现将有关事',
              '项通知如下：全省全年计划开展补贴性职业培训60',
              '万人次，其中农村劳动力20万',
            ],
            80,
            700,
          ),
          line(280, 60, '— 1 —'),
        ],
        printed(['人次，由技工院校承担的培训量不低于20万人次。', '　　请遵照执行。'], 80, 760),
      ]),
    )
    expect(source.text.split('\n')[0]).toBe('关于印发')
    const lines = readNotice(source.text, source.lines).lines.filter((found) => found.value !== null)
    expect(lines.map((found) => [found.value, found.unit, found.within])).toEqual([
      ['600000', '人次', null],
      ['200000', '人次', 'L1'],
      ['200000', '人次', 'L1'],
    ])
    expect(lines[1]!.text).toBe('农村劳动力20万人次')
    expect(lines[1]!.ranges).toHaveLength(2)
  })

  it('keeps each of two columns whole', async () => {
    const left = Array.from({ length: 9 }, (_, i) => `左栏第${'一二三四五六七八九'[i]}行文字排满本栏`)
    const right = Array.from({ length: 9 }, (_, i) => `右栏第${'一二三四五六七八九'[i]}行文字排满本栏`)
    const page = [...printed(left, 80, 700), ...printed(right, 330, 700)].map((text) => ({ ...text, size: 14 }))
    expect((await textOf(pdf([page]))).split('\n')).toEqual([...left, ...right])
  })

  it('keeps the cells of a table apart', async () => {
    const rows = [
      ['州市', '培训（人次）'],
      ['昆明市', '120000'],
      ['大理州', '30000'],
    ]
    const page = rows.flatMap(([a, b], i) => [line(80, 700 - 26 * i, a!), line(300, 700 - 26 * i, b!)])
    const source = await readSource(pdf([page]))
    expect(readNotice(source.text, source.lines).lines.map((found) => [found.place, found.value, found.unit])).toEqual([
      ['昆明市', '120000', '人次'],
      ['大理州', '30000', '人次'],
    ])
  })

  it('turns radicals of the font into characters', async () => {
    expect(await textOf(pdf([[line(80, 700, '产业工人的民生')]]))).toBe('产业工人的民生')
  })

  it('refuses a scan and says so', async () => {
    const refusal = await readSource(pdf([[], []])).catch((error: unknown) => error)
    expect(refusal).toEqual(refused('intake.scanned'))
    expect(say(intakeWords, 'zh', 'intake.scanned')).toMatch('此件为扫描件，无文字层')
  })

  it('refuses a file with a password and a broken one', async () => {
    const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'00'.repeat(32)}> /U <${'00'.repeat(32)}> /P -4 >> /ID [<00><00>]`
    await expect(readSource(pdf([[line(80, 700, '文')]], locked))).rejects.toEqual(refused('intake.encrypted'))
    await expect(readSource(Buffer.from('%PDF-1.4\nnothing'))).rejects.toEqual(refused('intake.corrupt'))
  })
})

describe('a file is judged by its content, not by its name', () => {
  const cases: readonly (readonly [string, Uint8Array, string, object])[] = [
    ['an old Word document', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'intake.wrong-type', { type: 'old-word' }],
    [
      'a Word document with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'intake.encrypted',
      {},
    ],
    ['a workbook', zip([{ name: 'xl/workbook.xml', content: '<a/>' }]), 'intake.wrong-type', { type: 'spreadsheet' }],
    ['an OFD document', zip([{ name: 'OFD.xml', content: '<a/>' }]), 'intake.wrong-type', { type: 'ofd' }],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'intake.wrong-type', { type: 'image' }],
    ['a web page', Buffer.from('\n<!DOCTYPE html><html></html>'), 'intake.wrong-type', { type: 'html' }],
    ['an RTF document', Buffer.from('{\\rtf1 x}'), 'intake.wrong-type', { type: 'rtf' }],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]), 'intake.wrong-type', { type: 'binary' }],
  ]

  it.each(cases)('refuses %s', async (_, bytes, code, facts) => {
    await expect(readSource(bytes)).rejects.toEqual(refused(code, facts))
  })

  it('refuses more than 50 MB before it reads them', async () => {
    await expect(readSource(Buffer.alloc(50 * 1024 * 1024 + 1))).rejects.toEqual(
      refused('intake.too-large', { megabytes: 51 }),
    )
  })

  it('has words in both languages, with no fact left open', () => {
    for (const [code, sentence] of Object.entries(intakeWords)) expect(sentence, code).toHaveLength(2)
    const message = say(intakeWords, 'zh', 'intake.wrong-type', { type: 'old-word', mend: 'save-docx' })
    expect(message).toBe(
      '这是旧版 Word 或 WPS 文档（.doc、.wps），读不了。请用 Word 或 WPS 打开，另存为 .docx，再交来。',
    )
  })
})

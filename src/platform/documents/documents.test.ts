import * as fc from 'fast-check'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, it } from 'vitest'
import { plainDate } from '../plain-date.ts'
import { workbookLimits } from '../workbook/limits.ts'
import { openArchive, wholePart } from '../workbook/zip-read.ts'
import type { OfficialDocument } from './document.ts'
import { writeDocx } from './docx.ts'
import { openPress } from './pdf.ts'
import { attachmentLines, chineseNumber, numberHeadings, titleLines } from './wording.ts'

const press = openPress()
afterAll(() => press.close())

const letter: OfficialDocument = {
  form: 'letter',
  mark: '某省产业工人队伍建设改革领导小组办公室',
  number: '产改督〔2021〕3号',
  urgency: null,
  approver: null,
  title: '关于督办某县职业技能提升行动培训任务的函',
  to: ['某县产改办'],
  body: [],
  attachments: [],
  signedBy: '某省产改办',
  signedOn: plainDate('2021-04-08'),
  note: null,
  copies: [],
  printed: null,
  banner: null,
}
const textOf = (length: number) => '产业工人队伍建设改革工作要点'.repeat(Math.ceil(length / 14)).slice(0, length)

/** Lines of each page as printed: their characters and the height of the line, in points from the page's foot. */
async function linesOf(pdf: Uint8Array) {
  const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = []
  for (let n = 1; n <= file.numPages; n++) {
    const { items } = await (await file.getPage(n)).getTextContent()
    const lines = new Map<number, { text: string; left: number }>()
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [left, height] = [item.transform[4] as number, Math.round(item.transform[5] as number)]
      const line = lines.get(height) ?? { text: '', left }
      lines.set(height, { text: line.text + item.str, left: Math.min(line.left, left) })
    }
    pages.push([...lines].sort(([a], [b]) => b - a).map(([height, line]) => ({ height, ...line })))
  }
  return pages
}

async function mainPart(document: OfficialDocument) {
  const archive = await openArchive(Buffer.from(await writeDocx(document)), workbookLimits)
  return wholePart(archive, 'word/document.xml')
}

describe('a printed document', () => {
  it('has 22 lines of 28 characters on a full page, and each paragraph begins two characters in', async () => {
    const body = [{ kind: 'paragraph', text: textOf(28 * 60) }] as const
    const [first, second] = await linesOf(await press.print({ ...letter, form: 'redHead', body }))
    const full = second!.filter(({ text }) => !text.includes('—'))
    expect(full).toHaveLength(22)
    expect(new Set(full.map(({ text }) => [...text].length))).toEqual(new Set([28]))
    expect(full[0]!.height - full[21]!.height).toBeCloseTo((21 * 225 * 72) / 25.4 / 22, -0.5)
    expect([...first!.find(({ text }) => text.startsWith('产业工人'))!.text]).toHaveLength(26)
  })

  it('numbers its pages outside, but not the first page of a letter', async () => {
    const body = [{ kind: 'paragraph', text: textOf(28 * 60) }] as const
    const numbers = (pages: Awaited<ReturnType<typeof linesOf>>) =>
      pages.map((lines) => lines.find(({ text }) => /^— \d+ —$/.test(text)))
    const red = numbers(await linesOf(await press.print({ ...letter, form: 'redHead', body })))
    expect(red[0]!.left).toBeGreaterThan(400)
    expect(red[1]!.left).toBeLessThan(150)
    expect(numbers(await linesOf(await press.print({ ...letter, body })))[0]).toBeUndefined()
  })

  it('prints its imprint at the foot of an even page', async () => {
    const printed = { by: '某省总工会办公室', on: plainDate('2021-04-09') }
    for (const length of [28, 28 * 23, 28 * 25, 28 * 27, 28 * 29, 28 * 55]) {
      const body = [{ kind: 'paragraph', text: textOf(length) }] as const
      const pages = await linesOf(await press.print({ ...letter, form: 'redHead', body, printed }))
      expect(pages.length % 2).toBe(0)
      expect(pages.at(-1)!.some(({ text }) => text.includes('2021年4月9日印发'))).toBe(true)
    }
  })

  it('prints the rare characters of names', async () => {
    const names = '喆燚垚昇珺璟䶮𬭊'
    const pages = await linesOf(await press.print({ ...letter, body: [{ kind: 'paragraph', text: names }] }))
    expect(pages[0]!.some(({ text }) => text.includes(names))).toBe(true)
  })

  it('is refused, with the characters, where no face can print one: never a box in its place', async () => {
    const body = [{ kind: 'paragraph', text: '甲\u{1F600}乙\u0B95' }] as const
    await expect(press.print({ ...letter, body })).rejects.toMatchObject({
      code: 'document.character-unprintable',
      facts: { characters: ['\u{1F600}', '\u0B95'] },
    })
    await expect(press.print(letter)).resolves.toBeInstanceOf(Uint8Array)
  })

  it('prints what was typed as text: marks of the typesetter do nothing', async () => {
    const text = '#panic() $x$ *粗* @甲 <乙> \\ #{1+1} "引"'
    const pages = await linesOf(await press.print({ ...letter, body: [{ kind: 'paragraph', text }] }))
    const printed = pages[0]!.map((line) => line.text).join('')
    for (const part of ['#panic()', '$x$', '*粗*', '#{1+1}']) expect(printed.replaceAll(' ', '')).toContain(part)
  })

  it('keeps a signature with the end of the text', async () => {
    for (const length of [28 * 9, 28 * 10, 28 * 11, 28 * 12, 28 * 13, 28 * 14]) {
      const body = [
        { kind: 'paragraph', text: textOf(length) },
        { kind: 'paragraph', text: '特此函告。' },
      ] as const
      const pages = await linesOf(await press.print({ ...letter, body }))
      const last = pages.find((lines) => lines.some(({ text }) => text.includes('2021年4月8日')))!
      expect(last.some(({ text }) => text.includes('特此函告。'))).toBe(true)
    }
  })
})

describe('the same document for a word processor', () => {
  it('names the faces of the standard, a grid of 22 lines and a page of A4', async () => {
    const text = await mainPart({ ...letter, form: 'redHead' })
    for (const part of ['方正小标宋简体', '仿宋_GB2312', 'w:linePitch="580"', 'w:w="11905"', '产改督〔2021〕3号'])
      expect(text).toContain(part)
  })

  it('carries text with the signs of markup unharmed', async () => {
    const body = [{ kind: 'paragraph', text: '甲 & 乙 < 丙 > "丁"' }] as const
    const text = await mainPart({ ...letter, body })
    expect(text).toContain('甲 &amp; 乙 &lt; 丙')
  })
})

describe('its wording', () => {
  it('numbers headings of four levels, each anew under a higher one', () => {
    const heading = (level: 1 | 2 | 3 | 4) => ({ kind: 'heading', level, text: '题' }) as const
    const numbered = numberHeadings([1, 2, 2, 3, 4, 3, 1, 2].map((level) => heading(level as 1)))
    expect(numbered.map((block) => 'text' in block && block.text)).toEqual([
      '一、题',
      '（一）题',
      '（二）题',
      '1.题',
      '（1）题',
      '2.题',
      '二、题',
      '（一）题',
    ])
  })

  it('writes numbers up to 99 in Chinese', () => {
    expect([1, 10, 11, 20, 21, 99].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九'])
  })

  it('numbers attachments only where there are several', () => {
    expect(attachmentLines(['名单'])).toEqual(['名单'])
    expect(attachmentLines(['名单', '清单'])).toEqual(['1. 名单', '2. 清单'])
  })

  it('breaks a long title into even lines, never inside 《》 and never losing a character', () => {
    const parts = fc.constantFrom(
      '关于',
      '开展',
      '职业技能',
      '《工作方案》',
      '提升行动',
      '2021年',
      '的',
      '通知',
      '、',
      '各州市',
    )
    const check = (title: string) => {
      const lines = titleLines(title)
      expect(lines.join('')).toBe(title)
      for (const line of lines) expect((line.match(/《/g) ?? []).length).toBe((line.match(/》/g) ?? []).length)
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、的]/)
    }
    fc.assert(fc.property(fc.array(parts, { minLength: 1, maxLength: 24 }), (some) => check(some.join(''))))
  })
})

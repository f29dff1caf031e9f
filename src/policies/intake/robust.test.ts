import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from './draft.ts'
import { readNotice } from './read-notice.ts'
import { intakeWords } from './words.ts'

const seed = readFileSync(new URL('../../../data/demo/bulletin-2021.txt', import.meta.url), 'utf8')
const pieces = [
  '全年培训60万人次',
  '（其中农民工20万人次）',
  '，其中：',
  '不低于',
  '。',
  '；',
  '\n',
  '\r\n\r\n',
  '\n ',
  '—— 8 ——',
  '\t',
  '　　',
  '“',
  '”',
  '《',
  '》',
  '（',
  '）',
  '１２，０００名',
  '三万五千',
  '百分之三十',
  '到2025年底',
  '每县至少一家',
  '省人社厅牵头',
  '责任单位：',
  '一、',
  '（一）',
  '1.',
  '𬭊䶮',
  '⼯人',
  '60\n万人次',
  '1—',
  '全覆盖',
  '应训尽训',
  '3:30',
  'GB/T 4754—2017',
  '\ufeff',
  '\u200b',
  '报：',
  '附件',
  '翻一番',
  '“五有、三到位”。即：',
  '有机构、',
] as const
const texts = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 60 })
  .map((p) => p.join(''))

/** Each line's ranges, cut out of the source, are its text; they stand in order inside its covering range. */
function expectFaithful(source: string, draft: Draft): void {
  for (const line of draft.lines) {
    expect(line.ranges.map(([start, end]) => source.slice(start, end)).join('')).toBe(line.text)
    expect([line.start, line.end]).toEqual([line.ranges[0]![0], line.ranges.at(-1)![1]])
    expect(line.text).not.toMatch(/[\n\r]/)
    for (const [i, [start, end]] of line.ranges.entries()) {
      expect(end).toBeGreaterThan(start)
      if (i > 0) expect(start).toBeGreaterThan(line.ranges[i - 1]![1])
    }
  }
  const ids = draft.lines.map((line) => line.id)
  expect(ids).toEqual(draft.lines.map((_, i) => `L${i + 1}`))
  for (const line of draft.lines) {
    if (line.within !== null) expect(ids.indexOf(line.within)).toBeGreaterThanOrEqual(0)
    expect(line.within).not.toBe(line.id)
    expect(line.certainty).toBe(line.doubts.length === 0 ? 'sure' : 'check')
    for (const doubt of line.doubts) expect(Object.keys(intakeWords)).toContain(`doubt.${doubt}`)
  }
}

describe('whatever the text, the draft stays true to it', () => {
  it('cuts every line of any text out of the source exactly', () => {
    fc.assert(
      fc.property(texts, (text) => expectFaithful(text, readNotice(text))),
      { numRuns: 400 },
    )
  })

  it('cuts every line of the seed out of the source exactly', () => expectFaithful(seed, readNotice(seed)))

  it('reads the same text the same way twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(readNotice(text)).toEqual(readNotice(text))
      }),
      { numRuns: 60 },
    )
  })

  it.each(['', ' ', '\n\n\n', '　　\t\r\n', '\ufeff', '本通知自印发之日起施行'])('finds no quantity in %j', (text) => {
    expect(readNotice(text).lines.filter((line) => line.value !== null)).toEqual([])
  })

  it('reads the same lines with Windows line ends, a byte order mark and no last line end', () => {
    const plain = readNotice(seed).lines.map((line) => [line.kind, line.text, line.value, line.within])
    for (const text of [seed.replaceAll('\n', '\r\n'), `\ufeff${seed}`, seed.trimEnd()])
      expect(readNotice(text).lines.map((line) => [line.kind, line.text, line.value, line.within])).toEqual(plain)
  })

  it('reads full-width figures, spaces and radicals of PDF fonts like ordinary ones', () => {
    const read = (text: string): unknown => readNotice(text).lines.map((line) => [line.kind, line.value, line.unit])
    const plain = read('2021年全省计划培训产业工人60万人次，覆盖率不低于25%。')
    expect(read('２０２１年全省计划培训产业⼯⼈６０万⼈次，覆盖率不低于２５％。')).toEqual(plain)
    expect(read('2021 年全省计划培训产业工人 60 万 人次，覆盖率不低于 25 %。')).toEqual(plain)
  })

  it('refuses more than 1 MB and says how much', () => {
    expect(() => readNotice('培训60万人次。'.repeat(60_000))).toThrowError(
      expect.objectContaining({ code: 'intake.too-long', facts: expect.objectContaining({ limit: 1024 }) }),
    )
  })
})

describe('hostile text is read in time', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['one sentence of figures', '培训3人、'],
    ['figures without a mark', '12人34次'],
    ['brackets that never close', '（3人'],
    ['brackets in brackets', '（（3人）'],
    ['titles that never close', '《3人'],
    ['quotes that never close', '“三个'],
    ['numerals', '一百二十三万'],
    ['digits', '1234567890'],
    ['dates', '2021年3月'],
    ['ranges', '3—5万至'],
    ['bounds', '不低于不超过'],
    ['parts', '，其中3人'],
    ['frames', '，3人中，5人'],
    ['coverage', '应训尽训全覆盖'],
    ['headings', '一、3人\n'],
    ['rows', '甲\t3\t5\n'],
    ['page lines', '—— 3 ——\n'],
    ['spaces', '3 '],
    ['lines', '三\n'],
    ['lists', '“五有”即：有一、'],
    ['units', '省人社厅、'],
    ['mail', 'a.a@'],
  ]

  it.each(hostile)('reads 30,000 characters of %s within the test time', (_, piece) => {
    const text = piece.repeat(Math.ceil(30_000 / piece.length))
    expectFaithful(text, readNotice(text))
  })
})

describe('a notice broken by a printer is the same notice', () => {
  const folder = new URL('./fixtures/', import.meta.url)
  const notices = ['skills-2022', 'honghe-2023', 'plan-2021-2025', 'studios-2024', 'measures-2025', 'border-2022']
  const figures = (text: string): unknown =>
    readNotice(text)
      .lines.filter((line) => line.comparator !== null)
      .map(({ kind, comparator, value, unit, basis, strength, per, within, period }) => {
        return { kind, comparator, value, unit, basis, strength, per, within: within !== null, period }
      })

  it('gives the same figures at every width, with and without indents, blank lines and page lines', () => {
    const habit = fc.record({
      width: fc.integer({ min: 26, max: 42 }),
      indent: fc.constantFrom('　　', '    '),
      blank: fc.boolean(),
      page: fc.integer({ min: 9, max: 30 }),
    })
    fc.assert(
      fc.property(fc.constantFrom(...notices), habit, (name, { width, indent, blank, page }) => {
        const text = readFileSync(new URL(`${name}.txt`, folder), 'utf8')
        const printed: string[] = []
        for (const paragraph of text.split('\n').filter((line) => line.trim() !== ''))
          for (let rest = indent + paragraph.trim(); rest !== ''; rest = rest.slice(width)) {
            printed.push(rest.slice(0, width))
            if (printed.length % page === 0) printed.push(`— ${printed.length / page} —`)
          }
        expect(figures(printed.join(blank ? '\n\n' : '\n'))).toEqual(figures(text))
      }),
      { numRuns: 120 },
    )
  })
})

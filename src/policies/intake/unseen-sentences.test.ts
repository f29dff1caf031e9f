import { describe, expect, it } from 'vitest'
import type { DraftLine } from './draft.ts'
import { readNotice } from './read-notice.ts'
import { moreSentences } from './testing/more-sentences.ts'
import { sentences, type Wanted } from './testing/unseen-sentences.ts'

const HEAD =
  '云南省人力资源和社会保障厅关于做好2022年职业技能培训工作的通知\n云人社发〔2022〕8号\n\n各州、市人力资源和社会保障局：\n'

const fits = (line: DraftLine, [kind, value, unit, comparator]: Wanted): boolean =>
  (kind === '*' || line.kind === kind) &&
  (value === '*' || line.value === value) &&
  (unit === '*' || (unit ?? '').split('|').includes(String(line.unit))) &&
  (comparator === '*' || line.comparator === comparator)

function said(line: DraftLine, key: string, found: readonly (DraftLine | undefined)[]): unknown {
  if (key === 'from' || key === 'to') return line.period?.[key]
  if (key === 'within') return found.findIndex((other) => other?.id === line.within)
  return line[key as keyof DraftLine]
}

describe('single sentences in the style of offices, written down before the reader saw them', () => {
  it.each([...sentences, ...moreSentences])('%s', (sentence, wanted) => {
    const lines = readNotice(`${HEAD}　　${sentence}\n`).lines.filter((line) => line.start >= HEAD.length)
    const taken = new Set<DraftLine>()
    const found = wanted.map((want) => {
      const line = lines.find((one) => !taken.has(one) && fits(one, want))
      if (line) taken.add(line)
      return line
    })
    const missing = wanted.filter((_, i) => !found[i])
    const extra = lines.filter(({ kind }) => kind === 'target' || kind === 'fund').filter((line) => !taken.has(line))
    expect({ missing, extra: extra.map(({ text }) => text) }).toEqual({ missing: [], extra: [] })
    for (const [i, [, , , , more = {}]] of wanted.entries())
      for (const [key, value] of Object.entries(more)) {
        const got = said(found[i]!, key, found)
        if (key === 'population') expect(got).toContain(value)
        else expect([key, got]).toEqual([key, value])
      }
  })
})

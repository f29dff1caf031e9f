import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readNotice } from './read-notice.ts'
import { readSource } from './read-source.ts'
import { differences, type ExpectedNotice } from './testing/expected-lines.ts'

const folder = new URL('./fixtures/unseen/', import.meta.url)
const bytes = (name: string): Buffer => readFileSync(new URL(name, folder))
const files = readdirSync(folder).filter((name) => /\.(?:txt|docx|pdf)$/.test(name))
const expectedOf = (name: string): ExpectedNotice =>
  JSON.parse(bytes(name.replace(/\.\w+$/, '.expect.json')).toString('utf8'))

const draftOf = async (name: string) => {
  const { text, lines } = await readSource(new Uint8Array(bytes(name)))
  return { text, draft: readNotice(text, lines) }
}

describe('notices whose lines were written down before the reader saw them', () => {
  it('are seventy-seven and more', () => expect(files.length).toBeGreaterThanOrEqual(77))

  it.each(files)('%s says what its clerk expects', async (name) => {
    const { draft } = await draftOf(name)
    expect(differences(expectedOf(name), draft)).toEqual([])
  })

  it.each(files)('%s: the text of a line is the characters at its ranges', async (name) => {
    const { text, draft } = await draftOf(name)
    for (const line of draft.lines) {
      const cut = line.ranges.map(([start, end]) => text.slice(start, end)).join('')
      expect(cut).toBe(line.text)
      expect([line.start, line.end]).toEqual([line.ranges[0]![0], line.ranges.at(-1)![1]])
    }
  })
})

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookOf, bytesOf, idNumber } from './test-books.ts'

const run = promisify(execFile)
const ZONES = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati']
/** Days of the summer time of 1986–1991, and one that other libraries read as the day before. */
const DAYS = ['1986-05-04', '1988-04-17', '1991-09-15', '1960-02-29']
const script = `
import { rosterCheck } from ${JSON.stringify(new URL('../../cli/roster.ts', import.meta.url).href)}
process.exitCode = await rosterCheck({ file: process.argv[2], json: true, lang: 'zh' })`
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-'))
  await writeFile(join(folder, 'check.mjs'), script)
  for (const date1904 of [false, true]) {
    const rows = DAYS.map((day, at) => [
      `张${'一二三四'[at]}`,
      idNumber(day.replaceAll('-', '')),
      new Date(`${day}T00:00:00Z`),
      '2017/5/23',
    ])
    const book = bookOf([['姓名', '身份证号', '出生日期', '发证日期'], ...rows])
    book.properties.date1904 = date1904
    await writeFile(join(folder, `${date1904}.xlsx`), await bytesOf(book))
  }
})
afterAll(() => rm(folder, { recursive: true }))

test.each(['false.xlsx', 'true.xlsx'])(
  '%s gives the same receipt in every zone, and each birthday keeps its day',
  async (file) => {
    const receipts = await Promise.all(
      ZONES.map((TZ) =>
        run(process.execPath, [join(folder, 'check.mjs'), join(folder, file)], {
          env: { ...process.env, TZ },
        }),
      ),
    )
    const texts = receipts.map(({ stdout }) => stdout)
    expect(new Set(texts).size).toBe(1)
    expect(JSON.parse(texts[0]!)).toMatchObject({ rows: 4, good: 4, cells: [] })
  },
)

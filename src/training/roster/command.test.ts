import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { changai } from '../../../test/changai.ts'
import { bookOf, bytesOf, HEADERS, idNumber, personRow, rawParts, readBack, zipOf } from './test-books.ts'
import { compoundFile } from './test-compound.ts'

const folder = mkdtempSync(join(tmpdir(), 'changai-roster-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const rosterOf = async (name: string, rows: readonly (readonly unknown[])[]) =>
  fileOf(name, await bytesOf(bookOf([HEADERS, ...rows])))

const badRow = personRow(1, { 2: idNumber().slice(0, 17) })

describe('changai roster check', () => {
  test('prints one receipt whose keys are those of the contract, in their order, and ends with 0', async () => {
    const file = await rosterOf('名册.xlsx', [personRow(0), badRow, ['合计', '2人']])
    const { status, stdout, stderr } = await changai(['roster', 'check', file, '--json'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const receipt = JSON.parse(stdout)
    expect(Object.keys(receipt)).toEqual([
      ...['file', 'sheet', 'otherSheets', 'headerRow', 'rows', 'good', 'bad', 'warned', 'skipped', 'columns'],
      ...['fileNotices', 'notChecked', 'cells'],
    ])
    expect(receipt).toMatchObject({ file: '名册.xlsx', headerRow: 1, rows: 2, good: 1, bad: 1, warned: 0 })
    expect(receipt.skipped).toEqual([{ row: 4, why: 'total-row' }])
    expect(Object.keys(receipt.cells[0])).toEqual(['row', 'column', 'field', 'code', 'value', 'message'])
    expect(receipt.cells).toMatchObject([{ row: 3, column: 'C', field: 'idNumber', code: 'E21' }])
  })

  test('writes the marked copy where it is told, the list of errors as its last sheet', async () => {
    const file = await rosterOf('标注.xlsx', [personRow(0), badRow])
    const out = join(folder, 'out.xlsx')
    expect(await changai(['roster', 'check', file, '--marked', out])).toMatchObject({ status: 0 })
    const marked = await readBack(new Uint8Array(readFileSync(out)))
    expect(marked.worksheets.at(-1)!.name).toBe('错误清单')
    expect(marked.worksheets[0]!.getCell('C3').fill).toMatchObject({ type: 'pattern', pattern: 'solid' })
  })

  test('a reader who has seen enough ends it without a word of error', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => personRow(at, { 2: '1' }))
    const file = await rosterOf('长.xlsx', rows)
    const program = join(import.meta.dirname, '../../../bin/changai.mjs')
    const line = `"$1" "$2" roster check "$3" --json | head -n 1; echo "status \${PIPESTATUS[0]}"`
    const shell = spawn('bash', ['-c', line, 'bash', process.execPath, program, file])
    const said = { stdout: '', stderr: '' }
    shell.stdout.on('data', (text) => {
      said.stdout += text
    })
    shell.stderr.on('data', (text) => {
      said.stderr += text
    })
    await new Promise((resolve) => shell.once('close', resolve))
    expect(said).toEqual({ stdout: '{\nstatus 0\n', stderr: '' })
  })

  test.each([
    ['f01', '无表头.csv', async () => '收入,支出\n1,2\n'],
    [
      'f04',
      '加密.xlsx',
      async () => compoundFile({ EncryptedPackage: Buffer.alloc(64), EncryptionInfo: Buffer.alloc(64) }),
    ],
    ['f05', '宏.xlsm', async () => zipOf({ ...rawParts('<worksheet/>'), 'xl/vbaProject.bin': 'x' })],
    ['f06', '太长.csv', async () => `姓名,身份证号,电话\n${'张三,1,1\n'.repeat(1_048_577)}`],
  ])('refuses whole what is no roster: %s, %s', async (code, name, content) => {
    const { status, stdout } = await changai(['roster', 'check', fileOf(name, await content()), '--json'])
    expect(status).toBe(1)
    const { refusal } = JSON.parse(stdout)
    expect(Object.keys(refusal)).toEqual(['code', 'facts', 'message'])
    expect(refusal.code).toBe(`roster.${code}`)
  })

  test('ends with 1 where the file is not there, and with 2 where nothing is named', async () => {
    const absent = await changai(['roster', 'check', join(folder, 'absent.xlsx'), '--json'])
    expect(absent.status).toBe(1)
    expect(JSON.parse(absent.stdout).refusal.code).toBe('roster.file-absent')
    expect(await changai(['roster', 'check'])).toMatchObject({ status: 2, stdout: '' })
    expect(await changai(['roster', 'import', 'a.xlsx'])).toMatchObject({ status: 2, stdout: '' })
  })
})

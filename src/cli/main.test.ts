import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { changai, newDataFolder } from '../../test/changai.ts'
import { cloneDatabase, emptyDatabase } from '../../test/database.ts'
import { plainDate } from '../platform/plain-date.ts'
import { type CommandArguments, command, readArguments } from './arguments.ts'
import { commands } from './commands.ts'
import { everyWord } from './every-word.ts'
import { withDatabase } from './open-database.ts'
import { report } from './report.ts'

vi.setConfig({ testTimeout: 120_000 })

describe('a line that makes no sense is wrong usage, says so in the language asked for, and shows how', () => {
  test.each([
    [[], '请说明要做什么', 'Say what to do'],
    [['dance'], '没有这条命令：dance', 'no such command: dance'],
    [['migrate', '--shapshot'], '选项 --shapshot 不认识', '--shapshot is unknown'],
    [['migrate', '--port', '1'], '没有选项 --port', 'has no option --port'],
    [['migrate', 'now'], '多了一项：now', 'takes no now'],
    [['bench'], '缺少 NAME', 'lacks NAME'],
    [['start', '--port', 'eighty'], '要填整数；现在是 eighty', 'whole number, not eighty'],
  ])('%s', async (args, chinese, english) => {
    const told = await changai(args)
    expect(told).toMatchObject({ status: 2, stdout: '' })
    expect(told.stderr).toContain(chinese)
    expect(told.stderr).toContain('用法')
    const inEnglish = await changai([...args, '--lang', 'en'])
    expect(inEnglish.stderr).toContain(english)
    expect(inEnglish.stderr).toContain('Usage')
  })

  test('a language we do not speak', async () => {
    expect(await changai(['migrate', '--lang', 'fr'])).toMatchObject({ status: 2 })
  })
})

test('a script gets wrong usage as one JSON document', async () => {
  const { status, stdout } = await changai(['bench', '--json'])
  expect(status).toBe(2)
  expect(JSON.parse(stdout)).toEqual({
    refusal: {
      code: 'usage.missing',
      facts: { command: 'bench', missing: 'NAME' },
      message: '命令 bench 缺少 NAME。',
    },
  })
})

test.each([[['--help']], [['help']], [['help', 'migrate', '--lang', 'en']]])('help is no error: %s', async (args) => {
  const { status, stdout } = await changai(args)
  expect(status).toBe(0)
  expect(stdout).toContain('changai migrate')
})

test('every command has its sentence, in the order of the table', async () => {
  const { stdout } = await changai(['--help'])
  const named = stdout.split('\n').filter((line) => line.startsWith('  changai'))
  expect(named).toHaveLength(Object.keys(commands).length)
})

test('an option reaches its command under its name in code, a day only if it exists', () => {
  const table = {
    'roster check': command({
      operands: ['file'],
      options: { 'as-of': 'day', marked: 'text', 'dry-run': 'flag', limit: 'count' },
      load: async () => async () => 0,
    }),
  }
  const read = (...argv: string[]) => readArguments(table, argv, { CHANGAI_DATA: '/data', DATABASE_URL: '' })
  expect(read('--lang', 'en', 'roster', 'check', '-', '--as-of', '2021-06-30', '--limit', '3', '--json')).toEqual({
    help: false,
    name: 'roster check',
    args: {
      ...{ json: true, lang: 'en', dataDir: '/data', databaseUrl: undefined, as: undefined },
      ...{ file: '-', asOf: plainDate('2021-06-30'), marked: undefined, dryRun: false, limit: 3 },
    } satisfies CommandArguments<
      readonly ['file'],
      { 'as-of': 'day'; marked: 'text'; 'dry-run': 'flag'; limit: 'count' }
    >,
  })
  const noSuchDay = expect.objectContaining({ code: 'usage.day' })
  expect(() => read('roster', 'check', 'x', '--as-of', '2021-06-31')).toThrow(noSuchDay)
})

test('migrate makes the data folder, and a second run has nothing to do', async () => {
  const dataDir = newDataFolder()
  const first = await changai(['migrate', '--json', '--data', dataDir])
  expect(first).toMatchObject({ status: 0 })
  expect(JSON.parse(first.stdout).applied).toContain('0001-platform.sql')
  const second = await changai(['migrate', '--json'], { env: { CHANGAI_DATA: dataDir } })
  expect(JSON.parse(second.stdout)).toEqual({ applied: [], version: JSON.parse(first.stdout).version })
})

test('the data folder is ./var when nothing else is said', async () => {
  const cwd = dirname(newDataFolder())
  expect(await changai(['migrate'], { cwd })).toMatchObject({ status: 0 })
  expect(existsSync(join(cwd, 'var/postgres/data/PG_VERSION'))).toBe(true)
})

test('a data folder that cannot be one is refused in words', async () => {
  const dataDir = newDataFolder()
  writeFileSync(dataDir, 'a file')
  const { status, stderr } = await changai(['migrate', '--data', dataDir])
  expect(status).toBe(1)
  expect(stderr).toContain(`数据目录 ${dataDir} 用不了`)
})

describe('DATABASE_URL names a server instead', () => {
  test('which is brought up like the embedded one', async () => {
    const { url } = await emptyDatabase()
    const { status, stdout } = await changai(['migrate', '--json'], { env: { DATABASE_URL: url } })
    expect(status).toBe(0)
    expect(JSON.parse(stdout).version).toBeGreaterThan(0)
  })

  test.each([
    ['wrong port', 'postgres://app:top-secret@127.0.0.1:1/x', 'database.unreachable'],
    ['no address', 'top-secret', 'database.not-an-address'],
  ])('%s is refused without showing the secret', async (_, url, code) => {
    const { status, stdout, stderr } = await changai(['migrate', '--json'], { env: { DATABASE_URL: url } })
    expect(status).toBe(1)
    expect(JSON.parse(stdout).refusal.code).toBe(code)
    expect(stdout + stderr).not.toContain('top-secret')
  })

  test('a wrong secret is refused without showing it', async () => {
    const { url } = await emptyDatabase()
    const wrong = Object.assign(new URL(url), { password: 'top-secret' }).href
    const { stdout, stderr } = await changai(['migrate', '--json'], { env: { DATABASE_URL: wrong } })
    expect(JSON.parse(stdout).refusal).toMatchObject({ code: 'database.unreachable', facts: { reason: '28P01' } })
    expect(stdout + stderr).not.toContain('top-secret')
  })
})

describe('a command that needs data', () => {
  const place = { dataDir: '/nowhere/at/all', databaseUrl: undefined, lang: 'zh' } as const

  test('does not make an empty database in a folder that was mistyped', async () => {
    await expect(withDatabase(place, async () => 0)).rejects.toMatchObject({ code: 'database.none-here' })
  })

  test('refuses a database older than the program, naming what it lacks', async () => {
    const { url } = await emptyDatabase()
    const refused = withDatabase({ ...place, databaseUrl: url }, async () => 0)
    await expect(refused).rejects.toMatchObject({
      code: 'database.behind',
      facts: { missing: expect.arrayContaining(['0001-platform.sql']) },
    })
  })

  test('works on one that is up to date', async () => {
    const { url } = await cloneDatabase()
    expect(await withDatabase({ ...place, databaseUrl: url }, async () => 7)).toBe(7)
  })
})

test('a defect has a number, keeps its story in the data folder, and shows none of it', async () => {
  const dataDir = newDataFolder()
  mkdirSync(dataDir)
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const error = Object.assign(new Error('it broke'), { client: { password: 'top-secret' }, detail: '张三' })
  expect(await report(error, { json: false, lang: 'zh', dataDir })).toBe(3)
  const shown = stderr.mock.calls.join('')
  stderr.mockRestore()
  const number = /编号 (\w+)/.exec(shown)![1]!
  expect(shown).not.toContain('it broke')
  const kept = readFileSync(join(dataDir, 'defects.log'), 'utf8')
  expect(kept).toContain(number)
  expect(kept).toContain('it broke')
  expect(kept).not.toMatch(/top-secret|张三/)
})

test('the words of every room are known here', async () => {
  const words = await everyWord()
  expect(words['record.absent']).toBeDefined()
  expect(words['postgres.wrong-secret']).toBeDefined()
  for (const sentence of Object.values(words)) expect(sentence).toEqual([expect.any(String), expect.any(String)])
})

import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { openSealer } from '../seal.ts'
import { openFiles } from './files.ts'

const CHUNK = 64 * 1024
const TAG = 32
const HEAD = 8 + 1 + 2 + 16
const k1 = { id: 'k1', secret: Buffer.alloc(32, 3) }
const k2 = { id: 'k2', secret: Buffer.alloc(32, 4) }
const LIMIT = 10 * 1024 * 1024
const roster = Buffer.from('姓名,身份证号\n演示一,999999198001010011\n')
let folder: string
const open = (...keys: (typeof k1)[]) => openFiles(folder, openSealer(keys.length ? keys : [k1]))
const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash)
const inFolder = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changai-files-'))
})

describe('an original at rest', () => {
  test('is not readable in its folder, nor found by trying what it might say', async () => {
    const { hash } = await open().keep(roster, LIMIT)
    const lying = readFileSync(pathOf(hash))
    expect(lying.includes(Buffer.from('999999198001010011'))).toBe(false)
    expect(lying.includes(Buffer.from('演示一'))).toBe(false)
    expect(hash).not.toBe(createHash('sha256').update(roster).digest('hex'))
    expect((await open(k2).keep(roster, LIMIT)).hash).not.toBe(hash)
  })

  test('comes back as it was, however long and in whatever pieces it came', async () => {
    const lengths = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.constantFrom(CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK))
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer({ min: 1, max: 2 * CHUNK }), async (length, step) => {
        const content = randomBytes(length)
        async function* pieces() {
          for (let at = 0; at < length; at += step) yield content.subarray(at, at + step)
        }
        const { hash, size } = await open().keep(pieces(), LIMIT)
        expect(size).toBe(length)
        expect((await open().read(hash)).equals(content)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('is kept once, and sealed differently each time', async () => {
    const { hash } = await open().keep(roster, LIMIT)
    const first = readFileSync(pathOf(hash))
    expect((await open().keep(roster, LIMIT)).hash).toBe(hash)
    expect(inFolder()).toHaveLength(1)
    expect(readFileSync(pathOf(hash)).equals(first)).toBe(false)
  })

  test('still opens after a new key is added, and has the same address under it', async () => {
    const { hash } = await open(k1).keep(roster, LIMIT)
    expect((await open(k2, k1).read(hash)).equals(roster)).toBe(true)
    expect((await open(k2, k1).keep(roster, LIMIT)).hash).toBe(hash)
    await expect(open(k1).read(hash)).rejects.toThrow(/k2, which is not held/)
  })

  test('over the limit is refused while it comes, and leaves nothing', async () => {
    await expect(open().keep(Buffer.alloc(LIMIT + 1), LIMIT)).rejects.toMatchObject({ code: 'input.too-large' })
    expect(inFolder()).toEqual([])
  })
})

describe('a file that was changed outside the product does not open', () => {
  const content = randomBytes(3 * CHUNK + 100)
  const spoil = async (change: (bytes: Buffer) => Buffer) => {
    const { hash } = await open().keep(content, LIMIT)
    writeFileSync(pathOf(hash), change(readFileSync(pathOf(hash))))
    await expect(open().read(hash)).rejects.toMatchObject({ code: 'file.damaged' })
  }

  test('one bit of its head, its text, a tag or its end', async () => {
    const length = HEAD + content.length + 4 * TAG + 40
    for (const at of [0, HEAD - 1, HEAD, HEAD + CHUNK + 1, length - 40, length - 1])
      await spoil((bytes) => {
        bytes[at]! ^= 1
        return bytes
      })
  })

  test('a file cut short at the border of a chunk, cut anywhere, emptied, or made longer', async () => {
    await spoil((bytes) => bytes.subarray(0, HEAD + CHUNK + TAG))
    await spoil((bytes) => bytes.subarray(0, bytes.length - 5))
    await spoil(() => Buffer.alloc(0))
    await spoil((bytes) => Buffer.concat([bytes, Buffer.from('x')]))
    await spoil((bytes) => Buffer.concat([bytes.subarray(0, HEAD), bytes.subarray(HEAD + CHUNK + TAG)]))
  })

  test('chunks in another order', () =>
    spoil((bytes) => {
      const [first, second] = [0, 1].map((n) =>
        bytes.subarray(HEAD + n * (CHUNK + TAG), HEAD + (n + 1) * (CHUNK + TAG)),
      )
      return Buffer.concat([bytes.subarray(0, HEAD), second!, first!, bytes.subarray(HEAD + 2 * (CHUNK + TAG))])
    }))

  test('one file put in the place of another', async () => {
    const [one, other] = [await open().keep(roster, LIMIT), await open().keep(content, LIMIT)]
    renameSync(pathOf(other.hash), pathOf(one.hash))
    await expect(open().read(one.hash)).rejects.toMatchObject({ code: 'file.damaged' })
  })
})

describe('the folder of a release before sealing', () => {
  const put = (name: string) => {
    mkdirSync(join(folder, name.slice(0, 2)), { recursive: true })
    writeFileSync(pathOf(name), roster)
  }

  test('is sealed in place, and its files are found under the address they had', async () => {
    const old = createHash('sha256').update(roster).digest('hex')
    put(old)
    await open().tidy()
    expect(readFileSync(pathOf(old)).includes(Buffer.from('演示一'))).toBe(false)
    expect((await open().read(old)).equals(roster)).toBe(true)
  })

  test('does not lend its seal to a file that somebody put there', async () => {
    const planted = 'a'.repeat(64)
    put(planted)
    await open().tidy()
    await expect(open().read(planted)).rejects.toMatchObject({ code: 'file.damaged' })
  })

  test('what an interrupted upload left is dropped, what is arriving now stays', async () => {
    const { discard } = await open().receive(roster, LIMIT)
    await open().receive(Buffer.from('上传中断'), LIMIT)
    for (const { name } of inFolder().slice(0, 1)) utimesSync(join(folder, name), 1, 1)
    await open().tidy()
    expect(inFolder()).toHaveLength(1)
    await discard()
  })
})

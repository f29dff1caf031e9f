import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Refusal } from '../refusal.ts'

/**
 * A backup file: the eight characters CHANGAI1, 16 bytes of salt, 16 bytes of IV, then lines of JSON, gzip, SM4-CTR,
 * and at the end 32 bytes of HMAC-SM3 over all before. Both keys come from the passphrase by scrypt (N 2^15, r 8).
 */
const MAGIC = Buffer.from('CHANGAI1')
const SALT = 16
const IV = 16
const TAG = 32
const HEAD = MAGIC.length + SALT + IV
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

function keysOf(passphrase: string, salt: Buffer): { enc: Buffer; mac: Buffer } {
  const both = scryptSync(passphrase.normalize('NFKC'), salt, 48, SCRYPT)
  return { enc: both.subarray(0, 16), mac: both.subarray(16) }
}

const through = (update: (chunk: Buffer) => void) =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      update(chunk)
      done(null, chunk)
    },
  })

/** Writes lines into a sealed file; it appears under its name only when it is whole. Answers SM3 of the plain lines. */
export async function writeSealed(path: string, passphrase: string, lines: AsyncIterable<string>): Promise<string> {
  const [salt, iv] = [randomBytes(SALT), randomBytes(IV)]
  const { enc, mac } = keysOf(passphrase, salt)
  const head = Buffer.concat([MAGIC, salt, iv])
  const hmac = createHmac('sm3', mac).update(head)
  const plain = createHash('sm3')
  const draft = `${path}.part`
  try {
    const file = createWriteStream(draft, { mode: 0o600 })
    file.write(head)
    const cipher = createCipheriv('sm4-ctr', enc, iv)
    const counted = through((chunk) => plain.update(chunk))
    const signed = through((chunk) => hmac.update(chunk))
    await pipeline(withBreaks(lines), counted, createGzip(), cipher, signed, file, { end: false })
    await new Promise<void>((resolve, reject) =>
      file.end(hmac.digest(), (error?: Error | null) => (error ? reject(error) : resolve())),
    )
    await rename(draft, path)
    return plain.digest('hex')
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

async function* withBreaks(lines: AsyncIterable<string>): AsyncIterable<Buffer> {
  for await (const line of lines) yield Buffer.from(`${line}\n`, 'utf8')
}

/**
 * The lines of a sealed file, after its whole length was checked against its tag.
 * @throws Refusal backup.not-a-backup | backup.wrong-passphrase.
 */
export async function readSealed(path: string, passphrase: string): Promise<AsyncIterable<string>> {
  const { size } = await stat(path)
  const head = await readHead(path, size)
  const { enc, mac } = keysOf(passphrase, head.subarray(MAGIC.length, MAGIC.length + SALT))
  const body = { start: HEAD, end: size - TAG - 1 }
  await checkTag(path, createHmac('sm3', mac).update(head), body)
  return plainLines(path, body, () => createDecipheriv('sm4-ctr', enc, head.subarray(HEAD - IV, HEAD)))
}

/** Split at line feeds only: other line ends may stand inside a text. */
async function* plainLines(
  path: string,
  body: { start: number; end: number },
  decipher: () => Transform,
): AsyncIterable<string> {
  const plain = createReadStream(path, body).compose(decipher()).compose(createGunzip())
  let rest = ''
  for await (const text of plain.setEncoding('utf8')) {
    const lines = (rest + String(text)).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  if (rest !== '') yield rest
}

async function readHead(path: string, size: number): Promise<Buffer> {
  const head = Buffer.alloc(HEAD)
  const file = await open(path, 'r')
  try {
    await file.read(head, 0, HEAD, 0)
  } finally {
    await file.close()
  }
  if (size < HEAD + TAG || !head.subarray(0, MAGIC.length).equals(MAGIC))
    throw new Refusal('invalid', 'backup.not-a-backup')
  return head
}

async function checkTag(
  path: string,
  hmac: ReturnType<typeof createHmac>,
  body: { start: number; end: number },
): Promise<void> {
  for await (const chunk of createReadStream(path, body)) hmac.update(chunk as Buffer)
  const tag = Buffer.concat(await createReadStream(path, { start: body.end + 1 }).toArray())
  if (tag.length !== TAG || !timingSafeEqual(tag, hmac.digest()))
    throw new Refusal('invalid', 'backup.wrong-passphrase')
}

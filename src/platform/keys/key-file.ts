import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { MasterKey } from '../seal.ts'

const SECRET_BYTES = 32

interface KeyLine {
  readonly id: string
  readonly secret: string
}

/**
 * The sealing keys of a file, newest first; made with one new key when the file does not exist. The file lies outside
 * the data folder, mode 0600: a copy of the data alone opens nothing.
 * @throws Error when the file can be read by others or holds no key.
 */
export function openKeyFile(path: string): MasterKey[] {
  if (!existsSync(path)) writeKeyFile(path, [{ id: 'k1', secret: randomBytes(SECRET_BYTES) }])
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new Error(`key file ${path} can be read by others; set its mode to 600`)
  return parseKeys(readFileSync(path, 'utf8'))
}

/** One JSON object a line: {"id","secret"}, the secret in base64. */
export function parseKeys(text: string): MasterKey[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const keys = lines.map((line) => JSON.parse(line) as KeyLine)
  const masters = keys.map(({ id, secret }) => ({ id, secret: Buffer.from(secret, 'base64') }))
  if (masters.length === 0 || masters.some(({ secret }) => secret.length !== SECRET_BYTES))
    throw new Error('the key file holds no whole key')
  return masters
}

export const renderKeys = (keys: readonly MasterKey[]): string =>
  keys.map(({ id, secret }) => `${JSON.stringify({ id, secret: secret.toString('base64') })}\n`).join('')

export const writeKeyFile = (path: string, keys: readonly MasterKey[]): void =>
  writeFileSync(path, renderKeys(keys), { mode: 0o600, flag: 'w' })

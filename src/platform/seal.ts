import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type Hmac,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto'
import { freshRandom } from './random-bytes.ts'

/** Where a sealed value lives; bound into its tag, so that a value copied to another row does not open. */
export interface SealedPlace {
  readonly table: string
  readonly column: string
  readonly rowId: string
}

/**
 * Seals single fields: SM4-CTR (GB/T 32907) under a random IV, then HMAC-SM3 (GB/T 32905) over key id, place, IV and
 * cipher text. Form `v1.<keyId>.<iv>.<cipher text>.<tag>`, parts in base64url.
 */
export interface Sealer {
  readonly keyId: string
  seal(place: SealedPlace, plain: string): string
  /** @throws Error when the tag does not fit the place or the key is not held. */
  open(place: SealedPlace, sealed: string): string
  /** Keyed hash for finding equal values without opening them: HMAC-SM3 over `label:value`, 32 bytes. */
  match(label: string, value: string): Buffer
  /** The same for a value that comes piece by piece: feed it and take its digest. */
  matcher(label: string): Hmac
  /**
   * Keys of one thing sealed as a whole, from its salt: the current master key's unless another is named.
   * @throws Error when that key is not held.
   */
  keysFor(label: string, salt: Buffer, keyId?: string): ThingKeys
  /** HMAC-SM3 in lower-case hex, for heads of the audit chain that leave the database. */
  mac(text: string): string
}

export interface MasterKey {
  readonly id: string
  /** 32 random bytes. */
  readonly secret: Buffer
}

/** A 16-byte key for SM4 and a 32-byte key for HMAC-SM3. */
export interface ThingKeys {
  readonly keyId: string
  readonly enc: KeyObject
  readonly mac: KeyObject
}

interface Keys {
  readonly enc: KeyObject
  readonly mac: KeyObject
}

/** As key objects, which are made ready once: a plain buffer would be at every single use, four times as slow. */
const derive = (secret: Buffer, label: string, length: number): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sm3', secret, Buffer.alloc(0), `changai/${label}`, length)))

const keysOf = ({ secret }: MasterKey): Keys => ({ enc: derive(secret, 'enc', 16), mac: derive(secret, 'mac', 32) })

/**
 * A sealer that writes with the first key and opens with any of them. Match hashes are kept under the last (oldest)
 * key, so that they stay equal while fields are sealed anew under a new one.
 */
export function openSealer(masters: readonly MasterKey[]): Sealer {
  const [current] = masters
  if (!current) throw new Error('no sealing key')
  const byId = new Map(masters.map((master) => [master.id, keysOf(master)]))
  const index = derive(masters.at(-1)!.secret, 'idx', 32)
  const chain = derive(current.secret, 'chain', 32)
  return {
    keyId: current.id,
    seal: (place, plain) => sealWith(current.id, byId.get(current.id)!, place, plain),
    open: (place, sealed) => openWith(byId, place, sealed),
    match: (label, value) => matchHash(index, label, value),
    matcher: (label) => createHmac('sm3', index).update(`${label}:`, 'utf8'),
    keysFor: (label, salt, keyId = current.id) => thingKeys(masters, label, salt, keyId),
    mac: (text) => createHmac('sm3', chain).update(text, 'utf8').digest('hex'),
  }
}

function thingKeys(masters: readonly MasterKey[], label: string, salt: Buffer, keyId: string): ThingKeys {
  const master = masters.find(({ id }) => id === keyId)
  if (!master) throw new Error(`sealed under key ${keyId}, which is not held`)
  const both = Buffer.from(hkdfSync('sm3', master.secret, salt, `changai/${label}`, 48))
  return { keyId, enc: createSecretKey(both.subarray(0, 16)), mac: createSecretKey(both.subarray(16)) }
}

/** HMAC-SM3(key, `label:value`): the form of the index of identity numbers. */
export const matchHash = (key: Buffer | KeyObject, label: string, value: string): Buffer =>
  createHmac('sm3', key).update(`${label}:${value}`, 'utf8').digest()

/** SM3 (GB/T 32905) of a text in UTF-8 or of bytes, lower-case hex. */
export const sm3 = (content: string | Uint8Array): string => createHash('sm3').update(content).digest('hex')

function sealWith(keyId: string, { enc, mac }: Keys, place: SealedPlace, plain: string): string {
  const iv = freshRandom(16)
  const cipher = createCipheriv('sm4-ctr', enc, iv)
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  const tag = tagOf(mac, keyId, place, iv, text)
  return ['v1', keyId, iv.toString('base64url'), text.toString('base64url'), tag.toString('base64url')].join('.')
}

function openWith(byId: ReadonlyMap<string, Keys>, place: SealedPlace, sealed: string): string {
  const [form, keyId = '', iv = '', text = '', tag = ''] = sealed.split('.')
  const keys = byId.get(keyId)
  if (form !== 'v1' || !keys) throw new Error(`sealed under key ${keyId}, which is not held`)
  const [ivBytes, textBytes, tagBytes] = [iv, text, tag].map((part) => Buffer.from(part, 'base64url'))
  const expected = tagOf(keys.mac, keyId, place, ivBytes!, textBytes!)
  if (tagBytes!.length !== expected.length || !timingSafeEqual(tagBytes!, expected))
    throw new Error(`a sealed field of ${place.table}.${place.column} was changed outside the product`)
  const decipher = createDecipheriv('sm4-ctr', keys.enc, ivBytes!)
  return Buffer.concat([decipher.update(textBytes!), decipher.final()]).toString('utf8')
}

const tagOf = (
  key: KeyObject,
  keyId: string,
  { table, column, rowId }: SealedPlace,
  iv: Buffer,
  text: Buffer,
): Buffer => createHmac('sm3', key).update(`${keyId}|${table}|${column}|${rowId}|`).update(iv).update(text).digest()

import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchHash, openSealer, sm3 } from './seal.ts'

const place = { table: 'person', column: 'id_number', rowId: '1' }
const master = { id: 'k1', secret: Buffer.alloc(32, 7) }
const next = { id: 'k2', secret: Buffer.alloc(32, 9) }

test('SM3 and SM4 give the values of their standards', () => {
  expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
  expect(cipher.update(block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
})

test('the same number always has the same match hash, and it is the agreed one', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, at) => at))
  expect(matchHash(key, 'id18', '999999198001010011').toString('hex')).toBe(
    '17df7871ee651d1f03669036032b87d51dfb2d1ee3252c15cbd5ffa41294b07b',
  )
})

test('what is sealed opens again, never twice in the same form, and never shows the plain text', () => {
  const sealer = openSealer([master])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
      const [once, twice] = [sealer.seal(place, plain), sealer.seal(place, plain)]
      expect(sealer.open(place, once)).toBe(plain)
      if (plain.length > 3) expect(once).not.toContain(plain)
      expect(once).not.toBe(twice)
    }),
  )
})

test('a sealed value does not open in another row, another column or after a change', () => {
  const sealer = openSealer([master])
  const sealed = sealer.seal(place, '999999198001010011')
  expect(() => sealer.open({ ...place, rowId: '2' }, sealed)).toThrow(/changed outside/)
  expect(() => sealer.open({ ...place, column: 'phone' }, sealed)).toThrow(/changed outside/)
  const [form, keyId, iv, text, tag] = sealed.split('.')
  const flipped = `${text![0] === 'A' ? 'B' : 'A'}${text!.slice(1)}`
  expect(() => sealer.open(place, [form, keyId, iv, flipped, tag].join('.'))).toThrow(/changed outside/)
})

test('after a new key is added old values still open, new ones carry its id, and match hashes stay', () => {
  const before = openSealer([master])
  const after = openSealer([next, master])
  const sealed = before.seal(place, '甲')
  expect(after.open(place, sealed)).toBe('甲')
  expect(after.seal(place, '甲')).toMatch(/^v1\.k2\./)
  expect(after.match('id18', '1')).toEqual(before.match('id18', '1'))
  expect(() => before.open(place, after.seal(place, '甲'))).toThrow(/not held/)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, findStep, otpauthUri, stepOf, toBase32 } from './totp.ts'

const key = (length: number) => Buffer.from('12345678901234567890'.repeat(4).slice(0, length), 'ascii')

/** RFC 6238, appendix B: time in seconds, and the eight digits under each hash. */
const vectors = [
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
] as const

test.each(vectors)('RFC 6238 appendix B at second %d', (second, sha1, sha256, sha512) => {
  const step = stepOf(new Date(second * 1000))
  expect(codeOf(key(20), step, 8, 'sha1')).toBe(sha1)
  expect(codeOf(key(32), step, 8, 'sha256')).toBe(sha256)
  expect(codeOf(key(64), step, 8, 'sha512')).toBe(sha512)
})

/** RFC 4226, appendix D. */
test('RFC 4226 appendix D, counters 0 to 9', () => {
  const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
  expect(codes.map((_, counter) => codeOf(key(20), counter))).toEqual(codes)
})

/** RFC 4648, section 10. */
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('RFC 4648: “%s” in base32', (plain, written) => {
  expect(toBase32(Buffer.from(plain))).toBe(written)
})

test('a code passes one step early or late, not more, and never again once its step was taken', () => {
  const steps = fc.integer({ min: 3, max: 100_000_000 })
  const ways = fc.integer({ min: -3, max: 3 })
  fc.assert(
    fc.property(steps, ways, (step, away) => {
      const now = new Date(step * 30_000 + 7000)
      const code = codeOf(key(20), step + away)
      fc.pre(![-1, 0, 1].some((near) => near !== away && codeOf(key(20), step + near) === code))
      expect(findStep(key(20), code, now, 0)).toBe(Math.abs(away) <= 1 ? step + away : undefined)
      expect(findStep(key(20), code, now, step + away)).toBe(undefined)
    }),
  )
})

test('the address for the app names office, account and secret', () => {
  expect(otpauthUri(Buffer.from('foobar'), '产改', 'sheng')).toBe(
    'otpauth://totp/%E4%BA%A7%E6%94%B9:sheng?secret=MZXW6YTBOI&issuer=%E4%BA%A7%E6%94%B9',
  )
})

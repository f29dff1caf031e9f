import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '../plain-date.ts'
import { isLevelCertificateNumber, isQualificationNumber } from './certificate-number.ts'
import { ageOn, isPermanentResidence, normaliseCitizenId, readCitizenId } from './citizen-id.ts'
import { isCreditCode, isOrganisationCode } from './credit-code.ts'
import { checkCharacter, hasCheckCharacter } from './iso7064.ts'
import { isCardNumber } from './luhn.ts'
import { isMobileNumber, normalisePhone } from './phone.ts'
import { isPlaceCodeShape } from './place-code.ts'
import { isSchoolCode } from './school-code.ts'

const today = plainDate('2021-06-30')
const isCitizenId = (text: string) => typeof readCitizenId(text, today) === 'object'
const list = (text: string) => text.split(' ')

describe.each([
  [
    'identity number',
    isCitizenId,
    '999999198001010011 999999199602290025 999999200112310033 999999197511051249 99999919900101106X',
    '999999198001010012 999999199702290022 999999198013010019 999999198001100011 99999919800101001',
  ],
  [
    'credit code',
    isCreditCode,
    '91999999MA00000154 91999999MA6DEM225B 12999999000000019J 81999999MB0000A71R 5299999950000012XU',
    '91999999MA00000155 91999999MA0000I154 91999999MA0000015 91350100M000100Y4Z 91999999MA00000514',
  ],
  ['organisation code', isOrganisationCode, 'MA0000015 MA6DEM225 000000019 MB0000A71 50000012X', 'MA0000016 MA000015'],
  [
    'bank card',
    isCardNumber,
    '9999990000000014 9999991234567890124 999999555000123454 9999998000000000073 9999990000111122228',
    '9999990000000015 9999990000000041 999999000000001 9999991234567890214 99999900000000a4',
  ],
  [
    'level certificate',
    isLevelCertificateNumber,
    'S000099000001213000001 Y000099000002212000015 Y000199000003231000007 S000099000001254000120 S000099000009265000002',
    'S00009900000121300001 Z000099000001213000001 S000099000001216000001 s000099000001213000001 S0000990000012130000O1',
  ],
  ['special technician', isLevelCertificateNumber, 'S00009900000121T000001', 'S00009900000121t000001'],
  ['old qualification', isQualificationNumber, '1653001001300001', '1653001001600001 165300100130000'],
  [
    'MOD 11-2 text',
    hasCheckCharacter,
    '079X 07940 999999016 12345678908 9999991980010107',
    '0791 07941 999999061 12345678918 X079',
  ],
  [
    'school code',
    isSchoolCode,
    '4199000001 4299000002 3699000003 9399000004 4199099999',
    '419900001 0099000001 41A9000001 41990000012 4199900001',
  ],
  ['place code', isPlaceCodeShape, '530000 530100 530326 532901 533400 540100', '530 5301000 53O100 999999'],
] as const)('a %s', (_name, check, valid, invalid) => {
  test.each(list(valid))('%s is right', (text) => expect(check(text)).toBe(true))
  test.each(list(invalid))('%s is wrong', (text) => expect(check(text)).toBe(false))
})

test.each([
  ['', 'blank'],
  ['99999919800101001', 'length'],
  ['999999800101001', 'old-15'],
  ['5.30102E+17', 'digits-lost'],
  ['530102198803071000', 'digits-lost'],
  ['99999919800101OO11', 'letter-o'],
  ['9999991980010A0011', 'character'],
  ['999999198001010012', 'check'],
  ['999999199702290022', 'birth'],
])('of %j the office says: %s', (text, fault) => expect(readCitizenId(text, today)).toBe(fault))

test('nobody is born after today', () => {
  expect(readCitizenId('999999200112310033', plainDate('2001-12-30'))).toBe('birth')
})

test('an identity number as people type it is the same number', () => {
  for (const typed of [
    "'99999919900101106x",
    ' 999999 19900101 106X\t',
    '９９９９９９１９９００１０１１０６ｘ',
    '\u200b99999919900101106X\u00a0',
  ])
    expect(normaliseCitizenId(typed)).toBe('99999919900101106X')
})

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''))

test('one wrong digit, or two neighbours swapped, is always found by MOD 11-2', () => {
  fc.assert(
    fc.property(digits(17), fc.nat(15), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
      const right = body + checkCharacter(body)
      expect(hasCheckCharacter(right)).toBe(true)
      const other = String((Number(right[at]) + shift) % 10)
      expect(hasCheckCharacter(right.slice(0, at) + other + right.slice(at + 1))).toBe(false)
      const swapped = right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2)
      expect(hasCheckCharacter(swapped)).toBe(swapped === right)
    }),
  )
})

test('a card has exactly one right last digit', () => {
  fc.assert(
    fc.property(digits(18), (body) => {
      expect([...'0123456789'].filter((last) => isCardNumber(body + last))).toHaveLength(1)
    }),
  )
})

test('a credit code has exactly one right last character', () => {
  fc.assert(
    fc.property(digits(9), (body) => {
      const rights = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((last) => isCreditCode(`91999999${body}${last}`))
      expect(rights).toHaveLength(1)
    }),
  )
})

test('a mobile number of the unused segment goes only with an invented person', () => {
  expect(isMobileNumber('10001234567', '999999198001010011')).toBe(true)
  expect(isMobileNumber('10001234567', '530102198803071000')).toBe(false)
  expect(isMobileNumber('13800000000', '')).toBe(true)
  expect(isMobileNumber('12800000000', '999999198001010011')).toBe(false)
  expect(normalisePhone('+86 138-0000-０000')).toBe('13800000000')
})

test('a permanent-residence card begins with 9 and a province; the demo region is no province', () => {
  expect(isPermanentResidence('911156198001010011')).toBe(true)
  expect(isPermanentResidence('999999198001010011')).toBe(false)
})

test('somebody is 16 on the birthday, not the day before', () => {
  expect(ageOn(plainDate('2005-07-01'), plainDate('2021-06-30'))).toBe(15)
  expect(ageOn(plainDate('2005-06-30'), plainDate('2021-06-30'))).toBe(16)
  expect(ageOn(plainDate('2004-02-29'), plainDate('2020-02-28'))).toBe(15)
  expect(ageOn(plainDate('2004-02-29'), plainDate('2021-03-01'))).toBe(17)
})

import { describe, expect, test } from 'vitest'
import { plainDate } from '../platform/plain-date.ts'
import { readIdNumber } from './id-rules.ts'
import { foldName, idKindOf, maskCertificate, maskIdNumber, maskName, maskPhone } from './rules.ts'

const today = plainDate('2021-06-30')

test.each([
  ['李明兰', '李＊兰'],
  ['李明', '李＊'],
  ['欧阳明兰', '欧＊＊兰'],
  ['岩罕·应', '岩＊＊应'],
  ['王𬭊', '王＊'],
  ['𬭊明𬭊', '𬭊＊𬭊'],
  ['李', '李＊'],
])('%s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked))

test('numbers are shown by what tells two apart, and no more', () => {
  expect(maskIdNumber('999999198601240024')).toBe('999999 1986＊＊＊＊ ＊＊24')
  expect(maskIdNumber('E12345678')).toBe('E＊＊＊＊78')
  expect(maskPhone('10001234567')).toBe('100＊＊＊＊4567')
  expect(maskCertificate('S000099000001213000001')).toBe('S＊＊＊＊0001')
})

test('two writings of one name are one name', () => {
  for (const [a, b] of [
    ['岩罕·应', '岩罕•应'],
    ['徐 荣', '徐荣'],
    ['Ａｎｎ Li', 'ann li'],
  ])
    expect(foldName(a!)).toBe(foldName(b!))
  expect(foldName('李明')).not.toBe(foldName('李敏'))
})

test('eighteen characters are one space of numbers, whatever the card says', () => {
  expect([idKindOf('resident', '999999198601240024'), idKindOf('permanentResidence', '911156198001010011')]).toEqual([
    'id18',
    'id18',
  ])
  expect([idKindOf('passport', 'E12345678'), idKindOf('officer', '123')]).toEqual(['passport', 'other'])
})

describe('a typed number', () => {
  test('proves sex and birthday where the paper has a check digit', () => {
    expect(readIdNumber('resident', ' 99999919900101106x', today)).toEqual({
      ...{ number: '99999919900101106X', birth: '1990-01-01', sex: 'female' },
    })
    expect(readIdNumber('passport', 'e1234 5678', today)).toEqual({ number: 'E12345678', sex: null, birth: null })
  })

  test.each([
    ['', 'id.blank'],
    ['999999198001010012', 'id.check'],
    ['999999199702290022', 'id.birth'],
    ['999999800101001', 'id.old-15'],
    ['5.30102E+17', 'id.digits-lost'],
  ])('%j: %s', (typed, fault) => expect(readIdNumber('resident', typed, today)).toEqual({ fault }))
})

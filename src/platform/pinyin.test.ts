import { expect, test } from 'vitest'
import { initials, readingsOf, sortKey } from './pinyin.ts'

const inOrder = (names: readonly string[], reading: 'person' | 'general' = 'general') =>
  [...names].sort((a, b) => (sortKey(a, reading) < sortKey(b, reading) ? -1 : 1))

test('长江某公司, 长春 and 重庆 stand under C, between 北京 and 大理', () => {
  const places = ['上海', '重庆', '长江某公司', '大理', '北京', '长春']
  expect(inOrder(places)).toEqual(['北京', '长春', '长江某公司', '重庆', '大理', '上海'])
})

test('a surname has its own reading: 单 under S, 曾 under Z, 解 under X, 仇 under Q, 区 under O', () => {
  const letter = (name: string) => initials(name, 'person')[0]
  expect(['单某', '曾某', '解某', '仇某', '区某', '查某', '尉迟某'].map(letter).join('')).toBe('szxqozy')
})

test('places of Yunnan are read as they are spoken there', () => {
  expect(sortKey('牟定县')).toBe('mou2 ding4 xian4')
  expect(sortKey('六库镇')).toBe('lu4 ku4 zhen4')
  expect(sortKey('漾濞彝族自治县')).toMatch(/^yang4 bi4 /)
  expect(sortKey('绿春县')).toBe('lv4 chun1 xian4')
})

test('tones order what sounds alike, and a shorter syllable stands before a longer one', () => {
  expect(inOrder(['昌宁', '常州', '产业', '长春'])).toEqual(['产业', '昌宁', '长春', '常州'])
})

test('letters and digits stay whole, full-width ones become plain, other signs are dropped', () => {
  expect(initials('云南ＡＢ厂（2021）')).toBe('ynabc2021')
  expect(sortKey('阿·依夏木', 'person')).toBe('a1 yi1 xia4 mu4')
  expect(sortKey('')).toBe('')
})

test('a first character with several readings is found under each', () => {
  expect(readingsOf('重庆').everyInitials).toEqual(['cq', 'zq'])
  expect(readingsOf('昆明').everyInitials).toEqual(['km'])
  expect(readingsOf('AB厂').everyInitials).toEqual(['abc'])
  expect(readingsOf('长江AB2021厂').spelt).toBe('changjiangab2021chang')
  expect(readingsOf('')).toEqual({ sortKey: '', initials: '', everyInitials: [''], spelt: '' })
})

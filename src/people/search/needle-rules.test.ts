import { expect, test } from 'vitest'
import { entriesOf, escapeLike, readingPattern, readNeedle } from './needle-rules.ts'

test.each([
  ['', 'all', undefined],
  ['　李 明兰 ', 'name', '李明兰'],
  ['𬭊', 'name', '𬭊'],
  ['lml', 'letters', 'lml'],
  ['Li Minglan', 'letters', 'liminglan'],
  ["xi'an", 'letters', 'xian'],
  ['lü', 'letters', 'lv'],
  ['002x', 'tail', '002X'],
  ['0024', 'tail', '0024'],
  ['999999198601240024', 'number', '999999198601240024'],
  ['y000123', 'certificate', 'Y000123'],
  ['000123', 'certificate', '000123'],
  ['岩罕·应', 'name', '岩罕·应'],
])('%j is looked for by %s', (typed, by, text) => expect(readNeedle(typed)).toEqual(text ? { by, text } : { by }))

test('letters lie under their initials and under the longest kept beginning of a reading', () => {
  expect(entriesOf('l')).toEqual(['=l'])
  expect(entriesOf('lml')).toEqual(['=lml'])
  expect(entriesOf('lian')).toEqual(['=lian', '~lian'])
  expect(entriesOf('liminglan')).toEqual(['=limi', '~limingla'])
})

test('signs of a pattern that somebody types are characters', () => {
  expect(escapeLike('100%_\\')).toBe('100\\%\\_\\\\')
})

test.each([
  ['lm', true],
  ['lml', true],
  ['liming', true],
  ['limingl', true],
  ['l', true],
  ['mingl', false],
  ['ll', false],
])('letters %j begin the reading or the initials of li3 ming2 lan2: %s', (letters, fits) => {
  expect(new RegExp(readingPattern(letters)).test('li3 ming2 lan2')).toBe(fits)
})

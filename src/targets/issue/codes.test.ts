import { expect, test } from 'vitest'
import { lineCodes, setPrefix } from './codes.ts'

const seed = [
  { id: 'L1', within: null },
  { id: 'L2', within: 'L1' },
  { id: 'L3', within: 'L2' },
  { id: 'L4', within: 'L1' },
  { id: 'L5', within: 'L1' },
  { id: 'L6', within: null },
  { id: 'L7', within: null },
  { id: 'L8', within: null },
]

test('the seed notice gives T0, T1, T1a, T2, T3 and beside them T4, T5, T6', () => {
  const codes = ['T0', 'T1', 'T1a', 'T2', 'T3', 'T4', 'T5', 'T6'].map((suffix) => `2021-${suffix}`)
  expect([...lineCodes('2021', seed).values()]).toEqual(codes)
})

test('the second set of a year has its own prefix', () => {
  expect([setPrefix(2021, 0), setPrefix(2021, 1), setPrefix(2021, 2)]).toEqual(['2021', '2021-B', '2021-C'])
  expect(lineCodes(setPrefix(2021, 1), seed).get('L3')).toBe('2021-B-T1a')
})

test('parts of a part of a part are told apart too', () => {
  const deep = [...seed.slice(0, 3), { id: 'L9', within: 'L3' }, { id: 'L10', within: 'L3' }]
  expect([...lineCodes('2021', deep).values()].slice(3)).toEqual(['2021-T1a1', '2021-T1a2'])
})

test('a notice whose lines stand side by side has its first as T0', () => {
  const flat = [
    { id: 'L1', within: null },
    { id: 'L2', within: null },
  ]
  expect([...lineCodes('2021', flat).values()]).toEqual(['2021-T0', '2021-T1'])
})

import { expect, test } from 'vitest'
import { lineCodes, type Nested, setPrefix } from './codes.ts'

const line = (id: string, within: string | null = null, counts: Nested['counts'] = 'things'): Nested => ({
  ...{ id, within, counts },
})
/** As the notice has them: 全覆盖 stands before the parts of 60万. */
const seed = [
  ...[line('total'), line('cover', null, 'population'), line('certificates', 'total')],
  ...[line('senior', 'certificates'), line('rural', 'total'), line('schools', 'total')],
  ...[line('apprentices'), line('money', null, 'money')],
]

test('the seed notice gives T0, T1, T1a, T2, T3 and beside them T4, T5, T6', () => {
  expect([...lineCodes('2021', seed)]).toEqual([
    ['total', '2021-T0'],
    ['certificates', '2021-T1'],
    ['senior', '2021-T1a'],
    ['rural', '2021-T2'],
    ['schools', '2021-T3'],
    ['apprentices', '2021-T4'],
    ['money', '2021-T5'],
    ['cover', '2021-T6'],
  ])
})

test('the second set of a year has its own prefix', () => {
  expect([setPrefix(2021, 0), setPrefix(2021, 1), setPrefix(2021, 2)]).toEqual(['2021', '2021-B', '2021-C'])
  expect(lineCodes(setPrefix(2021, 1), seed).get('senior')).toBe('2021-B-T1a')
})

test('parts of a part of a part are told apart too', () => {
  const deep = [...seed, line('technicians', 'senior'), line('masters', 'senior')]
  expect(lineCodes('2021', deep).get('masters')).toBe('2021-T1a2')
})

test('a notice whose lines stand side by side has its first as T0', () => {
  expect([...lineCodes('2021', [line('L1'), line('L2')]).values()]).toEqual(['2021-T0', '2021-T1'])
})

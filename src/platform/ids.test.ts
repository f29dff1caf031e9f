import { expect, test } from 'vitest'
import { isId, newId } from './ids.ts'

test('identifiers of one process rise, also within a millisecond and when the clock goes back', () => {
  const made = Array.from({ length: 20_000 }, (_, at) => newId(at < 10_000 ? 1_700_000_000_000 : 1_600_000_000_000))
  expect(new Set(made).size).toBe(made.length)
  expect([...made].sort()).toEqual(made)
  expect(made.every((id) => isId(id) && id[14] === '7')).toBe(true)
})

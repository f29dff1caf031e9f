import { expect, test } from 'vitest'
import { blockHash, canonical, FIRST_PREVIOUS, link } from './chain.ts'

test('two links of the chain have the agreed hashes', () => {
  const first = link(FIRST_PREVIOUS, '{"a":"view","n":1}')
  expect(first).toBe('9ae4ea4a3c8425fa32000f8ad1389e2134e63c20d8d6b895e20ef2033585e796')
  expect(link(first, '{"a":"export","n":2}')).toBe('0702aead1cc59139afce5b69ac8ae9cfecca1571ec94fc4efc8b56c1d78fc763')
})

test('the order of keys does not matter, the order of rows does', () => {
  expect(canonical({ n: 1, a: { z: 1n, b: [2] } })).toBe('{"a":{"b":[2],"z":"1"},"n":1}')
  expect(blockHash(FIRST_PREVIOUS, 1n, ['x', 'y'])).not.toBe(blockHash(FIRST_PREVIOUS, 1n, ['y', 'x']))
})

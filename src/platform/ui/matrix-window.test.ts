import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edgesOf, windowOf } from './matrix-window.ts'

const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 250 })
const spans = fc.tuple(fc.integer({ min: -500, max: 9000 }), fc.integer({ min: 1, max: 2000 }))

test('a large matrix is as long as all its rows, whatever part of it is drawn', () => {
  fc.assert(
    fc.property(sizes, spans, fc.nat(300), (list, [from, length], kept) => {
      const pieces = windowOf(edgesOf(list), { from, to: from + length }, kept)
      const long = pieces.map((piece) => ('at' in piece ? list[piece.at]! : piece.gap))
      expect(long.reduce((sum, one) => sum + one, 0)).toBe(list.reduce((sum, one) => sum + one, 0))
    }),
  )
})

test('what is in view is drawn in its order, the cell with the cursor too, and nothing far away', () => {
  fc.assert(
    fc.property(sizes, spans, fc.nat(300), (list, [from, length], kept) => {
      const edges = edgesOf(list)
      const drawn = windowOf(edges, { from, to: from + length }, kept).flatMap((piece) =>
        'at' in piece ? [piece.at] : [],
      )
      const expected = list
        .map((_, at) => at)
        .filter((at) => at === kept || (edges[at + 1]! > from && edges[at]! < from + length))
      expect(drawn).toEqual(expected)
    }),
  )
})

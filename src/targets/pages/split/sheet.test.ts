import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edit, paste, redo, type Sheet, storyOf, undo } from './sheet.ts'

const sheet = (amount: string): Sheet => ({ shares: { 'T0 a': amount }, reserves: { T0: '0' } })

test('every edit can be undone and done again, and a new edit forgets what was undone', () => {
  const property = fc.property(fc.uniqueArray(fc.nat().map(String), { minLength: 1, maxLength: 30 }), (amounts) => {
    let story = storyOf(sheet('start'))
    for (const amount of amounts) story = edit(story, sheet(amount))
    let back = story
    for (const _ of amounts) back = undo(back)
    expect(back.now).toEqual(sheet('start'))
    let again = back
    for (const _ of amounts) again = redo(again)
    expect(again).toEqual(story)
    expect(edit(undo(story), sheet('other')).future).toEqual([])
  })
  fc.assert(property)
})

test('a block from a spreadsheet fills the cells right and down, and what lies outside is left out', () => {
  const filled = paste({ shares: {}, reserves: {} }, '1,200\t３\n5\tx\n9\t9\n', ['T0', 'T1'], ['a', 'b'])
  expect(filled.shares).toEqual({ 'T0 a': '1200', 'T1 a': '3', 'T0 b': '5', 'T1 b': 'x' })
})

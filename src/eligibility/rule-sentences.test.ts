import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition, Test } from './language.ts'
import { differences, linesOf, sentenceOf, withValue } from './rule-sentences.ts'
import { otherRules, rules } from './shipped.ts'

const conditions = [...rules.rules, ...otherRules.rules].flatMap((rule) => rule.conditions)
const ofClause = (clause: string) => conditions.find((one) => one.clause === clause)!

describe('a condition reads as a sentence', () => {
  test('the years since a certificate', () => {
    expect(sentenceOf(ofClause('96-2-1').test, 'zh')).toBe(
      '持有技能证书：高级工或更高，已核实、未撤销，系列与申报的一致，取得高级工后从事技术技能工作满2年',
    )
  })

  test('the appraisals', () => {
    expect(sentenceOf(ofClause('96-2-4').test, 'zh')).toBe('在现岗位上近3年年度考核均为优秀、合格')
    expect(sentenceOf(ofClause('96-2-4').test, 'en')).toBe(
      'in the present post, the last 3 yearly appraisals are each excellent, qualified',
    )
  })

  test('tests that join others stand above them', () => {
    expect(linesOf(ofClause('96-1-1').test, 'zh').map(({ depth }) => depth)).toEqual([0, 1, 1])
  })
})

test('each number, level and day of every shipped rule is a control that leads back to it', () => {
  for (const { test } of conditions)
    for (const { pieces } of linesOf(test, 'zh'))
      for (const piece of pieces)
        if (typeof piece !== 'string')
          expect(piece.path.reduce<unknown>((node, key) => (node as never)[key], test)).toEqual(piece.value)
})

test('setting a value changes that value and nothing else', () => {
  fc.assert(
    fc.property(fc.constantFrom(...conditions), fc.integer({ min: 1, max: 20 }), fc.nat(), (condition, value, pick) => {
      const controls = linesOf(condition.test, 'zh')
        .flatMap(({ pieces }) => pieces)
        .flatMap((piece) => (typeof piece !== 'string' && piece.kind === 'years' ? [piece] : []))
      if (controls.length === 0) return
      const control = controls[pick % controls.length]!
      const changed = withValue(condition.test, control.path, value)
      expect(withValue(changed, control.path, control.value)).toEqual(condition.test)
      expect(differences([condition], [{ ...condition, test: changed }], 'zh')).toHaveLength(
        value === control.value ? 0 : 1,
      )
    }),
  )
})

test('a difference names what was and what is', () => {
  const before: Condition = ofClause('96-2-1')
  const after = { ...before, test: JSON.parse(JSON.stringify(before.test).replace('"worked":2', '"worked":1')) as Test }
  const [change] = differences([before], [after], 'zh')
  expect(change?.was).toContain('满2年')
  expect(change?.now).toContain('满1年')
  expect(differences([before], [before, after], 'zh')).toEqual([{ was: null, now: change?.now }])
})

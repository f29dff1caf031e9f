import { describe, expect, test } from 'vitest'
import { type PolicyWords, proposeLines, wholePredicate } from './propose.ts'
import { usualReadings } from './readings.ts'

const line = (id: string, measure: string, more: Partial<PolicyWords> = {}): PolicyWords => ({
  ...{ id, kind: 'target', text: measure, measure, population: null, comparator: 'plan', basis: null },
  ...{ value: '200000', unit: '人次', per: null, within: 'L54' },
  ...more,
})

/** The eight lines of the notice of 2021, as the reader finds them. */
const seed: readonly PolicyWords[] = [
  line('L54', '职业技能提升行动培训', { value: '600000', within: null }),
  line('L55', '有劳动能力的农村低收入人口培训就业', {
    ...{ population: '有劳动能力的农村低收入人口', comparator: 'all', value: null, unit: '人', within: null },
  }),
  line('L56', '取得《职业资格证书》、《技能等级证书》等级类别的培训量', { comparator: 'atLeast' }),
  line('L57', '高级工', { population: '高级工以上', comparator: 'atLeast', value: '40000', within: 'L56' }),
  line('L58', '农村劳动力补贴性培训', { population: '农村劳动力' }),
  line('L59', '技工院校承担的培训量', { comparator: 'atLeast' }),
  line('L60', '中国特色企业新型学徒制培训', { value: '10000', unit: '人', within: null }),
  line('L61', '职业技能提升行动专账资金', { kind: 'fund', value: '1400000000', unit: '元', within: null }),
]
const proposed = new Map(proposeLines('2021', seed, usualReadings).map((one) => [one.code.slice(5), one]))

describe('the notice of 2021', () => {
  test('is read without a question but for the list of the population', () => {
    const asks = [...proposed].map(([code, one]) => [code, ...one.asks])
    expect(asks).toEqual([['T0'], ['T1'], ['T1a'], ['T2'], ['T3'], ['T4'], ['T5'], ['T6', 'population']])
  })

  test('counts person-times in its lines, persons among apprentices, fen of the special account', () => {
    const read = ['T0', 'T4', 'T5', 'T6'].map((code) => [proposed.get(code)!.measure, proposed.get(code)!.counting])
    expect(read).toEqual([
      ['training', 'add'],
      ['training', 'persons'],
      ['spending', 'add'],
      ['training', 'cover'],
    ])
  })

  test('names its lines for short', () => {
    expect([...proposed.values()].slice(1, 7).map(({ name }) => name)).toEqual([
      ...['等级证书', '高级工以上', '农村劳动力', '技工院校承担', '新型学徒制', '专账资金'],
    ])
  })

  test('asks which of the two readings of 取得证书 holds; the certificate is the usual one', () => {
    const { own, others } = proposed.get('T1')!
    expect(own).toContainEqual({ attribute: 'certified', is: true })
    expect(others).toMatchObject([{ id: 'ended', own: [{ attribute: 'certificateKind' }] }])
  })

  test('a part repeats the conditions of its whole, each once', () => {
    const lines = new Map(
      seed.map(({ id, within }) => [id, { within, own: [...proposed.values()].find((one) => one.id === id)!.own }]),
    )
    expect(wholePredicate('L57', lines)).toEqual({
      all: [
        { attribute: 'subsidised', is: true },
        { attribute: 'certificateKind', in: ['skill-level', 'qualification'] },
        { attribute: 'certified', is: true },
        { attribute: 'level', atLeast: 'senior' },
      ],
    })
  })
})

describe('what the table does not know is asked, never guessed', () => {
  const asksOf = (measure: string, more: Partial<PolicyWords> = {}) =>
    proposeLines('2021', [line('L1', measure, { within: null, ...more })], usualReadings)[0]!

  test('a word that says which', () => {
    expect(asksOf('茶产业实用技术培训')).toMatchObject({ asks: ['unread-words'], unread: ['茶产业实用技术'] })
  })

  test('a thing that nothing here counts', () => {
    expect(asksOf('职工书屋', { unit: '家' }).asks).toEqual(['no-measure', 'unread-words', 'unit-not-counted'])
  })

  test('a growth without its baseline, a number for each year', () => {
    expect(asksOf('培训', { comparator: 'increaseBy', per: 'year' }).asks).toEqual(['baseline', 'per'])
  })

  test('two things counted at once', () => {
    expect(asksOf('农村劳动力培训、就业').asks).toEqual(['two-measures'])
  })
})

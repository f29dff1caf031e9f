import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { changai } from '../../test/changai.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'eligibility-'))
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const person = {
  asks: { series: 'engineering', occupation: '车工' },
  certificates: [
    {
      ...{ level: 'senior', occupation: '车工', series: 'engineering', issuedOn: '2018-06-30' },
      ...{ kind: 'skill-level', verified: true, revokedOn: null },
    },
  ],
  titles: [{ level: 'assistant', series: 'engineering', grantedOn: '2017-01-01', verified: true }],
  work: [{ from: '2012-07-01', to: null, track: 'skill', unit: '甲厂', occupation: '车工' }],
  appraisals: [
    { year: 2018, result: 'qualified', unit: '甲厂', occupation: '车工' },
    { year: 2019, result: 'excellent' },
    { year: 2020, result: 'qualified' },
  ],
  standards: { 车工: { senior: 5, technician: 8, seniorTechnician: 12 } },
  settings: { 'R-EDGE': 'same' },
}
const asOf = ['--as-of', '2021-06-30']

test('one person is answered with every rule that is enabled, clause by clause', async () => {
  const { status, stdout } = await changai([
    'eligibility',
    'explain',
    file('p.json', JSON.stringify(person)),
    ...asOf,
    '--json',
  ])
  expect(status).toBe(0)
  const answer = JSON.parse(stdout)
  expect(answer.asOf).toBe('2021-06-30')
  expect(answer.verdicts.map((one: { rule: string }) => one.rule)).toEqual([
    ...['title.assistant', 'title.middle', 'title.viceSenior'],
    ...['skill.senior', 'skill.technician', 'skill.seniorTechnician', 'skill.next'],
  ])
  expect(answer.verdicts[0]).toEqual({
    ...{ rule: 'title.assistant', name: '高级工申报助理级职称', version: '2020-12-28', enabled: true },
    ...{ inForce: true, level: 'assistant', verdict: 'met', firstDate: '2021-01-01', firstDateKind: 'firm' },
    conditions: [
      {
        ...{ clause: '96-1-1', name: '职称系列在贯通领域内', verdict: 'met', firstDate: '2018-06-30' },
        ...{ facts: [{ what: 'certificates[0]', says: 'series engineering' }], missing: [], readings: [] },
      },
      {
        ...{ clause: '96-2-1', name: '取得高级工后从事技术技能工作满2年', verdict: 'met', firstDate: '2020-06-30' },
        facts: [{ what: 'certificates[0]', says: 'senior 2018-06-30' }],
        ...{ missing: [], readings: ['R-START', 'R-EDGE'] },
      },
      {
        ...{ clause: '96-2-4', name: '近3年年度考核合格', verdict: 'met', firstDate: '2021-01-01' },
        facts: [
          { what: 'appraisals[2018]', says: 'qualified' },
          { what: 'appraisals[2019]', says: 'excellent' },
          { what: 'appraisals[2020]', says: 'qualified' },
        ],
        ...{ missing: [], readings: ['R-3Y', 'R-POST'] },
      },
    ],
  })
})

test('a missing paper is named in the language asked for', async () => {
  const path = file('q.json', JSON.stringify({ ...person, appraisals: person.appraisals.slice(0, 2) }))
  const missing = async (lang: string) => {
    const { stdout } = await changai([
      ...['eligibility', 'explain', path, ...asOf, '--rule', 'title.assistant', '--json', '--lang', lang],
    ])
    return JSON.parse(stdout).verdicts[0].conditions[2].missing
  }
  expect(await missing('zh')).toEqual([{ fact: 'appraisals[2020]', paper: '2020年度考核登记表' }])
  expect(await missing('en')).toEqual([{ fact: 'appraisals[2020]', paper: 'appraisal sheet of 2020' }])
})

test('a file of lines gives one answer a line, in order, and a bad line is refused alone', async () => {
  const line = (one: unknown) => JSON.stringify({ asOf: '2021-06-30', person: one })
  const lines = [line(person), '{not json', '', line({ ...person, wages: 1 }), line({ ...person, titles: [] })]
  const { status, stdout } = await changai(['eligibility', 'explain', file('p.jsonl', `${lines.join('\n')}\n`)])
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text))
  expect(status).toBe(0)
  expect(answers.map((one) => one.refusal?.code ?? one.verdicts[3].verdict)).toEqual([
    ...['met', 'eligibility.not-json', 'eligibility.not-json', 'eligibility.person', 'notMet'],
  ])
  expect(answers[3].refusal.faults).toEqual([
    { field: 'person.wages', code: 'eligibility.field-unknown', facts: {}, message: '不认识的字段' },
  ])
})

test.each<[string, unknown, string]>([
  ['a level that does not exist', { certificates: [{ level: 'master' }] }, 'certificates[0].level'],
  ['a day that does not exist', { titles: [{ grantedOn: '2021-02-29' }] }, 'titles[0].grantedOn'],
  ['work that ends before it begins', { work: [{ from: '2020-01-02', to: '2020-01-01' }] }, 'work[0].to'],
  ['a reading that nobody knows', { settings: { 'R-MOON': 'full' } }, 'settings.R-MOON'],
  ['a word that the reading does not have', { settings: { 'R-EDGE': 'soon' } }, 'settings.R-EDGE'],
])('%s is refused at its field', async (_, given, field) => {
  const { status, stdout } = await changai([
    'eligibility',
    'explain',
    file('bad.json', JSON.stringify(given)),
    ...asOf,
    '--json',
  ])
  expect(status).toBe(1)
  expect(JSON.parse(stdout).refusal).toMatchObject({ code: 'eligibility.person', facts: { count: 1, field } })
})

test('without --json a reader gets sentences', async () => {
  const { stdout } = await changai(['eligibility', 'explain', file('r.json', JSON.stringify(person)), ...asOf])
  expect(stdout).toContain('满足  高级工申报助理级职称（title.assistant）  自 2021-01-01 起')
  expect(stdout).toContain('待人工确认')
})

test('a rule that does not exist, or has no conditions yet, is refused', async () => {
  const path = file('s.json', JSON.stringify(person))
  const ask = (...more: string[]) => changai(['eligibility', 'explain', path, ...asOf, '--json', ...more])
  expect(JSON.parse((await ask('--rule', 'title.king')).stdout).refusal.code).toBe('eligibility.no-rule')
  const others = ['--rules', 'data/rules/other-provinces.json', '--rule']
  expect(JSON.parse((await ask(...others, 'JS-1')).stdout).refusal.code).toBe('eligibility.rule-untold')
  expect(JSON.parse((await ask(...others, 'SD-1.assistant')).stdout).verdicts[0]).toMatchObject({ enabled: false })
})

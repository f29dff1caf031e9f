import { afterAll, describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../platform/documents/document.ts'
import { writeDocx } from '../../platform/documents/docx.ts'
import { openPress } from '../../platform/documents/pdf.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { answer, extension, objection, plan, progress } from './answering-rules.ts'
import { cancellation, check, closing, merging, objectionDecision, reopening, returnNotice } from './deciding-rules.ts'
import { assignment, opening, receipt, sendBack } from './handing-rules.ts'
import type { PaperFacts, PaperOf } from './paper-facts.ts'

const facts: PaperFacts = {
  ...{ number: '产改督〔2021〕3号', unit: '宾川县', office: '云南省新时期产业工人队伍建设改革工作协调领导小组办公室' },
  ...{ source: '红灯', problem: '进度滞后', matter: '宾川县一季度技能培训人次滞后' },
  basis: '《关于2021年产业工人职业技能培训的通知》第二条第三款',
  demand: '查明滞后原因，补开培训班，五月底前补齐一季度缺口，并说明二季度的安排和责任人。',
  ...{ standard: '一季度培训人次达到计划的百分之百', term: 10 },
  items: [
    { id: 'a', name: '补开班计划', proofs: ['补开班计划.pdf'] },
    { id: 'b', name: '学员签到表', proofs: [] },
  ],
  ...{ firstDueOn: plainDate('2021-05-25'), dueOn: plainDate('2021-06-01'), issuedOn: plainDate('2021-05-11') },
  ...{ receivedOn: plainDate('2021-05-12'), answeredOn: plainDate('2021-05-24'), returned: 1, reopened: 1 },
  ...{ drafter: '杨晓岚', contact: '字宏斌（县产改办经办）', signer: '杨晓岚', on: plainDate('2021-05-27') },
  said: {
    reason: '缺第二期计划',
    plan: '五月下旬补开两期班',
    signedBy: '杨副县长',
    items: [{ id: 'b', reason: '没有签到表' }],
  },
  handlers: ['字宏斌'],
  check: { passed: true, onSite: true, checkers: ['杞明亮', '周正清'], on: plainDate('2021-05-26') },
  asked: { days: 5, by: '字宏斌', reason: '汛期道路中断', on: plainDate('2021-05-20') },
  objection: { by: '字宏斌', reason: '口径不含企业内训', on: plainDate('2021-05-14') },
  ...{ otherUnit: '邻县', intoNumber: '产改督〔2021〕1号', banner: null },
}

const sheets: Readonly<Record<string, PaperOf>> = {
  ...{ opening, assignment, receipt, plan, check, closing, reopening, cancellation, merging },
  ...{
    'extension asked for': extension(null),
    'extension granted': extension({ granted: true, by: '杨晓岚', reason: '' }),
  },
}
const letters: Readonly<Record<string, PaperOf>> = {
  ...{ sendBack, objection, returnNotice, upheld: objectionDecision(true), dismissed: objectionDecision(false) },
}
const reports: Readonly<Record<string, PaperOf>> = { progress, answer }

const press = openPress()
afterAll(() => press.close())
const pagesOf = async (document: OfficialDocument) => {
  const pdf = Buffer.from(await press.print(document)).toString('latin1')
  return [...pdf.matchAll(/\/Type\s*\/Page(?![s\w])/g)].length
}
const textOf = (document: OfficialDocument) => JSON.stringify(document)

describe('a paper of an order', () => {
  test.each(Object.entries(sheets))('is a form on one page: %s', async (_, write) => {
    const document = write(facts)
    expect(document).toMatchObject({ form: 'sheet', number: facts.number })
    expect(await pagesOf(document)).toBe(1)
  })

  test.each([...Object.entries(letters), ...Object.entries(reports)])(
    'is printed and written: %s',
    async (_, write) => {
      const document = write(facts)
      expect(await pagesOf(document)).toBeGreaterThan(0)
      expect((await writeDocx(document)).length).toBeGreaterThan(1000)
    },
  )

  test.each(Object.entries({ ...sheets, ...letters, ...reports }))(
    'names the matter and never the word null: %s',
    (_, write) => {
      const text = textOf({ ...write(facts), number: null, urgency: null, approver: null })
      expect(text).toContain('宾川县一季度技能培训人次滞后')
      expect(text).not.toMatch(/undefined|"text":"null"|待核实/)
    },
  )

  test('the assignment shows number, due date and what is asked; the closing form who checked and who approves', () => {
    expect(textOf(assignment(facts))).toMatch(/2021年6月1日.*补开班计划；2. 学员签到表/)
    expect(textOf(closing(facts))).toMatch(
      /原定期限.*2021年5月25日.*最后批准的期限.*2021年6月1日.*杞明亮、周正清.*杨晓岚/,
    )
  })

  test('the notice of return names each item with what is wrong', () => {
    expect(textOf(returnNotice(facts))).toContain('学员签到表：没有签到表')
  })
})

import { sql } from 'kysely'
import type { TestOffice } from '../../test/office.ts'
import type { Colleague, County } from '../../test/world.ts'
import { newId } from '../platform/ids.ts'
import { plainDate } from '../platform/plain-date.ts'
import { request } from '../platform/request.ts'
import { contract } from './contract.ts'
import type { TaskRecord } from './shapes.ts'

/** A notice in force with three confirmed task lines, as its reader and a person left it. */
export async function confirmedNotice(office: TestOffice, county: County): Promise<string> {
  const id = newId()
  const source = '一、思想引领\n各州市建设创新工作室。\n二、建功立业\n开展劳动竞赛。\n举办技能大赛。'
  const sections = [
    { title: '一、思想引领', start: 0, end: 19 },
    { title: '二、建功立业', start: 19, end: source.length },
  ]
  await sql`insert into policy (id, unit_id, file_name, source, source_hash, title, number, issuer, issued_on, kind, sections, state, received_by)
    values (${id}, ${county.units.province}, '要点.txt', ${source}, ${id}, '2021年产改工作要点', '产改发〔2021〕1号', '省产改办', '2021-01-10',
      '通知', ${JSON.stringify(sections)}::jsonb, 'confirmed', ${newId()})`.execute(office.db)
  const texts = ['各州市建设创新工作室', '开展劳动竞赛', '举办技能大赛']
  for (const [at, text] of texts.entries()) {
    const start = source.indexOf(text)
    const line = {
      ...{
        id: `L${at + 1}`,
        kind: 'task',
        text,
        start,
        end: start + text.length,
        ranges: [[start, start + text.length]],
      },
      ...{ measure: null, population: null, comparator: null, strength: null, per: null, basis: null, value: null },
      ...{ unit: null, period: null, place: null, within: null, overlaps: false, actors: [], due: '2021-11-30' },
      ...{ certainty: 'sure', doubts: [] },
    }
    const json = JSON.stringify(line)
    await sql`insert into policy_line (policy_id, no, kind, found, line, state) values
      (${id}, ${at + 1}, 'task', ${json}::jsonb, ${json}::jsonb, 'confirmed')`.execute(office.db)
  }
  return id
}

const day = plainDate

export const taskGiven = (county: County, policyId: string, more: Record<string, unknown> = {}) => ({
  ...{ measure: '素质提升', content: '各州市开办技能培训示范班', deliverable: '班次', standard: '每个县至少一期' },
  ...{ leadId: county.units.province, startsOn: day('2021-01-01'), dueOn: day('2021-12-31') },
  milestones: [
    { name: '上半年开班', dueOn: day('2021-06-30'), weight: 40, asks: ['存在困难'] },
    { name: '全年完成', dueOn: day('2021-12-31'), weight: 60 },
  ],
  source: { kind: 'policy' as const, policyId, lineNo: 1 },
  ...more,
})

/** A plan of the province with one task, deliberated and issued. */
export async function issuedPlan(
  { author, approver }: { readonly author: Colleague; readonly approver: Colleague },
  tasks: readonly ReturnType<typeof taskGiven>[],
) {
  const plan = await request(author.desk, contract.create, { year: 2021, title: '2021年工作要点' })
  const filled = await request(author.desk, contract.addTasks, { id: plan.id, tasks: [...tasks] })
  const sent = await request(author.desk, contract.submit, { id: plan.id, version: filled.version })
  const passed = await request(approver.desk, contract.deliberate, {
    ...{ id: plan.id, version: sent.version, result: 'passed', meeting: '办公室第三次会议' },
    ...{ documentNo: '纪要〔2021〕3号', onDay: day('2021-02-20') },
  })
  return request(approver.desk, contract.issue, { id: plan.id, version: passed.version })
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF')

export async function prove(
  by: Colleague,
  task: TaskRecord,
  milestoneId: string,
  name = '证明.pdf',
  body: Buffer = PDF,
) {
  const address = `${by.desk.origin}/api/tasks/${task.id}/milestones/${milestoneId}/proofs?fileName=${encodeURIComponent(name)}`
  const response = await fetch(address, {
    method: 'PUT',
    headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body),
  })
  return { status: response.status, told: (await response.json()) as { code?: string } & TaskRecord }
}

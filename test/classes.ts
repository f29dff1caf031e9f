import { Workbook } from 'exceljs'
import { beforeEach } from 'vitest'
import { checkCharacter } from '../src/platform/identifiers/iso7064.ts'
import { plainDate } from '../src/platform/plain-date.ts'
import { request } from '../src/platform/request.ts'
import { saveSetting } from '../src/platform/settings/store.ts'
import { contract } from '../src/training/contract.ts'
import type { ClassRecord, Drop } from '../src/training/shapes.ts'
import type { TestOffice } from './office.ts'
import { buildCounty, type Colleague, type County } from './world.ts'

/** A number of the demo region with a right check character; each `serial` another one. */
export function demoNumber(serial: number, birth = '19800101'): string {
  const body = `999999${birth}${String(serial).padStart(3, '0')}`
  return body + checkCharacter(body)
}

/** The office shows invented data, so that numbers of the demo region may be stored. */
export const allowDemo = (office: TestOffice) => saveSetting(office.db, 'demo', true)

/** Registers an institution for an occupation and level. */
export const registerScope = (
  office: Pick<TestOffice, 'db'>,
  unitId: string,
  occupation = '电工',
  level = 'intermediate' as const,
) =>
  office.db
    .insertInto('institutionScope')
    .values({ unitId, occupation, level, fromOn: plainDate('2019-01-01'), toOn: null })
    .execute()

export const planOf = (county: County, over: Partial<Record<string, unknown>> = {}) => ({
  ...{ title: '电工（四级）第1期', unitId: county.units.county, projectType: 'JYJN' as const },
  ...{ occupation: '电工', level: 'intermediate' as const, certificateKind: 'skill-level' as const },
  ...{ fund: 'ZZ' as const, defaultGroups: ['G13'], plannedPeople: 50, plannedHours: 40 },
  ...{ startsOn: '2021-07-05', endsOn: '2021-07-09', place: '实训楼 201', lateReason: null },
  ...over,
})

export const planClass = (
  school: Colleague,
  county: County,
  over: Partial<Record<string, unknown>> = {},
): Promise<ClassRecord> => request(school.desk, contract.plan, planOf(county, over) as never)

/** A class that the county has approved and that has begun, on the office's present day. */
export async function runningClass(
  office: TestOffice,
  school: Colleague,
  approver: Colleague,
  county: County,
  over: Partial<Record<string, unknown>> = {},
): Promise<ClassRecord> {
  const { id } = await planClass(school, county, over)
  await request(school.desk, contract.file, { id })
  await request(approver.desk, contract.approve, { id })
  const start = planOf(county, over).startsOn
  if (office.clock.today < start) office.clock.today = plainDate(start)
  return request(school.desk, contract.start, { id })
}

export interface RosterPerson {
  readonly name: string
  readonly idNumber: string
  readonly attended?: number | string
  readonly certificate?: string
  readonly certifiedOn?: string
  readonly phone?: string
}

/** A roster as offices make it: a title over merged cells, headers with aliases, a total row at the end. */
export async function rosterWorkbook(
  people: readonly RosterPerson[],
  classLine = '',
): Promise<Uint8Array<ArrayBuffer>> {
  const book = new Workbook()
  const sheet = book.addWorksheet('名册')
  sheet.mergeCells('A1:G1')
  sheet.getCell('A1').value = '培训学员名册'
  if (classLine) sheet.getCell('A2').value = `班级编号：${classLine}`
  sheet.getRow(3).values = ['序号', '学员姓名', '公民身份号码', '联系电话', '出勤学时', '证书编号', '发证日期']
  people.forEach((person, at) => {
    const { name, idNumber, phone = '10001234567', attended = '', certificate = '', certifiedOn = '' } = person
    sheet.getRow(4 + at).values = [at + 1, name, idNumber, phone, attended, certificate, certifiedOn]
  })
  sheet.getRow(4 + people.length).values = ['合计', `${people.length}人`]
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export const people = (count: number, from = 0, more: Partial<RosterPerson> = {}): RosterPerson[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `${'李王张杨普字茶罗和毕'[at % 10]}${'明秀兰芬军生'[at % 6]}${'华梅忠珍福英'[(at >> 2) % 6]}`,
    idNumber: demoNumber((from + at) % 1000, `19${String(70 + Math.floor((from + at) / 1000)).padStart(2, '0')}0305`),
    ...more,
  }))

export async function dropRoster(
  school: Colleague,
  id: string,
  file: Uint8Array<ArrayBuffer>,
  fileName = '名册.xlsx',
): Promise<Drop> {
  return request(school.desk, contract.drop, { id, fileName }, { body: file })
}

/** A school, the county that approves its classes, and helpers that tests of rosters share; made anew for each test. */
export function withSchool(office: TestOffice) {
  const now = {} as { county: County; school: Colleague; approver: Colleague }
  let serial = 0
  beforeEach(async () => {
    office.clock.today = plainDate('2021-06-30')
    await allowDemo(office)
    now.county = await buildCounty(office)
    now.school = await now.county.hire('school', 'trainer')
    now.approver = await now.county.hire('county', 'county')
    await registerScope(office, now.county.units.school)
  })
  return {
    now,
    /** Numbers that no other test has used. */
    newcomers(count: number): RosterPerson[] {
      serial += 100
      return people(count, serial - 100)
    },
    async approved(over: Record<string, unknown> = {}): Promise<ClassRecord> {
      const { id } = await planClass(now.school, now.county, over)
      await request(now.school.desk, contract.file, { id })
      return request(now.approver.desk, contract.approve, { id })
    },
    async onRoster(id: string): Promise<string[]> {
      const { rows } = await request(now.school.desk, contract.people, { id })
      return rows.map(({ name, idNumber }) => `${name} ${idNumber}`)
    },
  }
}

/** What became of the rows: stored, there already, refused, skipped. */
export const countsOf = ({ stored, already, refused, skipped }: Drop): number[] =>
  [stored, already, refused, skipped].map(({ value }) => Number(value))

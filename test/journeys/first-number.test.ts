import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import type { RunningServer } from '../../src/app/server.ts'
import { journey } from './browser.ts'
import { expectWellMade, openDemoOffice, signIn } from './demo-office.ts'
import { messyRoster } from './messy-roster.ts'

const office: { server?: RunningServer } = {}
const address = () => office.server!.address

beforeAll(async () => {
  office.server = await openDemoOffice()
}, 120_000)

afterAll(() => office.server?.close())

const WAY_DOWN = [
  ['云南省', '大理白族自治州'],
  ['大理白族自治州', '宾川县'],
  ['宾川县', '果树工提升班'],
] as const

/** Presses a verb and answers the question that it asks. */
async function act(page: Page, verb: string): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).first().click()
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: label }).first().click()
  await page.getByRole('option', { name: option }).first().click()
}

async function typeDay(page: Page, label: RegExp, digits: string): Promise<void> {
  await page.getByRole('group', { name: label }).getByRole('spinbutton').first().click()
  await page.keyboard.type(digits)
}

async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  await page.goto(page.url())
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content })
  await page.waitForURL(/\/training\/rosters\//)
  await page.getByText('入库').first().waitFor()
}

/** The province's number of the year's training, as its card prints it. */
async function trained(page: Page): Promise<number> {
  await page.goto(`${address()}/targets/2021-T0`)
  const figure = page.locator('[data-ref="2021-T0.value.530000.20210101-20210630"]').first()
  return Number((await figure.innerText()).replaceAll(',', ''))
}

journey(
  'the province confirms a real notice line by line, issues its target, and finds it among the issued ones',
  async (browser) => {
    const page = await signIn(browser, address(), 'sheng')
    await expectWellMade(page)
    await page.getByRole('button', { name: /继续确认/ }).click()
    await page.getByRole('heading', { name: '拆出的目标' }).waitFor()
    expect(await page.locator('.draft-item').count()).toBe(8)
    await expectWellMade(page)
    for (let confirmed = 1; confirmed <= 8; confirmed++) {
      await page.keyboard.press('Enter')
      await page.getByText(`${confirmed} 已确认`).waitFor()
    }
    await page.getByRole('button', { name: '全部确认后生效' }).click()
    await page.getByRole('link', { name: '下达目标' }).click()
    await page.getByRole('heading', { name: '各条线计什么' }).waitFor()
    await page.getByText('2021-B-T6').first().waitFor()
    await expectWellMade(page)
    await page.getByRole('button', { name: '下达', exact: true }).click()
    await page.waitForURL(/\/targets\/2021-B-T0/)
    await page.goto(`${address()}/targets/2021-B-T0`)
    await page.locator('[data-ref*="2021-B-T0.value.530000"]').first().click()
    const drawer = page.getByRole('complementary')
    await drawer.locator('.clause-box mark').first().waitFor()
    await drawer.getByText('逐条重算相符').waitFor()
  },
)

journey(
  'a class in 宾川县 moves the province’s number, which opens down to the masked people of that class',
  async (browser) => {
    const province = await signIn(browser, address(), 'sheng')
    const before = await trained(province)

    const school = await signIn(browser, address(), 'jixiao')
    await school.goto(`${address()}/training/new`)
    await school.getByLabel('班名').fill('果树工提升班')
    await choose(school, '项目类型', '就业技能培训')
    await choose(school, '职业', '农艺工')
    await choose(school, '等级', '四级')
    await choose(school, '发什么证', '职业技能等级证书')
    await typeDay(school, /开班日期/, '20210601')
    await typeDay(school, /结课日期/, '20210625')
    await school.getByLabel('计划学时').fill('40')
    await school.getByLabel('上课地点').fill('本校实训楼')
    await school.getByLabel('补录原因').fill('系统上线前已办')
    await school.getByLabel('计划人数').fill('10')
    await choose(school, '资金来源', '职业技能提升行动专账')
    await expectWellMade(school)
    await school.getByRole('button', { name: '保存计划' }).click()
    await school.waitForURL(/\/training\/[0-9a-f-]{36}$/)
    const place = school.url()
    await act(school, '提交备案')

    const county = await signIn(browser, address(), 'binchuan')
    await county.goto(place)
    await act(county, '准予开班')

    await drop(school, '名册.xlsx', await messyRoster({ people: 10, wrong: true }))
    await school.getByText('证号校验不符').filter({ visible: true }).first().waitFor()
    await expectWellMade(school)
    const marked = school.waitForEvent('download')
    await school.getByText('下载标注后的名册').click()
    expect((await marked).suggestedFilename()).toMatch(/\.xlsx$/)
    await school.goto(place)
    await drop(school, '名册改.xlsx', await messyRoster({ people: 10, wrong: false }))
    await school.getByText('新入库 1 行，已在册 9 行').waitFor()

    await school.goto(place)
    await act(school, '开班')
    await act(school, '结课')
    await school.getByText('已结课').first().waitFor()

    expect(await trained(province)).toBe(before + 10)
    await province.locator('[data-ref="2021-T0.value.530000.20210101-20210630"]').first().click()
    const drawer = province.getByRole('complementary')
    for (const [level, part] of WAY_DOWN) {
      await drawer.locator(`.strip[aria-label="${level}"] .strip-part`, { hasText: part }).click()
    }
    await drawer.getByText('999999').first().waitFor()
    await drawer.getByText('本次查看已记入留痕').waitFor()
    await expectWellMade(province)
    await province.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
  },
)

journey('a worker sees himself and nobody else; a county sees its own county', async (browser) => {
  const worker = await signIn(browser, address(), 'gongren', 390)
  expect(await worker.getByRole('link', { name: '人员' }).count()).toBe(0)
  await worker.getByText('谁看过我的信息').waitFor()
  expect(new URL(worker.url()).pathname).toBe('/own')
  await expectWellMade(worker)
  const county = await signIn(browser, address(), 'binchuan', 1024)
  await county.goto(`${address()}/cockpit`)
  await county.getByRole('heading', { name: '驾驶舱' }).waitFor()
  await expectWellMade(county)
})

journey('an enterprise sees its own part and no map of the unknown; the split of the demo stands', async (browser) => {
  const enterprise = await signIn(browser, address(), 'qiye', 1024)
  await enterprise.goto(`${address()}/cockpit`)
  await enterprise.getByText('您的岗位只看本单位经手的部分').waitFor()
  await expectWellMade(enterprise)
  const province = await signIn(browser, address(), 'sheng', 1024)
  await province.goto(`${address()}/targets/2021-T0/split`)
  await province.getByText('各条线都平，没有越界').waitFor()
  await province.getByText('无承担单位').first().waitFor()
  await expectWellMade(province)
})

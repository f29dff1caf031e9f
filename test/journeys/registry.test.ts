import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import type { RunningServer } from '../../src/app/server.ts'
import { demoNumber } from '../classes.ts'
import { journey } from './browser.ts'
import { expectWellMade, openDemoOffice, signIn } from './demo-office.ts'

const office: { server?: RunningServer } = {}
const address = () => office.server!.address

beforeAll(async () => {
  office.server = await openDemoOffice()
}, 120_000)

afterAll(() => office.server?.close())

const NAME = '字有福'
const [FIRST, SECOND] = [demoNumber(981, '19770607'), demoNumber(982, '19770607')]
const masked = (number: string) => `999999 1977＊＊＊＊ ＊＊${number.slice(-2)}`
/** A scan as small as a PNG can be. */
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`(^|\\s)${label}`) })
    .click()
  await page.getByRole('option', { name: option }).first().click()
}

async function typeDay(page: Page, label: RegExp, digits: string): Promise<void> {
  await page.getByRole('group', { name: label }).getByRole('spinbutton').first().click()
  await page.keyboard.type(digits)
}

async function find(page: Page, label: string, text: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(text)
  await page.getByRole('option', { name: option }).first().click()
}

/** Fills in the form of a person; what it shows beside him is looked at before he is stored. */
async function typePerson(page: Page, idNumber: string): Promise<void> {
  await page.goto(`${address()}/people/new`)
  await page.getByLabel('证件号').fill(idNumber)
  await page.getByRole('textbox', { name: /^姓名/ }).fill(NAME)
  await page.getByText('由证件号得出：').waitFor()
}

const register = (page: Page) => page.getByRole('button', { name: '登记', exact: true }).click()
const onRecord = async (page: Page): Promise<string> => {
  await page.waitForURL(/\/people\/[0-9a-f-]{36}(\?|$)/)
  await page.getByRole('heading', { name: '字＊福' }).waitFor()
  return page.url()
}

async function addRecord(page: Page, tab: RegExp): Promise<void> {
  await page.getByRole('tab', { name: tab }).click()
  await page.getByRole('tabpanel').getByRole('button', { name: '登记一条' }).click()
  await page.getByRole('dialog').waitFor()
}

async function save(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('来源').fill('单位报送')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
}

journey(
  'a clerk types a worker in: look-alike, work, a certificate mended from its draft, an appraisal with its scan',
  async (browser) => {
    const clerk = await signIn(browser, address(), 'binchuan')
    await typePerson(clerk, FIRST)
    await clerk.getByText('这个号码还没有登记').waitFor()
    await expectWellMade(clerk)
    await register(clerk)
    await onRecord(clerk)

    await addRecord(clerk, /从业经历/)
    await find(clerk, '单位', '宾川原乌', '宾川原乌咖啡有限公司')
    await choose(clerk, '岗位类别', '技能')
    await typeDay(clerk, /起始日期/, '20180301')
    await expectWellMade(clerk)
    await save(clerk)
    await clerk.getByRole('tabpanel').getByText('宾川原乌咖啡有限公司').waitFor()

    await addRecord(clerk, /证书/)
    await choose(clerk, '证书类别', '职业技能等级证书')
    await find(clerk, '职业（工种）', '农艺工', '农艺工')
    await choose(clerk, '等级', '四级')
    await clerk.getByRole('dialog').getByLabel('编号').fill('Y12345')
    await typeDay(clerk, /发证日期/, '20200510')
    await clerk.getByRole('dialog').getByLabel('来源').fill('证书原件')
    await clerk.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await clerk.getByText('已存为草稿').first().waitFor()
    await clerk.getByRole('dialog').getByRole('button', { name: '不办了' }).click()
    await clerk.getByRole('button', { name: '继续填' }).waitFor()
    await clerk.getByText('证书编号不合规则').first().waitFor()
    await expectWellMade(clerk)
    await clerk.getByRole('button', { name: '继续填' }).click()
    await clerk.getByRole('dialog').getByLabel('编号').fill('Y000053000001204000981')
    await save(clerk)
    await clerk.getByRole('button', { name: '继续填' }).waitFor({ state: 'detached' })

    await addRecord(clerk, /年度考核/)
    await clerk.getByRole('textbox', { name: /^年度/ }).fill('2020')
    await choose(clerk, '考核等次', '优秀')
    await clerk.locator('input[type=file]').setInputFiles({ name: '考核表.png', mimeType: 'image/png', buffer: SCAN })
    await clerk.getByText('佐证：考核表.png').waitFor()
    await save(clerk)
    await clerk.getByRole('tabpanel').getByText('有佐证').waitFor()
    await expectWellMade(clerk)

    await clerk.getByRole('button', { name: '查看原值' }).click()
    await clerk.getByRole('dialog').getByLabel('用途').fill('核对考核表')
    await clerk.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click()
    await clerk.getByText(FIRST).first().waitFor()
    await clerk.getByRole('link', { name: '人员', exact: true }).first().click()
    await clerk.waitForURL(/\/people$/)
    await clerk.getByRole('heading', { name: '人员' }).waitFor()
    await clerk.goBack()
    await onRecord(clerk)
    await clerk.getByText(masked(FIRST)).first().waitFor()
    expect(await clerk.content()).not.toContain(FIRST)

    await typePerson(clerk, SECOND)
    const alike = clerk.getByRole('region', { name: '可能是同一人' })
    await alike.getByText(masked(FIRST)).waitFor()
    await expectWellMade(clerk)
    await register(clerk)
    await clerk.getByLabel('不是同一人的依据').fill('看过两人身份证')
    await register(clerk)
    await onRecord(clerk)
    await clerk.getByText(masked(SECOND)).first().waitFor()
  },
)

journey('a worker says what is wrong, the county answers, and he reads the answer', async (browser) => {
  const worker = await signIn(browser, address(), 'gongren', 390)
  await worker.getByLabel('哪里不对，应该是什么').fill('手机号早就换了')
  await worker.getByRole('button', { name: '提交', exact: true }).click()
  await worker.getByText('待答复').first().waitFor()
  await expectWellMade(worker)

  const county = await signIn(browser, address(), 'binchuan')
  const matters = county.getByRole('button', { name: /去答复/ })
  const line = county.getByText('手机号早就换了')
  for (let at = 0; ; at += 1) {
    await county.goto(address())
    await matters.first().waitFor()
    await matters.nth(at).click()
    await county.getByRole('heading', { name: '更正申请' }).waitFor()
    if ((await line.count()) > 0) break
  }
  const asked = county.getByRole('listitem').filter({ has: line })
  await asked.getByRole('button', { name: '采纳', exact: true }).click()
  await county.getByLabel('答复（本人能看到）').fill('已按本人提供更正')
  await county.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await asked.getByText('已采纳').waitFor()
  await expectWellMade(county)

  await worker.goto(`${address()}/own`)
  await worker.getByText('已按本人提供更正').waitFor()
})

journey('two records of one person are merged by maker and checker, and the merge is taken back', async (browser) => {
  const maker = await signIn(browser, address(), 'binchuan')
  await maker.goto(`${address()}/people`)
  await maker.getByRole('link', { name: '重复档案' }).click()
  await maker.getByRole('link', { name: '比对、合并' }).first().click()
  await maker.getByRole('heading', { name: '合并对数的影响' }).waitFor()
  await expectWellMade(maker)
  await maker.getByLabel('合并理由').last().fill('同名同生日，核对证件是同一人')
  await maker.getByRole('button', { name: '提交复核' }).click()
  await maker.getByText('待复核', { exact: true }).waitFor()
  const survivor = maker.url()
  expect(await maker.getByRole('button', { name: '同意合并' }).count()).toBe(0)

  const checker = await signIn(browser, address(), 'dali', 1024)
  await checker.getByRole('button', { name: /去复核/ }).click()
  await checker.getByRole('button', { name: '同意合并' }).waitFor()
  await expectWellMade(checker)
  await checker.getByRole('button', { name: '同意合并' }).click()
  await checker.getByText('没有待复核的合并').waitFor()

  await maker.goto(survivor)
  await maker.getByText('已合并', { exact: true }).waitFor()
  await expectWellMade(maker)
  await maker.getByRole('button', { name: '撤销合并' }).click()
  await maker.getByLabel('撤销理由').fill('证件比对有误，是两个人')
  await maker.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click()
  await maker.getByText('已撤销', { exact: true }).waitFor()
  await expectWellMade(maker)
})

import { afterAll, beforeAll, expect } from 'vitest'
import type { RunningServer } from '../../src/app/server.ts'
import { journey } from './browser.ts'
import { expectWellMade, openDemoOffice, signIn } from './demo-office.ts'

let office: RunningServer
beforeAll(async () => {
  office = await openDemoOffice()
}, 120_000)
afterAll(async () => {
  await office.close()
})

journey('a worker sees what he can apply for, by which clause and from which day', async (browser) => {
  const page = await signIn(browser, office.address, 'gongren', 390)
  await page.goto(`${office.address}/own`)
  const mine = page.getByRole('region', { name: '我能申报什么' })
  await mine.getByRole('heading', { level: 3 }).first().waitFor()
  expect(await mine.getByText('待人工确认').count()).toBeGreaterThan(0)
  const first = mine.locator('.rule-card').first()
  await first.getByText('逐条看依据').waitFor()
  if ((await first.locator('details[open]').count()) === 0) await first.getByText('逐条看依据').click()
  await first.locator('.clause-box').first().waitFor()
  await page.getByRole('button', { name: /想取得/ }).click()
  await page.getByRole('option', { name: '高级技师', exact: true }).click()
  await page
    .getByText(/以评审、认定机构当年通知为准|没有走得通的路|已经取得/)
    .first()
    .waitFor()
  await expectWellMade(page)
})

journey('the province runs the rules, opens a number to its people, and a county decides', async (browser) => {
  const page = await signIn(browser, office.address, 'sheng')
  await page.goto(`${office.address}/eligibility`)
  await page.getByRole('button', { name: '重新测算' }).click()
  await page.locator('a.figure').first().waitFor({ timeout: 60_000 })
  await expectWellMade(page)
  await page.locator('a.figure').first().click()
  const drawer = page.getByRole('complementary').filter({ hasText: '数里的人' })
  await drawer.getByText('姓名已遮盖').waitFor()
  await drawer.locator('.people tr').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: '差一步' }).click()
  await page.getByText('差哪份材料').waitFor()
  await expectWellMade(page)

  const county = await signIn(browser, office.address, 'binchuan')
  await county.goto(`${office.address}/eligibility?tab=list`)
  await county.getByRole('row').nth(1).dblclick()
  await county.waitForURL(/\/eligibility\/people\//)
  const card = county.locator('.rule-card.met').first()
  await card.getByRole('button', { name: /^认定/ }).click()
  const dialog = county.getByRole('dialog')
  await dialog.getByText('确认', { exact: true }).click()
  await dialog.getByLabel('理由').fill('证书已联网核验，考核表齐全')
  await dialog.getByRole('button', { name: '作出认定' }).click()
  await card.getByText('证书已联网核验').waitFor()
  await expectWellMade(county)
})

journey(
  'a rule is changed in its sentence, tried by its cases, and published only by another hand',
  async (browser) => {
    const page = await signIn(browser, office.address, 'sheng')
    await page.goto(`${office.address}/eligibility/rules/title.assistant`)
    await page.getByRole('button', { name: '起草新版本' }).click()
    await page.getByLabel('年数').first().fill('1')
    await page.getByText('满1年').first().waitFor()
    const from = page.getByRole('group', { name: '起始日' })
    await from.getByRole('spinbutton').first().click()
    await page.keyboard.type('20220101')
    await page.getByLabel('修改说明和依据').fill('按新通知改为一年')
    await page.getByRole('button', { name: '保存草稿并核对样例' }).click()
    await page.getByText(/样例 E02 预期不满足/).waitFor()
    await page.getByText('起草人不能发布').waitFor()
    await page.getByRole('button', { name: '试算' }).click()
    const gains = page.getByRole('region', { name: '按地区' })
    await gains.getByText('昆明市').waitFor({ timeout: 40_000 })
    expect(await gains.getByRole('row').filter({ hasText: '昆明市' }).locator('a.figure').first().innerText()).not.toBe(
      '0',
    )
    expect(await page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0)
    await expectWellMade(page)

    const other = await signIn(browser, office.address, 'renshe')
    await other.goto(`${office.address}/eligibility/rules/title.assistant`)
    const publish = other.getByRole('button', { name: '发布', exact: true })
    await publish.waitFor()
    expect(await publish.isDisabled()).toBe(true)
  },
)

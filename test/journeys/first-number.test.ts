import { afterAll, beforeAll, expect } from 'vitest'
import type { RunningServer } from '../../src/app/server.ts'
import { journey } from './browser.ts'
import { expectWellMade, openDemoOffice, signIn } from './demo-office.ts'

const office: { server?: RunningServer } = {}

beforeAll(async () => {
  office.server = await openDemoOffice()
}, 120_000)

afterAll(() => office.server?.close())

journey(
  'the province confirms a real notice line by line, and a number opens down to masked people',
  async (browser) => {
    const page = await signIn(browser, office.server!.address, 'sheng')
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
    await page.getByText('已生效，可以下达目标').waitFor()

    await page.goto(`${office.server!.address}/targets/2021-T0`)
    await page.getByText('互相重叠').waitFor()
    await expectWellMade(page)
    await page.locator('.figure.hero, [data-ref*="2021-T0.value"]').first().click()
    const drawer = page.getByRole('complementary')
    await drawer.getByText('逐条重算相符').waitFor()
    await drawer.getByText('16个地区之和').waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
  },
)

journey('a worker sees himself and nobody else; a county sees its own county', async (browser) => {
  const worker = await signIn(browser, office.server!.address, 'gongren', 390)
  expect(await worker.getByRole('link', { name: '人员' }).count()).toBe(0)
  await expectWellMade(worker)
  const county = await signIn(browser, office.server!.address, 'binchuan', 1024)
  await county.goto(`${office.server!.address}/cockpit`)
  await county.getByRole('heading', { name: '驾驶舱' }).waitFor()
  await expectWellMade(county)
})

import { expect } from 'vitest'
import { journey } from './browser.ts'

journey('the browser of the journeys speaks Chinese and lays out a page', async (browser) => {
  const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 390, height: 800 } })
  await page.setContent('<html lang="zh-CN"><body style="margin:0"><h1>产改工作平台</h1></body></html>')
  expect(await page.evaluate(() => navigator.language)).toBe('zh-CN')
  expect(await page.getByRole('heading', { name: '产改工作平台' }).boundingBox()).toMatchObject({ width: 390 })
  await page.close()
})

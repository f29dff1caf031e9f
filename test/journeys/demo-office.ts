import { mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type RunningServer, startServer } from '../../src/app/server.ts'
import { DEMO_PASSWORD } from '../../src/demo/officers.ts'
import { cloneDatabase } from '../database.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The product with its demo data on a port of its own, as `npm start` opens it. */
export async function openDemoOffice(): Promise<RunningServer> {
  const { url } = await cloneDatabase()
  return startServer({
    databaseUrl: url,
    dataDir: join(mkdtempSync(join(tmpdir(), 'changai-journey-')), 'var'),
    port: 0,
    demo: 'small',
    say: () => {},
  })
}

/** A browser of somebody's own, signed in through the page. What breaks on a page fails the journey. */
export async function signIn(browser: Browser, address: string, login: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width, height: 1000 },
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw new Error(`a page of ${login} broke: ${error.message}`)
  })
  page.setDefaultTimeout(12_000)
  await page.goto(address)
  await page.getByLabel('用户名').fill(login)
  await page.locator('input[type=password]').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('演示数据').first().waitFor()
  return page
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/**
 * Nobody is shut out of a page: axe finds nothing, and nothing scrolls sideways. What react-aria says aloud for a moment
 * (its own log for screen readers) is left out.
 */
export async function expectWellMade(page: Page): Promise<void> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(where: object): Promise<{ violations: Violation[] }> } }
    return (await axe.run({ exclude: [['[role="log"]']] })).violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`,
    )
  })
  expect(violations).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { build, preview } from 'vite'

/**
 * Takes pictures of the kit at three widths into var/look, and asks axe about each page.
 * `node src/app/gallery/look.ts [page …]`
 */
const ROOT = join(import.meta.dirname, '../../..')
const OUT = join(ROOT, 'var/look')
const WIDTHS = [1440, 1024, 390] as const
const pages: Readonly<Record<string, string>> = {
  today: '#/',
  target: '#/target',
  drawer: '#/target?figure=sample-261000',
  intake: '#/intake',
  matrix: '#/matrix',
  'matrix-large': '#/matrix-large',
  roster: '#/roster',
  register: '#/people',
  controls: '#/controls',
  states: '#/states',
  'sign-in': '?sign-in',
}

const wanted = process.argv.slice(2)
const chosen = Object.entries(pages).filter(([name]) => wanted.length === 0 || wanted.includes(name))
const axe = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8')

async function look(browser: Browser, address: string, name: string, path: string, width: number) {
  const page = await browser.newPage({ viewport: { width, height: width === 390 ? 844 : 1000 } })
  page.on('pageerror', (error) => console.log(`${name} ${width}: ${error.message}`))
  page.on('console', (line) => line.type() === 'error' && console.log(`${name} ${width}: ${line.text()}`))
  await page.goto(`${address}/gallery.html${path}`, { waitUntil: 'networkidle' })
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(OUT, `${name}-${width}.png`), fullPage: name !== 'drawer' })
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (sideways > 0) console.log(`${name} ${width}: the page is ${sideways} px too wide`)
  await page.evaluate(axe)
  const faults = await page.evaluate(async () => {
    const { axe: judge } = window as unknown as { axe: { run(): Promise<{ violations: AxeFault[] }> } }
    return (await judge.run()).violations
  })
  for (const fault of faults) {
    console.log(
      `${name} ${width}: ${fault.id} ${fault.help}: ${fault.nodes
        .map((node) => node.html.slice(0, 160))
        .slice(0, 3)
        .join(' | ')}`,
    )
  }
  await page.close()
}

interface AxeFault {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string }[]
}

mkdirSync(OUT, { recursive: true })
// Built, not served from source: what is looked at is what ships, and an edit meanwhile does not reload it.
const outDir = join(ROOT, 'var/gallery')
await build({
  root: ROOT,
  logLevel: 'error',
  build: { outDir, rolldownOptions: { input: join(ROOT, 'gallery.html') } },
})
const server = await preview({
  root: ROOT,
  logLevel: 'error',
  build: { outDir },
  preview: { port: 4180, host: '127.0.0.1' },
})
const address = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? ''
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
for (const [name, path] of chosen) for (const width of WIDTHS) await look(browser, address, name, path, width)
await browser.close()
await server.close()

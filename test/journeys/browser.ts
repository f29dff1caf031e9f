import { existsSync } from 'node:fs'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { afterAll, type TestContext, test } from 'vitest'
import { findNpmBrowser } from './npm-browser.ts'

/** How to start a Chromium of this machine. */
export type FoundBrowser = Required<Pick<LaunchOptions, 'executablePath' | 'args' | 'env'>>

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const NO_BROWSER = 'no browser: no Chromium on this machine, none in CHROME_PATH, and none from npm for this system'
const JOURNEY_MS = 240_000
// A container gives /dev/shm 64 MB, which a page of counties can fill.
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN', '--font-render-hinting=none']

let opened: Promise<Browser> | undefined

/** CHROME_PATH, else a Chromium of the system, else the one that npm brought; undefined when there is none. */
export function findBrowser(): FoundBrowser | undefined {
  const given = process.env.CHROME_PATH
  if (given && !existsSync(given)) throw new Error(`CHROME_PATH names ${given}, which is not there`)
  const executablePath = given ?? SYSTEM_PATHS.find((path) => existsSync(path))
  if (executablePath) return { executablePath, args: ARGS, env: inherited() }
  const fromNpm = findNpmBrowser()
  return fromNpm && { executablePath: fromNpm.program, args: ARGS, env: { ...inherited(), ...fromNpm.env } }
}

/**
 * A test in a real browser. Where none can be had it is skipped by its name with the reason, except where
 * CHANGAI_JOURNEYS=required says that it must run.
 */
export function journey(name: string, walk: (browser: Browser, context: TestContext) => Promise<void>): void {
  test(name, { timeout: JOURNEY_MS }, async (context) => {
    const found = findBrowser()
    if (!found && process.env.CHANGAI_JOURNEYS === 'required') throw new Error(NO_BROWSER)
    if (!found) {
      console.warn(`skipped: ${name} (${NO_BROWSER})`)
      return context.skip(NO_BROWSER)
    }
    opened ??= chromium.launch(found)
    await walk(await opened, context)
  })
}

afterAll(async () => {
  await (await opened)?.close()
})

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

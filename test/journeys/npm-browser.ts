import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const PACKAGE = '@sparticuz/chromium'
const UNPACKED = join(import.meta.dirname, '../../node_modules/.cache/changai-chromium')
const UNPACK = `const { default: packed } = await import('${PACKAGE}'); await packed.executablePath()`

/** The Chromium of the npm package, unpacked once, and what it needs to find its own libraries. Only Linux on x64. */
export function findNpmBrowser(): { program: string; env: Record<string, string> } | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !isInstalled()) return undefined
  if (!existsSync(UNPACKED)) unpack()
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(UNPACKED, 'fonts') }
  return { program: join(UNPACKED, 'chromium'), env: { LD_LIBRARY_PATH: join(UNPACKED, 'al2023/lib'), ...fonts } }
}

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve(PACKAGE)
    return true
  } catch {
    return false
  }
}

// The package unpacks into the folder for temporary files, and its libraries only where it takes itself to be hosted:
// a process of its own is told both.
function unpack(): void {
  const half = `${UNPACKED}.${process.pid}`
  mkdirSync(half, { recursive: true })
  const env = { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  try {
    execFileSync(process.execPath, ['--input-type=module', '--eval', UNPACK], { cwd: import.meta.dirname, env })
    renameSync(half, UNPACKED)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

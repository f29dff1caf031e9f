import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

interface Packed {
  readonly default: { executablePath(): Promise<string> }
}

const PACKAGE = '@sparticuz/chromium'
const UNPACKED = join(import.meta.dirname, '../../node_modules/.cache/changai-chromium')

/** The Chromium of the npm package, unpacked once, and what it needs to find its own libraries. Only Linux on x64. */
export async function findNpmBrowser(): Promise<{ program: string; env: Record<string, string> } | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  if (!existsSync(UNPACKED) && !(await unpack())) return undefined
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(UNPACKED, 'fonts') }
  return { program: join(UNPACKED, 'chromium'), env: { LD_LIBRARY_PATH: join(UNPACKED, 'al2023/lib'), ...fonts } }
}

// The package unpacks into the folder for temporary files, and its libraries only where it takes itself to be hosted.
async function unpack(): Promise<boolean> {
  const half = `${UNPACKED}.${process.pid}`
  const before = { ...process.env }
  mkdirSync(half, { recursive: true })
  Object.assign(process.env, { TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' })
  try {
    const packed: Packed = await import(PACKAGE)
    await packed.default.executablePath()
    renameSync(half, UNPACKED)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return false
    throw error
  } finally {
    process.env = before
    rmSync(half, { recursive: true, force: true })
  }
}

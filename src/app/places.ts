import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the sealing keys lie: beside the data folder, never inside it. */
export const keyPathOf = (dataDir: string): string =>
  process.env.CHANGAI_KEY_FILE ?? `${dataDir.replace(/[\\/]+$/, '')}.key`

/** Where the last head of the audit chain is kept, outside the database: a cut tail is found by it. */
export const headPathOf = (dataDir: string): string => join(dataDir, 'audit-head')

/** The head that was kept, or null on a machine that never sealed. */
export const keptHead = (dataDir: string): string | null =>
  existsSync(headPathOf(dataDir)) ? readFileSync(headPathOf(dataDir), 'utf8').trim() : null

export const filesFolderOf = (dataDir: string): string => join(dataDir, 'files')

/** Typefaces of the office's own, for characters that the shipped ones lack. */
export const fontsFolderOf = (dataDir: string): string => join(dataDir, 'fonts')

import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { Refusal } from '../platform/refusal.ts'

/** The data folder, made when it is not there. @returns its path with all links resolved. */
export function makeDataFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch (error) {
    throw new Refusal('conflict', 'data.cannot-use', { folder, reason: (error as NodeJS.ErrnoException).code ?? '' })
  }
}

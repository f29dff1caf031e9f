import { readFileSync } from 'node:fs'
import { Refusal } from '../platform/refusal.ts'

const LEAST_LENGTH = 12

/** From a file or the environment, never from the command line, where other users of the machine could read it. */
export function readPassphrase(file: string | undefined, environment = process.env): string {
  const given = (file ? readFileSync(file, 'utf8') : (environment.CHANGAI_PASSPHRASE ?? '')).replace(/\r?\n$/, '')
  if ([...given].length < LEAST_LENGTH) throw new Refusal('invalid', 'backup.no-passphrase')
  return given
}

import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, Refusal, say } from '../platform/refusal.ts'
import { commands } from './commands.ts'
import { everyWord } from './every-word.ts'
import { usage } from './help.ts'
import { printJson, tell } from './output.ts'
import { words } from './words.ts'

export interface Reader {
  readonly json: boolean
  readonly lang: Language
  readonly dataDir: string | undefined
}

const [REFUSED, WRONG_USAGE, BROKEN] = [1, 2, 3]

/** Says why a command did not do its work, and gives the exit status that goes with it. */
export async function report(error: unknown, reader: Reader): Promise<number> {
  if (!(error instanceof Refusal)) return reportDefect(error, reader)
  const { code, facts } = error
  const known = await everyWord()
  const message = say(known, reader.lang, code, facts)
  const faults = error.faults.map((fault) => ({ ...fault, message: say(known, reader.lang, fault.code, fault.facts) }))
  if (reader.json) printJson({ refusal: { code, facts, ...(faults.length ? { faults } : {}), message } })
  else tell([message, ...faults.map((fault) => `  ${fault.field}: ${fault.message}`)].join('\n'))
  if (!code.startsWith('usage.')) return REFUSED
  if (!reader.json) tell(usage(commands, reader.lang))
  return WRONG_USAGE
}

function reportDefect(error: unknown, { json, lang, dataDir }: Reader): number {
  const number = randomBytes(4).toString('hex')
  const file = dataDir && existsSync(dataDir) ? join(dataDir, 'defects.log') : undefined
  if (file) appendFileSync(file, `${new Date().toISOString()} ${number} ${describe(error)}\n`, { mode: 0o600 })
  const message = file
    ? say(words, lang, 'defect.told', { number, file })
    : say(words, lang, 'defect.untold', { number })
  if (json) printJson({ defect: { number, message } })
  else tell(message)
  if (process.env.CHANGAI_DEBUG) tell(describe(error))
  return BROKEN
}

// Only these fields: an error of the database also carries the secret and the rows it was about.
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return [error.stack, code, constraint].filter(Boolean).join(' ')
}

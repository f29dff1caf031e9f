import { readFile } from 'node:fs/promises'
import { loadStandards } from '../eligibility/door.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal, say } from '../platform/refusal.ts'
import { readOfficeDay } from '../platform/settings/store.ts'
import { act } from './act.ts'
import type { CommonArguments } from './arguments.ts'
import { withDatabase } from './open-database.ts'
import { print, printJson } from './output.ts'
import { words } from './words.ts'

interface LoadArguments extends CommonArguments {
  readonly file: string
  readonly from: PlainDate | undefined
}

/** `changai standards load FILE [--from DAY]`: years that occupational standards ask for, in force from the day. */
export const standardsLoad = (args: LoadArguments): Promise<number> =>
  withDatabase(args, async ({ db }) => {
    const text = await readFile(args.file, 'utf8').catch(() => {
      throw new Refusal('absent', 'standards.file-absent', { file: args.file })
    })
    const fromOn = args.from ?? (await readOfficeDay(db, new Date()))
    const loaded = await act(db, {
      ...{ command: 'standards.load', as: args.as, duty: 'setting.change' },
      work: (actor) => {
        if (!actor) throw new Refusal('forbidden', 'command.no-such-actor', { login: args.as ?? 'operator' })
        const entered = { fromOn, enteredBy: actor.accountId }
        return db.transaction().execute((tx) => loadStandards(tx, text, entered))
      },
    })
    if (args.json) printJson(loaded)
    else print(say(words, args.lang, 'standards.loaded', { ...loaded, from: fromOn }))
    return 0
  })

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { loadOccupations } from '../people/occupations/load.ts'
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

/** `changai occupations load FILE [--from DAY]`: an edition of the national classification, in force from the day. */
export const occupationsLoad = (args: LoadArguments): Promise<number> =>
  withDatabase(args, async ({ db }) => {
    const text = await readFile(args.file, 'utf8').catch(() => {
      throw new Refusal('absent', 'occupations.file-absent', { file: args.file })
    })
    const fromOn = args.from ?? (await readOfficeDay(db, new Date()))
    const loaded = await act(db, {
      ...{ command: 'occupations.load', as: args.as, duty: 'setting.change' },
      work: () => db.transaction().execute((tx) => loadOccupations(tx, text, { edition: basename(args.file), fromOn })),
    })
    if (args.json) printJson(loaded)
    else print(say(words, args.lang, 'occupations.loaded', { ...loaded, from: fromOn }))
    return 0
  })

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { filesFolderOf, keyPathOf } from '../app/places.ts'
import { openFiles } from '../platform/files/files.ts'
import { openKeyFile } from '../platform/keys/key-file.ts'
import type { Clerk } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal, say } from '../platform/refusal.ts'
import { openSealer } from '../platform/seal.ts'
import { readOfficeDay } from '../platform/settings/store.ts'
import { findClassNamed } from '../training/class-store.ts'
import type { RosterClass } from '../training/roster/reading.ts'
import { receiptOf } from '../training/roster/receipt.ts'
import { importFile, rosterClassOf } from '../training/roster-drop.ts'
import { words } from '../training/words.ts'
import { act, OPERATOR } from './act.ts'
import type { CommonArguments } from './arguments.ts'
import { withDatabase } from './open-database.ts'
import { print, printJson } from './output.ts'

interface ImportArguments extends CommonArguments {
  readonly file: string
  /** Number or id of the class. */
  readonly class: string
}

const mustAct = (actor: Clerk | undefined, as: string | undefined): Clerk => {
  if (!actor) throw new Refusal('forbidden', 'command.no-such-actor', { login: as ?? OPERATOR })
  return actor
}

/** `changai roster import FILE --class ID`: stores the good rows and prints the receipt with what became of the rows. */
export const rosterImport = (args: ImportArguments): Promise<number> =>
  withDatabase(args, async ({ db }) => {
    const bytes = await readFile(args.file).catch(() => {
      throw new Refusal('absent', 'roster.file-absent', { file: args.file })
    })
    const seal = openSealer(openKeyFile(keyPathOf(args.dataDir)))
    const files = openFiles(filesFolderOf(args.dataDir), seal)
    const today = await readOfficeDay(db, new Date())
    const stored = await act(db, {
      ...{ command: 'roster.import', as: args.as, duty: 'roster.import' },
      work: (found) => {
        const { accountId, postId, scope } = mustAct(found, args.as)
        const given = { bytes, fileName: basename(args.file), className: args.class }
        return db
          .transaction()
          .execute((tx) => importFile({ db: tx, seal, files, today, accountId, postId, scope }, given))
      },
    })
    const { stored: fresh, already, amended, refused } = stored
    const receipt = {
      ...receiptOf(stored.reading, basename(args.file), args.lang),
      stored: fresh,
      already,
      amended,
      refused,
    }
    if (args.json) printJson(receipt)
    else {
      print(
        say(words, args.lang, 'roster.outcome', { stored: fresh, already, refused, skipped: receipt.skipped.length }),
      )
      for (const { row, column, code, message } of receipt.cells) print(`  ${column}${row}  ${code}  ${message}`)
    }
    return 0
  })

/** The class that `roster check --class` names, and the office's day, for a check that stores nothing. */
export const classNamed = (
  args: CommonArguments,
  name: string,
): Promise<{ readonly class: RosterClass; readonly today: PlainDate }> =>
  withDatabase(args, async ({ db }) => {
    const today = await readOfficeDay(db, new Date())
    return act(db, {
      ...{ command: 'roster.check', as: args.as, duty: 'roster.check' },
      work: async (found) => {
        const { scope } = mustAct(found, args.as)
        return { class: await rosterClassOf(db, await findClassNamed(db, { scope, today }, name), today), today }
      },
    })
  })

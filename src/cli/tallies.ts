import { say } from '../platform/refusal.ts'
import { rebuildTallies, verifyTallies } from '../targets/door.ts'
import { words } from '../targets/ledger/words.ts'
import { act } from './act.ts'
import type { CommonArguments } from './arguments.ts'
import { withDatabase } from './open-database.ts'
import { print, printJson } from './output.ts'

/** Compares every tally with a recount from the facts. Exit 1 when one differs. */
export const talliesVerify = (args: CommonArguments): Promise<number> =>
  withDatabase(args, async ({ db }) => {
    const check = await act(db, {
      ...{ command: 'tallies.verify', as: args.as, duty: 'tally.verify' },
      work: () => verifyTallies(db),
    })
    const { drift, ...counts } = check
    if (args.json) printJson(check)
    else {
      print(say(words, args.lang, drift.length === 0 ? 'tallies.sound' : 'tallies.drifting', { ...counts }))
      for (const one of drift) print(say(words, args.lang, `tallies.drift.${one.table}`, { ...one }))
    }
    return drift.length === 0 ? 0 : 1
  })

/** Counts all tallies anew from the facts. */
export const talliesRebuild = (args: CommonArguments): Promise<number> =>
  withDatabase(args, async ({ db }) => {
    const rebuilt = await act(db, {
      ...{ command: 'tallies.rebuild', as: args.as, duty: 'tally.verify' },
      work: () => rebuildTallies(db),
    })
    if (args.json) printJson(rebuilt)
    else print(say(words, args.lang, 'tallies.rebuilt', { ...rebuilt }))
    return 0
  })

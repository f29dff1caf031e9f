import { type ShownRun, showRun } from '../eligibility/door.ts'
import { populationWords } from '../eligibility/population/words.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal, say } from '../platform/refusal.ts'
import { readOfficeDay } from '../platform/settings/store.ts'
import { act } from './act.ts'
import type { CommonArguments } from './arguments.ts'
import { withDatabase } from './open-database.ts'
import { print, printJson } from './output.ts'

export type RunArguments = CommonArguments & { readonly asOf: PlainDate | undefined }

/** `changai eligibility run`: everybody within the reach of the post that asks, counted by rule, verdict and county. */
export const runEligibility = (args: RunArguments): Promise<number> =>
  withDatabase(args, async ({ db }) => {
    const { shown, notes } = await act(db, {
      ...{ command: 'eligibility.run', as: args.as, duty: 'eligibility.run' },
      work: async (actor) => {
        if (!actor) throw new Refusal('forbidden', 'command.no-such-actor', { login: args.as ?? 'operator' })
        const today = await readOfficeDay(db, new Date())
        return showRun(db, { scope: actor.scope, today, asOf: args.asOf ?? today })
      },
    })
    if (args.json) printJson(shown)
    else {
      for (const line of inWords(shown)) print(line)
      print(say(populationWords, args.lang, 'run.notes', { ...notes }))
    }
    return 0
  })

function inWords({ asOf, rules }: ShownRun): string[] {
  const row = (parts: readonly (string | number)[]) => parts.join('\t')
  return rules.flatMap(({ rule, met, notMet, toVerify, places, firstDates }) => [
    row([rule, asOf, met, notMet, toVerify]),
    ...places.map((place) => row([rule, place.code, place.met, place.notMet, place.toVerify])),
    ...Object.entries(firstDates).map(([month, persons]) => row([rule, month, persons])),
  ])
}

import type { Database } from '../platform/database.ts'
import type { Clerk } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import { readCalendar, readOfficeDay } from '../platform/settings/store.ts'
import { type ShownTarget, showTarget } from '../targets/cards/show.ts'
import { act } from './act.ts'
import type { CommonArguments } from './arguments.ts'
import { withDatabase } from './open-database.ts'
import { print, printJson } from './output.ts'

export type TargetsArguments = CommonArguments & {
  readonly code: string
  readonly place: string | undefined
  readonly asOf: PlainDate | undefined
}

/** `changai targets show CODE`: the card of a target, as JSON or as a table. */
export const targetsShow = (args: TargetsArguments): Promise<number> =>
  withDatabase(args, async ({ db }) => {
    const shown = await act(db, {
      ...{ command: 'targets.show', as: args.as, duty: 'target.read' },
      work: (actor) => show(db, args, actor),
    })
    if (args.json) printJson(shown)
    else for (const line of inWords(shown)) print(line)
    return 0
  })

async function show(db: Database, args: TargetsArguments, actor: Clerk | undefined): Promise<ShownTarget> {
  if (!actor) throw new Refusal('forbidden', 'command.no-such-actor', { login: args.as ?? 'operator' })
  const today = await readOfficeDay(db, new Date())
  const calendar = await readCalendar(db)
  const { code, place, asOf, lang } = args
  return showTarget({ db, clerk: actor, today, calendar, language: lang }, { code, place, asOf })
}

function inWords({ code, place, asOf, lines, places }: ShownTarget): string[] {
  const row = (parts: readonly (string | number | null)[]) => parts.map((part) => part ?? '—').join('\t')
  return [
    row([code, place, asOf]),
    ...lines.map((line) => row([line.code, line.name, line.value, line.target, line.unit, line.pace, line.light])),
    ...places.map((one) => row([one.code, one.name, one.value, one.target, one.light])),
  ]
}

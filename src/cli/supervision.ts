import { namesOf } from '../organisations/door.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal, say } from '../platform/refusal.ts'
import { readCalendar, readOfficeDay } from '../platform/settings/store.ts'
import { type TickReport, tick } from '../supervision/door.ts'
import { act } from './act.ts'
import type { CommonArguments } from './arguments.ts'
import { withDatabase } from './open-database.ts'
import { print, printJson } from './output.ts'
import { words } from './words.ts'

export type TickArguments = CommonArguments & { readonly asOf: PlainDate | undefined }

/** `changai supervision tick`: what the daily run does; prints what changed. */
export const supervisionTick = (args: TickArguments): Promise<number> =>
  withDatabase(args, async ({ db }) => {
    const { report, names } = await act(db, {
      ...{ command: 'supervision.tick', as: args.as, duty: 'supervision.tick' },
      work: async (actor) => {
        if (!actor) throw new Refusal('forbidden', 'command.no-such-actor', { login: args.as ?? 'operator' })
        const today = await readOfficeDay(db, new Date())
        const asOf = args.asOf ?? today
        if (asOf > today) throw new Refusal('invalid', 'tick.day-ahead', { day: asOf, today })
        const calendar = await readCalendar(db)
        const ticked = await db.transaction().execute((tx) => tick(tx, { asOf, calendar }))
        const units = [...new Set(ticked.drafts.map(({ subject }) => subject.systemId))]
        return { report: ticked, names: await namesOf(db, units, today) }
      },
    })
    const shown = shownOf(report, new Map(names.map(({ unitId, name }) => [unitId, name])))
    if (args.json) printJson(shown)
    else for (const line of inWords(shown, args.lang)) print(line)
    return 0
  })

const shownOf = ({ asOf, lights, changed, drafts, alreadyDone }: TickReport, names: ReadonlyMap<string, string>) => ({
  ...{ asOf, lights },
  changed: changed.map(({ subject, on, from, to, rule }) => ({
    ...{ subject: `${subject.kind}:${subject.id}`, name: subject.name, on, from, to, rule },
  })),
  drafts: drafts.map(({ step, subject, because }) => ({
    kind: say(words, 'zh', `ladder.${step}`),
    ...{ to: names.get(subject.systemId) ?? subject.systemId, subject: `${subject.kind}:${subject.id}`, because },
  })),
  alreadyDone,
})

function inWords({ asOf, lights, changed, drafts, alreadyDone }: ReturnType<typeof shownOf>, lang: 'zh' | 'en') {
  if (alreadyDone) return [say(words, lang, 'tick.already', { day: asOf })]
  const light = (value: string | null) => (value === null ? '—' : say(words, lang, `light.${value}`))
  return [
    say(words, lang, 'tick.done', { day: asOf, lights, changed: changed.length, drafts: drafts.length }),
    ...changed.map(({ on, name, subject, from, to, rule }) =>
      [on, name || subject, `${light(from)} → ${light(to)}`, rule].join('\t'),
    ),
    ...drafts.map(({ kind, to, because }) => [kind, to, because].join('\t')),
  ]
}

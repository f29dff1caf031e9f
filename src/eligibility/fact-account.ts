import { type Account, account, type FactTold, lacks, type PaperMissing, together } from './account.ts'
import { allTests, factLine } from './fact-tests.ts'
import type { FactTest } from './language.ts'
import { rankOf } from './levels.ts'
import type { Held, Subject } from './subject.ts'
import { type Degree, firstDayOf, valueOn } from './timeline.ts'
import { workAccount } from './work-account.ts'

/** Why a list does or does not hold a certificate or title that passes `where`, on the day asked about. */
export function someAccount(
  subject: Subject,
  held: readonly Held[] | undefined,
  list: 'certificates' | 'titles',
  where: readonly FactTest[],
): Account {
  if (!held) return account({ missing: [lacks(list, list)], readings: ['R-CWA'] })
  const judged = held.map((one) => {
    const line = allTests(subject, one, where)
    return { one, value: valueOn(line, subject.asOf), first: firstDayOf(line, 2) ?? Infinity }
  })
  const best = Math.max(0, ...judged.map(({ value }) => value))
  const shown = judged.filter(({ one, value }) => (best === 0 ? isNear(subject, one, where) : value === best))
  const ordered = shown.sort((a, b) => a.first - b.first || a.one.at - b.one.at)
  const deciding = best === 3 ? ordered.slice(0, 1) : ordered
  const accounts = deciding.map(({ one }) => oneAccount(subject, one, where))
  return together([account({ readings: best === 0 && deciding.length === 0 ? ['R-CWA'] : [] }), ...accounts])
}

/** Where nothing passes, those are shown that fail by less than the level. */
function isNear(subject: Subject, held: Held, where: readonly FactTest[]): boolean {
  const level = where.find((test) => 'level' in test)
  return !level || valueOn(factLine(subject, held, level), subject.asOf) > 0
}

function oneAccount(subject: Subject, held: Held, where: readonly FactTest[]): Account {
  const values = where.map((test) => [test, valueOn(factLine(subject, held, test), subject.asOf)] as const)
  return together([
    account({ facts: factsOf(held, values) }),
    ...values.map(([test, value]) => testAccount(subject, held, test, value)),
  ])
}

function factsOf(held: Held, values: readonly (readonly [FactTest, Degree])[]): FactTold[] {
  const what = `${held.list}[${held.at}]`
  const has = (key: string) => values.some(([test]) => key in test)
  const short = (key: string) => values.some(([test, value]) => key in test && value < 3)
  const facts: FactTold[] = []
  if (has('valid') || !has('series')) facts.push({ what, says: levelAndDate(held) })
  if ((has('series') && !has('valid')) || short('series')) facts.push({ what, says: `series ${held.series ?? '?'}` })
  if (short('occupation')) facts.push({ what, says: `occupation ${held.occupation ?? '?'}` })
  if (has('valid') && !held.verified) facts.push({ what, says: 'not verified' })
  if (held.revokedOn) facts.push({ what, says: `revoked ${held.revokedOn}` })
  return facts
}

const levelAndDate = ({ level, date }: Held): string => `${level ?? '?'} ${date ?? '?'}`

function testAccount(subject: Subject, held: Held, test: FactTest, value: Degree): Account {
  const unknown = value === 1 || value === 2
  const fact = `${held.list}[${held.at}]`
  const own = held.list === 'titles' ? 'title' : 'certificate'
  const day = held.list === 'titles' ? 'grantedOn' : 'issuedOn'
  const undated = held.date ? [] : [lacks(`${fact}.${day}`, own)]
  if ('level' in test) return levelAccount(held, test, unknown ? [lacks(`${fact}.level`, own)] : [])
  if ('series' in test) return account({ missing: unknown ? seriesMissing(subject, held, fact) : [] })
  if ('occupation' in test) return account({ missing: unknown ? occupationMissing(subject, held, fact) : [] })
  if ('valid' in test) {
    const unverified = unknown && !held.verified ? [lacks(`${fact}.verified`, own)] : []
    return account({ missing: unknown ? [...undated, ...unverified] : [] })
  }
  if ('worked' in test) return workedAccount(subject, held, test, unknown, undated)
  if ('workedIn' in test) {
    const work = held.date ? workAccount(subject, subject.occupationDays, held.date, unknown) : account({})
    return together([account({ missing: unknown ? undated : [] }), termAccount(subject, held.date ?? undefined), work])
  }
  if ('years' in test)
    return together([account({ missing: unknown ? undated : [] }), termAccount(subject, held.date ?? undefined)])
  return account({ missing: unknown ? undated : [] })
}

function levelAccount({ rank, list }: Held, test: { level: string }, missing: readonly PaperMissing[]): Account {
  if (test.level === 'held' || rank === undefined) return account({ missing })
  const above = rank > rankOf(list, test.level as Parameters<typeof rankOf>[1])
  return account({ missing, readings: above && list === 'certificates' ? ['R-HIGHER'] : [] })
}

const seriesMissing = ({ person }: Subject, held: Held, fact: string): PaperMissing[] => [
  ...(held.series == null ? [lacks(`${fact}.series`, 'series')] : []),
  ...(person.asks?.series == null ? [lacks('asks.series', 'askedSeries')] : []),
]

const occupationMissing = ({ person }: Subject, held: Held, fact: string): PaperMissing[] => [
  ...(held.occupation == null ? [lacks(`${fact}.occupation`, 'certificate')] : []),
  ...(person.asks?.occupation == null ? [lacks('asks.occupation', 'askedOccupation')] : []),
]

/** The readings on which a term of years depends. */
export function termAccount({ readings }: Subject, from: string | undefined): Account {
  return account({
    readings: [
      'R-EDGE',
      ...(readings['R-END'] === 'yearEnd' ? ['R-END'] : []),
      ...(from?.endsWith('02-29') ? ['R-LEAP'] : []),
    ],
  })
}

function workedAccount(
  subject: Subject,
  held: Held,
  { worked, since }: Extract<FactTest, { worked: number }>,
  unknown: boolean,
  undated: readonly PaperMissing[],
): Account {
  const term = together([account({ readings: ['R-START'] }), termAccount(subject, held.date ?? undefined)])
  if (!held.date) return together([term, account({ missing: unknown ? undated : [] })])
  const plain = valueOn(factLine(subject, held, { worked }), subject.asOf)
  const work = workAccount(subject, subject.skilledDays, held.date, plain === 2)
  const implied = unknown && since !== undefined && plain < 2
  const lower = implied ? [lacks(`${held.list}[${since}]`, 'lowerCertificate', { level: since })] : []
  return together([term, work, account({ missing: lower })])
}

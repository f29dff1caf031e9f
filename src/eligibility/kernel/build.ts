import type { PlainDate } from '../../platform/plain-date.ts'
import { dayNumber } from '../anniversary.ts'
import { rankOf, skillLevels } from '../levels.ts'
import type { AppraisalFact, OccupationStandard, Person, WorkFact } from '../person.ts'
import { seriesCode } from '../series.ts'
import { standardBase, startsOf } from '../standard-years.ts'
import { type Counting, type Stretch, skilledWork, stretchesOf, workDays, workIn } from '../work-days.ts'
import {
  AFTER_TITLE,
  ANY_RANK,
  type Columns,
  END_UNKNOWN,
  type HeldColumns,
  KNOWN,
  NO_DAY,
  OPEN,
  results,
  tracks,
  UNKNOWN,
} from './columns.ts'
import { growing } from './growing.ts'

/** What of a person goes into columns: readings are not the person's but the run's. */
export type ColumnPerson = Omit<Person, 'settings'>

export interface ColumnsBuilder {
  /** The place of the person is the number of those added before. */
  add(person: ColumnPerson): void
  done(shared?: boolean): Columns
}

type Text = string | null | undefined
interface HeldFact {
  readonly rank: number
  readonly series: Text
  readonly occupation: Text
  readonly date: PlainDate | null | undefined
  readonly revokedOn: PlainDate | null | undefined
  readonly verified: boolean
}

/** Turns persons into columns, one after the other. */
export function columnsBuilder(): ColumnsBuilder {
  const [words, series, standards] = [dictionary(), dictionary(), standardTable()]
  const people = { flags: growing('u8'), series: growing('i16'), occupation: growing('i32'), standard: growing('i16') }
  const [certificates, titles] = [heldBlock(words, series), heldBlock(words, series)]
  const [work, days, starts, sheets] = [workBlock(words), dayBlock(), startBlock(), sheetBlock(words)]
  let persons = 0
  return {
    add(person) {
      const { asks, appraisals } = person
      const occupation = asks?.occupation
      const stretches = stretchesOf(person as Person)
      certificates.add(
        distinct(person.certificates, (fact) => rankIn('certificates', fact.level)),
        !!person.certificates,
      )
      titles.add(
        distinct(person.titles, (fact) => rankIn('titles', fact.level)),
        !!person.titles,
      )
      work.add(person.work)
      days.add(stretches, occupation)
      const begins = stretches && occupation != null ? startsOf(stretches, occupation) : undefined
      starts.add(begins?.starts ?? [])
      sheets.add(appraisals)
      people.flags.push(
        (person.certificates ? KNOWN.certificates : 0) |
          (person.titles ? KNOWN.titles : 0) |
          (person.work ? KNOWN.work : 0) |
          (appraisals ? KNOWN.appraisals : 0) |
          (begins?.isSure ? KNOWN.startSure : 0) |
          (begins?.isOpen ? KNOWN.startOpen : 0) |
          (appraisals?.length === 0 ? KNOWN.noAppraisals : 0),
      )
      people.series.push(asks?.series == null ? UNKNOWN : series.codeOf(seriesCode(asks.series)))
      people.occupation.push(words.codeOf(occupation))
      people.standard.push(occupation == null ? UNKNOWN : standards.placeOf(person.standards?.[occupation]))
      persons += 1
    },
    done(shared = false) {
      return {
        persons,
        flags: people.flags.done(shared),
        askSeries: people.series.done(shared),
        askOccupation: people.occupation.done(shared),
        standard: people.standard.done(shared),
        certificates: certificates.done(shared),
        titles: titles.done(shared),
        work: work.done(shared),
        days: days.done(shared),
        starts: starts.done(shared),
        sheets: sheets.done(shared),
        standards: standards.done(shared),
        seriesWords: series.words,
        words: words.words,
      }
    },
  }
}

const rankIn = (list: 'certificates' | 'titles', level: Parameters<typeof rankOf>[1] | null | undefined): number =>
  level == null ? UNKNOWN : rankOf(list, level)

type Told = NonNullable<Person['certificates']>[number] & Partial<NonNullable<Person['titles']>[number]>

/** The same record entered twice is one record. */
function distinct<Fact extends object>(facts: readonly Fact[] | null | undefined, rank: (fact: Fact) => number) {
  const seen = new Set<string>()
  return (facts ?? []).flatMap((fact): HeldFact[] => {
    const { series, occupation, issuedOn, grantedOn, revokedOn, verified } = fact as unknown as Told
    const held = { rank: rank(fact), series, occupation, date: issuedOn ?? grantedOn, revokedOn }
    const one = { ...held, verified: verified === true }
    const key = facts!.length < 2 ? '' : JSON.stringify(one)
    if (seen.has(key)) return []
    seen.add(key)
    return [one]
  })
}

interface Dictionary {
  readonly words: string[]
  codeOf(word: Text): number
}

function dictionary(): Dictionary {
  const codes = new Map<string, number>()
  const words: string[] = []
  return {
    words,
    codeOf(word) {
      if (word == null) return UNKNOWN
      const known = codes.get(word)
      if (known !== undefined) return known
      codes.set(word, words.length)
      return words.push(word) - 1
    },
  }
}

function standardTable() {
  const places = new Map<string, number>()
  const rows = growing('i16')
  return {
    placeOf(standard: OccupationStandard | null | undefined): number {
      if (!standard) return UNKNOWN
      const years = skillLevels.map((level) => {
        const base = standardBase(standard, level)
        if (!base) return UNKNOWN
        return 'cumulative' in base ? base.cumulative : AFTER_TITLE + base.afterTitle
      })
      const key = years.join()
      const known = places.get(key)
      if (known !== undefined) return known
      for (const one of years) rows.push(one)
      places.set(key, places.size)
      return places.size - 1
    },
    done: rows.done,
  }
}

function heldBlock(words: Dictionary, series: Dictionary) {
  const [start, highest] = [growing('u32'), growing('i8')]
  const block = {
    ...{ rank: growing('i8'), series: growing('i16'), occupation: growing('i32') },
    ...{ date: growing('i32'), until: growing('i32'), verified: growing('u8') },
  }
  start.push(0)
  return {
    add(facts: readonly HeldFact[], isKnown: boolean) {
      const isOpen = !isKnown || facts.some(({ rank }) => rank === UNKNOWN)
      highest.push(isOpen ? ANY_RANK : Math.max(-1, ...facts.map(({ rank }) => rank)))
      for (const fact of facts) {
        block.rank.push(fact.rank)
        block.series.push(fact.series == null ? UNKNOWN : series.codeOf(seriesCode(fact.series)))
        block.occupation.push(words.codeOf(fact.occupation))
        block.date.push(fact.date ? dayNumber(fact.date) : NO_DAY)
        block.until.push(fact.revokedOn ? dayNumber(fact.revokedOn) : OPEN)
        block.verified.push(fact.verified ? 1 : 0)
      }
      start.push(block.rank.length())
    },
    done: (shared: boolean): HeldColumns => ({
      start: start.done(shared),
      highest: highest.done(shared),
      rank: block.rank.done(shared),
      series: block.series.done(shared),
      occupation: block.occupation.done(shared),
      date: block.date.done(shared),
      until: block.until.done(shared),
      verified: block.verified.done(shared),
    }),
  }
}

function workBlock(words: Dictionary) {
  const start = growing('u32')
  const [from, to, kind] = [growing('i32'), growing('i32'), growing('u8')]
  const [unit, occupation] = [growing('i32'), growing('i32')]
  start.push(0)
  return {
    add(facts: readonly WorkFact[] | null | undefined) {
      for (const fact of facts ?? []) {
        from.push(fact.from ? dayNumber(fact.from) : NO_DAY)
        to.push(fact.to ? dayNumber(fact.to) : OPEN)
        kind.push(tracks.indexOf(fact.track ?? null) | (fact.to === undefined ? END_UNKNOWN : 0))
        unit.push(words.codeOf(fact.unit))
        occupation.push(words.codeOf(fact.occupation))
      }
      start.push(from.length())
    },
    done: (shared: boolean) => ({
      ...{ start: start.done(shared), from: from.done(shared), to: to.done(shared), kind: kind.done(shared) },
      ...{ unit: unit.done(shared), occupation: occupation.done(shared) },
    }),
  }
}

/** Two lines of days as one: wherever either changes. */
function dayBlock() {
  const [start, day, degree] = [growing('u32'), growing('i32'), growing('u8')]
  start.push(0)
  return {
    add(stretches: readonly Stretch[] | undefined, occupation: Text) {
      const counts: Counting = occupation == null ? (fact) => (skilledWork(fact) === 0 ? 0 : 2) : workIn(occupation)
      const [skilled, within] = [workDays(stretches, skilledWork), workDays(stretches, counts)]
      let [i, j] = [0, 0]
      for (let from = -Infinity; from < Infinity; ) {
        day.push(from === -Infinity ? 0 : from)
        degree.push(skilled.values[i]! | (within.values[j]! << 2))
        const [nextSkilled, nextWithin] = [skilled.days[i + 1] ?? Infinity, within.days[j + 1] ?? Infinity]
        from = Math.min(nextSkilled, nextWithin)
        if (nextSkilled === from) i += 1
        if (nextWithin === from) j += 1
      }
      start.push(day.length())
    },
    done: (shared: boolean) => ({ start: start.done(shared), day: day.done(shared), degree: degree.done(shared) }),
  }
}

function startBlock() {
  const [start, day] = [growing('u32'), growing('i32')]
  start.push(0)
  return {
    add(days: readonly number[]) {
      for (const one of days) day.push(one)
      start.push(day.length())
    },
    done: (shared: boolean) => ({ start: start.done(shared), day: day.done(shared) }),
  }
}

function sheetBlock(words: Dictionary) {
  const [start, year, result] = [growing('u32'), growing('i16'), growing('i8')]
  const [unit, occupation] = [growing('i32'), growing('i32')]
  start.push(0)
  return {
    add(facts: readonly AppraisalFact[] | null | undefined) {
      for (const fact of facts ?? []) {
        year.push(fact.year ?? UNKNOWN)
        result.push(fact.result == null ? UNKNOWN : results.indexOf(fact.result))
        unit.push(words.codeOf(fact.unit))
        occupation.push(words.codeOf(fact.occupation))
      }
      start.push(year.length())
    },
    done: (shared: boolean) => ({
      ...{ start: start.done(shared), year: year.done(shared), result: result.done(shared) },
      ...{ unit: unit.done(shared), occupation: occupation.done(shared) },
    }),
  }
}

import type { Draft, DraftDocument, DraftLine } from '../draft.ts'

type Either<T> = T | readonly T[]

/** One line a clerk expects; keys that are not given are not judged. `has` stands in its text, `to` is its last day. */
export interface ExpectedLine {
  readonly has: string
  readonly kind: Either<string>
  readonly value?: string | null
  readonly unit?: Either<string> | null
  readonly comparator?: Either<string>
  readonly strength?: string | null
  readonly per?: Either<string> | null
  readonly basis?: Either<string> | null
  readonly due?: Either<string | null>
  readonly certainty?: string
  readonly overlaps?: boolean
  readonly measure?: string
  readonly doubt?: string
  readonly period?: { readonly from: string; readonly to: string }
  readonly to?: string
  readonly place?: string
  readonly population?: string
  /** `has` of the line it is a part of. */
  readonly within?: string | null
  readonly actors?: readonly (readonly [name: string, role: string])[]
}

/** What a clerk expects of a whole notice: every target and fund, and the other lines that matter. */
export interface ExpectedNotice {
  readonly document: Partial<Record<keyof DraftDocument, Either<string>>>
  readonly lines: readonly ExpectedLine[]
  /** Words that may be a target or not: nobody could say. */
  readonly maybe: readonly string[]
  /** Words whose numbers are never a target or fund. */
  readonly never: readonly string[]
}

const tight = (text: string): string => text.replace(/\s/gu, '')
const holds = (line: DraftLine, words: string): boolean => tight(line.text).includes(tight(words))
const isOne = (wanted: unknown, got: unknown): boolean =>
  Array.isArray(wanted) ? wanted.includes(got) : wanted === got
const isPlanned = ({ kind }: DraftLine): boolean => kind === 'target' || kind === 'fund'

/** Where the draft differs from what a clerk expects, in words; none is agreement. */
export function differences(expected: ExpectedNotice, draft: Draft): string[] {
  const found = new Map<ExpectedLine, DraftLine>()
  const missing: string[] = []
  for (const wanted of expected.lines) {
    const line = lineFor(wanted, draft, new Set(found.values()))
    if (line) found.set(wanted, line)
    else missing.push(`missing ${JSON.stringify(wanted)}`)
  }
  const known = new Set(found.values())
  const isMaybe = (line: DraftLine): boolean => expected.maybe.some((words) => holds(line, words))
  const extra = draft.lines.filter((line) => isPlanned(line) && !known.has(line) && !isMaybe(line))
  return [
    ...documentDifferences(expected, draft),
    ...missing,
    ...[...found].flatMap(([wanted, line]) => lineDifferences(wanted, line, found)),
    ...extra.map((line) => `extra ${line.kind} ${line.value} ${line.unit} «${line.text}»`),
    ...expected.never.flatMap((words) =>
      draft.lines
        .filter((line) => isPlanned(line) && line.value !== null && tight(line.text) === tight(words))
        .map((line) => `never «${line.text}»`),
    ),
  ]
}

const documentDifferences = ({ document }: ExpectedNotice, draft: Draft): string[] =>
  Object.entries(document)
    .filter(([key, wanted]) => !isOne(wanted, draft.document[key as keyof DraftDocument]))
    .map(([key, wanted]) => `document.${key}: ${wanted}, not ${draft.document[key as keyof DraftDocument]}`)

/** The shortest line that holds the words and is of that kind, value and unit; one of the place asked for goes first. */
function lineFor(wanted: ExpectedLine, { lines }: Draft, taken: ReadonlySet<DraftLine>): DraftLine | undefined {
  const fitting = lines.filter(
    (line) =>
      !taken.has(line) &&
      holds(line, wanted.has) &&
      isOne(wanted.kind, line.kind) &&
      (wanted.value === undefined || wanted.value === line.value) &&
      (wanted.unit == null || isOne(wanted.unit, line.unit)),
  )
  const sorted = fitting.sort((a, b) => a.text.length - b.text.length)
  return sorted.find((line) => !wanted.place || line.place === wanted.place) ?? sorted[0]
}

const PLAIN = ['comparator', 'strength', 'per', 'basis', 'due', 'certainty', 'place', 'overlaps'] as const

function lineDifferences(wanted: ExpectedLine, line: DraftLine, found: ReadonlyMap<ExpectedLine, DraftLine>): string[] {
  const differs: string[] = []
  const say = (key: string, want: unknown, got: unknown): unknown =>
    differs.push(`${wanted.has} ${key}: ${JSON.stringify(want)}, not ${JSON.stringify(got)} «${line.text}»`)
  for (const key of PLAIN)
    if (wanted[key] !== undefined && !isOne(wanted[key], line[key])) say(key, wanted[key], line[key])
  const { period } = line
  if (wanted.period && (wanted.period.from !== period?.from || wanted.period.to !== period?.to))
    say('period', wanted.period, period)
  if (wanted.to && period?.to !== wanted.to) say('period.to', wanted.to, period)
  if (wanted.within !== undefined) {
    const whole = wanted.within === null ? null : [...found].find(([other]) => other.has === wanted.within)?.[1].id
    if (whole !== line.within) say('within', wanted.within, line.within)
  }
  if (wanted.population && !line.population?.includes(wanted.population))
    say('population', wanted.population, line.population)
  if (wanted.measure && !line.measure?.includes(wanted.measure)) say('measure', wanted.measure, line.measure)
  if (wanted.doubt && !line.doubts.includes(wanted.doubt)) say('doubts', wanted.doubt, line.doubts)
  for (const [name, role] of wanted.actors ?? [])
    if (!line.actors.some((actor) => actor.name === name && actor.role === role))
      say('actors', [name, role], line.actors)
  return differs
}

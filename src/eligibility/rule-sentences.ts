import type { Language } from '../platform/refusal.ts'
import type { FactTest, Test } from './language.ts'
import { type FactList, type LadderLevel, nameOfLevel } from './levels.ts'
import { titleSeries } from './series.ts'

export type Path = readonly (string | number)[]

/** A place in a sentence that an office may set; `path` leads to it inside the test. */
export type Control =
  | { readonly kind: 'years' | 'count'; readonly path: Path; readonly value: number; readonly least: number }
  | {
      readonly kind: 'level'
      readonly path: Path
      readonly value: string
      readonly list: FactList
      readonly also: string | null
    }
  | { readonly kind: 'series'; readonly path: Path; readonly value: 'opened' | readonly string[] }
  | { readonly kind: 'grades'; readonly path: Path; readonly value: readonly string[] }
  | { readonly kind: 'day'; readonly path: Path; readonly value: string }

export type Piece = string | Control

/** One line of a condition: how deep it stands below others, and its words with the places that can be set. */
export interface Line {
  readonly depth: number
  readonly pieces: readonly Piece[]
}

type Say = (zh: string, en: string) => string
interface Where {
  readonly say: Say
  readonly path: Path
  readonly depth: number
}

/**
 * A condition as lines that read as Chinese or English. What joins other tests says so and stands above them.
 * Every number, level, series, grade and day of the test is one control; nothing of the test is left out.
 */
export function linesOf(test: Test, language: Language): Line[] {
  const say: Say = (zh, en) => (language === 'zh' ? zh : en)
  return lines(test, { say, path: [], depth: 0 })
}

function lines(test: Test, at: Where): Line[] {
  const { say, path, depth } = at
  const below = (child: Test, ...keys: Path): Line[] =>
    lines(child, { say, path: [...path, ...keys], depth: depth + 1 })
  const line = (...pieces: Piece[]): Line => ({ depth, pieces: pieces.filter((piece) => piece !== '') })
  if ('all' in test)
    return [line(say('以下各项都满足：', 'all of these:')), ...test.all.flatMap((one, n) => below(one, 'all', n))]
  if ('any' in test)
    return [line(say('以下至少一项满足：', 'any of these:')), ...test.any.flatMap((one, n) => below(one, 'any', n))]
  if ('of' in test) {
    const count: Control = { kind: 'count', path: [...path, 'atLeast'], value: test.atLeast, least: 1 }
    const head = line(say('以下至少', 'at least'), count, say('项满足：', 'of these:'))
    return [head, ...test.of.flatMap((one, n) => below(one, 'of', n))]
  }
  if ('not' in test) return [line(say('以下不成立：', 'this does not hold:')), ...below(test.not, 'not')]
  if ('on' in test) {
    const day: Control = { kind: 'day', path: [...path, 'on'], value: test.on }
    return [line(say('截至', 'as of'), day, say('：', ':')), ...below(test.test, 'test')]
  }
  return [line(...single(test, at))]
}

function single(test: Test, { say, path }: Where): Piece[] {
  const key = (...keys: Path): Path => [...path, ...keys]
  if ('asked' in test)
    return [
      say('申报的职称系列属于', 'the title series asked for is one of'),
      { kind: 'series', path: key('in'), value: test.in },
    ]
  if ('some' in test) return factPieces(test.some, test.where, test.atLeast ?? 1, { say, path, depth: 0 })
  if ('latest' in test)
    return [
      say(`最近取得的${listName(test.latest, say)}，`, `the latest ${listName(test.latest, say)}: `),
      ...joined(test.where, test.latest, { say, path, depth: 0 }),
    ]
  if ('appraisals' in test)
    return [
      say('在现岗位上近', 'in the present post, the last'),
      years(key('appraisals'), test.appraisals, 1),
      say('年年度考核均为', 'yearly appraisals are each'),
      { kind: 'grades', path: key('grades'), value: test.grades },
    ]
  if ('post' in test)
    return [
      say('现岗位的职业（工种）就是申报的职业（工种）', 'the occupation of the present post is the one asked for'),
    ]
  if ('standardYears' in test) return standardPieces(test, { say, path, depth: 0 })
  if ('cumulative' in test)
    return [
      say('累计从事申报的职业满', 'years of work in the occupation asked for: at least'),
      years(key('cumulative'), test.cumulative),
      say('年', ''),
    ]
  if ('rule' in test) return [say(`同时满足规则 ${test.rule}`, `rule ${test.rule} is met too`)]
  if ('reading' in test)
    return [say(`本省采用读法 ${test.reading}：${test.is}`, `the reading ${test.reading} is ${test.is}`)]
  throw new RangeError(`a test without a sentence: ${Object.keys(test).join()}`)
}

const years = (path: Path, value: number, least = 0): Control => ({ kind: 'years', path, value, least })

function standardPieces(test: Extract<Test, { standardYears: unknown }>, { say, path }: Where): Piece[] {
  const level: Control = {
    ...{ kind: 'level', path: [...path, 'standardYears'], value: test.standardYears },
    ...{ list: 'certificates', also: 'next' },
  }
  const title: Piece[] =
    test.title === undefined
      ? []
      : [
          say('（职称按', '(with the title of'),
          { kind: 'level', path: [...path, 'title'], value: test.title, list: 'titles', also: null },
          say('计）', ')'),
        ]
  return [
    say('累计工作年限达到', 'years of work reach those of the standard for'),
    level,
    say('的国家职业标准申报条件', ''),
    ...title,
  ]
}

const listName = (list: FactList, say: Say): string =>
  list === 'certificates' ? say('技能证书', 'skill certificate') : say('职称', 'title')

function factPieces(list: FactList, where: readonly FactTest[], count: number, at: Where): Piece[] {
  const { say, path } = at
  const many: Piece[] =
    count === 1
      ? [say('持有', 'holds a ')]
      : [
          say('持有至少', 'holds at least'),
          { kind: 'count', path: [...path, 'atLeast'], value: count, least: 1 },
          say('项', 'of: '),
        ]
  return [...many, say(`${listName(list, say)}：`, `${listName(list, say)}: `), ...joined(where, list, at)]
}

function joined(where: readonly FactTest[], list: FactList, { say, path }: Where): Piece[] {
  return where.flatMap((test, at) => [
    at === 0 ? '' : say('，', ', '),
    ...factSentence(test, list, { say, path: [...path, 'where', at], depth: 0 }),
  ])
}

function factSentence(test: FactTest, list: FactList, { say, path }: Where): Piece[] {
  const key = (name: string): Path => [...path, name]
  const level = (name: string, value: LadderLevel | 'held', also: string | null): Control => ({
    ...{ kind: 'level', path: key(name), value, list, also },
  })
  if ('level' in test)
    return test.level === 'held'
      ? [say('所持最高等级的', 'of the highest level held')]
      : [level('level', test.level, list === 'certificates' ? 'held' : null), say('或更高', 'or higher')]
  if ('current' in test) return [say('已取得且未撤销', 'granted and not revoked')]
  if ('valid' in test) return [say('已核实、未撤销', 'verified and not revoked')]
  if ('series' in test) return [say('系列与申报的一致', 'of the series asked for')]
  if ('occupation' in test) return [say('职业（工种）与申报的一致', 'in the occupation asked for')]
  if ('worked' in test)
    return [
      ...(test.since === undefined
        ? [say('取得后', 'since then')]
        : [say('取得', 'since '), level('since', test.since, null), say('后', '')]),
      say('从事技术技能工作满', 'of skilled or technical work: at least'),
      years(key('worked'), test.worked),
      say('年', 'years'),
    ]
  if ('workedIn' in test)
    return [
      say('取得后从事本职业满', 'worked in the occupation since: at least'),
      years(key('workedIn'), test.workedIn),
      say('年', 'years'),
    ]
  if ('years' in test) return [say('取得满', 'held for at least'), years(key('years'), test.years), say('年', 'years')]
  return 'issuedFrom' in test
    ? [say('取得日不早于', 'granted on or after'), { kind: 'day', path: key('issuedFrom'), value: test.issuedFrom }]
    : [say('取得日不晚于', 'granted on or before'), { kind: 'day', path: key('issuedTo'), value: test.issuedTo }]
}

/** What a control says where it cannot be set. */
export function controlText(control: Control, language: Language): string {
  const side = language === 'zh' ? 0 : 1
  const list = (all: readonly string[]) => all.join(language === 'zh' ? '、' : ', ')
  switch (control.kind) {
    case 'years':
    case 'count':
      return String(control.value)
    case 'day':
      return control.value
    case 'level':
      return levelName(control.list, control.value, language)
    case 'series':
      return control.value === 'opened'
        ? ['96-1-1 开放的系列', 'the series opened by 96-1-1'][side]!
        : list(control.value.map((code) => titleSeries.find((one) => one.code === code)?.name[side] ?? code))
    case 'grades':
      return list(control.value.map((grade) => gradeNames[grade as Grade][side]))
  }
}

export function levelName(list: FactList, level: string, language: Language): string {
  const side = language === 'zh' ? 0 : 1
  if (level === 'next') return ['所持等级的上一级', 'the level above the one held'][side]!
  if (level === 'held') return ['所持最高等级', 'the highest level held'][side]!
  return nameOfLevel(list, level as LadderLevel)[side]
}

export const gradeNames = {
  excellent: ['优秀', 'excellent'],
  qualified: ['合格', 'qualified'],
  basic: ['基本合格', 'basically qualified'],
  unqualified: ['不合格', 'not qualified'],
} as const
type Grade = keyof typeof gradeNames

/** A condition as text, for a diff, paper or a name. */
export function sentenceOf(test: Test, language: Language): string {
  const gap = language === 'zh' ? '' : ' '
  return linesOf(test, language)
    .map(({ pieces }) => pieces.map((one) => (typeof one === 'string' ? one : controlText(one, language))).join(gap))
    .map((text) =>
      text
        .replace(/ {2,}/g, ' ')
        .replace(/ ([,:.)])/g, '$1')
        .trim(),
    )
    .join(language === 'zh' ? '' : ' ')
}

/** The node with one of its values set; everything beside the path stays the same object. */
export function withValue<Node>(node: Node, [key, ...rest]: Path, value: unknown): Node {
  if (key === undefined) return value as Node
  if (Array.isArray(node)) return node.map((one, at) => (at === key ? withValue(one, rest, value) : one)) as Node
  const held = node as Record<string, unknown>
  return { ...held, [key]: withValue(held[key as string], rest, value) } as Node
}

/** A piece of a diff: kept, or only before, or only after. */
export interface Changed {
  readonly was: string | null
  readonly now: string | null
}

interface Told {
  readonly clause: string
  readonly test: Test
}

/** What two versions say differently, condition by condition in the order of the newer one; equal ones are left out. */
export function differences(before: readonly Told[], after: readonly Told[], language: Language): Changed[] {
  const told = ({ clause, test }: Told) => `${clause}　${sentenceOf(test, language)}`
  const was = before.map(told)
  const now = after.map(told)
  const gone = was.filter((text) => !now.includes(text))
  const come = now.filter((text) => !was.includes(text))
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => ({
    ...{ was: gone[at] ?? null, now: come[at] ?? null },
  }))
}

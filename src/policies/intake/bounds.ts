import type { Comparator } from './draft.ts'

type Bound = Exclude<Comparator, 'range' | 'all' | 'times' | 'increaseBy'>

/** A comparator's word and where it stands. `reach` is how many characters may lie between it and its number. */
export interface BoundWord {
  readonly comparator: Bound
  readonly start: number
  readonly end: number
}

const before: readonly (readonly [Bound, number, string])[] = [
  [
    'atLeast',
    16,
    '不低于 不少于 不小于 不得低于 不得少于 不得小于 不能低于 不能少于 不应低于 不应少于 不低於 大于等于 大于或等于 达到或超过 至少 ≥',
  ],
  ['atLeast', 5, '最少 最低 起码'],
  [
    'atMost',
    16,
    '不超过 不得超过 不能超过 不应超过 不高于 不得高于 不多于 不得多于 不大于 不得大于 小于等于 控制在 严控在 限制在 压减到 ≤',
  ],
  ['atMost', 6, '不超 至多 最多 最高 上限为 限额'],
  ['moreThan', 10, '超过 多于 高于 大于 超出'],
  ['moreThan', 2, '突破 超 逾 >'],
  ['lessThan', 10, '低于 少于 小于'],
  ['lessThan', 1, '不足 不满 未满 不到 未达到 <'],
  ['about', 1, '大约 大概 大致 约为 约 将近 接近 近'],
  ['plan', 2, '达到 达 完成 实现 保持在 保持'],
]
const reachOf = new Map(
  before.flatMap(([comparator, reach, words]) => words.split(' ').map((word) => [word, { comparator, reach }])),
)
const BEFORE = new RegExp([...reachOf.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')

const AFTER =
  /(?:（含[^（）]{0,8}）|（含）|\(含\))?(?:(?:及其?|和|或)?(以上|之上)|(?:及其?|和|或)?(以下|之下|以内|之内)|(内)(?=[，。；、）]|$)|(左右|上下)|(起)(?=[，。；、）步]|$))/y

/** The comparator nearest before the number at `at`, not before `from`: the longest word wins (不低于 before 低于). */
export function boundBefore(text: string, from: number, at: number): BoundWord | undefined {
  const start = Math.max(from, at - 24)
  const window = text.slice(start, at)
  const near = [...window.matchAll(BEFORE)].filter((found) => {
    const gap = window.slice(found.index + found[0].length)
    return gap.length <= reachOf.get(found[0])!.reach && !/[，。；：、]/.test(gap)
  })
  // 至少完成1项: a plain verb between a bound and its number takes nothing away.
  const match = near.findLast((found) => reachOf.get(found[0])!.comparator !== 'plan') ?? near.at(-1)
  if (!match) return undefined
  const { comparator } = reachOf.get(match[0])!
  return { comparator, start: start + match.index, end: start + match.index + match[0].length }
}

/** The comparator that follows number and unit: 以上 includes the number (民法典 第1259条). */
export function boundAfter(text: string, at: number): BoundWord | undefined {
  AFTER.lastIndex = at
  const match = AFTER.exec(text)
  if (!match) return undefined
  const [, above, below, inside, about] = match
  const comparator = above ? 'atLeast' : below || inside ? 'atMost' : about ? 'about' : 'atLeast'
  return { comparator, start: at, end: at + match[0].length }
}

/** A written bound beside a plain verb wins; 控制在3%左右 is about; 约60万以上 is at least. */
export function strongest(pre: BoundWord | undefined, post: BoundWord | undefined, approximate: boolean): Bound {
  const written = [pre?.comparator, post?.comparator].find((bound) => bound && bound !== 'plan' && bound !== 'about')
  if (post?.comparator === 'about') return 'about'
  if (written) return written
  return pre?.comparator === 'about' || approximate ? 'about' : 'plan'
}

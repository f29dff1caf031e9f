import type { Structure } from './clauses.ts'
import type { ParagraphContext, ReadParagraph } from './figures.ts'
import { type Finding, finding } from './finding.ts'
import { strengthOf } from './manner.ts'
import { measureOf } from './measures.ts'
import { placeIn, populationIn } from './places.ts'
import { between, firstFrom } from './sorted.ts'
import { tenseAt } from './tense.ts'

const COVER =
  /全覆盖|全面覆盖|[应愿能当可](\p{Script=Han})尽\1|动态清零|(?<=前|季度|[年月季]底|末)全面完成|全部(?:按期|按时|如期|予以|得到)?(?:满足|解决|下达|完成|纳入|建立|建成|实现|覆盖|参加|达到|落实|整改|办结|取得|持证|到位|兑现|拨付|开工|投产|入会|参保|接受|轮训|培训|发放|清零|销号|开展|制定|出台|推行|签订|组建|挂牌|入库|上线|达标|完毕|形成|建会|建制|公开|使用|支出|支付|缴纳|退还)/gu
const DOUBLE = /翻(?:(一|两|三)?番)/g
const PERSONS = /人|职工|劳动力|劳动者|渔民|军人|毕业生|农民|学员|学徒|妇女|青年|工匠|技师|员$/

/** 全覆盖, 应…尽…, 全部… and 翻一番: quantities without a number. One line a clause. */
export function readCoverage(context: ParagraphContext, read: ReadParagraph): Finding[] {
  const found: Finding[] = []
  const whole = read.placed.map(({ finding: line }) => line).filter((line) => line.comparator === 'all')
  let end = 0
  for (const match of [...context.text.matchAll(COVER), ...context.text.matchAll(DOUBLE)].sort(
    (a, b) => a.index - b.index,
  )) {
    if (isInTitle(context.text, match.index)) continue
    const line = lineAt(context, read, match)
    if (line.start < end || isAmong(whole, line)) continue
    found.push(line)
    end = line.end
  }
  return found
}

const isAmong = (whole: readonly Finding[], { start, end }: Finding): boolean =>
  between(whole, start - 300, end, (line) => line.start).some((line) => line.end > start)

const isInTitle = (text: string, at: number): boolean => /《[^》]*$/.test(text.slice(Math.max(0, at - 150), at))

function lineAt(context: ParagraphContext, read: ReadParagraph, match: RegExpExecArray | RegExpMatchArray): Finding {
  const { text, index, mood } = context
  const at = match.index!
  const { start, end } = clauseAround(read.structure, at, at + match[0].length)
  const sentence = read.structure.sentences[firstFrom(read.structure.sentences, at + 1, (s) => s.start) - 1]!
  const words = text.slice(start, end)
  const sentenceWords = text.slice(Math.max(sentence.start, at - 80), end)
  const tense = tenseAt(read.marks, sentence, end, at, false, mood)
  const isDouble = match[0].startsWith('翻')
  const population = isDouble
    ? null
    : (populationIn(words) ?? nounBefore(text.slice(start, at)) ?? populationIn(sentenceWords) ?? null)
  const period =
    between(read.periods, start, at, (p) => p.start).at(-1) ??
    between(read.periods, sentence.start, at, (p) => p.start).at(-1)
  const isScored = /^的?[，]?[得加扣计]\d/.test(text.slice(at + match[0].length, at + match[0].length + 4))
  const kind = isScored ? 'rule' : tense === 'plan' ? 'target' : 'reported'
  return finding({
    paragraph: index,
    start,
    end,
    kind,
    measure: measureOf(text.slice(start, at), text.slice(at + match[0].length, end)),
    population,
    comparator: isDouble ? 'times' : 'all',
    value: isDouble ? String(2 ** ({ 一: 1, 两: 2, 三: 3 }[match[1] ?? '一'] ?? 1)) : null,
    strength: kind === 'target' ? strengthOf(text, sentence.start, start, at) : null,
    unit: isDouble ? '倍' : population && PERSONS.test(population) ? '人' : null,
    period: period?.period ?? null,
    ownPeriod: period !== undefined,
    due: period?.shape === 'deadline' ? period.period.to : null,
    place: placeIn(words) ?? null,
    doubts: [
      ...(tense === 'unclear' ? ['past-or-plan'] : []),
      ...(isDouble && kind === 'target' ? ['baseline-missing'] : []),
      ...(!isDouble && !population && kind === 'target' ? ['population-missing'] : []),
      ...(kind === 'target' ? (period?.doubts ?? []) : []),
    ],
  })
}

function clauseAround({ cuts, text }: Structure, from: number, to: number): { start: number; end: number } {
  let start = from
  let end = to
  while (start > 0 && !cuts[start - 1] && from - start < 120) start -= 1
  while (end < text.length && !cuts[end] && end - to < 60) end += 1
  const words = text.slice(start, from).replace(/（[^（）]*）/g, (inside) => '-'.repeat(inside.length))
  const list = words.lastIndexOf('、') + 1
  return /\d[%万千个家人]/.test(words.slice(0, list)) && /前/.test(words.slice(list))
    ? { start: start + list, end }
    : { start, end }
}

const COVERED =
  /(?:企业|单位|工会|园区|乡镇|街道|社区|村|[州市县区]|（[^（）]{1,6}）|学校|院校|机构|岗位|项目|问题|班组|家庭|案件|线索|隐患|车间|站点|乡村|工地|欠薪)$/

/** 企业应建尽建, 129个县职业培训机构全覆盖: the units named right before. */
function nounBefore(words: string): string | null {
  const noun = measureOf(words, '')?.replace(/实现$/, '') ?? ''
  return noun.length <= 24 && COVERED.test(noun) ? noun : null
}

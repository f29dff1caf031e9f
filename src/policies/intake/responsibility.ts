import { type ActorsFound, actorsIn, namesIn } from './actors.ts'
import { isActors } from './clauses.ts'
import type { Actor } from './draft.ts'
import type { ReadParagraph } from './figures.ts'

/** Actors named in 责任 brackets of a paragraph, and an institution that carries out: 由技工院校承担. */
export function bracketActors(
  read: ReadParagraph,
): { actors: readonly Actor[]; doubts: readonly string[]; at: number } | null {
  const { text, brackets } = read.structure
  const bare = brackets.findLast((b) => !b.opened && isBareList(text, b.open, b.close))
  if (bare) return { ...actorsIn(`责任单位：${text.slice(bare.open + 1, bare.close)}`), at: bare.open }
  const bracket = brackets.findLast(
    (b) => !b.opened && isActors(text, b.open, b.close + 1) && namesLikely(text.slice(b.open + 1, b.close)),
  )
  if (bracket) return { ...actorsIn(text.slice(bracket.open + 1, bracket.close)), at: bracket.open }
  if (/^(?:牵头(?:责任)?单位|责任单位|责任部门|配合单位|主要责任单位)：/.test(text))
    return { ...actorsIn(beforeDue(text)), at: 0 }
  const spoken = read.structure.sentences.find((s) => s.end - s.start < 160 && isSpoken(text.slice(s.start, s.end)))
  if (spoken) return { ...actorsIn(text.slice(spoken.start, spoken.end)), at: spoken.start }
  const label = text.search(/(?:牵头单位|责任单位|责任部门)：/)
  return label > 0 ? { ...actorsIn(beforeDue(text.slice(label)).replace(/[。）]+$/, '')), at: label } : null
}

/** 责任部门：人力资源部。完成时间：11月30日。: who, without the day. */
const beforeDue = (text: string): string => text.replace(/[；，。\s]*(?:完成|办结)?(?:时限|时间|期限)：.*$|。$/, '')

const UNIT_NAME =
  /^(?:[省州市县区旗盟](?!.*[的了])[\p{Script=Han}]{1,14}(?:厅|局|委员会|委|部|政府|办公室|办|总工会|工会|工商联|妇联|联合会|中心|院|学校)|团[省州市县区旗]委|各[\p{Script=Han}、（）]{1,16}(?:政府|部门|单位|工会|小组|街道|乡镇))$/u

/** （区总工会、区科技局） at the end of an item: who is responsible, without a verb. */
const isBareList = (text: string, open: number, close: number): boolean =>
  open > 8 &&
  close - open < 120 &&
  /^。?$/.test(text.slice(close + 1)) &&
  text
    .slice(open + 1, close)
    .split(/[、，；]/)
    .every((name) => UNIT_NAME.test(name))

/** A sentence that is nothing but who acts: 由州人社局牵头，州总工会、州教育体育局配合. */
export const isSpoken = (words: string): boolean =>
  /^由?[\p{Script=Han}、，（）]{2,150}(?:牵头|负责|配合|落实)$/u.test(words) &&
  words
    .split('，')
    .every((part) =>
      /(?:厅|局|委|部|会|府|办|院|行|司|心|单位|部门|人民政府|党委|工会|学院|公司)(?:等(?:部门|单位)?)?(?:牵头|负责|具体负责|配合|参与|按职责(?:分工)?负责|分别负责|牵头负责|组织落实|落实)$/.test(
        part,
      ),
    )

const namesLikely = (text: string): boolean => /[厅局委部会府院行办社司心位门]/.test(text)

/** 由技工院校承担的培训量: the implementer, who is not the responsible unit. */
export const implementerIn = (words: string): Actor | null => {
  const name = /由([\p{Script=Han}]{2,16}?)(?:承担|承办|实施|组织实施|开展|培训)/u.exec(words)?.[1]
  return name ? { name, role: 'implementer' } : null
}

const SUBJECT =
  /^((?:各(?:[州市县区乡镇地盟]、){0,3}[\p{Script=Han}（）、]{1,24}?|[甲乙双]方|产改办|(?:团[省市州县区旗]委、)?[省州市县区][\p{Script=Han}、]{1,40}?(?:厅|局|委员会|委|部|政府|办公室|办|总工会|工会|院校|小组|中心)|云南省[\p{Script=Han}]{2,20}?(?:厅|局|委|会)))(?:要?会同([\p{Script=Han}、]{2,40}?(?:厅|局|委员会|委|部|部门|总工会|工会|办))，?)?(?:负责|牵头|要(?![求点素闻])|应|须|务|(?<![少多低高大小])于(?:\d|每|[一二三四五六七八九十])|组织|制定|建立|推进|统筹|做好|研究|具体|每年|每半年|每季度|每月|每周|按[月季]|开展|上报|报送|完成|协助|为|将)/u
/** What may stand before the subject: an item mark, 请, a deadline with its comma. */
const BEFORE_SUBJECT =
  /^(?:[，、\s]|于?[\d一二三四五六七八九十年月日季度底末旬上中下半]{2,12}前(?=各|[省州市县区][\p{Script=Han}、]{1,20}[厅局委会府])|[一二三四五六七八九十]{1,3}(?:是|、)|（[\d一二三四五六七八九十]{1,3}）|\d{1,2}[.、]|请|由|并|同时，|其中，|(?:合作期内|每年|于?[\d一二三四五六七八九十年月日季度底末旬上中下半“”五]{1,14}前?)，)+/u

/** 市财政局：落实资金: a name with a colon is whose work follows. */
const NAMED =
  /^((?:[省州市县区旗][\p{Script=Han}、]{1,40}?(?:厅|局|委员会|委|部|政府|办公室|办|总工会|工会|院校|小组|中心|联合会|工商联|妇联)|团[省州市县区旗]委|各(?:区县|市县|县区|旗县|州市|县（市、区）|[州市县区]（[^（）]{1,8}）|地|单位|部门|乡镇|街道|企业|工会|级工会|基层工会)))：/u

/** A sentence that begins with who must act: 由市人社局牵头，市财政局配合，…; 各州、市人社局要…, 4月底前，省人社厅会同省财政厅制定…. */
export function subjectOf(words: string): ActorsFound {
  const bare = words.slice(0, 140).replace(BEFORE_SUBJECT, '')
  const pieces = bare.split('，')
  const spoken = pieces.findIndex((piece) => !isSpoken(piece))
  if (spoken > 0) return actorsIn(pieces.slice(0, spoken).join('，'))
  const head = NAMED.exec(bare)
  if (head) return led(namesIn(head[1]!).names, [])
  const match = SUBJECT.exec(bare)
  if (!match) return { actors: [], doubts: [] }
  return led(namesIn(match[1]!).names, match[2] ? namesIn(match[2]).names : [])
}

const led = (leads: readonly string[], joined: readonly string[]): ActorsFound => ({
  actors: [
    ...leads.map((name) => ({ name, role: 'lead' as const })),
    ...joined.map((name) => ({ name, role: 'co' as const })),
  ],
  doubts: leads.length > 1 ? ['multi-lead'] : [],
})

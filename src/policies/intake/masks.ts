import { unitAt } from './units.ts'

/** Numbers of a text that count nothing: document numbers, dates, telephones, standards, titles, ordinals, ranks, references. */
export type Mask = readonly [start: number, end: number]

const CN = '[零〇一二两三四五六七八九十百]'
const YEAR = '(?:(?:19|20)\\d{2}|[一二][〇零一二三四五六七八九]{3})'
const MONTH = `(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|末|初|上旬|中旬|下旬)?`
const DAY = `(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]`

const always: readonly RegExp[] = [
  /《[^《》]{1,150}(?:《[^《》]{1,80}》[^《》]{0,80})?》/g,
  /[〔[（【〖﹝［](?:19|20)\d{2}[〕\]）】〗﹞］]第?\d{1,4}[号號]/g,
  new RegExp(`${YEAR}年?度?[—~至到、和]${YEAR}(?:年度?)?`, 'g'),
  new RegExp(`${YEAR}年度?(?:${MONTH}(?:${DAY})?)?(?:[—~至到](?:${MONTH}(?:${DAY})?|${DAY}))?`, 'g'),
  new RegExp(`(?:\\d{1,2}[—~至到])?${MONTH}(?:${DAY})?(?:[—~至到](?:${MONTH}(?:${DAY})?|${DAY}))?`, 'g'),
  new RegExp(`(?:\\d{1,2}[—~至到])?${DAY}(?!内|以内|之内|起|志)`, 'g'),
  /(?<!\d)(?:19|20)\d{2}[./—]\d{1,2}(?:[./—]\d{1,2})?(?!\d)/g,
  /\d{1,3}：\d{1,3}(?:：\d{2})?/g,
  /\d{1,2}[时点](?:\d{1,2}分|半|整)?(?![\d间])/g,
  /(?<!\d)0\d{2,3}—?\d{3,8}[\dXx*]*/g,
  /(?<!\d)1[3-9]\d{9}(?!\d)/g,
  /(?<!\d)[48]00—?\d{3,4}—?\d{3,4}(?!\d)/g,
  /(?<!\d)\d{1,20}[Xx*]{2,}/g,
  /(?:https?：?\/\/|www\.)[\w./—?=&#%：]{1,200}/g,
  /[\w.]{1,64}@[\w.]{1,64}/g,
  /[A-Za-z]{1,20}(?:\/[A-Za-z]{1,5})? ?\d{1,9}(?:[./—]\d{1,9}){0,4}[A-Za-z]{0,5}/g,
  /(?<!\d)\d{1,12}(?:\.\d{1,6})?(?!(?:kW|km|MW|kV|t\b))[A-Za-z]{1,10}/g,
  /(?<!\d)\d{1,6}(?:\+[\dA-Za-z一二三四五六七八九十]{1,4}){1,6}/g,
  /(?<!\d)\d{1,4}·\d{1,4}/g,
  new RegExp(
    `第(?:\\d{1,4}|${CN}{1,6})(?:[—~至到、]第?(?:\\d{1,4}|${CN}{1,4}))?(?:个|[条款项章节号次届批期名位轮季页类类组部分])?`,
    'g',
  ),
  new RegExp(`(?<!提)前(?:\\d{1,3}|${CN}{1,3})(?:名|位|强|届|批|个季度|季度)`, 'g'),
  new RegExp(
    `(?:[特一二三四]等|优秀|优胜|鼓励|入围|金|银|铜|团体|组织|单项|个人)奖(?:各|分别)?(?:\\d{1,3}|${CN}{1,3})(?:[—~至到](?:\\d{1,3}|${CN}{1,3}))?[名个项人]`,
    'g',
  ),
  /(?:附件|附表|附图|专栏|序号|编号|公式|注释)\d{1,3}(?:[—、.和至]\d{1,3}(?!\d|[.\d]*[万亿千百%人元个名家]))*/g,
  new RegExp(`(?:\\d|${CN})(?:[、—~至到或和](?:\\d|${CN})){0,6}级(?!以上的?企业)`, 'g'),
  /(?:\d{1,4}|[一二三四五六七八九十百]{1,4})周年/g,
  /[Vv]?\d{1,3}(?:\.\d{1,3}){2,}/g,
  /(?:版本|工业|教育)[号]?：?[Vv]?\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?:\.\d{1,3})?版(?!面)/g,
  /\d{1,6}[号楼层室路强]/g,
  /(?:19|20)\d{2}[届级]/g,
  /（(?:\d{1,2}|[一二三四五六七八九十]{1,2})期）|(?<![\d一二三四五六七八九十各共])[一二三](?:期(?=工程|项目|建设)|次创业|产(?=融合|业))/g,
  new RegExp(`^(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}(?:[.](?!\\d)|、)|（\\d{1,2}）|${CN}{1,3}、|（${CN}{1,3}）)`, 'g'),
  /(?<=[。；：，])(?:\d{1,2}[.、](?!\d)|\d{1,2}[.](?=\d{1,2}月)|（\d{1,2}）)/g,
  /(?:党的|中共)?[一二三四五六七八九十]{1,3}(?:届|大(?=精神|报告|以来|和|提出|，|、|代表))/g,
  /(?<=号)\d{1,4}[幢栋]|\d{1,4}[幢栋](?=\d)/g,
  /(?:倒数|末尾|最后|倒数后|后)\d{1,3}[名位]/g,
  /\d{1,3}[章编](?:\d{1,3}节)?(?:\d{1,4}条)?/g,
  /\d{1,3}[×x]\d{1,3}/g,
  /\d{1,4}(?:\.\d{1,2})?[°′″℃磅]/g,
  /(?:海拔|东经|北纬|温度|湿度|误差|行距|字号|边距|厚度)[^，。；\d]{0,4}\d{1,6}(?:\.\d{1,4})?/g,
  /一次性|(?:一式|各执|各持|共印|印制|其中|原件|复印件)(?:\d{1,4}|[一二两三四五六])份(?!额|子)/g,
  new RegExp(`“[^“”\\d]{0,8}${CN}[^“”\\d]{0,16}”`, 'g'),
  /“[A-Za-z]{0,3}\d{1,5}(?:[—+·.]?[\dA-Za-z]{1,5}){0,3}”/g,
  /(?<![\d.,])\d{9,18}(?![\d.,万亿元人%])/g,
  /\d{19,}/g,
]

/** Shapes that are masked only where no unit follows: `表3` is a reference, `代表20人` is not. */
const unlessCounted: readonly RegExp[] = [
  /(?<![代发外仪报列手图地])[表图](?:格)?\d{1,2}(?:—\d{1,2})?/g,
  /(?<![\d.,])(?:19|20)\d{2}(?![\d.,%万亿千百余多]|[—~至到]\d{1,6}(?:[万亿]?元|[万千]?[人名个家户场期]))/g,
  /(?<!\d)12[0-9]{3}(?!\d)/g,
  /(?:电话|传真|手机|热线|拨打|邮编|邮政编码|QQ群?|微信号?|[账帐]号|邮箱|咨询|举报|监督|联系方式|代码)[^\d，。；]{0,8}(?:[\dXx*]{3,20}[—（）、/转 ]{0,2}){1,4}/g,
]

/** Masks of folded text, sorted and merged. Every pattern is bounded, so the time is linear in the text. */
export function masksOf(text: string): Mask[] {
  const found: [number, number][] = []
  for (const pattern of always)
    for (const match of text.matchAll(pattern)) found.push([match.index, match.index + match[0].length])
  for (const pattern of unlessCounted)
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (!unitAt(text, end) && !/[\d.,%万亿]/.test(text[end] ?? '')) found.push([match.index, end])
    }
  return merged(found)
}

function merged(masks: [number, number][]): Mask[] {
  masks.sort((a, b) => a[0] - b[0])
  const result: [number, number][] = []
  for (const mask of masks) {
    const last = result[result.length - 1]
    if (last && mask[0] <= last[1]) last[1] = Math.max(last[1], mask[1])
    else result.push([...mask])
  }
  return result
}

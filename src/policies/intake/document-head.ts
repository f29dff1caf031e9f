import { dateIn } from './dates.ts'
import type { DraftDocument } from './draft.ts'
import type { Folded } from './fold.ts'

/** The head of a notice, and which paragraphs belong to it (letterhead, number, title, addressee, signature, date). */
export interface Head {
  readonly document: DraftDocument
  readonly taken: ReadonlySet<number>
  readonly titleAt: number | null
  /** The paragraph before the first heading, where a notice says what for and when. */
  readonly opening: string | null
}

/** The fifteen kinds of 党政机关公文处理工作条例 第八条. */
export const officialKinds = '决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要'.split(' ')
const GENRES =
  '简报 实施方案 工作方案 方案 行动计划 工作计划 计划 工作要点 要点 规划 管理办法 办法 细则 清单 合作备忘录 备忘录 框架协议 合作协议 协议 总结 措施'.split(
    ' ',
  )

const NUMBER = /([\p{Script=Han}]{1,14}?)[〔[［（【〖﹝]((?:19|20)\d{2})[〕\]］）】〗﹞]第?([1-9]\d{0,3})[号號]/u
const ORDER = /((?:国务院|[\p{Script=Han}]{2,8}人民政府|人力资源(?:和)?社会保障部|主席)令)第?(\d{1,4})号/u
const ORGANISATION =
  /^[\p{Script=Han}、（）\s]{2,60}?(?:厅|局|委员会|委|部|人民政府|政府|办公室|办公厅|总工会|工会|党委|小组|中心|公司|学院|协会|联合会|会|院|银行|团委|妇联)$/u
const KEYED =
  /^(发文字号|文号|发文机关|发布机构|发布单位|制发机关|成文日期|发布日期|印发日期|发文日期|标题|名称|文件名称|信息名称)[：\t]\s*(.+)$/u
const TITLE_END = new RegExp(`(?:${[...officialKinds, ...GENRES].join('|')})(?:（[^（）]{1,24}）){0,2}$`)
/** （2020—2022年）的通知 under a line that ends in 计划 already. */
const TITLE_GOES_ON = /^(?:（[^（）]{1,24}）)?的?(?:决定|通知|意见|通报|批复|函)$/
const HEAD_LENGTH = 14

/** Title, number, issuer, day of issue and kind of a notice; null for what the text does not say. */
export function readHead(paragraphs: readonly Folded[]): Head {
  const texts = paragraphs.map((p) => p.text)
  const taken = new Set<number>()
  const keyed = keyedFacts(texts, taken)
  const number = keyed.number ?? numberOf(texts, taken)
  const letterhead = letterheadOf(texts, taken)
  const isMinutes = texts.slice(0, 4).some((text) => /^(?:[\p{Script=Han}]{0,30})会议纪要$/u.test(text))
  const isBulletin = letterhead.bulletin || isUnheadedBulletin(texts)
  const title = keyed.title
    ? { text: keyed.title, signers: null, at: null }
    : isBulletin
      ? null
      : titleOf(paragraphs, taken)
  const signed = signatureOf(texts, taken)

  const titleIssuer = title ? (title.signers ?? issuerInTitle(title.text)) : null
  return {
    document: {
      title: title?.text ?? null,
      number,
      issuer:
        keyed.issuer ?? inFull(titleIssuer, [signed.issuer, letterhead.issuer]) ?? letterhead.issuer ?? signed.issuer,
      issuedOn: keyed.issuedOn ?? signed.issuedOn,
      kind: isBulletin ? '简报' : title ? kindOf(title.text) : isMinutes ? '纪要' : null,
    },
    taken,
    titleAt: title?.at ?? null,
    opening: openingOf(texts, taken),
  }
}

/** 省人力资源和社会保障厅 in a title is the 湖北省人力资源和社会保障厅 that signs. */
const inFull = (titled: string | null, others: readonly (string | null)[]): string | null =>
  (titled && /^[省州市县区旗]/.test(titled) ? others.find((other) => other?.endsWith(titled.slice(1))) : null) ?? titled

function openingOf(texts: readonly string[], taken: ReadonlySet<number>): string | null {
  for (const [i, text] of texts.slice(0, HEAD_LENGTH + 6).entries()) {
    if (/^(?:会议)?时间：(?:19|20)\d{2}年/.test(text)) return text
    if (taken.has(i) || text.length < 20) continue
    if (/^[一二三四五六七八九十]{1,3}、/.test(text)) return null
    if (/^(?:为|根据|按照|经|近年来|今年|现|(?:19|20)\d{2}年)|。/.test(text)) return text
  }
  return null
}

interface Keyed {
  number?: string
  title?: string
  issuer?: string
  issuedOn?: string
}

function keyedFacts(texts: readonly string[], taken: Set<number>): Keyed {
  const facts: Keyed = {}
  for (const [i, text] of texts.slice(0, 30).entries()) {
    const [, key, value] = KEYED.exec(text) ?? []
    if (!key || !value || text.length > 160) continue
    taken.add(i)
    if (/字号|文号/.test(key)) facts.number ??= normalisedNumber(value) ?? value
    else if (/机关|机构|单位/.test(key)) facts.issuer ??= value
    else if (/日期/.test(key)) facts.issuedOn ??= dateIn(value) ?? undefined!
    else facts.title ??= value
  }
  return facts
}

/** `代字〔YYYY〕N号`, whatever brackets were typed; orders as `国务院令第733号`. */
export function normalisedNumber(text: string): string | null {
  const order = ORDER.exec(text)
  if (order) return `${order[1]}第${order[2]}号`
  const match = NUMBER.exec(text)
  if (!match) return null
  const code = match[1]!.split(/按照|根据|依据|贯彻|印发|关于|以及|和|及/).at(-1)!
  return code ? `${code}〔${match[2]}〕${match[3]}号` : null
}

function numberOf(texts: readonly string[], taken: Set<number>): string | null {
  for (const [i, text] of texts.slice(0, HEAD_LENGTH).entries()) {
    if (text.length > 60 || /[《。]/.test(text) || text.includes('关于')) continue
    const number = normalisedNumber(text)
    if (!number) continue
    taken.add(i)
    return number
  }
  return null
}

function letterheadOf(texts: readonly string[], taken: Set<number>): { issuer: string | null; bulletin: boolean } {
  let issuer: string | null = null
  let bulletin = false
  for (const [i, text] of texts.slice(0, 8).entries()) {
    if (text.length > 50 || /[。，]/.test(text)) continue
    const mark = /^(.{3,40}?)(?:文件|（通知）)$/.exec(text)
    if (mark && ORGANISATION.test(mark[1]!)) {
      issuer ??= mark[1]!
      taken.add(i)
    }
    if (/简报$|^第[\d一二三四五六七八九十]+期|工作简报|信息简报/.test(text)) {
      bulletin ||= /简报/.test(text)
      taken.add(i)
    }
    if (/^(?:签发人|密级|紧急程度|特急|急件|加急)/.test(text)) taken.add(i)
  }
  return { issuer, bulletin }
}

/** A bulletin whose head is lost still has section heads in 【】 and a list 报：… 送：…. */
const isUnheadedBulletin = (texts: readonly string[]): boolean =>
  texts.filter((text) => /^【[^【】]{2,12}】$/.test(text)).length >= 2 &&
  texts.slice(-6).some((text) => /^[报送发]：/.test(text))

/** A title, and the issuers printed on lines of their own above it. */
interface Title {
  readonly text: string
  readonly signers: string | null
  readonly at: number
}

function titleOf(paragraphs: readonly Folded[], taken: Set<number>): Title | null {
  const texts = paragraphs.slice(0, HEAD_LENGTH).map(spacedText)
  const first = texts.findIndex((text, i) => !taken.has(i) && isTitleStart(text))
  if (first < 0) return null
  let last = first
  let text = texts[first]!
  while (last + 1 < texts.length && last < first + 4 && isTitlePart(texts[last + 1]!)) {
    if (TITLE_END.test(text) && !TITLE_GOES_ON.test(texts[last + 1]!)) break
    last += 1
    text += texts[last]!
  }
  if (!TITLE_END.test(text)) return null
  if (!/关于/.test(text) && !/方案|计划|要点|规划|办法|细则|清单|备忘录|协议|措施|意见|通报|纪要|总结|报告/.test(text))
    return null
  let start = first
  let signers = ''
  while (start > 0 && !taken.has(start - 1) && text.startsWith('关于') && ORGANISATION.test(texts[start - 1]!)) {
    start -= 1
    signers = `${tidy(texts[start]!)}${signers && '、'}${signers}`
  }
  for (let i = start; i <= last; i += 1) taken.add(i)
  // Several issuers above a title are a list of their own; one is the beginning of the title (GB/T 9704).
  const whole = signers.includes('、') ? text : `${signers}${text}`
  return { text: whole, signers: signers || null, at: start }
}

const isTitleStart = (text: string): boolean =>
  text.length <= 120 &&
  !/[。；！]|^[（《【]|^[一二三四五六七八九十]{1,3}、|^\d{1,2}[.、]|：$/.test(text) &&
  (/关于(?!.*，)/.test(text) || (TITLE_END.test(text) && text.length >= 6 && !/[，：]/.test(text)))
const isTitlePart = (text: string): boolean =>
  text.length <= 60 && !/[。；！：]$/.test(text) && !/^[一二三四五六七八九十]{1,3}、/.test(text)

/** Issuers of one line parted by 、: at spaces, or where the name of the place begins anew. */
function tidy(text: string): string {
  const place = text.slice(0, 3)
  const again = text.indexOf(place, 3)
  const parted =
    again > 0 && /[厅局委府室会院办]/.test(text[again - 1]!) ? `${text.slice(0, again)} ${text.slice(again)}` : text
  return parted.trim().replace(/[\t ]+/g, '、')
}

/** The folded text with one space kept where the paragraph parts two issuers by spaces. */
function spacedText({ text, at, paragraph }: Folded): string {
  let result = ''
  for (const [i, c] of [...text].entries()) {
    const gap =
      i > 0 && /[厅局委府室会院办部处司团联校]/.test(text[i - 1]!) && /\s/.test(paragraph.text[at[i]! - 1] ?? '')
    result +=
      gap &&
      c !== '\t' &&
      text[i - 1] !== '\t' &&
      (text[i - 2] === undefined || !/\s/.test(paragraph.text[at[i - 1]! - 1] ?? ''))
        ? ` ${c}`
        : c
  }
  return result.replaceAll('\t', ' ')
}

function issuerInTitle(title: string): string | null {
  const before = /^(.{2,80}?)(?:关于|印发|转发|批转)/.exec(title)?.[1]?.trim()
  return before && ORGANISATION.test(before) ? tidy(before) : null
}

/** The last word of the title, before a bracket such as （试行）: 通知 of 关于印发《…方案》的通知. */
function kindOf(title: string): string | null {
  const bare = title.replace(/(?:（[^（）]{1,24}）){1,2}$/, '')
  const official = officialKinds.find((kind) => bare.endsWith(kind))
  return official ?? GENRES.find((genre) => bare.endsWith(genre)) ?? null
}

const DATE_ONLY =
  /^(?:（)?((?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[一二][〇零○一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)(?:）)?$/

function signatureOf(texts: readonly string[], taken: Set<number>): { issuer: string | null; issuedOn: string | null } {
  const at = texts.findIndex((text) => DATE_ONLY.test(text))
  if (at >= 0) return signedAt(texts, at, taken)
  for (const [i, text] of texts.entries()) {
    const joined = /^(.{2,60}?)\t?((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)(印发)?$/u.exec(text)
    if (!joined || !ORGANISATION.test(joined[1]!.replaceAll('\t', ''))) continue
    taken.add(i)
    return { issuer: tidy(joined[1]!), issuedOn: dateIn(joined[2]!) }
  }
  const printed = texts.findIndex((text, i) => PRINTED_ON.test(text) && ORGANISATION.test(texts[i - 1] ?? ''))
  if (printed < 0) return { issuer: null, issuedOn: null }
  return { issuer: tidy(texts[printed - 1]!), issuedOn: dateIn(texts[printed]!) }
}

/** The day of printing stands for that of issue where the notice bears no other. */
const PRINTED_ON = /^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日印发$/

function signedAt(
  texts: readonly string[],
  at: number,
  taken: Set<number>,
): { issuer: string | null; issuedOn: string | null } {
  taken.add(at)
  const signers: string[] = []
  for (let i = at - 1; i >= 0 && at - i <= 4 && ORGANISATION.test(texts[i]!) && !taken.has(i); i -= 1) {
    signers.unshift(tidy(texts[i]!))
    taken.add(i)
  }
  return { issuer: signers.length > 0 ? signers.join('、') : null, issuedOn: dateIn(texts[at]!) }
}

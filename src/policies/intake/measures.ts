const LEADING = new RegExp(
  [
    '其中',
    '并且?',
    '以及',
    '和',
    '及',
    '含',
    '包括',
    '[，、：；\\s]',
    '第[一二三四五六七八九十百]{1,4}条',
    '(?:规划|行动|计划|合同|协议|合作)期内|现(?=下达|安排|拨付)|本次',
    '(?:到|至|截至)?(?:19|20)\\d{2}年(?:[—至到](?:19|20)\\d{2}年)?(?:底|末|度)?前?',
    '全年|年内|年底前|年底|本年度|今年(?:以来)?|(?:近年|去年以?)来|每年度?|年均|每季度|每半年|每月|(?:上|下)半年|[一二三四]季度(?:末|底)?前?|\\d{1,2}月(?:\\d{1,2}日|底)?前',
    '“?十[三四五]五”?(?:期间|时期|末)',
    '[用分]?[两三四五\\d]年(?:左右)?(?:时间|内|共)?',
    '(?:到|至)?[一二]?[〇零一二三四五六七八九]{3,4}年(?:底|末)?',
    '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月(?:底|末|\\d{1,2}日)?前?',
    '全(?:省|州|市|县|国|区)',
    '各(?:州、?市|县（市、区）|地|级)',
    '每个?(?:市州|县区|市县|州市|县|市|区)(?:（市、区）)?',
    '力争|争取|努力|确保|务必|必须|原则上|有望|计划|预计|拟|将|要|应当?|须',
    '新增|新建或改扩建|新建|改扩建|新创建|确保|选派|带动|争取|推动|覆盖(?=企业|职工)|累计|合计|共计|总共|共|分别|各(?!类|级|地)|再|均|继续|进一步|大力|积极|全面|大规模|广泛|新(?!型|职业|就业|时代|业态|录用|入|生代|兴)|已|已经|完成了?(?!率|情况)|实现|组织(?!领导|部)|开展|实施(?![率方细])|推动|举办|培养造就|培养|造就|培育|选树|评选表彰|推荐表彰|评选|表彰|推荐|建设|建成(?!后)|打造|创建|达到',
    '计划使用|使用(?!率)|安排|投入|筹集|下达|争取到|落实',
    '由',
  ].join('|'),
  'y',
)
const TRAILING =
  /(?:做到|达到|达|完成|实现|保持在?|提高到|提升到|提升至|增加到|增加至|提高至|控制在|不得?低于|不得?少于|不得?超过|不高于|至少|力争|约|近|为|在|的|共|共计|累计|总计|分别|各|计划|于|年均|平均|每年|超过|突破|以上|新增|增加|增长|提高|提升|下降|降低|减少|使用|(?<!响|适|对|相|供)应|确保|原则上|始终|(?<![人户年平])均|一般|最[长短高低多少]|每(?:季度|半年|月)|已|稳定|动态|扩大|巩固|维持|(?<=率|重|例|比|额|数|量|模|费|金)[由从](?:现在?|目前|原来|每年|(?:19|20)\d{2}年(?:底|末)?)?|：|，|了|到|至|“|（)$/

/** The measured thing of a clause, in its own words: before the number, without place, time and plan words, else after it. */
export function measureOf(before: string, after: string): string | null {
  const head = withoutRhythm(withoutTrailing(withoutLeading(before)))
  const tail = after
    .replace(/^（[^（）]*(?:）|$)/, '')
    .replace(/^[的，、：（]+/, '')
    .replace(/[，。；：、）]+$/, '')
  const noun = (tail.length <= 40 ? tail : tail.slice(0, 40))
    .replace(/^[”“]+$/, '')
    .replace(/^标准(?=给予|发放|执行|核定|补贴|补助)/, '')
  if (!noun && /^[对为]./.test(head)) return head.slice(1)
  if (head.length >= 2 && !/^[对按为在]/.test(head))
    return noun && !/[（(]/.test(noun[0] ?? '') ? `${head}${noun}` : head
  return noun || head || null
}

/** 市产改办每半年督查: what is done each time. */
function withoutRhythm(text: string): string {
  const rest = /每(?:半年|个?季度|个?月|周|[两二三]年|年度?)(.{2,})$/u.exec(text)?.[1] ?? ''
  const named = withoutTrailing(withoutLeading(rest))
  return named.length >= 2 ? named : text
}

function withoutLeading(text: string): string {
  let at = 0
  for (;;) {
    LEADING.lastIndex = at
    const match = LEADING.exec(text)
    if (!match || match[0] === '') return text.slice(at)
    at += match[0].length
  }
}

function withoutTrailing(text: string): string {
  let rest = text
  for (;;) {
    const shorter = rest.replace(TRAILING, '')
    if (shorter === rest) return rest
    rest = shorter
  }
}

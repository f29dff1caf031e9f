const PREFECTURES =
  '昆明市 曲靖市 玉溪市 保山市 昭通市 丽江市 普洱市 临沧市 楚雄州 红河州 文山州 西双版纳州 大理州 德宏州 怒江州 迪庆州'.split(
    ' ',
  )
const FULL_NAMES =
  /[\p{Script=Han}]{2,4}(?:(?:彝|白|傣|景颇|傈僳|藏|哈尼|壮|苗|回|纳西|佤|拉祜|独龙|怒|布朗|瑶|普米)族){1,4}自治[州县]/u
const WHOLE =
  /全(?:国(?!技术|劳|五一|人大|政协|总工会|工人|先进|青年|三八|优秀|模范|性|各地|职业|一流|领先|前列|知名|文明)|省|州|市|县|区|镇|乡|厂|公司|系统)(?!委)/
const COUNTY =
  /^(?:在|由|对|其中，?)?([\p{Script=Han}]{2,4}[县区市州]|(?![各每该本全分市州区两几多跨外乡到在]).县)(?![（级直场委域政人总内际长民]|总工会|教育|工会)/u
const NOT_PLACES =
  /^[各每该本全为在到达将对由请我贵你授给]|^(?:相关|有关|省内|市内|所在|外地)|^(?:同意|协调|支持|指导|督促|推动|组织|会同|争取|联合)|^个(?!旧)|城市|园区|社区|地区|辖区|小区|校区|灾区|景区|街区|都市|超市|上市|门市/

/** The place a clause of folded text names: 全省, 昆明市, 大理白族自治州, 宾川县. Undefined where it names none. */
export function placeIn(clause: string): string | undefined {
  const whole = WHOLE.exec(clause)
  const named = PREFECTURES.map((name) => ({ name, at: clause.indexOf(name) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]
  if (whole && (!named || whole.index < named.at)) return whole[0]
  if (named) return named.name
  const full = FULL_NAMES.exec(clause.slice(0, 60))?.[0]
  if (full) return full
  const county = COUNTY.exec(clause)?.[1]
  if (county && !NOT_PLACES.test(county)) return county
  return /^(?:云南省|云南)(?!人|师|大|工|民|农|财|首|技)/.test(clause) ? '云南省' : undefined
}

const GROUPS =
  '农村低收入人口|低收入人口|脱贫劳动力|脱贫人口|建档立卡(?:贫困)?劳动力|农村转移劳动力|(?:易地扶贫)?搬迁劳动力|监测对象|农村富余劳动力|农村劳动力|农村劳动者|农民工|返乡农民工|工会干部|班组长|退捕渔民|高校毕业生|毕业生|退役军人|残疾人|失业人员|就业困难人员|易地搬迁(?:人员|群众|劳动力)|搬迁群众|企业职工|在岗职工|女职工|一线职工|职工|产业工人|新生代农民工|新业态从业人员|新就业形态劳动者|灵活就业人员|妇女|青年|两后生|贫困劳动力|在校学生|学徒(?!制)|企业新录用人员|技能劳动者|就业人员|劳动者|边民|移民|库区移民|高素质农民|新型职业农民|规模以上(?:工业)?企业|规上企业|百人以上企业|非公(?:有制)?企业|[省市州县区]属(?:国有)?企业|[省市州县区]属国企|国有企业|中小微企业|小微企业|已建会企业|工业园区'
const QUALIFIED = new RegExp(
  `(?:(?:有|无|未|具备|符合|从事|参加|年满|实现)[^，。；：、（）\\d]{1,16}的)(?:${GROUPS})?|(?:城乡|城镇|农村|在岗|转岗|登记|返乡|优秀|新入职|新录用|百人以上)?(?:${GROUPS})`,
  'u',
)
const CLASS_ABOVE =
  /(?:初级工|中级工|高级工|技师|高级技师|中级|副高级|高级|县级|省级|市级|州级|国家级|本科|大专|规模|限额|\d+(?:周)?岁|[一二三四五]级)(?:及)?以上(?!人民)(?:[^，。；：、（）\d不达]{0,10}?(?:企业|劳模|人员|单位|工会))?|\d+人(?:及)?以上的?(?:非公|规模|工业|民营)?(?:企业|单位|用人单位)/

/** The persons or units a clause is about: 有劳动能力的农村低收入人口, 高级工以上, 企业职工. */
export function populationIn(clause: string): string | undefined {
  const above = CLASS_ABOVE.exec(clause)?.[0]
  if (above) return above
  const share = /占(?:全[省州市县部]?)?([^，。；：、]{2,20}?)(?:总量|总数|总人数|人数)?的?(?:比例|比重|比率)/.exec(
    clause,
  )?.[1]
  if (share) return share
  const group = QUALIFIED.exec(clause)?.[0]
  return group?.replace(/^(?:对|将|把|为|在|使|让|向|给|实现)(?=.{2})/, '')
}

import { folded, withoutBrackets } from './text.ts'

/** The fields of a roster, in the order of the template's columns (§ 学员名单). */
export const rosterFields = [
  'name',
  'idType',
  'idNumber',
  'sex',
  'birth',
  'ethnicity',
  'education',
  'residence',
  'residenceKind',
  'groups',
  'phone',
  'employer',
  'employerCode',
  'occupation',
  'level',
  'formerCertificate',
  'years',
  'bank',
  'account',
  'payee',
  'hours',
  'attended',
  'score',
  'certificate',
  'certifiedOn',
  'note',
] as const

export type RosterField = (typeof rosterFields)[number]

/** What a column of the sheet may be: a field, the serial number that nobody stores, or the class that a row names. */
export type ColumnKind = RosterField | 'sequence' | 'classNumber'

/** Header in the template, and the other headers that offices write for it. */
export const headers: Readonly<Record<ColumnKind, readonly [header: string, ...aliases: string[]]>> = {
  sequence: ['序号', '编号', 'no', 'no.', '序', '#', '顺序号'],
  name: ['姓名', '学员姓名', '名字', '人员姓名', '职工姓名', '员工姓名', '培训人员姓名', '学员', 'name'],
  idType: ['证件类型', '证件种类', '证件名称', '证件类别', '身份证件类型'],
  idNumber: [
    '身份证号',
    '公民身份号码',
    '证件号码',
    '身份证',
    '身份证号码',
    'id',
    '证件号',
    '公民身份证号码',
    '公民身份证号',
    '居民身份证号码',
    '居民身份证号',
    '居民身份证',
    '身份证件号码',
    '身份号码',
    '证件编号',
    '社会保障号码',
    '身份证编号',
  ],
  sex: ['性别'],
  birth: ['出生日期', '出生年月', '生日', '出生年月日', '出生时间'],
  ethnicity: ['民族', '族别'],
  education: ['文化程度', '学历', '最高学历', '学历层次', '受教育程度'],
  residence: ['户籍地', '户口所在地', '户籍地址', '户籍所在地', '户籍住址', '户口地址'],
  residenceKind: ['户籍性质', '户口性质', '城乡', '户口类型', '户籍类型', '户口类别', '户籍类别'],
  groups: [
    '人员类别',
    '学员类别',
    '重点群体',
    '类别',
    '人员类型',
    '学员类型',
    '群体类别',
    '重点群体类别',
    '人群类别',
    '培训对象',
    '培训对象类别',
  ],
  phone: ['手机号', '联系电话', '电话', '联系方式', '手机', '手机号码', '电话号码', '移动电话', '联系手机'],
  employer: [
    '单位',
    '工作单位',
    '所在企业',
    '单位名称',
    '企业名称',
    '所在单位',
    '用人单位',
    '就业单位',
    '工作单位名称',
  ],
  employerCode: ['统一社会信用代码', '信用代码', '税号', '社会信用代码', '单位信用代码', '纳税人识别号'],
  occupation: [
    '职业(工种)',
    '培训工种',
    '工种',
    '专业',
    '职业名称',
    '职业',
    '职业工种',
    '职业/工种',
    '培训职业',
    '培训职业(工种)',
    '工种名称',
    '培训专业',
    '申报工种',
    '申报职业',
    '职业(工种)名称',
  ],
  level: ['等级', '技能等级', '级别', '培训等级', '培训级别', '职业等级', '职业技能等级', '申报等级', '申报级别'],
  formerCertificate: ['原证书编号', '已有证书号', '原证书号', '已有证书编号', '原证书号码'],
  years: ['本工种工龄(年)', '从业年限', '工作年限', '本工种工龄', '工龄', '工龄(年)', '从业年限(年)'],
  bank: ['开户银行', '社保卡银行', '开户行', '银行名称', '开户行名称', '开户银行名称'],
  account: ['银行账号', '卡号', '银行卡号', '账号', '银行帐号', '帐号', '社保卡账号', '社保卡银行账号', '银行账户'],
  payee: ['户名', '收款人', '收款人姓名', '账户名', '开户名', '账户名称'],
  hours: ['学时', '课时', '培训学时', '培训课时', '总学时', '总课时', '计划学时', '应到学时', '应到'],
  attended: ['出勤学时', '实到', '实到学时', '出勤课时', '实际学时', '实际出勤学时', '实到课时'],
  score: [
    '成绩',
    '考核成绩',
    '考试成绩',
    '鉴定成绩',
    '成绩理论/实操',
    '成绩理论',
    '成绩实操',
    '成绩/理论',
    '成绩/实操',
    '理论',
    '实操',
    '理论成绩',
    '实操成绩',
    '技能成绩',
    '理论/实操',
    '成绩(理论/实操)',
    '考核结果',
    '综合成绩',
  ],
  certificate: ['证书编号', '证书号', '证书号码', '等级证书编号', '职业技能等级证书编号', '合格证书编号'],
  certifiedOn: ['发证日期', '取证时间', '发证时间', '取证日期', '领证日期', '证书日期'],
  note: ['备注', '说明'],
  classNumber: ['班级编号', '班号', '班级', '班次', '期次', '班级名称', '培训班', '培训班期'],
}

const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff
const MARKS = /[*＊★☆※●▲:：]/g
const HINTS = /[(（[【](必填|选填|必填项|选填项|可选|必须|必录)[)）\]】]|必填项?$|选填项?$/g
const kinds = new Map(
  (Object.entries(headers) as [ColumnKind, readonly string[]][]).flatMap(([kind, names]) =>
    names.map((name) => [folded(name), kind] as const),
  ),
)

const ownLetters = new Set([...kinds.keys()].join(''))

/** Whether any character of the text is one of a header's: most names of people have none, and are asked for each row. */
function mayName(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < FIRST_HAN || code > LAST_HAN || ownLetters.has(text[at]!)) return true
  }
  return false
}

/** A header as it is compared: without line breaks, spaces, stars and “（必填）”. */
export const foldedHeader = (text: string): string => folded(text).replace(HINTS, '').replace(MARKS, '')

/**
 * Which column a header names; levels of a head of several rows are joined by `/`. Undefined when it is none of ours.
 */
export function columnKind(header: string): ColumnKind | undefined {
  if (!mayName(header)) return undefined
  const whole = foldedHeader(header)
  const bare = withoutBrackets(whole)
  const levels = whole.split('/')
  const tries = [whole, bare, levels.at(-1)!, withoutBrackets(levels.at(-1)!), levels[0]!, withoutBrackets(levels[0]!)]
  for (const one of tries) {
    const kind = kinds.get(one)
    if (kind) return kind
  }
  return undefined
}

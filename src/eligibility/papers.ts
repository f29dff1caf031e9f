import type { Words } from '../platform/refusal.ts'
import { skillLevelNames, skillLevels } from './levels.ts'

/** The papers that settle a fact that is not known, [中文, English]. */
export const papers = {
  certificate: ['证书原件或全国联网查询件', 'the certificate, or a print of the national query'],
  certificates: ['技能等级证书或职业资格证书；没有的请说明', 'skill certificates, or word that there are none'],
  lowerCertificate: ['{level}证书原件', 'the certificate of {level}'],
  series: ['评审机构关于职业对应职称系列的确认', 'decision of the evaluation body on the series of the occupation'],
  title: ['职称证书或评审通过文件', 'the title certificate, or the document of the passed review'],
  titles: ['职称证书或评审通过文件；没有的请说明', 'title certificates, or word that there are none'],
  work: [
    '劳动合同、社保缴费记录或单位在岗证明',
    'labour contract, social insurance record, or certificate of employment',
  ],
  track: ['岗位说明书', 'description of the post'],
  appraisal: ['{year}年度考核登记表', 'appraisal sheet of {year}'],
  prior: ['{year}年度原单位考核表及任职文件', 'appraisal sheet of the former unit for {year}, and its post document'],
  appraisals: ['年度考核登记表', 'appraisal sheets'],
  post: ['劳动合同或在岗证明', 'labour contract or certificate of employment'],
  postOccupation: ['岗位说明书或在岗证明', 'description of the post or certificate of employment'],
  standard: [
    '{occupation}国家职业标准（{level}申报条件）',
    'occupational standard of {occupation} (conditions for {level})',
  ],
  appointment: ['企业评聘方案（已报人社部门备案）', 'the enterprise’s appointment plan, filed with the office'],
  askedSeries: ['申报表（申报的职称系列）', 'application form (title series asked for)'],
  askedOccupation: ['申报表（申报的职业、工种）', 'application form (occupation asked for)'],
} satisfies Words
export type Paper = keyof typeof papers

/** The papers with the names of the levels that they speak of. */
export const paperWords: Words = {
  ...papers,
  ...Object.fromEntries(skillLevels.map((level) => [`level.${level}`, skillLevelNames[level]])),
}

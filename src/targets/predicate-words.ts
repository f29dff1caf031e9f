import { groupNames } from '../people/pages/shared/name-words.ts'
import { type Facts, type Language, say, type Words } from '../platform/refusal.ts'
import type { Predicate, Question } from './ledger/predicate.ts'

/** The words of §3.1 and §3.2 of the handbook for what predicates ask. */
export const predicateWords = {
  'measure.training': ['培训人次', 'training person-times'],
  'measure.employment': ['就业', 'employment'],
  'measure.spending': ['资金支出', 'spending'],
  ...groupNames,
  'group.none': ['没有类别', 'no group'],
  'level.none': ['不分等级', 'no level'],
  'level.apprentice': ['学徒工', 'apprentice'],
  'level.junior': ['初级工', 'junior'],
  'level.intermediate': ['中级工', 'intermediate'],
  'level.senior': ['高级工', 'senior'],
  'level.technician': ['技师', 'technician'],
  'level.seniorTechnician': ['高级技师', 'senior technician'],
  'level.special': ['特级技师', 'special technician'],
  'level.chief': ['首席技师', 'chief technician'],
  'certificateKind.skill-level': ['职业技能等级证书', 'skill level certificate'],
  'certificateKind.qualification': ['职业资格证书', 'qualification certificate'],
  'certificateKind.special': ['专项职业能力证书', 'special ability certificate'],
  'certificateKind.completion': ['培训合格证', 'certificate of completion'],
  'certificateKind.none': ['不发证', 'no certificate'],
  'institutionKind.TECH': ['技工院校', 'technical school'],
  'institutionKind.VOC': ['职业院校', 'vocational school'],
  'institutionKind.TRAIN': ['培训机构', 'training institution'],
  'institutionKind.ENT': ['企业', 'enterprise'],
  'institutionKind.EVAL': ['评价机构', 'evaluation body'],
  'projectType.QYZG': ['企业职工岗位技能提升', 'on-the-job training'],
  'projectType.JYJN': ['就业技能培训', 'training for employment'],
  'projectType.CYPX': ['创业培训', 'start-up training'],
  'projectType.XTZ': ['企业新型学徒制', 'new apprenticeship'],
  'projectType.YGDX': ['以工代训', 'training through work'],
  'projectType.GJN': ['高技能人才培训', 'training of the highly skilled'],
  'projectType.XMZ': ['项目制培训', 'project-based training'],
  'projectType.LDYB': ['劳动预备培训', 'preparatory training'],
  'projectType.ZXNL': ['专项职业能力培训', 'special ability training'],
  'fund.ZZ': ['职业技能提升行动专账', 'special account'],
  'fund.JB': ['就业补助资金', 'employment subsidy'],
  'fund.GH': ['工会经费', 'union funds'],
  'fund.none': ['没有用公共资金', 'no public money'],
  'certified.true': ['已取得证书', 'certificate obtained'],
  'certified.false': ['没有取得证书', 'no certificate obtained'],
  'subsidised.true': ['补贴性', 'subsidised'],
  'subsidised.false': ['非补贴性', 'not subsidised'],
  'ask.groups': ['类别为{group}', 'in {group}'],
  'ask.level': ['等级为{level}', 'level {level}'],
  'ask.atLeast': ['{level}以上', '{level} or higher'],
  'ask.certificateKind': ['发{certificateKind}的班', 'classes for {certificateKind}'],
  'ask.institutionKind': ['由{institutionKind}承担', 'carried out by {institutionKind}'],
  'ask.projectType': ['{projectType}', '{projectType}'],
  'ask.occupation': ['工种为{occupation}', 'occupation {occupation}'],
  'ask.fund': ['资金来自{fund}', 'paid from {fund}'],
  'ask.flag': ['{flag}', '{flag}'],
  'ask.not': ['不是（{condition}）', 'not ({condition})'],
  'ask.none': ['不计任何记录', 'no record'],
} satisfies Words

const join = { all: { zh: '，', en: '; ' }, any: { zh: '，或', en: '; or ' } } as const

/** A condition in the office's words; '' for one that every record meets. */
export function sayPredicate(predicate: Predicate, language: Language): string {
  const tell = (code: string, facts: Facts) => say(predicateWords, language, code, facts)
  if ('attribute' in predicate) return sayQuestion(predicate, tell)
  if ('not' in predicate) return tell('ask.not', { condition: sayPredicate(predicate.not, language) })
  const inner = 'all' in predicate ? predicate.all : predicate.any
  if ('any' in predicate && inner.length === 0) return tell('ask.none', {})
  const by = join['all' in predicate ? 'all' : 'any'][language]
  return inner
    .map((one) => sayPredicate(one, language))
    .filter((text) => text !== '')
    .join(by)
}

function sayQuestion(question: Question, tell: (code: string, facts: Facts) => string): string {
  if ('any' in question) return tell('ask.groups', { group: question.any })
  if ('atLeast' in question) return tell('ask.atLeast', { level: question.atLeast })
  if ('is' in question) return tell(`${question.attribute}.${question.is}`, {})
  return tell(`ask.${question.attribute}`, { [question.attribute]: question.in })
}

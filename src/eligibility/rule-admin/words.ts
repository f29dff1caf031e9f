import type { Words } from '../../platform/refusal.ts'

export const ruleWords = {
  'eligibility.draft-absent': [
    '没有这份规则草稿，可能已经发布或作废。',
    'There is no such draft; it may have been published or dropped.',
  ],
  'eligibility.draft-changed': [
    '这份草稿刚被别人改过。先看新的内容，再改。',
    'Somebody has just changed this draft. Look at it first, then change it.',
  ],
  'eligibility.rule-other': ['规则编号不能改成 {id}', 'the id of the rule cannot become {id}'],
  'eligibility.not-a-case': [
    '样例 {id} 有误：{field}。没有保存。',
    'The case {id} is wrong at {field}. Nothing was saved.',
  ],
  'eligibility.province-only': [
    '规则由全省统一管理，只有管辖全省的岗位能起草和发布。',
    'Rules hold for the whole province: only a post that reaches all of it drafts and publishes them.',
  ],
  'eligibility.same-hand': [
    '起草人不能自己发布，请另一位有发布职责的人核对后发布。',
    'Whoever drafted a version does not publish it: somebody else checks and publishes.',
  ],
  'eligibility.version-not-later': [
    '已有自 {latest} 起的版本，新版本的起始日必须更晚。',
    'There is a version from {latest}; a new one must begin later.',
  ],
  'eligibility.cases-lacking': [
    '不能发布，样例不全：{lacking}。每一条款都要有“是”“否”“待核实”各一例。',
    'It cannot be published, cases are lacking: {lacking}. Each clause needs a yes, a no and an unknown.',
  ],
  'eligibility.cases-failing': [
    '不能发布，{count} 个样例的结果与预期不符：{failing}。',
    'It cannot be published: {count} case(s) come out differently: {failing}.',
  ],
  'proof.yes': ['是', 'yes'],
  'proof.no': ['否', 'no'],
  'proof.unknown': ['待核实', 'unknown'],
  'proof.of': ['{clause} 缺“{proof}”', '{clause} lacks {proof}'],
} satisfies Words

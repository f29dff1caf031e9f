import type { Words } from '../platform/refusal.ts'

export const eligibilityWords = {
  'eligibility.person': [
    '这个人的材料有 {count} 处不对，先改 {field}。没有给出结论。',
    'What is told of this person is wrong in {count} place(s), first {field}. No verdict was given.',
  ],
  'eligibility.field-unknown': ['不认识的字段', 'is not a known field'],
  'eligibility.field-options': ['只能是：{options}', 'must be one of: {options}'],
  'eligibility.field-small': ['太小，至少 {minimum}', 'is too small, at least {minimum}'],
  'eligibility.field-big': ['太大或太多，至多 {maximum}', 'is too big or too many, at most {maximum}'],
  'eligibility.field-day': ['没有这一天，按 2021-06-30 的样子填', 'there is no such day; write it like 2021-06-30'],
  'eligibility.field-reversed': ['早于起始日期', 'is earlier than the day it begins'],
  'eligibility.field-type': ['类型不对，应为 {expected}', 'has the wrong type, it should be {expected}'],
  'eligibility.field-form': ['格式不对', 'has the wrong form'],
  'eligibility.rules': [
    '规则有 {count} 处不对，先改 {field}。没有采用。',
    'The rules are wrong in {count} place(s), first {field}. They were not taken.',
  ],
  'eligibility.rule-circle': [
    '规则互相引用成了圈：{circle}。没有采用。',
    'Rules ask each other in a circle: {circle}. They were not taken.',
  ],
  'eligibility.rule-twice': ['规则编号 {id} 用了两次', 'the rule id {id} is used twice'],
  'eligibility.rule-empty': ['启用的规则至少要有一个条件', 'an enabled rule needs at least one condition'],
  'eligibility.rule-absent': ['没有规则 {id}', 'there is no rule {id}'],
  'eligibility.rule-too-many': ['只有 {count} 项可选', 'there are only {count} to choose from'],
  'eligibility.rule-no-occupation': ['职称没有职业（工种）', 'a title has no occupation'],
  'eligibility.clause-absent': ['规则集里没有条款 {clause}', 'the rule set has no clause {clause}'],
} satisfies Words

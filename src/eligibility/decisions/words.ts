import type { Words } from '../../platform/refusal.ts'

export const decisionWords = {
  'eligibility.person-absent': ['没有这份档案，或不在管辖范围内。', 'There is no such record within reach.'],
  'eligibility.confirms-not-met': [
    '“{name}”按现有记录不满足，不能确认。记录有误的，先更正记录。',
    '“{name}” is not met by the records and cannot be confirmed. If a record is wrong, correct it first.',
  ],
} satisfies Words

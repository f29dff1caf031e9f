import type { Words } from '../platform/refusal.ts'

export const words = {
  'unit.parent-not-open': [
    '{name}不能从 {day} 起设在{parent}之下：{parent}那时还没有成立，或者已经撤销。',
    '{name} cannot stand below {parent} from {day}: {parent} did not exist then, or has ended.',
  ],
  'appointment.not-later': [
    '现任从 {day} 才到岗，接任的日子要晚于这一天。',
    'The present holder began on {day}; the successor must begin later.',
  ],
} satisfies Words

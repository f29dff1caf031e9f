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
  'setting.pairing-cap': ['一名指导员至多结对的企业数', 'enterprises an instructor may be paired with'],
  'setting.pairing-visit-months': ['每几个月至少走访一次', 'months within which a visit is due'],
} satisfies Words

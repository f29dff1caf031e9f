import type { Words } from '../refusal.ts'

export const words = {
  'work-year.run-wrong': ['这段假期的止日早于起日，或者太长', 'this run ends before it begins, or is too long'],
  'work-year.other-year': ['不是 {year} 年的日子', 'is not a day of {year}'],
  'work-year.no-make-up': [
    '{day} 不是周末，或者同时写成放假，不能作调休上班日',
    '{day} is no weekend day, or is also off, and so no make-up day',
  ],
  'work-year.known': [
    '{year} 年的这份通知（{source}）已经录入，没有重复录入。',
    'This notice for {year} ({source}) is entered already.',
  ],
  'setting.unknown': ['没有叫“{name}”的设置。', 'There is no setting named “{name}”.'],
  'setting.demo-only': [
    '办公日只在演示数据中可以设定；正式使用时就是当天。',
    'The office day can be set with demo data only; otherwise it is today.',
  ],
  'setting.office-day': ['办公日', 'office day'],
} satisfies Words

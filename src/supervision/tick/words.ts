import type { Words } from '../../platform/refusal.ts'

/** What the daily run says no to. */
export const tickWords = {
  'tick.day-gone': [
    '{day} 早于已判的 {last}：每天只判一次，往日的灯不重判。',
    '{day} is before {last}, which was judged: each day is judged once.',
  ],
} satisfies Words

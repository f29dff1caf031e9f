import type { Words } from '../../platform/refusal.ts'

export const words = {
  'fact.absent': ['没有这条记账，或已不在。', 'There is no such fact.'],
  'fact.is-reversal': [
    '这条本身是冲销，不能再冲销；需要恢复的，请重新记一条。',
    'This is a reversal itself; record the fact anew instead.',
  ],
  'fact.already-reversed': ['这条已经冲销过，没有重复冲销。', 'This fact is reversed already; nothing was done.'],
  'fact.unit-not-open': [
    '{unit}在 {day} 不是在册单位，不能记在它名下。请按当日的单位记账。',
    '{unit} is not open on {day}; record it under the unit of that day.',
  ],
  'period.locked': [
    '{place} {month} 的数据已锁定：{since} 由{by}锁定，理由“{why}”。要补录或更正，请有“重述”职责的岗位写明理由后办理，原报数与新数并存。',
    '{month} of {place} is locked since {since}, by {by} (“{why}”). A post with the duty to restate can enter it with a reason; the reported figure stays beside the new one.',
  ],
  'restatement.needs-reason': [
    '{place} {month} 的数据已锁定（{since}，{by}，“{why}”）。请写明重述理由后再提交。',
    '{month} of {place} is locked ({since}, {by}, “{why}”). Give the reason of the restatement.',
  ],
  'period.already-locked': [
    '{place} {month} 的数据已在 {since} 由{by}锁定，没有重复锁定。',
    '{month} of {place} was locked on {since} by {by}; nothing was done.',
  ],
  'line.not-active': [
    '{code} 还没有启用或已经停用，不能改口径。',
    '{code} does not count now; its reading cannot change.',
  ],
  'line.being-worked': [
    '{code} 的新口径正在核算，完成后再改。',
    'A new reading of {code} is being worked; wait until it is done.',
  ],
} as const satisfies Words

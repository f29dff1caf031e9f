import type { Words } from '../platform/refusal.ts'
import { issueWords } from './issue/issue-words.ts'
import { words as ledgerWords } from './ledger/words.ts'
import { lightWords } from './light-words.ts'
import { shareWords } from './shares/share-words.ts'

export const words = {
  ...ledgerWords,
  ...lightWords,
  ...issueWords,
  ...shareWords,
  'setting.line-readings': ['文件用语与记录口径对照表', 'table from words of notices to records'],
  'target.absent': ['没有这个目标，或不在您的管辖范围内。', 'There is no such target within your reach.'],
  'place.absent': ['没有这个地区，或不在您的管辖范围内。', 'There is no such place within your reach.'],
  'figure.absent': ['没有这个数，或不在您的管辖范围内。', 'There is no such figure within your reach.'],
  'figure.detail-too-long': [
    '明细超过 {limit} 行，没有导出。请先点开其中一个地区或一个月，再导出那一层。',
    'More than {limit} rows; nothing was exported. Open one place or one month first.',
  ],
  'figure.not-earlier': ['要比的日子须早于 {day}。', 'The day to compare with must be before {day}.'],
  'report.not-a-place': ['报数由地区办理，您的岗位只看本单位。', 'Places report; your post sees its own unit only.'],
  'report.not-due': [
    '{month} 的数还不到报的时候，或不在目标期限内。',
    '{month} is not due, or lies outside the target’s period.',
  ],
} satisfies Words

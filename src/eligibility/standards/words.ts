import type { Words } from '../../platform/refusal.ts'

/** What loading standards says no to. */
export const standardWords = {
  'standard.unreadable': [
    '第 {row} 行读不出：{reason}。没有载入任何标准。',
    'Line {row} cannot be read: {reason}. No standard was loaded.',
  ],
  'reason.standard.empty': ['文件里没有标准', 'the file holds no standard'],
  'reason.standard.occupation': [
    '职业不在现行分类里，请先载入职业',
    'the occupation is not in the classification; load it first',
  ],
  'reason.standard.level': [
    '等级要写 junior intermediate senior technician seniorTechnician',
    'the level is junior, intermediate, senior, technician or seniorTechnician',
  ],
  'reason.standard.one-of-two': [
    '累计年限和职称后年限要填一个，只填一个',
    'give cumulative years or years after the title, not both',
  ],
  'reason.standard.years': ['年限要填 0 到 60 的整数', 'years are whole, 0 to 60'],
  'reason.standard.source': ['缺少标准名称和版本', 'the standard and its version are missing'],
  'reason.standard.twice': ['同一职业同一等级写了两次', 'an occupation and level stand twice'],
} satisfies Words

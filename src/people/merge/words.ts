import type { Words } from '../../platform/refusal.ts'

export const mergeWords = {
  'setting.pair-person-merge': ['合并档案须两人办理', 'merging two records takes two people'],
  'person.merge-self': ['这是同一份档案，无须合并。', 'This is one record; there is nothing to merge.'],
  'person.merge-asked': ['这两份档案的合并已在等待复核。', 'Merging these two waits for a decision already.'],
  'person.merge-absent': ['没有这次合并，或不在您的管辖范围内。', 'There is no such merge within your reach.'],
  'person.merge-decided': ['这次合并已经办结。', 'This merge has been decided.'],
  'person.merge-same-hand': [
    '提出合并的人不能自己复核，请另一位经办复核。',
    'Whoever asked for a merge cannot decide on it; somebody else has to.',
  ],
  'person.merged-already': [
    '这份档案已并入另一份，请打开现行档案。',
    'This record was merged into another; open the one that stands.',
  ],
  'person.changed-since': [
    '比对之后档案有改动，请重新比对。',
    'A record was changed after you compared them; compare again.',
  ],
  'person.merge-not-standing': ['这次合并没有生效，或已经撤销。', 'This merge does not stand, or was taken back.'],
  'person.merge-nested': [
    '主档案后来又并入另一份，请先撤销那次合并。',
    'The surviving record was itself merged later; take that merge back first.',
  ],
} satisfies Words

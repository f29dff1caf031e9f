import type { Words } from '../../platform/refusal.ts'

export const recordWords = {
  'record.kept-as-draft': [
    '有 {count} 处要改，已存为草稿；改好后再存。',
    '{count} fields must be mended; it was kept as a draft. Mend and store again.',
  ],
  'record.absent': ['没有这条记录。', 'There is no such record.'],
  'record.changed': [
    '{who} 已在 {when} 改过这条记录。您填的内容还在，请对照后再存。',
    '{who} changed this record at {when}. What you typed is still here; compare and store again.',
  ],
  'record.struck': ['这条记录已作废，不能再改。', 'This record was struck and cannot be changed.'],
  'record.verified-only-office': [
    '这条记录已由经办机构核实，改动请走更正申请。',
    'The office has verified this record; ask for a correction.',
  ],
  'record.not-revocable': ['这类记录不能撤销，可以作废。', 'Records of this kind are not revoked; strike it instead.'],
  'record.revoked-already': ['已经撤销过。', 'It is revoked already.'],
  'record.draft-absent': ['这份草稿已经处理过。', 'This draft was settled already.'],
  'record.paper-absent': ['没有这份佐证。', 'There is no such paper.'],
  'record.number-taken': ['这个证书编号已登记在别的证书上', 'stands on another certificate already'],
  'record.group-twice': ['这一天起的这个群体已登记', 'is on record from this day already'],
  'record.year': ['年份填四位数字', 'is a year of four digits'],
  'record.why': ['写明改动的依据', 'say what the change rests on'],
  'record.level-unknown': [
    '没有这个等级：技能等级是五级到一级、特级、首席，职称是员级到正高级',
    'is no level: skill levels go from five to one, special and chief; titles from clerk to senior',
  ],
  'record.no-choice': ['不在可选项里，请从列表里选', 'is none of the choices; take one from the list'],
  'record.occupation-unknown': [
    '职业（工种）目录里没有，按代码、名称或拼音首字母选',
    'is not in the classification; find it by code, name or initials',
  ],
  'record.one-level': ['在聘等级和聘任职务填一个，也只填一个', 'fill in one of skill level and title, and only one'],
  'record.result-or-word': ['填考核等次，或单位的原话', 'fill in the result, or the unit’s own word'],
  'record.certificate-number': [
    '证书编号不合规则：等级证书 22 位（字母 Y、S 或 G 开头），职业资格证书 16 位数字',
    'breaks the coding rule: 22 characters beginning with Y, S or G for a level, 16 digits for a qualification',
  ],
  'record.before-birth': ['早于出生日期', 'lies before the birthday'],
  'record.after-death': ['晚于去世日期 {day}', 'lies after the day of death, {day}'],
  'record.ends-before-begin': ['早于开始的日子', 'lies before the beginning'],
  'record.in-future': ['是将来的日子', 'lies in the future'],
  'record.appraisal-future': ['年度还没到，最晚填 {year}', 'has not come yet; {year} at the latest'],
  'record.overlaps': ['与 {from} 起在“{unit}”的经历重叠，请核对', 'overlaps with {unit} from {from}; please check'],
  'record.under-age': ['开始时未满 16 周岁，请核对', 'began before the age of 16; please check'],
  'record.after-retirement': ['在退休（{day}）之后开始，请核对', 'began after retirement ({day}); please check'],
  'record.level-differs': ['与证书编号里的等级不一致，请核对', 'differs from the level in the number; please check'],
  'paper.too-large': [
    '扫描件超过 {limit} MB，没有保存。请降低扫描分辨率，或分开上传。',
    'The scan is larger than {limit} MB and was not kept. Scan at a lower resolution, or in parts.',
  ],
  'paper.kind': [
    '只收 PDF、JPG、PNG 扫描件；这个文件的内容不是。',
    'Scans are PDF, JPG or PNG; the content of this file is none of them.',
  ],
  'paper.empty': ['文件是空的。', 'The file is empty.'],
  'person.changed': [
    '{who} 已在 {when} 改过这份档案。您填的内容还在，请对照后再存。',
    '{who} changed this person at {when}. What you typed is still here; compare and store again.',
  ],
  'act.records-after': [
    '有 {count} 条记录在这一天之后，请先核对。',
    '{count} records lie after that day; check them first.',
  ],
  'act.in-future': ['是将来的日子', 'lies in the future'],
  'act.before-birth': ['早于出生日期', 'lies before the birthday'],
  'act.after-death': ['晚于去世日期', 'lies after the day of death'],
  'act.not-a-county': ['迁入地要选一个县（市、区）。', 'Choose the county the person moves to.'],
  'act.same-county': ['已经在这个县登记。', 'The person is registered in this county already.'],
} satisfies Words

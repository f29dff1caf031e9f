import type { Words } from '../platform/refusal.ts'

export const words = {
  'policy.absent': ['没有这份文件，或不在您的管辖范围内。', 'There is no such notice within your reach.'],
  'policy.line-absent': ['这份文件没有第 {no} 条草稿。', 'This notice has no draft line {no}.'],
  'policy.no-file': ['没有收到文件。请选 .txt、.docx 或 .pdf 再传。', 'No file came. Choose a .txt, .docx or .pdf.'],
  'policy.no-unit': ['您的账号没有所在单位，不能收文。', 'Your account has no unit, so it cannot receive notices.'],
  'policy.not-open': ['这份文件已是“{state}”，不能再改。', 'This notice is {state} and can no longer be changed.'],
  'policy.undecided': [
    '还有草稿没有确认：第 {lines} 条。逐条确认或搁置后再生效。',
    'Lines {lines} are not decided yet.',
  ],
  'policy.has-target': [
    '已由它下达目标 {code}，不能撤回。请先撤销目标。',
    'Target {code} was issued from it; withdraw the target first.',
  ],
  'policy.parent-set-aside': [
    '它所属的第 {no} 条已搁置。先恢复第 {no} 条，或把这一条改为不属于任何一条。',
    'Line {no}, which it is part of, was set aside; take that back, or make this one stand alone.',
  ],
  'policy.line-value': [
    '没有数值，或不是数字。按 600000 的样子填。',
    'The value is missing or no number; write it like 600000.',
  ],
  'policy.line-unit': ['没有单位。填人、人次、元、个等。', 'The unit is missing: 人, 人次, 元, 个 …'],
  'policy.line-comparator': ['没有选要求（计划、不低于……）。', 'Choose how it is judged (plan, at least …).'],
  'policy.line-kind': ['没有“{kind}”这一类。', 'There is no kind {kind}.'],
  'policy.line-period': ['期间的止期 {to} 早于起期 {from}。', 'The period ends on {to}, before it begins on {from}.'],
  'policy.line-within': [
    '不能属于自己，或属于不存在的条。',
    'A line cannot be part of itself or of a line that is not there.',
  ],
  'policy.issued-later': [
    '成文日期 {day} 晚于今天 {today}。',
    'The date of the document, {day}, is later than today, {today}.',
  ],
  'state.draft': ['待确认', 'draft'],
  'state.confirmed': ['已生效', 'in force'],
  'state.withdrawn': ['已撤回', 'withdrawn'],
} satisfies Words

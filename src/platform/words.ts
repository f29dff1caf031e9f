import type { Words } from './refusal.ts'

export const words = {
  'sign-in.needed': ['请先登录。', 'Please sign in first.'],
  'sign-in.wrong': ['用户名或密码不对。', 'The login or the password is wrong.'],
  'sign-in.locked': [
    '密码连续错了 {failures} 次，账号已锁定，{minutes} 分钟后再试。别的账号不受影响。',
    'Too many wrong passwords ({failures}); this account is locked for {minutes} minutes. Other accounts are not.',
  ],
  'sign-in.slow-down': [
    '这个网络刚才试得太快，请 {seconds} 秒后再试。',
    'Too many attempts from here; try again in {seconds} s.',
  ],
  'password.must-change': ['这是首次登录，请先改密码。', 'Please change your first password.'],
  'password.weak': [
    '密码要 10 位以上，大写、小写、数字、符号至少有三种，不能含用户名，不能与最近 5 次相同。',
    'At least 10 characters of three kinds, not containing your login, not one of the last five.',
  ],
  'request.forged': ['请求缺少校验标记，请刷新页面后再办。', 'The request lacks its check token; reload the page.'],
  'duty.missing': [
    '您的岗位不能办理此事，需要的职责：{duty}。',
    'Your post may not do this; it takes the duty {duty}.',
  ],
  'input.invalid': ['有 {count} 处填写有误，改正后再提交。', '{count} field(s) need correcting.'],
  'input.not-json': ['提交的内容读不出来，不是 JSON。', 'The request body is not JSON.'],
  'input.too-large': [
    '文件超过 {limit} MB，没有收下。请拆小后再传。',
    'The file is over {limit} MB and was not taken.',
  ],
  'record.absent': ['没有这条记录，或不在您的管辖范围内。', 'There is no such record within your reach.'],
  'record.changed': [
    '这条记录刚被{who}改过（{when}），没有保存。您填的内容还在，请对照后再存。',
    '{who} changed this record at {when}; nothing was stored. What you typed is still here.',
  ],
  'request.repeated-differently': [
    '同一提交编号已用于另一份内容，没有重复办理。',
    'This request key was already used for another content; nothing was done.',
  ],
  'document.character-unprintable': [
    '有字印不出来：{characters}。请换用规范字，或把含这些字的字体放进字体文件夹。',
    'No typeface can print: {characters}. Use a standard character, or put a typeface that has them into the fonts folder.',
  ],
  'calendar.not-published': [
    '{year} 年放假安排尚未录入，无法计算工作日期限。请由省产改办录入国务院办公厅的通知。',
    'The {year} holiday notice is not entered yet, so no deadline can be set.',
  ],
  'file.absent': ['没有这个文件。', 'There is no such file.'],
  'file.damaged': [
    '原件 {hash} 被改动或已损坏，打不开。请从备份恢复。',
    'The original {hash} was changed or is damaged and does not open. Restore it from a backup.',
  ],
  'input.not-a-file': [
    '文件要按 application/octet-stream 直接上传，不能放在表单里。',
    'Send the file itself as application/octet-stream, not inside a form.',
  ],
  'office.defect': [
    '系统出错，没有保存。请记下编号 {number} 告诉管理员。',
    'Something broke on our side and nothing was stored. Please quote {number}.',
  ],
  'office.stopping': ['系统正在停机，请稍后再办。', 'The server is stopping; please try again shortly.'],
  'field.not-a-day': ['没有这一天，按 2021-06-30 的样子填', 'there is no such day; write it like 2021-06-30'],
  'field.missing': ['没有填', 'is missing'],
  'field.too-short': ['太短，至少 {minimum}', 'is too short, at least {minimum}'],
  'field.too-long': ['太长，至多 {maximum}', 'is too long, at most {maximum}'],
  'field.too-small': ['太小，至少 {minimum}', 'is too small, at least {minimum}'],
  'field.too-big': ['太大，至多 {maximum}', 'is too big, at most {maximum}'],
  'field.not-a-number': ['要填数字', 'must be a number'],
  'field.not-an-option': ['不在可选项里：{options}', 'is none of: {options}'],
  'field.wrong-form': ['格式不对', 'has the wrong form'],
  'field.unknown': ['不认识的字段', 'is not a known field'],
} satisfies Words

import type { Words } from '../../platform/refusal.ts'

export const issueWords = {
  'ask.no-measure': ['没有读出这条线数的是什么，请指明。', 'What this line counts could not be read; please say.'],
  'ask.two-measures': ['一句话里有两样要数的，请指明数哪一样。', 'Two things are counted here; please say which.'],
  'ask.unread-words': [
    '对照表里没有：{words}。请指明它限定的是哪些记录。',
    'Not in the table of words: {words}. Please say which records it limits.',
  ],
  'ask.unit-not-counted': ['单位“{unit}”还没有可计数的记录。', 'Nothing here is counted in {unit} yet.'],
  'ask.no-value': ['没有数量，不能下达为目标。', 'There is no number to reach.'],
  'ask.population': [
    '应覆盖的名单还没有，下达后亮灰灯（待核实），名单到了再比。',
    'No list to cover yet: grey until it comes.',
  ],
  'ask.baseline': ['增长要有基数，请填基数；不填则待核实。', 'A growth needs its baseline; unknown without it.'],
  'ask.per': [
    '条款按每年、每季或每单位提出，没有连乘。',
    'The clause is per year, quarter or unit; nothing was multiplied.',
  ],
  'issue.not-confirmed': [
    '这份文件还没有确认完，不能下达目标。',
    'The notice is not confirmed yet; no target can be issued.',
  ],
  'issue.no-lines': ['这份文件里没有可以下达的数量。', 'The notice has no confirmed quantity to issue.'],
  'issue.already': ['这份文件已由{who}于 {on} 下达为 {code}。', '{who} issued this notice as {code} on {on}.'],
  'issue.period-wrong': ['期限的止日早于起日。', 'The period ends before it begins.'],
  'issue.owner-absent': ['没有这个牵头单位。', 'There is no such owning unit.'],
  'issue.line-absent': [
    '要下达的线里有一条不在这份文件里，或没有确认。',
    'One of the lines is not a confirmed line of this notice.',
  ],
  'issue.not-read': [
    '{line} 还有没读懂的词，请先指明它数什么，再下达。',
    '{line} has words that could not be read; say what it counts first.',
  ],
  'issue.no-such-reading': ['{line} 没有这种读法。', '{line} has no such reading.'],
  'issue.whole-missing': [
    '{line} 是另一条线的一部分，那条线也要一起下达。',
    '{line} is a part of a line that is not issued.',
  ],
  'issue.value-wrong': ['{line} 的数量不能以{unit}计。', 'The number of {line} cannot be counted in {unit}.'],
  'policy.absent': ['没有这份文件，或已撤回。', 'There is no such notice, or it was withdrawn.'],
} satisfies Words

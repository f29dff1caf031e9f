import type { Words } from '../platform/refusal.ts'

/** Why a light is what it is: one sentence for each reason that `judge` gives. Amounts are put into words before. */
export const lightWords = {
  'reason.not-started': ['还没有到开始的日子，不亮灯。', 'It has not begun yet; no light.'],
  'reason.suspended': ['按决定暂停，不亮灯。', 'Suspended by a decision; no light.'],
  'reason.not-applicable': ['没有给这里分任务，不亮灯。', 'Nothing was asked of this place; no light.'],
  'reason.own-part': [
    '您看到的是本单位经手的部分，不与地区的任务相比。',
    'You see your own unit’s part; it is not set against the place’s target.',
  ],
  'reason.done': ['{actual}，已达到{target}，判为完成。', '{actual} reaches {target}: done.'],
  'reason.unreported': [
    '应报未报：到期没有报数，也没有零报告，判为待核实。',
    'A report was due and none came, not even a nil report: to be verified.',
  ],
  'reason.no-target': [
    '任务数、基数或应覆盖的名单还没有，判为待核实。',
    'The target, its baseline or the list to be covered is missing: to be verified.',
  ],
  'reason.no-actual': ['没有可以计数的记录来源，判为待核实。', 'Nothing counts it yet: to be verified.'],
  'reason.nothing-asked': [
    '任务数为 0，没有可比的数，判为待核实。',
    'Zero is asked: nothing to compare, to be verified.',
  ],
  'reason.above-range': ['{actual}，超过上限 {upper}，判红。', '{actual} is above the upper end {upper}: red.'],
  'reason.period-over': [
    '期限已过，完成 {done}%（{actual} ÷ {target}），判红。',
    'The period is over at {done} % ({actual} of {target}): red.',
  ],
  'reason.on-pace-no-forecast': [
    '{done}% − {gone}% = {gap}，不低于 −3；不足四周，不作预测，判绿。',
    '{done} % − {gone} % = {gap}, not below −3; under four weeks, no forecast: green.',
  ],
  'reason.on-pace': [
    '{done}% − {gone}% = {gap}，不低于 −3；预测 {mid}，达到 {target}，判绿。',
    '{done} % − {gone} % = {gap}, not below −3; forecast {mid} reaches {target}: green.',
  ],
  'reason.far-behind': ['{done}% − {gone}% = {gap}，低于 −10，判红。', '{done} % − {gone} % = {gap}, below −10: red.'],
  'reason.out-of-reach': [
    '{done}% − {gone}% = {gap}；预测上限 {high}，仍达不到 {target}，判红。',
    '{done} % − {gone} % = {gap}; even the upper forecast {high} misses {target}: red.',
  ],
  'reason.on-pace-forecast-short': [
    '{done}% − {gone}% = {gap}，不低于 −3；但预测 {mid}，达不到 {target}，判黄。',
    '{done} % − {gone} % = {gap}, not below −3; but forecast {mid} misses {target}: yellow.',
  ],
  'reason.behind': [
    '{done}% − {gone}% = {gap}，低于 −3，不低于 −10，判黄。',
    '{done} % − {gone} % = {gap}, between −10 and −3: yellow.',
  ],
  'reason.limit-broken': ['{actual}，已突破限额 {target}，判红。', '{actual} is over the limit {target}: red.'],
  'reason.limit-kept': [
    '期限已过，{actual}，没有突破限额 {target}，判绿。',
    'The period is over, {actual} within {target}: green.',
  ],
  'reason.burn-no-forecast': [
    '用去 {done}%，时序 {gone}%，快 {gap} 个百分点；不足四周，不作预测。',
    '{done} % used at {gone} % of the time, {gap} points ahead; under four weeks, no forecast.',
  ],
  'reason.burn-within': ['预测 {mid}，不超过限额 {target}，判绿。', 'Forecast {mid} stays within {target}: green.'],
  'reason.burn-near': [
    '预测 {mid}，超过限额 {target} 不到 5%，判黄。',
    'Forecast {mid} passes {target} by under 5 %: yellow.',
  ],
  'reason.burn-over': [
    '预测 {mid}，超过限额 {target} 5% 以上，判红。',
    'Forecast {mid} passes {target} by over 5 %: red.',
  ],
  'reason.held': ['条款写的是力争，最多判黄。', 'The clause says “strive for”: yellow at most.'],
  'light-word.not-started': ['未开始', 'not started'],
  'light-word.suspended': ['暂停', 'suspended'],
  'light-word.not-applicable': ['不适用', 'not applicable'],
  'light-word.unverified': ['待核实', 'to be verified'],
  'light-word.unreported': ['未报', 'not reported'],
  'light-word.done': ['完成', 'done'],
  'light-word.on-course': ['正常', 'on course'],
  'light-word.slow': ['偏慢', 'slow'],
  'light-word.behind': ['滞后', 'behind'],
} satisfies Words

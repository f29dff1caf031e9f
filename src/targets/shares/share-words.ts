import type { Words } from '../../platform/refusal.ts'

export const shareWords = {
  'split.own-unit-only': [
    '分解由地区办理，您的岗位只看本单位。',
    'Places split targets; your post sees its own unit only.',
  ],
  'split.nothing-below': ['{place}下面没有可以分解到的地区。', '{place} has no places below it to split to.'],
  'split.no-base': [
    '所选基数合计为 0，不知道按什么分。请换一种基数，或直接填数。',
    'The base chosen sums to 0; choose another or type the numbers.',
  ],
  'split.weights-not-whole': [
    '各因素的权重合计是 {sum}%，要等于 100%。',
    'The weights sum to {sum} %; they must be 100 %.',
  ],
  'split.reserve-out-of-range': ['预留最多 {limit}%。', 'At most {limit} % may be kept back.'],
  'split.fixed-too-much': [
    '{line}：直接指定的数加预留已超过（或没有地方可分）任务数，差 {left}。',
    '{line}: what is fixed and kept exceeds the target, or nobody is left to take the rest: {left}.',
  ],
  'split.no-parent': ['{line}还没有分到{place}，不能再往下分。', '{line} was not given to {place} yet.'],
  'split.place-unknown': ['{place} 不是下一级的地区。', '{place} is not a place directly below.'],
  'split.line-unknown': ['{line} 不是这个目标可以分解的线。', '{line} is no line of this target that can be split.'],
  'split.amount-wrong': ['{line}的数要以{unit}为单位，不带小数。', 'Amounts of {line} are whole numbers of {unit}.'],
  'split.impossible': ['这样分不成立，没有保存：{breaches}', 'This split is impossible and was not stored: {breaches}'],
  'split.reason-needed': ['已经分解过，改动要写明原因。', 'This was split before; a change needs its reason.'],
  'split.effective-wrong': [
    '生效日期不能早于上次生效的 {from}，也不能晚于期限。',
    'It cannot take effect before {from}, nor after the period.',
  ],
  'split.same-place': ['调出和调入是同一处。', 'From and to are the same.'],
  'split.too-little': ['{place}现有 {held}，不够调出 {amount}。', '{place} has {held}; {amount} cannot be taken.'],
  'split.below-given': [
    '{place}已往下分出 {given}，不能减到 {after}。请先由{place}收回。',
    '{place} gave {given} on already; it cannot be reduced to {after} before it takes that back.',
  ],
  'split.commit-less': ['自我加压的数要高于分配数 {assigned}。', 'A commitment must be above the assigned {assigned}.'],
  'breach.unbalanced': [
    '{line}：任务 {parent} − 已分 {given} − 预留 {reserve} = {difference}，应为 0',
    '{line}: {parent} − given {given} − reserve {reserve} = {difference}, must be 0',
  ],
  'breach.over-parent': [
    '{place}的{line} {amount} 超过{whole} {of}，多 {over}',
    '{place}: {line} {amount} exceeds {whole} {of} by {over}',
  ],
  'breach.no-capacity': [
    '{place}没有能承担{line}的单位，上年和今年也没有在那里办过，最多 {most}，填了 {amount}',
    '{place} has no unit that can carry {line}, and none did so there: at most {most}, given {amount}',
  ],
  'breach.below-nothing': ['{line}有小于 0 的数：{amount}', '{line} has an amount below 0: {amount}'],
  'breach.nothing-to-split': [
    '{line}还没有分到本地，却往下分了 {given}',
    '{line} was not given here, yet {given} is given on',
  ],
  'overlap.at-least': [
    '{first} {a} + {second} {b} − {whole} {t} = {over}：至少重叠 {over}',
    '{first} {a} + {second} {b} − {whole} {t} = {over}: at least {over} count in both',
  ],
  'trail.reserve': ['预留', 'reserve'],
  'trail.first': ['首次分解', 'first split'],
} satisfies Words

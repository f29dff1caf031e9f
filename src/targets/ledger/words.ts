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
  'period.place-not-open': [
    '{place}在 {month} 不是在册单位，没有可以锁定的数据。',
    '{place} is not open in {month}; there is nothing to lock.',
  ],
  'line.not-active': [
    '{code} 还没有启用或已经停用，不能改口径。',
    '{code} does not count now; its reading cannot change.',
  ],
  'line.being-worked': [
    '{code} 的新口径正在核算，完成后再改。',
    'A new reading of {code} is being worked; wait until it is done.',
  ],

  'tallies.sound': [
    '{tallies} 个汇总数与 {facts} 条记账逐一相符，用时 {seconds} 秒。',
    '{tallies} tallies equal a recount of {facts} facts, in {seconds} s.',
  ],
  'tallies.drifting': [
    '有汇总数与记账不符（记账 {facts} 条，汇总 {tallies} 个，用时 {seconds} 秒）。请运行 changai tallies rebuild。',
    'Some tallies differ from the facts ({facts} facts, {tallies} tallies, {seconds} s). Run changai tallies rebuild.',
  ],
  'tallies.drift.tally': [
    '{line} {tree} {unitId} {day} 月：现 {stored}（待核实 {storedUnsure}），应为 {recounted}（待核实 {recountedUnsure}）',
    '{line} {tree} {unitId} month {day}: {stored} (unsure {storedUnsure}), recounted {recounted} (unsure {recountedUnsure})',
  ],
  'tallies.drift.day_tally': [
    '{line} {tree} {unitId} {day}：现 {stored}（待核实 {storedUnsure}），应为 {recounted}（待核实 {recountedUnsure}）',
    '{line} {tree} {unitId} {day}: {stored} (unsure {storedUnsure}), recounted {recounted} (unsure {recountedUnsure})',
  ],
  'tallies.drift.cross_tally': [
    '{line} {unitId} × {systemId} {day} 月：现 {stored}（待核实 {storedUnsure}），应为 {recounted}（待核实 {recountedUnsure}）',
    '{line} {unitId} × {systemId} month {day}: {stored} (unsure {storedUnsure}), recounted {recounted} (unsure {recountedUnsure})',
  ],
  'tallies.drift.day_cross_tally': [
    '{line} {unitId} × {systemId} {day}：现 {stored}（待核实 {storedUnsure}），应为 {recounted}（待核实 {recountedUnsure}）',
    '{line} {unitId} × {systemId} {day}: {stored} (unsure {storedUnsure}), recounted {recounted} (unsure {recountedUnsure})',
  ],
  'tallies.drift.fact': [
    '{line}：{facts} 条记账的归属与口径不符',
    '{line}: {facts} facts do not stand where the reading puts them',
  ],
  'tallies.rebuilt': [
    '已用 {facts} 条记账重算 {tallies} 个汇总数，改正 {changed} 处，校验值 {hash}。',
    '{tallies} tallies recounted from {facts} facts, {changed} corrected, hash {hash}.',
  ],
} as const satisfies Words

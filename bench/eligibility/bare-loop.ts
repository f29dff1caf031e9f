import type { Columns } from '../../src/eligibility/kernel/columns.ts'

/** Every entry of every column read once and added: what no judgement over them can be faster than. */
export function bareLoop({
  flags,
  askSeries,
  askOccupation,
  certificates,
  titles,
  work,
  days,
  sheets,
}: Columns): number {
  let sum = 0
  for (let at = 0; at < flags.length; at += 1) sum = (sum + flags[at]! + askSeries[at]! + askOccupation[at]!) | 0
  for (const { rank, series, date, until, verified } of [certificates, titles])
    for (let at = 0; at < rank.length; at += 1)
      sum = (sum + rank[at]! + series[at]! + date[at]! + until[at]! + verified[at]!) | 0
  for (let at = 0; at < work.from.length; at += 1)
    sum = (sum + work.from[at]! + work.to[at]! + work.kind[at]! + work.unit[at]! + work.occupation[at]!) | 0
  for (let at = 0; at < days.day.length; at += 1) sum = (sum + days.day[at]! + days.degree[at]!) | 0
  for (let at = 0; at < sheets.year.length; at += 1) sum = (sum + sheets.year[at]! + sheets.result[at]!) | 0
  return sum
}

import { skillLevelNames, titleLevelNames } from '../../levels.ts'
import { titleSeries } from '../../series.ts'
import type { standingWords } from './words.ts'

type Say = (code: keyof typeof standingWords, facts?: Record<string, string>) => string
const DAY = /^\d{4}-\d{2}-\d{2}$/

interface How {
  readonly say: Say
  readonly side: 0 | 1
  readonly day: (day: string) => string
}

/** A fact of an explanation in words: `certificates[0]` `senior 2019-03-15` → 证书 高级工 2019年3月15日. */
export function factInWords({ what, says }: { readonly what: string; readonly says: string }, how: How): string {
  return [whatInWords(what, how.say), saysInWords(what, says, how)].filter((part) => part !== '').join(' ')
}

function whatInWords(what: string, say: Say): string {
  const [, year] = /^appraisals\[(\d{4})\]/.exec(what) ?? []
  if (year !== undefined) return say('list.appraisals', { year })
  const [, occupation] = /^standards\.([^.]+)/.exec(what) ?? []
  if (occupation !== undefined) return say('list.standard', { occupation })
  const list = /^(certificates|titles|work|asks)\b/.exec(what)?.[1]
  return list === undefined ? what : say(`list.${list}` as 'list.work')
}

function saysInWords(what: string, says: string, { say, side, day }: How): string {
  if (says === 'not verified') return say('fact.not-verified')
  if (/^\d+$/.test(says) && what.startsWith('standards')) return say('fact.years', { value: says })
  const [first = '', ...rest] = says.split(' ')
  const value = rest.map((part) => (DAY.test(part) ? day(part) : part)).join(' ')
  const named = ['series', 'occupation', 'revoked', 'from', 'break', 'other'].includes(first)
  if (named && rest.length > 0) {
    const said = rest[0] === '?' ? say('fact.unknown') : first === 'series' ? seriesName(value, side) : value
    return say(`fact.${first}` as 'fact.series', { value: said })
  }
  const levels: Readonly<Record<string, readonly [string, string]>> = what.startsWith('titles')
    ? titleLevelNames
    : skillLevelNames
  if (what.startsWith('appraisals')) return gradeName(says, say)
  if (what === 'asks.series') return seriesName(says, side)
  return says
    .split(' ')
    .map((part) => levels[part]?.[side] ?? (DAY.test(part) ? day(part) : part === '?' ? say('fact.unknown') : part))
    .join(' ')
}

const gradeName = (says: string, say: Say): string =>
  ['excellent', 'qualified', 'basic', 'unqualified', 'notRated'].includes(says)
    ? say(`grade.${says}` as 'grade.basic')
    : say('fact.unknown')

/** The name of a title series by its code; other names stand for themselves. */
export const seriesName = (code: string, side: 0 | 1): string =>
  titleSeries.find((one) => one.code === code)?.name[side] ?? code

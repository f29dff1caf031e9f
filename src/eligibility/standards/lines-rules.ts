import { isPlainDate } from '../../platform/plain-date.ts'
import { highestInStandards, type SkillLevel, skillLevels } from '../levels.ts'

/** Years that the standard of an occupation asks for a level: cumulative years of work, or years since the title. */
export interface StandardLine {
  readonly occupation: string
  readonly level: SkillLevel
  readonly cumulative: number | null
  readonly afterTitle: number | null
  /** The standard with its version, as an office would cite it. */
  readonly source: string
}

export type ReadStandards =
  | { readonly lines: readonly StandardLine[] }
  | { readonly code: string; readonly row: number }

const MOST_YEARS = 60
const highest = skillLevels.indexOf(highestInStandards)
const levels: ReadonlySet<string> = new Set(skillLevels.slice(0, highest + 1))
const yearsOf = (cell: string): number | null => (cell === '' ? null : Number(cell))
const isYears = (cell: string) => /^\d{1,2}$/.test(cell) && Number(cell) <= MOST_YEARS

/**
 * Reads standards as text: a head line, then occupation, level (code word), cumulative years, years after the title,
 * source, separated by tabs or commas; exactly one of the two years. The first line that cannot be read is answered with
 * its row (1-based) and why; a part of a standard is none.
 */
export function readStandardLines(text: string, occupations: ReadonlySet<string>): ReadStandards {
  const seen = new Set<string>()
  const lines: StandardLine[] = []
  for (const [at, row] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (at === 0 || row.trim() === '') continue
    const cells = row.split(row.includes('\t') ? '\t' : ',').map((cell) => cell.trim())
    const code = faultOf(cells, occupations, seen)
    if (code) return { code, row: at + 1 }
    const [occupation, level, cumulative, afterTitle, source] = cells as [string, SkillLevel, string, string, string]
    seen.add(`${occupation} ${level}`)
    lines.push({ occupation, level, cumulative: yearsOf(cumulative), afterTitle: yearsOf(afterTitle), source })
  }
  return lines.length === 0 ? { code: 'standard.empty', row: 1 } : { lines }
}

function faultOf(
  [occupation = '', level = '', cumulative = '', afterTitle = '', source = '']: readonly string[],
  occupations: ReadonlySet<string>,
  seen: ReadonlySet<string>,
): string | undefined {
  if (!occupations.has(occupation)) return 'standard.occupation'
  if (!levels.has(level)) return 'standard.level'
  if ((cumulative === '') === (afterTitle === '')) return 'standard.one-of-two'
  if (!isYears(cumulative || afterTitle)) return 'standard.years'
  if (source === '' || isPlainDate(source)) return 'standard.source'
  return seen.has(`${occupation} ${level}`) ? 'standard.twice' : undefined
}

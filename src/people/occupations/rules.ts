/** A line of the classification: code d-dd-dd-dd (国家职业分类大典), its name, the title series it maps to, former names. */
export interface OccupationLine {
  readonly code: string
  readonly name: string
  readonly series: string | null
  readonly aliases: readonly string[]
}

export type ReadLines = { readonly lines: readonly OccupationLine[] } | { readonly code: string; readonly row: number }

const CODE = /^\d-\d{2}-\d{2}-\d{2}(-\d{2})?$/

/**
 * Reads a classification as text: a head line, then code, name, series, former names joined by 、, separated by tabs or
 * commas. The first line that cannot be read is answered with its row (1-based) and why; half a classification is none.
 */
export function readOccupationLines(text: string, series: ReadonlySet<string>): ReadLines {
  const rows = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const seen = new Set<string>()
  const lines: OccupationLine[] = []
  for (const [at, row] of rows.entries()) {
    if (at === 0 || row.trim() === '') continue
    const [code = '', name = '', mapped = '', aliases = ''] = row
      .split(row.includes('\t') ? '\t' : ',')
      .map((cell) => cell.trim())
    const fault = faultOf(code, name, mapped, { series, seen })
    if (fault) return { code: fault, row: at + 1 }
    seen.add(code)
    lines.push({
      code,
      name,
      series: mapped === '' ? null : mapped,
      aliases: aliases.split('、').filter((one) => one !== ''),
    })
  }
  return lines.length === 0 ? { code: 'occupation.empty', row: 1 } : { lines }
}

interface Known {
  readonly series: ReadonlySet<string>
  readonly seen: ReadonlySet<string>
}

function faultOf(code: string, name: string, mapped: string, { series, seen }: Known): string | undefined {
  if (!CODE.test(code)) return 'occupation.code'
  if (name === '' || [...name].length > 60) return 'occupation.name'
  if (seen.has(code)) return 'occupation.twice'
  return mapped !== '' && !series.has(mapped) ? 'occupation.series' : undefined
}

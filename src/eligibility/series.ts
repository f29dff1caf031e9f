import table from '../../data/rules/title-series.json' with { type: 'json' }

/** A title series 职称系列: its levels, typical names, and the clause that opened it to skilled workers, with the day. */
export interface TitleSeries {
  readonly code: string
  readonly name: readonly [zh: string, en: string]
  readonly levels: readonly string[]
  readonly typical: string
  readonly openedForBridge: { readonly clause: string; readonly from: string } | null
}

/** The 27 series; levels by each series' own document. */
export const titleSeries = table as unknown as readonly TitleSeries[]

const codes = new Map(titleSeries.flatMap(({ code, name }) => [[code, code] as const, [name[0], code] as const]))

/** The code of a series that is told by code or by its Chinese name; other names stand for themselves. */
export const seriesCode = (series: string): string => codes.get(series) ?? series

export const sameSeries = (a: string, b: string): boolean => a === b || seriesCode(a) === seriesCode(b)

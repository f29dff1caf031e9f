import type { z } from 'zod'
import { countOf, isCount } from '../../amounts.ts'
import type { sharesContract } from '../../shares/contract.ts'
import { balanceOf } from '../../split-check.ts'

export type Table = z.output<typeof sharesContract.split.output>
export type TableLine = Table['lines'][number]

/** What is typed: amounts by line and place, and what each line keeps back. '' is nothing given, which is not 0. */
export interface Sheet {
  readonly shares: Readonly<Record<string, string>>
  readonly reserves: Readonly<Record<string, string>>
}

export interface Story {
  readonly past: readonly Sheet[]
  readonly now: Sheet
  readonly future: readonly Sheet[]
}

const STEPS = 200

export const cellKey = (line: string, place: string): string => `${line} ${place}`

/** The sheet as it stands on the server. */
export const sheetOf = ({ cells, lines }: Table): Sheet => ({
  shares: Object.fromEntries(cells.map(({ line, place, assigned }) => [cellKey(line, place), assigned.value ?? ''])),
  reserves: Object.fromEntries(lines.map(({ code, reserve }) => [code, reserve.value ?? '0'])),
})

export const storyOf = (sheet: Sheet): Story => ({ past: [], now: sheet, future: [] })

/** One edit, which can be undone. */
export const edit = ({ past, now }: Story, next: Sheet): Story =>
  sameSheet(now, next) ? { past, now, future: [] } : { past: [...past, now].slice(-STEPS), now: next, future: [] }

export function undo({ past, now, future }: Story): Story {
  const last = past.at(-1)
  return last ? { past: past.slice(0, -1), now: last, future: [now, ...future] } : { past, now, future }
}

export function redo({ past, now, future }: Story): Story {
  const [next, ...later] = future
  return next ? { past: [...past, now], now: next, future: later } : { past, now, future }
}

const sameSheet = (a: Sheet, b: Sheet): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Puts a block that was copied from a spreadsheet into the cells from one on, right and down. */
export function paste(sheet: Sheet, text: string, lines: readonly string[], places: readonly string[]): Sheet {
  const rows = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((row) => row.split('\t'))
  const shares = { ...sheet.shares }
  for (const [down, row] of rows.entries())
    for (const [right, value] of row.entries()) {
      const [place, line] = [places[down], lines[right]]
      if (place !== undefined && line !== undefined) shares[cellKey(line, place)] = plain(value)
    }
  return { ...sheet, shares }
}

/** 1,234 and full-width digits as they are meant; other text is kept, so that it can be seen to be wrong. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/[,\s]/g, '')

export const isWrong = (text: string, unit: string): boolean => text !== '' && !isCount(text, unit)

/** What of a line is left to give; null where a cell is no number or nothing was given to this place. */
export function leftOf(table: Table, sheet: Sheet, line: TableLine): bigint | null {
  const texts = table.places.map(({ code }) => sheet.shares[cellKey(line.code, code)] ?? '')
  const reserve = sheet.reserves[line.code] ?? '0'
  if (line.parent.value === null || [...texts, reserve].some((text) => isWrong(text, line.unit))) return null
  const shares = new Map(
    texts.flatMap((text, i): [string, bigint][] => (text === '' ? [] : [[`${i}`, countOf(text, line.unit)]])),
  )
  return balanceOf({
    ...{ line: { code: line.code, name: line.name, unit: line.unit, within: line.within } },
    ...{ parent: countOf(line.parent.value, line.unit), reserve: countOf(reserve === '' ? '0' : reserve, line.unit) },
    ...{ shares, capacity: new Map() },
  })
}

/** The lines as the office is to be asked: those with anything given, each with all its places. */
export function wantedOf(table: Table, sheet: Sheet, only?: (line: TableLine) => boolean) {
  return table.lines
    .filter((line) => only?.(line) ?? true)
    .map((line) => ({
      line: line.code,
      shares: table.places.flatMap(({ code }) => {
        const amount = sheet.shares[cellKey(line.code, code)] ?? ''
        return amount === '' ? [] : [{ place: code, amount }]
      }),
      reserve: sheet.reserves[line.code] || '0',
    }))
    .filter(({ shares, reserve }) => shares.length > 0 || reserve !== '0')
}

/** Lines in which something differs from what is stored. */
export function changedLines(table: Table, sheet: Sheet): ReadonlySet<string> {
  const stored = sheetOf(table)
  const differs = ({ code }: TableLine) =>
    stored.reserves[code] !== (sheet.reserves[code] || '0') ||
    table.places.some((place) => {
      const key = cellKey(code, place.code)
      return (stored.shares[key] ?? '') !== (sheet.shares[key] ?? '')
    })
  return new Set(table.lines.filter(differs).map(({ code }) => code))
}

export const hasWrong = (table: Table, sheet: Sheet): boolean =>
  table.lines.some(
    ({ code, unit }) =>
      isWrong(sheet.reserves[code] ?? '0', unit) ||
      table.places.some((place) => isWrong(sheet.shares[cellKey(code, place.code)] ?? '', unit)),
  )

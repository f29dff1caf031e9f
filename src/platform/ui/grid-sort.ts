import type { Language } from '../refusal.ts'

export interface SortOrder {
  readonly column: string
  readonly descending: boolean
}

interface Sortable<Row> {
  readonly id: string
  readonly text: (row: Row) => string
  readonly sort?: ((row: Row) => string | number | null) | false
}

const collators: Readonly<Record<Language, Intl.Collator>> = {
  zh: new Intl.Collator('zh-u-co-pinyin', { numeric: true }),
  en: new Intl.Collator('en', { numeric: true }),
}

/** Texts by pinyin (with numbers as numbers: 第2期 before 第10期), numbers by size, what is not known last. Stable. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Sortable<Row>[],
  order: SortOrder | null,
  language: Language,
): readonly Row[] {
  const column = columns.find((one) => one.id === order?.column)
  if (!order || !column || column.sort === false) return rows
  const by = column.sort ?? column.text
  const sign = order.descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [x, y] = [by(a), by(b)]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return (
      sign *
      (typeof x === 'number' && typeof y === 'number' ? x - y : collators[language].compare(String(x), String(y)))
    )
  })
}

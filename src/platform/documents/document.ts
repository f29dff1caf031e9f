import type { PlainDate } from '../plain-date.ts'

/**
 * The layouts of GB/T 9704-2012: a red-headed document (clause 7), a letter (clause 10.1), minutes (clause 10.3); and the
 * one-page sheet with ruled cells that offices use for handing a matter over.
 */
export type DocumentForm = 'redHead' | 'letter' | 'minutes' | 'sheet'

/** Part of a body. Headings are numbered where they stand: 一、 （一） 1. （1） (clause 7.3.3). */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  /** A line that begins with a word in black type: 出席：… (clause 10.3). */
  | { readonly kind: 'named'; readonly name: string; readonly text: string }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  /** Rows of a sheet: names and what is filled in; one or two pairs a row, lines of height where hands will write. */
  | { readonly kind: 'cells'; readonly rows: readonly SheetRow[] }

export interface Column {
  readonly title: string
  /** Share of the width. */
  readonly width: number
}

export interface SheetRow {
  readonly pairs: readonly { readonly name: string; readonly text: string }[]
  /** Height at least, in lines of the body. */
  readonly lines?: number
}

/** An official document as data. What is null is not printed; nothing is made up in its place. */
export interface OfficialDocument {
  readonly form: DocumentForm
  /** 发文机关标志, without 文件; for minutes the whole mark: ××会议纪要. */
  readonly mark: string
  /** 发文字号, with 六角括号: 产改督〔2021〕3号. */
  readonly number: string | null
  readonly urgency: string | null
  /** Printed for documents that go upward (clause 7.2.6). */
  readonly approver: string | null
  readonly title: string
  /** 主送机关. */
  readonly to: readonly string[]
  readonly body: readonly Block[]
  readonly attachments: readonly string[]
  /** 署名; the place of a seal is left free, no seal is drawn. */
  readonly signedBy: string | null
  readonly signedOn: PlainDate | null
  /** 附注, without its brackets. */
  readonly note: string | null
  /** 抄送机关. */
  readonly copies: readonly string[]
  /** 印发机关 and day; without one there is no imprint. */
  readonly printed: { readonly by: string; readonly on: PlainDate } | null
  /** Said at the head of every page, such as 演示数据 or 草稿. */
  readonly banner: string | null
}

/** Every character a document prints, once each. */
export function charactersOf(document: OfficialDocument): Set<string> {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value === 'string') for (const character of value) found.add(character)
    else if (value && typeof value === 'object') Object.values(value).forEach(walk)
  }
  walk(document)
  return found
}

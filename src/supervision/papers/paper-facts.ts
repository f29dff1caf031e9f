import type { Block, OfficialDocument, SheetRow } from '../../platform/documents/document.ts'
import { dayInWords } from '../../platform/documents/wording.ts'
import type { PlainDate } from '../../platform/plain-date.ts'

/** What a paper of an order is written from: the order's facts on the day it is signed, as they read in Chinese. */
export interface PaperFacts {
  readonly number: string | null
  readonly unit: string
  readonly office: string
  readonly source: string
  readonly problem: string
  readonly matter: string
  readonly basis: string
  readonly demand: string
  readonly standard: string
  /** Working days. */
  readonly term: number
  readonly items: readonly { readonly id: string; readonly name: string; readonly proofs: readonly string[] }[]
  readonly firstDueOn: PlainDate | null
  readonly dueOn: PlainDate | null
  readonly issuedOn: PlainDate | null
  readonly receivedOn: PlainDate | null
  readonly answeredOn: PlainDate | null
  readonly returned: number
  readonly reopened: number
  readonly drafter: string
  /** Who answers for the charged unit, by post. */
  readonly contact: string
  readonly signer: string
  readonly on: PlainDate
  readonly said: SaidWith
  readonly handlers: readonly string[]
  readonly check: {
    readonly passed: boolean
    readonly onSite: boolean
    readonly checkers: readonly string[]
    readonly on: PlainDate
  } | null
  readonly asked: { readonly days: number; readonly by: string; readonly reason: string; readonly on: PlainDate } | null
  readonly objection: { readonly by: string; readonly reason: string; readonly on: PlainDate } | null
  /** The unit an order went to, the order it was merged into. */
  readonly otherUnit: string | null
  readonly intoNumber: string | null
  readonly banner: string | null
}

/** What was said with the move that made the paper. */
export interface SaidWith {
  readonly reason?: string | undefined
  readonly plan?: string | undefined
  readonly signedBy?: string | undefined
  readonly items?: readonly { readonly id: string; readonly reason: string }[] | undefined
}

export type PaperOf = (facts: PaperFacts) => OfficialDocument

export const dayOr = (day: PlainDate | null, none = '待核实'): string => (day === null ? none : dayInWords(day))

const empty = {
  ...{ urgency: null, approver: null, to: [], attachments: [], note: null, copies: [], printed: null },
} as const

/** A one-page form with ruled cells; its name stands at the head. */
export const sheet = (facts: PaperFacts, name: string, rows: readonly SheetRow[]): OfficialDocument => ({
  ...{ ...empty, form: 'sheet', mark: name, title: nameOf(facts, name), number: facts.number },
  ...{ body: [{ kind: 'cells', rows }], signedBy: null, signedOn: null, banner: facts.banner },
})

/** A letter from one unit to another. */
export const letter = (
  facts: PaperFacts,
  { name, from, to, body }: { name: string; from: string; to: string; body: readonly Block[] },
): OfficialDocument => ({
  ...{ ...empty, form: 'letter', mark: from, title: nameOf(facts, name), number: facts.number, to: [to], body },
  ...{ signedBy: from, signedOn: facts.on, banner: facts.banner },
})

/** A red-headed report that goes upward, with the leader who signs it out. */
export const report = (
  facts: PaperFacts,
  { name, body, approver }: { name: string; body: readonly Block[]; approver: string | null },
): OfficialDocument => ({
  ...{
    ...empty,
    form: 'redHead',
    mark: facts.unit,
    title: nameOf(facts, name),
    number: null,
    to: [facts.office],
    body,
  },
  ...{ approver, signedBy: facts.unit, signedOn: facts.on, banner: facts.banner },
})

const nameOf = ({ matter }: PaperFacts, name: string) => `关于“${matter}”的${name}`

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

/** One name and what stands beside it. */
export const row = (name: string, text: string, lines?: number): SheetRow => ({
  pairs: [{ name, text }],
  ...(lines === undefined ? {} : { lines }),
})

/** Two names in one row. */
export const rowOfTwo = (a: readonly [string, string], b: readonly [string, string]): SheetRow => ({
  pairs: [a, b].map(([name, text]) => ({ name, text })),
})

/** 1. 开班计划；2. 签到表 */
export const listed = (names: readonly string[]): string =>
  names.map((name, at) => (names.length === 1 ? name : `${at + 1}. ${name}`)).join('；')

/** How an order is named inside a sentence. */
export const orderNamed = ({ number, matter }: PaperFacts): string =>
  number ? `督办件${number}（${matter}）` : `督办事项“${matter}”`

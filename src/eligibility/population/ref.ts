/** What a figure of a run or of a preview counts. */
export type Counted =
  | { readonly kind: 'met' | 'notMet' | 'toVerify' | 'onePaper' }
  | { readonly kind: 'paper'; readonly paper: string }
  | { readonly kind: 'within'; readonly months: '3' | '6' | '12' }
  | { readonly kind: 'month'; readonly month: string }

export interface RunRef {
  readonly runId: string
  /** A rule; null: everybody gone through. */
  readonly ruleId: string | null
  readonly counted: Counted | null
  /** Null: everywhere that the reader reaches. */
  readonly placeId: string | null
}

export interface PreviewRef {
  readonly previewId: string
  readonly verdict: 'met' | 'toVerify'
  readonly way: 'gained' | 'lost'
  readonly placeId: string | null
  readonly group: string | null
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const RUN = new RegExp(`^eligibility:run:(${UUID}):([A-Za-z0-9.-]+|\\*):([A-Za-z0-9.-]+|\\*):(${UUID}|\\*)$`)
const PREVIEW = new RegExp(
  `^eligibility:preview:(${UUID}):(met|toVerify):(gained|lost):(${UUID}|\\*):(G0[1-9]|G1[0-6]|\\*)$`,
)

const known = (part: string): string | null => (part === '*' ? null : part)

/** A reference of a run's figure: eligibility:run:ID:RULE:COUNTED:PLACE, `*` for all. Undefined: not one. */
export function readRunRef(text: string): RunRef | undefined {
  const [, runId, rule, counted, place] = RUN.exec(text) ?? []
  if (runId === undefined) return undefined
  const asked = countedOf(counted!)
  if (asked === undefined) return undefined
  return { runId, ruleId: known(rule!), counted: asked, placeId: known(place!) }
}

function countedOf(text: string): Counted | null | undefined {
  if (text === '*') return null
  if (text === 'met' || text === 'notMet' || text === 'toVerify' || text === 'onePaper') return { kind: text }
  const [, kind, value] = /^(paper|within|month)\.(.+)$/.exec(text) ?? []
  if (kind === 'paper') return { kind, paper: value! }
  if (kind === 'month' && /^\d{4}-\d{2}-01$/.test(value!)) return { kind, month: value! }
  return kind === 'within' && (value === '3' || value === '6' || value === '12') ? { kind, months: value } : undefined
}

export function runRef({ runId, ruleId, counted, placeId }: RunRef): string {
  const value = !counted
    ? '*'
    : counted.kind === 'paper'
      ? `paper.${counted.paper}`
      : counted.kind === 'within'
        ? `within.${counted.months}`
        : counted.kind === 'month'
          ? `month.${counted.month}`
          : counted.kind
  return `eligibility:run:${runId}:${ruleId ?? '*'}:${value}:${placeId ?? '*'}`
}

/** A reference of a preview's figure: eligibility:preview:ID:VERDICT:WAY:PLACE:GROUP. */
export function readPreviewRef(text: string): PreviewRef | undefined {
  const [, previewId, verdict, way, place, group] = PREVIEW.exec(text) ?? []
  if (previewId === undefined) return undefined
  return {
    ...{ previewId, verdict: verdict as PreviewRef['verdict'], way: way as PreviewRef['way'] },
    ...{ placeId: known(place!), group: known(group!) },
  }
}

export const previewRef = ({ previewId, verdict, way, placeId, group }: PreviewRef): string =>
  `eligibility:preview:${previewId}:${verdict}:${way}:${placeId ?? '*'}:${group ?? '*'}`

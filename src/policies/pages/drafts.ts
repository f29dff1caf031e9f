import type { Facts } from '../../platform/refusal.ts'
import type { DraftState, SourceMark } from '../../platform/ui/document-page.tsx'
import type { Line } from '../contract.ts'
import type { LineKind } from '../intake/draft.ts'
import type { words } from './words.ts'

export type Say = (code: keyof typeof words, facts?: Facts) => string

/** What the right side shows: what counts, what is to be done, or what was recognised besides. */
export const shownKinds = {
  counting: ['target', 'fund'],
  tasks: ['task', 'checklist'],
  others: ['rule', 'reported'],
} satisfies Record<string, readonly LineKind[]>
export type Shown = keyof typeof shownKinds

export const isShown = (shown: Shown, { kind }: Line): boolean =>
  (shownKinds[shown] as readonly LineKind[]).includes(kind)

export function stateOf({ state, certainty }: Line): DraftState {
  if (state === 'confirmed') return 'confirmed'
  if (state === 'set-aside') return 'refused'
  return certainty === 'check' ? 'doubt' : 'waiting'
}

const LONGEST_NAME = 40

export const nameOf = ({ measure, text }: Line, t: Say): string => {
  const name = measure ?? text.replace(/\s+/g, '')
  return name.length > LONGEST_NAME ? t('draft.cut', { name: name.slice(0, LONGEST_NAME) }) : name
}

/** 不低于 200,000 人次　在“培训人次”中. */
export function factsOf(line: Line, all: readonly Line[], t: Say): string {
  const parent = all.find(({ id }) => id === line.within)
  const parts = [
    line.kind === 'target' || line.kind === 'fund' ? null : t(`kind.${line.kind}`),
    line.comparator === null ? null : quantityOf(line, t),
    line.per === null ? null : t(`per.${line.per}`),
    parent ? t('draft.within', { name: nameOf(parent, t) }) : null,
    line.period === null ? null : periodOf(line.period, t),
    line.due === null ? null : t('draft.due', { day: line.due }),
    actorsOf(line, t),
  ]
  return parts.filter((part) => part !== null && part !== '').join('　')
}

function quantityOf({ comparator, value, unit }: Line, t: Say): string {
  if (comparator === null) return ''
  if (comparator === 'all') return t('comparator.all')
  return `${t(`comparator.${comparator}`)} ${value === null ? t('unknown') : grouped(value)} ${unit ?? ''}`.trim()
}

const grouped = (value: string): string =>
  value.replace(/\d+(?=\.|-|$)/g, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))

function periodOf({ from, to }: NonNullable<Line['period']>, t: Say): string {
  if (from?.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`)
    return t('period.year', { year: from.slice(0, 4) })
  if (from && to) return t('period.span', { from, to })
  return to ? t('period.until', { to }) : from ? t('period.since', { from }) : ''
}

const actorsOf = ({ actors }: Line, t: Say): string =>
  actors.length === 0 ? '' : actors.map(({ name, role }) => t(`role.${role}`, { name })).join('、')

/** Where each line lies in the source; what is inside another wins. */
export const marksOf = (lines: readonly Line[]): SourceMark[] =>
  lines.flatMap((line) => line.ranges.map(([from, to]) => ({ draft: line.id, from, to, state: stateOf(line) })))

const LONGEST_PRINTED = 60
const FEW = 12

/** Many lines, none longer than a page is wide: the breaks are a printer's, not the writer's. */
export function isPrinted(source: string): boolean {
  const lines = source.split('\n').filter((line) => line.trim() !== '')
  return lines.length > FEW && lines.every((line) => line.length <= LONGEST_PRINTED)
}

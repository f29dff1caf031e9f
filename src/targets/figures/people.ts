import { maskedPersons } from '../../people/door.ts'
import type { Call } from '../../platform/operation.ts'
import { type Language, say } from '../../platform/refusal.ts'
import { partsOf } from '../cards/rules.ts'
import type { FactAttributes } from '../ledger/attributes.ts'
import { predicateWords } from '../predicate-words.ts'
import type { figuresContract as contract } from './contract.ts'
import { amountFigure } from './figure.ts'
import { figureWords } from './figure-words.ts'
import { listRecords, type RecordRow } from './people-store.ts'
import { amountAt, beforeMonth, factsAsked, type Resolved, resolve, throughMonth } from './resolve.ts'
import { sourceNames } from './spine-store.ts'

const PAGE = 200
/** Who counts where nobody is named: money, things. */
const NOBODY = '—'

/** The people of the records, masked. The look is recorded, and those looked at can see it. */
export async function people(call: Call<typeof contract.people>) {
  const { db, clerk, seal, today, language, input, note } = call
  const found = await resolve(call, input.ref)
  const resolved = { ...found, ref: { ...found.ref, kind: 'value' as const } }
  const asked = factsAsked(resolved, call)
  const rows = await listRecords(db, throughMonth(asked, resolved.ref), {
    ...{ before: beforeMonth(asked, resolved.ref), after: input.after, limit: PAGE + 1 },
  })
  const shown = rows.slice(0, PAGE)
  const ids = [...new Set(shown.flatMap(({ personId }) => (personId === null ? [] : [personId])))]
  const persons = await maskedPersons(db, seal, ids, { scope: clerk.scope, today })
  note({ persons: ids, purpose: say(figureWords, 'zh', 'look.drawer'), subject: input.ref })
  const classes = await sourceNames(
    db,
    { classes: [...new Set(shown.map(({ sourceId }) => sourceId))], units: [] },
    today,
  )
  const base = { ...found.base, ref: resolved.ref }
  return {
    people: shown.map((row) => ({
      ...{ id: row.id, name: NOBODY, idNumber: '' },
      ...personSaid(row.personId === null ? undefined : persons.get(row.personId)),
      ...recordSaid(row.attributes, language),
      ...{ on: row.onDay, class: classes.get(row.sourceId)?.name ?? '' },
      figure: amountFigure(base, 'value', row.amount, { source: row.sourceId }),
      lines: linesSaid(resolved, row, language),
    })),
    figure: amountFigure(base, 'value', await amountAt(call, resolved)),
    next: rows.length > PAGE ? shown.at(-1)!.id : null,
  }
}

const personSaid = (person: { readonly name: string; readonly idNumber: string } | undefined) =>
  person ? { name: person.name, idNumber: person.idNumber } : {}

/** The certificate of a record: with its level, not obtained, or not known. */
export function recordSaid({ certified, level }: FactAttributes, language: Language) {
  const tell = (code: string, facts = {}) => say(figureWords, language, code, facts)
  if (certified == null) return { record: tell('record.unknown'), isWanting: true }
  if (!certified) return { record: tell('record.none'), isWanting: true }
  const named = level == null || level === 'none' ? '' : say(predicateWords, language, `level.${level}`)
  return { record: tell('record.certified', { level: named }), isWanting: false }
}

/** The total and its parts: those the record counts in, and those it does not. */
export function linesSaid(
  { lines, line }: Pick<Resolved, 'lines' | 'line'>,
  row: Pick<RecordRow, 'lines'>,
  language: Language,
) {
  const total = lines[0]!
  const around = line.withinNo === null ? line : total
  return [around, ...partsOf(lines, around)].map(({ no, name }) => ({
    ...{ name, short: no === total.no ? say(figureWords, language, 'line.total') : shortOf(name) },
    counts: row.lines.includes(no),
  }))
}

const PADDING = /取得|由|补贴性|承担|培训量?|以上|类(?=证书)|企业|中国特色/g
const SHORT = 4

/** 取得等级类证书 → 等级证书, 技工院校承担 → 技工院校: enough to tell one line of a set from another. */
export function shortOf(name: string): string {
  const core = name.replace(PADDING, '')
  return [...(core === '' ? name : core)].slice(0, SHORT).join('')
}

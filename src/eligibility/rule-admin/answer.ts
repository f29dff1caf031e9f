import type { Call } from '../../platform/operation.ts'
import { addDays, type PlainDate } from '../../platform/plain-date.ts'
import { isInForce } from '../explain.ts'
import { Rule, type RuleSet } from '../language.ts'
import { RuleCase } from '../rule-cases.ts'
import type { RuleLine, RuleRecord, RuleVersionTold } from './contract.ts'
import { type Readiness, readinessOf } from './publish-rules.ts'
import type { VersionRow } from './rule-store.ts'

/** A rule on the list: whose it is, whether it is applied, and what comes next. */
export function toLine(
  { today, language }: Pick<Call, 'today' | 'language'>,
  set: RuleSet,
  rule: Rule,
  published: readonly VersionRow[],
  drafts: readonly VersionRow[],
): RuleLine {
  const side = language === 'zh' ? 0 : 1
  const later = published.filter(({ ruleId, validFrom }) => ruleId === rule.id && validFrom > today)
  return {
    ...{ id: rule.id, name: rule.name[side], province: rule.sourceProvince, grade: rule.grade },
    documentNumber: rule.documentNumber ?? set.document.number,
    ...{ enabled: rule.enabled, inForce: isInForce(rule, today), hasConditions: rule.conditions.length > 0 },
    ...{ validFrom: rule.validFrom ?? rule.version, validTo: rule.validTo, next: later[0]?.validFrom ?? null },
    draftedBy: drafts.find(({ ruleId }) => ruleId === rule.id)?.draftedName ?? null,
    question: rule.question?.[side] ?? null,
  }
}

/** Every version, the newest first; each ends the day before the next begins. */
export function toVersions(
  today: PlainDate,
  shipped: Rule | undefined,
  published: readonly VersionRow[],
): RuleVersionTold[] {
  const first = shipped ? [{ rule: shipped, row: null }] : []
  const all = [...first, ...published.map((row) => ({ rule: Rule.parse(row.rule), row }))]
  const begins = all.map(({ rule, row }) => row?.validFrom ?? rule.validFrom ?? rule.version)
  const current = begins.findLastIndex((day) => day <= today)
  const told = all.map(({ rule, row }, at): RuleVersionTold => {
    const next = begins[at + 1]
    const until = next === undefined ? null : addDays(next, -1)
    return {
      ...{ id: row?.id ?? null, validFrom: begins[at]!, enabled: rule.enabled, isCurrent: at === current },
      validTo: rule.validTo !== null && (until === null || rule.validTo < until) ? rule.validTo : until,
      ...{ note: row?.note ?? null, draftedBy: row?.draftedName ?? null, publishedBy: row?.publishedName ?? null },
      publishedAt: row?.publishedAt?.toISOString() ?? null,
      rule: JSON.stringify(rule),
    }
  })
  return told.reverse()
}

export const toReadiness = ({ lacking, failing }: Readiness) => ({
  lacking: [...lacking],
  failing: failing.map(({ notProven, ...one }) => ({ ...one, notProven: [...notProven] })),
})

export function toDraft(set: RuleSet, row: VersionRow, reader: string): NonNullable<RuleRecord['draft']> {
  return {
    ...{ id: row.id, no: row.revision, rule: JSON.stringify(row.rule), cases: JSON.stringify(row.cases) },
    ...{ note: row.note, draftedBy: row.draftedName, draftedAt: row.draftedAt.toISOString() },
    isMine: row.draftedBy === reader,
    ...toReadiness(readinessOf(set, Rule.parse(row.rule), RuleCase.array().parse(row.cases))),
  }
}

import { useNavigate } from '@tanstack/react-router'
import { Grid } from '../../platform/ui/grid.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Tag } from '../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { type RuleLine, ruleOperations } from '../rule-admin/contract.ts'
import { words } from './words.ts'

/** 规则库: what is in use here, and below it what other provinces do, switched off. */
export function RuleBook() {
  const t = useWords(words)
  const book = useOperation(ruleOperations.ruleBook, {})
  return (
    <Loaded of={book} lines={10}>
      {({ rows }) => (
        <div className="stack">
          <RuleGrid label={t('book.own')} rows={rows.filter((rule) => rule.enabled || rule.province === null)} />
          <RuleGrid label={t('book.others')} rows={rows.filter((rule) => !rule.enabled && rule.province !== null)} />
        </div>
      )}
    </Loaded>
  )
}

function RuleGrid({ label, rows }: { readonly label: string; readonly rows: readonly RuleLine[] }) {
  const t = useWords(words)
  const day = useDays()
  const navigate = useNavigate()
  const state = useRuleState()
  return (
    <section className="stack" aria-label={label}>
      <h2>{label}</h2>
      <Grid<RuleLine>
        label={label}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={({ id }) => void navigate({ to: `/eligibility/rules/${id}` as never })}
        empty={<Empty>{t('standing.none')}</Empty>}
        columns={[
          { id: 'name', name: t('book.rule'), width: 200, grows: true, text: ({ name }) => name },
          {
            id: 'document',
            name: t('book.document'),
            width: 190,
            hideOnPhone: true,
            text: (rule) => rule.documentNumber,
          },
          {
            ...{ id: 'days', name: t('book.days'), width: 190, hideOnPhone: true },
            text: ({ validFrom, validTo }) =>
              validTo === null
                ? t('book.from', { from: day(validFrom, 'year') })
                : t('book.from-to', { from: day(validFrom, 'year'), to: day(validTo, 'year') }),
          },
          {
            ...{ id: 'state', name: t('book.state'), width: 128 },
            text: (rule) => state(rule).words,
            cell: (rule) => <Tag tone={state(rule).tone}>{state(rule).words}</Tag>,
          },
          {
            id: 'question',
            name: t('book.question'),
            width: 260,
            hideOnPhone: true,
            text: ({ question }) => question ?? '',
          },
        ]}
      />
    </section>
  )
}

/** Where a rule stands, in a word. */
export function useRuleState() {
  const t = useWords(words)
  const day = useDays()
  return ({ enabled, inForce, hasConditions, next, draftedBy }: RuleLine) => {
    if (draftedBy !== null) return { tone: 'amber', words: t('state.draft', { who: draftedBy }) } as const
    if (next !== null) return { tone: 'blue', words: t('state.next', { day: day(next, 'year') }) } as const
    if (!hasConditions) return { tone: 'plain', words: t('state.untold') } as const
    if (!enabled) return { tone: 'plain', words: t('state.disabled') } as const
    return inForce
      ? ({ tone: 'green', words: t('state.inForce') } as const)
      : ({ tone: 'amber', words: t('state.ended') } as const)
  }
}

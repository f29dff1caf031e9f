import { useState } from 'react'
import type { PlainDate } from '../../../platform/plain-date.ts'
import { Button } from '../../../platform/ui/button.tsx'
import { Tick } from '../../../platform/ui/choices.tsx'
import { DateField } from '../../../platform/ui/date-field.tsx'
import { FieldGrid } from '../../../platform/ui/field.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { useCommand } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { ErrorPanel } from '../../../platform/ui/states.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import type { Rule } from '../../language.ts'
import { type RuleRecord, ruleOperations } from '../../rule-admin/contract.ts'
import type { RuleCase } from '../../rule-cases.ts'
import { Cases } from './cases.tsx'
import { Conditions } from './conditions.tsx'
import { Preview } from './preview.tsx'
import { PublishCard } from './publish.tsx'
import { Differences } from './versions.tsx'
import { words } from './words.ts'

interface Drafted {
  readonly rule: Rule
  readonly cases: readonly RuleCase[]
  readonly validFrom: PlainDate | null
  readonly note: string
}

function begunFrom({ draft, rule, cases }: RuleRecord): Drafted {
  const read = JSON.parse(draft?.rule ?? rule) as Rule
  return {
    rule: read,
    cases: JSON.parse(draft?.cases ?? cases) as RuleCase[],
    validFrom: draft ? read.validFrom : null,
    note: draft?.note ?? '',
  }
}

/** The next version while it is drafted: set in the sentences, tried by its cases, previewed, published by another. */
export function Editor({ record, onLeave }: { readonly record: RuleRecord; readonly onLeave: () => void }) {
  const t = useWords(words)
  const [drafted, setDrafted] = useState(() => begunFrom(record))
  const [isChanged, setChanged] = useState(record.draft === null)
  const set = (next: Partial<Drafted>) => {
    setDrafted({ ...drafted, ...next })
    setChanged(true)
  }
  const save = useCommand(ruleOperations.draftRule, {
    onDone: () => setChanged(false),
    done: () => ({ words: t('rule.saved') }),
  })
  const { rule, cases, validFrom, note } = drafted
  const mayChange = record.mayDraft
  const clauses = [...new Set(rule.conditions.map(({ clause }) => clause))]
  return (
    <>
      <Conditions record={record} rule={rule} onChange={mayChange ? (next) => set({ rule: next }) : undefined} />
      <Card title={t('diff.title')}>
        <Differences before={JSON.parse(record.rule) as Rule} after={rule} />
      </Card>
      {mayChange ? (
        <Card title={t('rule.drafting')}>
          <Head drafted={drafted} onSet={set} />
          <div className="row wraps">
            <Button
              kind={isChanged ? 'primary' : 'plain'}
              isBusy={save.isBusy}
              isDisabled={validFrom === null || note.trim().length < 2}
              onPress={() =>
                validFrom &&
                save.send({
                  ...{ ruleId: record.id, no: record.draft?.no ?? null, validFrom, note },
                  ...{ rule: rule as never, cases: cases as never },
                })
              }
            >
              {t('rule.save')}
            </Button>
            <Drafter record={record} />
          </div>
          {save.failure ? <ErrorPanel failure={save.failure} /> : null}
        </Card>
      ) : null}
      {record.draft === null ? null : <PublishCard {...{ record, isChanged, onLeave }} draft={record.draft} />}
      <Cases
        {...{ cases, clauses }}
        failing={isChanged ? [] : (record.draft?.failing ?? [])}
        onChange={mayChange ? (next) => set({ cases: next }) : undefined}
      />
      {mayChange ? <Preview rule={rule} /> : null}
    </>
  )
}

function Head({ drafted, onSet }: { drafted: Drafted; onSet: (next: Partial<Drafted>) => void }) {
  const t = useWords(words)
  const { rule, validFrom, note } = drafted
  return (
    <>
      <FieldGrid columns={3}>
        <DateField label={t('rule.from')} value={validFrom} onChange={(day) => onSet({ validFrom: day })} isRequired />
        <DateField
          label={t('rule.to')}
          value={rule.validTo}
          onChange={(validTo) => onSet({ rule: { ...rule, validTo } })}
        />
        <Tick isSelected={rule.enabled} onChange={(enabled) => onSet({ rule: { ...rule, enabled } })}>
          {t('rule.enabled')}
        </Tick>
      </FieldGrid>
      <TextField
        label={t('rule.note')}
        value={note}
        onChange={(text) => onSet({ note: text })}
        lines={2}
        maxLength={500}
        isRequired
      />
    </>
  )
}

function Drafter({ record: { draft } }: { readonly record: RuleRecord }) {
  const t = useWords(words)
  const day = useDays()
  if (draft === null) return null
  const saved = day(draft.draftedAt.slice(0, 10), 'year')
  return <span className="dense soft">{t('rule.drafted', { who: draft.draftedBy, day: saved })}</span>
}

import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../platform/ui/button.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { Card, Tag } from '../../../platform/ui/page.tsx'
import { Empty } from '../../../platform/ui/states.tsx'
import type { RuleRecord } from '../../rule-admin/contract.ts'
import type { RuleCase } from '../../rule-cases.ts'
import { words } from './words.ts'

const CaseDialog = lazy(async () => ({ default: (await import('./case-dialog.tsx')).CaseDialog }))

type Failing = NonNullable<RuleRecord['draft']>['failing']

interface CasesProps {
  readonly cases: readonly RuleCase[]
  readonly clauses: readonly string[]
  readonly failing: Failing
  /** Undefined: read only. */
  readonly onChange: ((cases: RuleCase[]) => void) | undefined
}

/** Worked cases beneath the rule: what must come out, and which clause each proves. */
export function Cases({ cases, clauses, failing, onChange }: CasesProps) {
  const t = useWords(words)
  const [edited, edit] = useState<{ readonly one: RuleCase; readonly at: number } | null>(null)
  const put = (one: RuleCase, at: number) => {
    onChange?.(at < cases.length ? cases.map((old, place) => (place === at ? one : old)) : [...cases, one])
    edit(null)
  }
  return (
    <Card title={t('case.title')} aside={t('case.note')}>
      {cases.length === 0 ? <Empty>{t('case.none')}</Empty> : null}
      <ul className="case-list">
        {cases.map((one, at) => {
          const result = failing.find(({ id }) => id === one.id)
          return (
            <li key={one.id} className={result ? 'fails' : undefined}>
              <CaseTold one={one} />
              {onChange ? (
                <span className="row wraps">
                  {result ? (
                    <Button size="small" onPress={() => put({ ...one, expect: { ...result.got } }, at)}>
                      {t('case.agree')}
                    </Button>
                  ) : null}
                  <Button
                    size="small"
                    kind="quiet"
                    label={`${t('case.edit')} ${one.id}`}
                    onPress={() => edit({ one, at })}
                  >
                    {t('case.edit')}
                  </Button>
                  <Button
                    size="small"
                    kind="quiet"
                    label={`${t('case.copy')} ${one.id}`}
                    onPress={() => edit({ one: { ...one, id: nextId(cases), proves: [] }, at: cases.length })}
                  >
                    {t('case.copy')}
                  </Button>
                  <Button
                    size="small"
                    kind="quiet"
                    label={`${t('case.remove')} ${one.id}`}
                    onPress={() => onChange(cases.filter((_, place) => place !== at))}
                  >
                    {t('case.remove')}
                  </Button>
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
      {edited === null ? null : (
        <Suspense fallback={null}>
          <CaseDialog
            one={edited.one}
            clauses={clauses}
            onSave={(one) => put(one, edited.at)}
            onClose={() => edit(null)}
          />
        </Suspense>
      )}
    </Card>
  )
}

const nextId = (cases: readonly RuleCase[]): string => {
  const numbers = cases.map(({ id }) => Number(/^S(\d+)$/.exec(id)?.[1] ?? 0))
  return `S${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`
}

function CaseTold({ one }: { readonly one: RuleCase }) {
  const t = useWords(words)
  const day = useDays()
  const { verdict, firstDate, firstDateKind } = one.expect
  return (
    <span className="two-lines">
      <span>
        <b>{one.id}</b> {one.says}
      </span>
      <small className="soft">
        {t('case.day')} {day(one.asOf, 'year')}　{t('case.expects')} {t(`verdict.${verdict}`)}
        {firstDate === null ? '' : `　${t('case.first')} ${day(firstDate, 'year')}（${t(`kind.${firstDateKind}`)}）`}
      </small>
      <span className="row wraps">
        {one.proves.map(({ clause, as }) => (
          <Tag key={clause + as} tone={as === 'yes' ? 'blue' : as === 'unknown' ? 'amber' : 'plain'}>
            {t('case.proves-one', { clause, proof: t(`proof.${as}`) })}
          </Tag>
        ))}
      </span>
    </span>
  )
}

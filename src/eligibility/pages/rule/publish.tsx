import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../platform/ui/button.tsx'
import { useDays, useLanguage, useWords } from '../../../platform/ui/language.tsx'
import { useCommand } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { ErrorPanel } from '../../../platform/ui/states.tsx'
import type { Rule } from '../../language.ts'
import { type RuleRecord, ruleOperations } from '../../rule-admin/contract.ts'
import { differences } from '../../rule-sentences.ts'
import { words } from './words.ts'

const ConfirmDialog = lazy(async () => ({ default: (await import('../../../platform/ui/dialog.tsx')).ConfirmDialog }))

type Draft = NonNullable<RuleRecord['draft']>

interface PublishProps {
  readonly record: RuleRecord
  readonly draft: Draft
  readonly isChanged: boolean
  readonly onLeave: () => void
}

/** What still stands in the way, by name, and the act that another hand does. */
export function PublishCard({ record, draft, isChanged, onLeave }: PublishProps) {
  const t = useWords(words)
  const [isAsked, ask] = useState(false)
  const drop = useCommand(ruleOperations.dropRule, { onDone: onLeave, done: () => ({ words: t('rule.dropped') }) })
  const isReady = !isChanged && draft.lacking.length === 0 && draft.failing.length === 0
  return (
    <Card title={t('ready.title')}>
      {isChanged ? <p className="asks">{t('ready.unsaved')}</p> : <Ready draft={draft} />}
      {draft.isMine ? <p className="dense soft">{t('rule.not-mine')}</p> : null}
      <div className="row wraps">
        {record.mayPublish && !draft.isMine ? (
          <Button kind="primary" isDisabled={!isReady} onPress={() => ask(true)}>
            {t('rule.publish')}
          </Button>
        ) : null}
        {record.mayDraft ? (
          <Button isBusy={drop.isBusy} onPress={() => drop.send({ id: draft.id })}>
            {t('rule.drop')}
          </Button>
        ) : null}
      </div>
      {drop.failure ? <ErrorPanel failure={drop.failure} /> : null}
      {isAsked ? (
        <Suspense fallback={null}>
          <Publish {...{ record, draft, onLeave }} onClose={() => ask(false)} />
        </Suspense>
      ) : null}
    </Card>
  )
}

function Ready({ draft }: { readonly draft: Draft }) {
  const t = useWords(words)
  if (draft.lacking.length === 0 && draft.failing.length === 0) return <p>{t('ready.yes')}</p>
  return (
    <ul className="ready-list">
      {draft.lacking.map(({ clause, as }) => (
        <li key={clause + as}>{t('ready.lacking', { clause, proof: t(`proof.${as}`) })}</li>
      ))}
      {draft.failing.flatMap(({ id, expected, got, notProven }) => [
        ...(outcome(expected, t) === outcome(got, t)
          ? []
          : [<li key={id}>{t('ready.failing', { id, expected: outcome(expected, t), got: outcome(got, t) })}</li>]),
        ...(notProven.length === 0
          ? []
          : [<li key={`${id} clauses`}>{t('ready.not-proven', { id, clauses: notProven.join('、') })}</li>]),
      ])}
    </ul>
  )
}

type Outcome = Draft['failing'][number]['got']

const outcome = ({ verdict, firstDate, firstDateKind }: Outcome, t: ReturnType<typeof useWords<typeof words>>) =>
  [t(`verdict.${verdict}`), ...(firstDate === null ? [] : [firstDate, t(`kind.${firstDateKind}`)])].join(' ')

interface ConfirmProps {
  readonly record: RuleRecord
  readonly draft: Draft
  readonly onLeave: () => void
  readonly onClose: () => void
}

function Publish({ record, draft, onLeave, onClose }: ConfirmProps) {
  const t = useWords(words)
  const day = useDays()
  const { language } = useLanguage()
  const next = JSON.parse(draft.rule) as Rule
  const found = differences((JSON.parse(record.rule) as Rule).conditions, next.conditions, language)
  const publish = useCommand(ruleOperations.publishRule, {
    onDone: () => {
      onClose()
      onLeave()
    },
    done: () => ({ words: t('rule.published') }),
  })
  return (
    <ConfirmDialog
      title={t('rule.publish-title')}
      isOpen
      onClose={onClose}
      consequences={[
        t('rule.publish-says', { day: day(next.validFrom ?? next.version, 'year') }),
        t('rule.publish-differs', { count: String(found.length) }),
      ]}
      verb={t('rule.publish')}
      onConfirm={() => publish.send({ id: draft.id, no: draft.no })}
      isBusy={publish.isBusy}
      failure={publish.failure}
    />
  )
}

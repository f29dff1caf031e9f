import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../platform/ui/button.tsx'
import { Radios } from '../../../platform/ui/choices.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { useCommand } from '../../../platform/ui/office.tsx'
import { Tag } from '../../../platform/ui/page.tsx'
import { ErrorPanel } from '../../../platform/ui/states.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import type { VerdictTold } from '../../contract.ts'
import { type DecisionTold, decisionOperations } from '../../decisions/contract.ts'
import { standingWords } from './words.ts'
import './standing.css'

const Dialog = lazy(async () => ({ default: (await import('../../../platform/ui/dialog.tsx')).Dialog }))

/** What was decided about one rule, the latest first, with who, why, and what was lost since. */
export function DecisionList({ rows }: { readonly rows: readonly DecisionTold[] }) {
  const t = useWords(standingWords)
  const day = useDays()
  return (
    <div className="stack">
      {rows.map((one) => (
        <div key={one.id}>
          <Tag tone={!one.stands ? 'struck' : one.outcome === 'confirmed' ? 'green' : 'plain'}>
            {t(`decision.${one.outcome}`)}
          </Tag>{' '}
          <span>{one.reason}</span>{' '}
          <small className="soft">
            {t('decision.by', { unit: one.unit, post: one.post, by: one.by, day: day(one.on, 'year') })}
          </small>
          {one.stands ? null : <small className="faint"> {t('decision.former')}</small>}
          {one.lost.map(({ clause, name, lostOn }) => (
            <div key={clause + name} className="asks">
              {t('decision.lost', { name, clause, day: day(lostOn, 'year') })}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

interface DecideProps {
  readonly personId: string
  readonly told: VerdictTold
}

/** The button by which a named official decides, and its short form. */
export function Decide({ personId, told }: DecideProps) {
  const t = useWords(standingWords)
  const [isOpen, open] = useState(false)
  return (
    <>
      <Button size="small" label={t('decision.of', { name: told.name })} onPress={() => open(true)}>
        {t('decision.decide')}
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <DecideDialog {...{ personId, told }} onClose={() => open(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

function DecideDialog({ personId, told, onClose }: DecideProps & { readonly onClose: () => void }) {
  const t = useWords(standingWords)
  const [outcome, choose] = useState<'confirmed' | 'notConfirmed' | null>(null)
  const [reason, write] = useState('')
  const decide = useCommand(decisionOperations.decide, {
    onDone: onClose,
    done: () => ({ words: t('decision.saved') }),
  })
  const outcomes = (['confirmed', 'notConfirmed'] as const).map((id) => ({ id, name: t(`decision.${id}`) }))
  return (
    <Dialog
      title={t('decision.of', { name: told.name })}
      isOpen
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          isBusy={decide.isBusy}
          isDisabled={outcome === null || reason.trim().length < 2}
          onPress={() => outcome && decide.send({ id: personId, ruleId: told.rule, outcome, reason })}
        >
          {t('decision.save')}
        </Button>
      }
    >
      <p className="dense soft">{t('decision.note')}</p>
      <Radios label={t('decision.outcome')} value={outcome} onChange={choose} choices={outcomes} isRequired />
      <TextField label={t('decision.reason')} value={reason} onChange={write} lines={3} maxLength={500} isRequired />
      {decide.failure ? <ErrorPanel failure={decide.failure} /> : null}
    </Dialog>
  )
}

import { lazy, Suspense, useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, Tag } from '../../platform/ui/page.tsx'
import { Empty } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { CorrectionLine } from '../corrections/contract.ts'
import { words } from './words.ts'

const ReasonDialog = lazy(async () => ({ default: (await import('./records/reason-dialog.tsx')).ReasonDialog }))

interface Answering {
  readonly id: string
  readonly accepts: boolean
}

/** What was said to be wrong of a person; what waits for an answer first. Nothing is drawn where nothing was said. */
export function Corrections({ personId }: { personId: string }) {
  const t = useWords(words)
  const corrections = useOperation(contract.corrections, { id: personId })
  const [answering, answer] = useState<Answering | null>(null)
  const [isAsking, ask] = useState(false)
  const close = () => answer(null)
  const decide = useCommand(contract.answerCorrection, { onDone: close })
  const send = useCommand(contract.askCorrection, { onDone: () => ask(false) })
  const { rows = [], mayAnswer = false, mayAsk = false } = corrections.data ?? {}
  if (rows.length === 0 && !mayAsk) return null
  return (
    <Card
      title={t('correction.title')}
      aside={
        mayAsk ? (
          <Button size="small" onPress={() => ask(true)}>
            {t('correction.ask')}
          </Button>
        ) : undefined
      }
    >
      {rows.length === 0 ? <Empty>{t('correction.none')}</Empty> : null}
      <ul className="person-list">
        {rows.map((row) => (
          <CorrectionItem key={row.id} row={row} onAnswer={mayAnswer ? answer : null} />
        ))}
      </ul>
      <Suspense fallback={null}>
        {answering ? (
          <ReasonDialog
            {...{ title: t(answering.accepts ? 'correction.accept' : 'correction.refuse'), note: '', name: 'answer' }}
            {...{
              label: t('correction.reason'),
              verb: t('action.save'),
              isBusy: decide.isBusy,
              failure: decide.failure,
            }}
            onClose={close}
            onSend={(reason) =>
              decide.send({ id: personId, correctionId: answering.id, accepts: answering.accepts, answer: reason })
            }
          />
        ) : null}
        {isAsking ? (
          <ReasonDialog
            {...{ title: t('correction.ask'), note: '', name: 'says', label: t('correction.says') }}
            {...{ verb: t('action.save'), isBusy: send.isBusy, failure: send.failure, onClose: () => ask(false) }}
            onSend={(says) => send.send({ id: personId, about: 'person', says })}
          />
        ) : null}
      </Suspense>
    </Card>
  )
}

const tones = { open: 'amber', accepted: 'green', refused: 'plain' } as const

function CorrectionItem({ row, onAnswer }: { row: CorrectionLine; onAnswer: ((to: Answering) => void) | null }) {
  const t = useWords(words)
  const day = useDays()
  const asked = day(row.askedOn, 'year')
  const about =
    row.about === 'person' || row.about === 'training' ? t(`about.${row.about}`) : t(`record-kind.${row.about}`)
  return (
    <li>
      <span className="two-lines">
        <span>
          {about}：{row.says}
        </span>
        <small className="faint">
          {row.dueOn && row.state === 'open'
            ? t('correction.asked', { day: asked, due: day(row.dueOn, 'year') })
            : t('correction.asked-open', { day: asked })}
          {row.answer ? ` · ${row.answer}` : ''}
        </small>
      </span>
      <span className="row record-state">
        <Tag tone={tones[row.state]}>{t(`correction.${row.state}`)}</Tag>
        {onAnswer && row.state === 'open' ? (
          <>
            <Button size="small" onPress={() => onAnswer({ id: row.id, accepts: true })}>
              {t('correction.accept')}
            </Button>
            <Button size="small" onPress={() => onAnswer({ id: row.id, accepts: false })}>
              {t('correction.refuse')}
            </Button>
          </>
        ) : null}
      </span>
    </li>
  )
}

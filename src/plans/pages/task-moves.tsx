import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Button } from '../../platform/ui/button.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { Part } from '../../platform/ui/page.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { TaskRecord } from '../shapes.ts'
import { words } from './words.ts'

const ConfirmDialog = lazy(async () => ({ default: (await import('../../platform/ui/dialog.tsx')).ConfirmDialog }))

const operations = {
  ...{ begin: contract.begin, finish: contract.finish, sendBack: contract.sendBack, close: contract.close },
  ...{ suspend: contract.suspend, resume: contract.resume, cancel: contract.cancel },
} as const
type Named = keyof typeof operations
type Asked = Named | 'handDown' | 'take'

const FORWARD: readonly Asked[] = ['begin', 'finish', 'close', 'take']

/** What this reader may do with the task now; what is not open yet says why. */
export function TaskMoves({ task }: { task: TaskRecord }) {
  const t = useWords(words)
  const [asked, ask] = useState<Asked | null>(null)
  const extra: readonly Asked[] = [
    ...(task.may.take ? (['take'] as const) : []),
    ...(task.may.handDown ? (['handDown'] as const) : []),
  ]
  const name = (move: Asked) =>
    move === 'take' ? t('task.take') : move === 'handDown' ? t('task.hand-down') : t(`taskMove.${move}`)
  if (task.moves.length + extra.length === 0) return null
  const open = [...extra.map((move) => ({ move, hindrance: null })), ...task.moves] as {
    move: Asked
    hindrance: string | null
  }[]
  return (
    <Part>
      <div className="next-moves">
        {open.map(({ move, hindrance }) => (
          <Button
            key={move}
            kind={FORWARD.includes(move) && hindrance === null ? 'primary' : move === 'cancel' ? 'quiet' : 'plain'}
            isDisabled={hindrance !== null}
            onPress={() => ask(move)}
          >
            {name(move)}
          </Button>
        ))}
        {open.map(({ move, hindrance }) =>
          hindrance === null ? null : (
            <span key={move} className="hindrance">
              {name(move)}：{hindrance}
            </span>
          ),
        )}
      </div>
      {asked === null ? null : (
        <Suspense fallback={null}>
          <AskedDialog key={asked} task={task} asked={asked} onClose={() => ask(null)} />
        </Suspense>
      )}
    </Part>
  )
}

interface AskedProps {
  readonly task: TaskRecord
  readonly onClose: () => void
}

function AskedDialog({ asked, ...rest }: AskedProps & { asked: Asked }) {
  if (asked === 'take') return <TakeDialog {...rest} />
  if (asked === 'handDown') return <HandDownDialog {...rest} />
  return <MoveDialog {...rest} move={asked} />
}

function MoveDialog({ task, move, onClose }: AskedProps & { move: Named }) {
  const t = useWords(words)
  const [reason, setReason] = useState('')
  const [documentNo, setDocument] = useState('')
  const [onDay, setDay] = useState<PlainDate | null>(null)
  const rule = task.moves.find((one) => one.move === move)
  const take = useCommand(operations[move] as typeof contract.begin, {
    done: () => ({ words: t('task.done', { taskMove: move }) }),
    onDone: onClose,
  })
  const decision = rule?.decisionNeeded && onDay !== null && documentNo !== '' ? { documentNo, onDay } : null
  return (
    <ConfirmDialog
      title={`${t(`taskMove.${move}`)} · ${task.content}`}
      isOpen
      onClose={onClose}
      consequences={[]}
      verb={t(`taskMove.${move}`)}
      danger={move === 'cancel'}
      isBusy={take.isBusy}
      failure={take.failure}
      onConfirm={() => take.send({ id: task.id, version: task.version, reason, decision })}
    >
      <TextField
        label={t('task.reason')}
        isRequired={rule?.reasonNeeded ?? false}
        value={reason}
        onChange={setReason}
        lines={2}
        maxLength={500}
      />
      {rule?.decisionNeeded ? (
        <>
          <TextField label={t('task.decision')} isRequired value={documentNo} onChange={setDocument} />
          <DateField label={t('task.decision-day')} isRequired value={onDay} onChange={setDay} />
        </>
      ) : null}
    </ConfirmDialog>
  )
}

function HandDownDialog({ task, onClose }: AskedProps) {
  const t = useWords(words)
  const hand = useCommand(contract.handDown, { done: () => ({ words: t('task.handed-done') }), onDone: onClose })
  return (
    <ConfirmDialog
      title={t('task.hand-down')}
      isOpen
      onClose={onClose}
      consequences={[t('task.hand-down-1')]}
      verb={t('task.hand-down')}
      isBusy={hand.isBusy}
      failure={hand.failure}
      onConfirm={() => hand.send({ id: task.id })}
    />
  )
}

function TakeDialog({ task, onClose }: AskedProps) {
  const t = useWords(words)
  const navigate = useNavigate()
  const [content, setContent] = useState('')
  const [dueOn, setDue] = useState<PlainDate | null>(task.dueOn)
  const take = useCommand(contract.take, {
    done: () => ({ words: t('task.taken-done') }),
    onDone: ({ id }) => void navigate({ to: `/tasks/${id}` as never }),
  })
  return (
    <ConfirmDialog
      title={t('task.take-title')}
      isOpen
      onClose={onClose}
      consequences={[]}
      verb={t('task.take')}
      isBusy={take.isBusy}
      failure={take.failure}
      onConfirm={() => take.send({ id: task.id, content: content || null, dueOn })}
    >
      <TextField
        label={t('task.take-content')}
        value={content}
        onChange={setContent}
        placeholder={task.content}
        lines={2}
        maxLength={400}
      />
      <DateField label={t('task.due')} value={dueOn} onChange={setDue} latest={task.dueOn} />
    </ConfirmDialog>
  )
}

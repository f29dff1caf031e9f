import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { Tag } from '../../platform/ui/page.tsx'
import { Filled } from '../../platform/ui/paper.tsx'
import { ErrorPanel } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { Slot, TaskRecord } from '../shapes.ts'
import { words } from './words.ts'

interface ReportSlotProps {
  readonly task: TaskRecord
  readonly slot: Slot
  readonly isWorking: boolean
}

/** A report: waiting, open with what the ledger filled in, or answered. */
export function ReportSlot({ task, slot, isWorking }: ReportSlotProps) {
  const t = useWords(words)
  const open = useCommand(contract.openSlot)
  const isMine = isWorking && task.may.report && slot.state === 'waiting'
  if (isMine && open.answer) return <OpenSlot task={task} slot={open.answer} />
  return (
    <div className="report-slot">
      <span className="row">
        <Tag tone={slot.state === 'waiting' ? 'plain' : 'green'}>{t(`slot.${slot.state}`)}</Tag>
        <span className="soft">{slot.who}</span>
        {isMine ? (
          <Button size="small" isBusy={open.isBusy} onPress={() => open.send({ id: task.id, slotId: slot.id })}>
            {t('slot.open')}
          </Button>
        ) : null}
      </span>
      {slot.state === 'waiting' ? null : <Cells slot={slot} />}
      {slot.explanation ? <p>{slot.explanation}</p> : null}
      {open.failure ? <ErrorPanel title={t('slot.open')} failure={open.failure} /> : null}
    </div>
  )
}

function Cells({ slot }: { slot: Slot }) {
  const t = useWords(words)
  const day = useDays()
  return (
    <dl className="slot-cells">
      {slot.cells.map(({ name, from, value, unit, ref }) => (
        <div key={name}>
          <dt className="faint">{from === 'ledger' ? t(`cell.${name}` as 'cell.value') : name}</dt>
          <dd>
            {from === 'ledger' && ref ? (
              <Filled>
                <Figure value={{ value, unit, asOf: slot.dueOn, ref }} withUnit />
              </Filled>
            ) : (
              (value ?? day(slot.dueOn))
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function OpenSlot({ task, slot }: { task: TaskRecord; slot: Slot }) {
  const t = useWords(words)
  const asked = slot.cells.filter(({ from }) => from === 'asked')
  const [answers, setAnswers] = useState<readonly string[]>(asked.map(() => ''))
  const [explanation, explain] = useState('')
  const answer = useCommand(contract.answerSlot, { done: () => ({ words: t('slot.confirmed') }) })
  const send = () => answer.send({ id: task.id, slotId: slot.id, answers: [...answers], explanation })
  return (
    <div className="report-slot">
      <Cells slot={{ ...slot, cells: slot.cells.filter(({ from }) => from === 'ledger') }} />
      {asked.map(({ name }, at) => (
        <TextField
          key={name}
          label={name}
          value={answers[at] ?? ''}
          onChange={(text) => setAnswers(answers.map((old, index) => (index === at ? text : old)))}
          isRequired
        />
      ))}
      <TextField label={t('slot.explain')} value={explanation} onChange={explain} lines={2} maxLength={1000} />
      <Button kind="primary" isBusy={answer.isBusy} onPress={send}>
        {t('slot.confirm')}
      </Button>
      {answer.failure ? <ErrorPanel title={t('slot.confirm')} failure={answer.failure} /> : null}
    </div>
  )
}

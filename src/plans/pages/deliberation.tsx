import { useState } from 'react'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Button } from '../../platform/ui/button.tsx'
import { Radios } from '../../platform/ui/choices.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { Dialog } from '../../platform/ui/dialog.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { type DeliberationResult, deliberationResults } from '../plan-rules.ts'
import type { PlanRecord } from '../shapes.ts'
import { words } from './words.ts'

/** What the meeting said of the plan. */
export default function Deliberation({ plan, onClose }: { plan: PlanRecord; onClose: () => void }) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const [result, setResult] = useState<DeliberationResult>('passed')
  const [meeting, setMeeting] = useState('')
  const [documentNo, setDocument] = useState('')
  const [onDay, setDay] = useState<PlainDate | null>(null)
  const [note, setNote] = useState('')
  const record = useCommand(contract.deliberate, { onDone: onClose })
  const send = () =>
    record.send({ id: plan.id, version: plan.version, result, meeting, documentNo, onDay: onDay as PlainDate, note })
  return (
    <Dialog title={t('planMove.deliberate')} isOpen onClose={onClose}>
      <Form onSubmit={send} refusal={record.failure}>
        <div className="stack">
          <Radios
            label={t('plan.result')}
            value={result}
            onChange={(chosen) => chosen && setResult(chosen)}
            choices={deliberationResults.map((id) => ({ id, name: t(`deliberated.${id}`) }))}
          />
          <TextField label={t('plan.meeting')} name="meeting" value={meeting} onChange={setMeeting} isRequired />
          <TextField
            label={t('plan.document')}
            name="documentNo"
            value={documentNo}
            onChange={setDocument}
            isRequired
          />
          <DateField label={t('plan.day')} name="onDay" value={onDay} onChange={setDay} isRequired />
          <TextField label={t('plan.note')} name="note" value={note} onChange={setNote} lines={2} />
          <FormFoot refusal={record.failure ? failureWords(record.failure) : null}>
            <Button kind="primary" type="submit" isBusy={record.isBusy}>
              {t('planMove.deliberate')}
            </Button>
          </FormFoot>
        </div>
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import type { PlainDate } from '../../../platform/plain-date.ts'
import { Button } from '../../../platform/ui/button.tsx'
import { DateField } from '../../../platform/ui/date-field.tsx'
import { Dialog } from '../../../platform/ui/dialog.tsx'
import { Form, FormFoot } from '../../../platform/ui/form.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useFailureWords } from '../../../platform/ui/states.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import { words } from '../words.ts'

interface ReasonDialogProps {
  readonly title: string
  readonly note: string
  readonly label: string
  readonly first?: string
  /** The reason's name among the fields of the operation. */
  readonly name?: string
  /** Asks for a day besides. */
  readonly withDay?: boolean
  readonly verb: string
  readonly isBusy: boolean
  readonly failure: Error | null
  readonly onSend: (reason: string, on: PlainDate | null) => void
  readonly onClose: () => void
  readonly children?: React.ReactNode
}

/** A short act that needs its reason, and perhaps its day. */
export function ReasonDialog(props: ReasonDialogProps) {
  const {
    title,
    note,
    label,
    first = '',
    name = 'why',
    withDay = false,
    verb,
    isBusy,
    failure,
    onSend,
    onClose,
  } = props
  const t = useWords(words)
  const failureWords = useFailureWords()
  const [reason, setReason] = useState(first)
  const [on, setOn] = useState<PlainDate | null>(null)
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form onSubmit={() => onSend(reason, on)} refusal={failure}>
        <p className="dense soft">{note}</p>
        {props.children}
        {withDay ? <DateField label={t('act.on')} name="on" isRequired value={on} onChange={setOn} /> : null}
        <TextField label={label} name={name} isRequired maxLength={200} lines={2} value={reason} onChange={setReason} />
        <FormFoot refusal={failure ? failureWords(failure) : null}>
          <Button
            kind="primary"
            type="submit"
            isBusy={isBusy}
            isDisabled={reason.trim().length < 2 || (withDay && !on)}
          >
            {verb}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}

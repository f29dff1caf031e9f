import { type ReactNode, useState } from 'react'
import type { Operation } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Button } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choices.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { Dialog } from '../../platform/ui/dialog.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import type { Command } from '../../platform/ui/office.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { words } from './words.ts'

/** When a change takes effect and by which paper, while it is typed. */
export interface Recording {
  readonly onDay: PlainDate | null
  readonly precision: 'year' | 'month' | 'day'
  readonly documentNo: string
  readonly reason: string
}

/** Begins on the office day. */
export function useRecording(): readonly [Recording, (next: Partial<Recording>) => void] {
  const me = useOperation(contract.me, {})
  const [typed, setTyped] = useState<Partial<Recording>>({})
  const recording: Recording = {
    ...{ onDay: me.data?.officeDay ?? null, precision: 'day' as const, documentNo: '', reason: '' },
    ...typed,
  }
  return [recording, (next) => setTyped((was) => ({ ...was, ...next }))]
}

/** As the office wants it; an empty day is refused there at its field. */
export const recordedAs = ({ onDay, documentNo, ...rest }: Recording) => ({
  ...rest,
  onDay: onDay ?? ('' as PlainDate),
  documentNo: documentNo.trim() === '' ? null : documentNo,
})

interface RecordingFieldsProps {
  readonly value: Recording
  readonly onChange: (next: Partial<Recording>) => void
}

export function RecordingFields({ value, onChange }: RecordingFieldsProps) {
  const t = useWords(words)
  return (
    <>
      <FieldGrid columns={3}>
        <DateField
          label={t('recording.day')}
          name="onDay"
          isRequired
          value={value.onDay}
          onChange={(onDay) => onChange({ onDay })}
        />
        <Select
          label={t('recording.precision')}
          name="precision"
          value={value.precision}
          onChange={(precision) => onChange({ precision })}
          choices={(['day', 'month', 'year'] as const).map((id) => ({ id, name: t(`precision.${id}`) }))}
        />
        <TextField
          label={t('recording.document')}
          name="documentNo"
          value={value.documentNo}
          onChange={(documentNo) => onChange({ documentNo })}
        />
      </FieldGrid>
      <TextField
        label={t('recording.reason')}
        name="reason"
        isRequired
        value={value.reason}
        onChange={(reason) => onChange({ reason })}
      />
    </>
  )
}

interface FormDialogProps {
  readonly title: string
  readonly verb: string
  readonly command: Pick<Command<Operation>, 'failure' | 'isBusy'>
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that holds one form; a refusal stands beside its verb. */
export function FormDialog({ title, verb, command, onSubmit, onClose, children }: FormDialogProps) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  return (
    <Dialog title={title} isOpen onClose={onClose} size="wide">
      <Form onSubmit={onSubmit} refusal={command.failure}>
        {children}
        <FormFoot refusal={command.failure ? failureWords(command.failure) : null}>
          <Button kind="primary" type="submit" isBusy={command.isBusy}>
            {verb}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { Dialog } from '../../platform/ui/dialog.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract, type Policy } from '../contract.ts'
import { words } from './words.ts'

/** Title, number, issuer and date, where the reader was wrong or found nothing. */
export function HeadForm({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const { id, version } = policy
  const [head, setHead] = useState({
    title: policy.title,
    number: policy.number ?? '',
    issuer: policy.issuer ?? '',
    issuedOn: policy.issuedOn,
  })
  const save = useCommand(contract.describe, { onDone: onClose, done: () => ({ words: t('head.saved') }) })
  const submit = () => save.send({ id, version, ...head, number: head.number || null, issuer: head.issuer || null })
  return (
    <Dialog title={t('policy.correct-head')} isOpen onClose={onClose} size="wide">
      <Form onSubmit={submit} refusal={save.failure}>
        <TextField
          name="title"
          isRequired
          label={t('policy.title')}
          value={head.title}
          onChange={(title) => setHead({ ...head, title })}
        />
        <FieldGrid columns={3}>
          <TextField
            name="number"
            label={t('policy.number')}
            value={head.number}
            onChange={(number) => setHead({ ...head, number })}
          />
          <TextField
            name="issuer"
            label={t('policy.issuer')}
            value={head.issuer}
            onChange={(issuer) => setHead({ ...head, issuer })}
          />
          <DateField
            name="issuedOn"
            label={t('policy.issued-on')}
            value={head.issuedOn}
            onChange={(issuedOn) => setHead({ ...head, issuedOn })}
          />
        </FieldGrid>
        <FormFoot refusal={save.failure ? failureWords(save.failure) : undefined}>
          <Button kind="primary" type="submit" isBusy={save.isBusy}>
            {t('head.save')}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
